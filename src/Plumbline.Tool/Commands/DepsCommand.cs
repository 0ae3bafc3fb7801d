using System.CommandLine;
using Plumbline.Spec.Findings;
using Plumbline.Tool.Dependencies;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Projects;

namespace Plumbline.Tool.Commands;

/// <summary>Lists the packages and documents that services depend on, and what of them is old, weak, or different from service to service.</summary>
internal sealed class DepsCommand : ToolCommand
{
    private readonly Argument<string[]> _paths = new("paths") { HelpName = "PATH", Arity = ArgumentArity.ZeroOrMore, Description = "a project, or a folder in which every project counts; by default the current folder" };
    private readonly Option<string> _format = Choice.Format(["text", "json", "markdown", "github"]);
    private readonly Option<bool> _all = new("--all") { Description = "lists libraries and tests too, not only what is run in production" };
    private readonly Option<bool> _along = new("--transitive") { Description = "lists packages that come along with others too" };
    private readonly Option<bool> _online = new("--online") { Description = "asks the package sources of the projects for newer versions and known weak spots; the only thing here that uses the network" };
    private readonly Option<string> _level = Choice.Option("--level", "with --online: how far a newer version may be away", ["major", "minor", "patch"]);
    private readonly Option<string> _failOn = Choice.Option("--fail-on", "the least severity that makes the command end with 1", ["error", "warning", "info", "none"]);

    public DepsCommand()
        : base("deps", "lists packages and documents that services depend on, and what of them is old")
    {
        Add(_paths);
        Add(_format);
        Add(_all);
        Add(_along);
        Add(_online);
        Add(_level);
        Add(_failOn);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Projects are read by 'dotnet msbuild'; versions are those that the last restore took, else those asked for. A document's fingerprint is the same as long as it "
            + "promises the same: words are no part of it.",
            "Without the network are found: one package in different versions (a warning), weak spots that the last restore was told of (errors), imports that no document "
            + "answers (a warning), and copies of a document whose producer has moved on: an error where what changed breaks, a warning where it is dangerous, else a remark. Name "
            + "the folders of several repositories to compare copies across them.",
            "With --online, 'dotnet list package' asks the sources in nuget.config: newer versions are warnings, weak spots errors. What could not be asked is said.",
        ],
        ExitStatus = [(ExitCodes.NotInOrder, "a finding is at least as severe as --fail-on says"), (ExitCodes.Unsure, "done: --online was asked for, and a source did not answer for some project")],
        Examples =
        [
            ("plumbline deps", "lists what the programs below this folder depend on"),
            ("plumbline deps ../users ../orders", "looks across repositories"),
            ("plumbline deps --online --fail-on warning", "fails on newer versions too"),
            ("plumbline deps --format json --transitive --all > deps.json", "writes the inventory of everything"),
        ],
    };

    public override async Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var paths = run.Get(_paths) is { Length: > 0 } given ? given : ["."];
        var files = ProjectFiles.Find(paths, run.Host);
        if (files.Count == 0)
            throw new ToolException("there is no project below these paths; name .csproj files, or folders that hold some");

        var (tree, named) = await ProjectTree.ReadAsync(files, run.Host.Folder, cancellationToken).ConfigureAwait(false);
        var chosen = run.Get(_all) ? named : [.. named.Where(project => project.IsDeployable)];
        if (chosen.Count == 0)
            throw new ToolException("none of these projects is run in production; --all lists libraries and tests too");

        var reader = new InventoryReader(tree);
        List<ProjectInventory> inventories = [.. chosen.Select(reader.Read)];
        List<DependencyFinding> findings = [.. new InventoryChecks(tree, inventories).Find()];
        var said = "not checked: newer versions and weak spots that became known since the last restore; --online asks the package sources";
        var isUnsure = false;
        if (run.Get(_online))
        {
            var problems = await AskAsync(run, [.. chosen.SelectMany(tree.Reach).Select(reached => reached.Project).Distinct().Where(project => project.Packages.Count > 0)], findings, cancellationToken).ConfigureAwait(false);
            isUnsure = problems.Count > 0;
            said = isUnsure ? $"not checked, because a source did not answer: {string.Join("; ", problems)}" : null;
        }

        new InventoryReports(inventories, findings, said, run.Get(_along)).Write(run.Get(_format), run.Output);
        if (run.Get(_format) == "github" && said is not null)
            run.Tell(said);
        var least = run.Get(_failOn) switch { "info" => Severity.Info, "warning" => Severity.Warning, "none" => (Severity)int.MaxValue, _ => Severity.Error };
        return findings.Exists(finding => finding.Severity >= least) ? ExitCodes.NotInOrder : isUnsure ? ExitCodes.Unsure : ExitCodes.Success;
    }

    private async Task<IReadOnlyList<string>> AskAsync(ToolRun run, IReadOnlyList<EvaluatedProject> projects, List<DependencyFinding> findings, CancellationToken cancellationToken)
    {
        var checks = new OnlineChecks(run.Host.Folder);
        var (outdated, problems) = await checks.OutdatedAsync(projects, run.Get(_level), cancellationToken).ConfigureAwait(false);
        foreach (var group in outdated.GroupBy(package => (package.Name, package.Version, package.Latest)).OrderBy(group => group.Key))
        {
            findings.Add(new("outdated", Severity.Warning, group.First().Project.Path,
                $"package {group.Key.Name} {group.Key.Version} in {string.Join(", ", group.Select(package => package.Project.Name).Distinct())}: {group.Key.Latest} is there"));
        }

        var (weak, more) = await checks.VulnerableAsync(projects, cancellationToken).ConfigureAwait(false);
        findings.AddRange(weak);
        return [.. problems.Concat(more).Distinct(StringComparer.Ordinal)];
    }
}
