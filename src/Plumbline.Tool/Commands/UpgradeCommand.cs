using System.CommandLine;
using System.Globalization;
using Plumbline.Spec.Diff;
using Plumbline.Tool.Dependencies;
using Plumbline.Tool.Git;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Projects;
using Plumbline.Tool.Reporting;
using Plumbline.Tool.Upgrading;

namespace Plumbline.Tool.Commands;

/// <summary>Brings packages up to date, as far as the tests pass, on a branch of its own.</summary>
internal sealed class UpgradeCommand : ToolCommand
{
    private readonly Option<string> _test = new("--test") { HelpName = "COMMAND", Description = "what proves an upgrade, by ending with 0 (default ./build/test)", DefaultValueFactory = _ => "./build/test" };
    private readonly Option<bool> _plan = new("--plan") { Description = "only tells what would be tried" };
    private readonly Option<string?> _branch = new("--branch") { HelpName = "NAME", Description = "the branch to make (default upgrade/ and the day)" };
    private readonly Option<string> _level = Choice.Option("--level", "how far a newer version may be away", ["major", "minor", "patch"]);
    private readonly Option<string[]> _keep = new("--keep") { HelpName = "PACKAGE", Description = "a package that stays as it is, with * at its end for many; may repeat" };
    private readonly Option<string?> _sdk = new("--sdk") { HelpName = "VERSION", Description = "also moves the SDK in global.json to this version" };

    public UpgradeCommand()
        : base("upgrade", "brings packages up to date as far as the tests pass, on a branch to review")
    {
        Add(_test);
        Add(_plan);
        Add(_branch);
        Add(_level);
        Add(_keep);
        Add(_sdk);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Asks the package sources of all projects of the repository (the network, unless nuget.config names folders) what is newer than what the last commit has, and moves the versions in "
            + "Directory.Packages.props and project files; nothing else in them changes, and ranges and properties stay. Packages of one family with one version move together.",
            "If the tests fail with all of them, and pass with none, the upgrades that break them are found by halves and left out. What passes becomes one commit on a new branch, "
            + "whose message tells what moved and what was left out, why. All this happens in a work tree of its own: your files and your branches stay as they are.",
        ],
        ExitStatus = [(ExitCodes.NotInOrder, "done, and an upgrade was left out because the tests fail with it; with --plan: there is something to upgrade")],
        Examples =
        [
            ("plumbline upgrade --plan", "tells what is newer"),
            ("plumbline upgrade --test 'dotnet test' --level minor", "takes no new major version"),
            ("plumbline upgrade --keep 'Microsoft.CodeAnalysis*' --sdk 10.0.402", "leaves the compiler alone, and moves the SDK"),
        ],
    };

    public override async Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var repository = GitRepository.Around(run.Host.Folder);
        var head = repository.Require("HEAD");
        var branch = run.Get(_branch) ?? $"upgrade/{run.Host.Today}";
        if (GitRepository.Run(repository.Root, ["check-ref-format", "--branch", branch]).Code != 0)
            throw new ToolException($"'{branch}' is no name for a branch");
        if (repository.Resolve("refs/heads/" + branch) is not null && !run.Get(_plan))
            throw new ToolException($"the branch '{branch}' is there already; review and delete it, or name another one by --branch");

        if (!repository.Files(head, "").Any(ProjectFiles.IsProject) && run.Get(_sdk) is null)
            throw new ToolException("the last commit has no project, and so no packages to upgrade; commit one first");

        using var tree = new GitWorktree(repository, head);
        var files = new UpgradeFiles(tree.Folder, repository.Files(head, "").Where(file => new FileInfo(Path.Combine(tree.Folder, file)) is { Exists: true, LinkTarget: null }));
        var upgrades = await FindAsync(run, repository, head, tree.Folder, files, cancellationToken).ConfigureAwait(false);
        foreach (var upgrade in upgrades)
            run.Output.WriteLine($"to try: {SafeText.Line(upgrade.Text)}");
        if (upgrades.Count == 0)
            run.Output.WriteLine("everything is up to date", Tone.Good);
        if (upgrades.Count == 0 || run.Get(_plan))
            return upgrades.Count == 0 ? ExitCodes.Success : ExitCodes.NotInOrder;

        var upgrader = new Upgrader(tried => ProveAsync(run, files, tree, tried, cancellationToken));
        if (await upgrader.RunAsync(upgrades).ConfigureAwait(false) is { } already)
            throw new ToolException($"the tests fail before anything is upgraded, so nothing can be proven: {SafeText.Line(already)}");

        foreach (var (upgrade, why) in upgrader.Left)
            run.Output.WriteLine($"left out: {SafeText.Line(upgrade.Text)}: {SafeText.Line(why)}", Tone.Doubtful);
        if (upgrader.Taken.Count > 0)
        {
            files.Write(upgrader.Taken);
            tree.CommitAs(branch, Message(upgrader, run.Get(_test)));
            run.Output.WriteLine($"committed {Count(upgrader.Taken)} as branch {branch}; see: git log -p -1 {branch}", Tone.Good);
        }
        else
        {
            run.Output.WriteLine("nothing was committed: every upgrade breaks the tests", Tone.Bad);
        }

        return upgrader.Left.Count > 0 ? ExitCodes.NotInOrder : ExitCodes.Success;
    }

    private async Task<IReadOnlyList<Upgrade>> FindAsync(ToolRun run, GitRepository repository, string head, string folder, UpgradeFiles files, CancellationToken cancellationToken)
    {
        var projects = repository.Files(head, "").Where(ProjectFiles.IsProject).Select(file => Path.Combine(folder, file)).ToList();
        var moves = new List<PackageMove>();
        if (projects.Count > 0)
        {
            var (_, named) = await ProjectTree.ReadAsync(projects, folder, cancellationToken).ConfigureAwait(false);
            var (outdated, problems) = await new OnlineChecks(folder).OutdatedAsync([.. named.Where(project => project.Packages.Count > 0)], run.Get(_level), cancellationToken).ConfigureAwait(false);
            foreach (var problem in problems)
                run.Tell($"not asked: {SafeText.Line(problem)}");
            if (problems.Count > 0 && outdated.Count == 0)
                throw new ToolException("the package sources could not be asked, so nothing is known about newer versions");

            var kept = run.Get(_keep) ?? [];
            foreach (var group in outdated.GroupBy(package => package.Name, StringComparer.OrdinalIgnoreCase).Where(group => !kept.Any(pattern => Matches(pattern, group.Key))))
            {
                var to = group.Select(package => package.Latest).Order(Release.Order).Last();
                var places = files.Places(group.Key).Where(place => place.Version != to).ToList();
                if (places.Where(place => place.IsExact).ToList() is { Count: > 0 } exact)
                    moves.Add(new(group.Key, string.Join(" and ", exact.Select(place => place.Version).Distinct()), to, exact));
                else
                    run.Tell($"{group.Key} {to} is there, and no file says its version in plain numbers; move it by hand");
            }
        }

        if (run.Get(_sdk) is { } sdk)
        {
            var place = files.SdkPlace ?? throw new ToolException("there is no global.json with a version of the SDK at the root of the repository; --sdk has nothing to move");
            if (place.Version != sdk)
                moves.Add(new(PackageMove.Sdk, place.Version, sdk, [place]));
        }

        return Upgrade.Group(moves);
    }

    private async Task<string?> ProveAsync(ToolRun run, UpgradeFiles files, GitWorktree tree, IReadOnlyList<Upgrade> tried, CancellationToken cancellationToken)
    {
        // Builds go by the times of files; what another trial left behind may look new enough.
        tree.Clean();
        files.Write(tried);
        var why = await TestRun.RunAsync(run.Get(_test), tree.Folder, cancellationToken).ConfigureAwait(false);
        run.Tell($"tests {(why is null ? "pass" : "fail")} with {(tried.Count == 0 ? "no upgrade" : Count(tried))}");
        return why;
    }

    private static string Message(Upgrader upgrader, string test)
    {
        var lines = new List<string> { $"Upgrade {Count(upgrader.Taken)}", "" };
        lines.AddRange(upgrader.Taken.SelectMany(upgrade => upgrade.Moves).Select(move => $"- {move.Text}"));
        if (upgrader.Left.Count > 0)
        {
            lines.AddRange(["", "Left out, because the tests fail with them:"]);
            lines.AddRange(upgrader.Left.Select(left => $"- {left.Upgrade.Text}: {SafeText.Line(left.Why)}"));
        }

        lines.AddRange(["", $"Proven by: {test}", ""]);
        return string.Join('\n', lines);
    }

    private static string Count(IReadOnlyList<Upgrade> upgrades)
    {
        var count = upgrades.Sum(upgrade => upgrade.Moves.Count);
        return string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "package" : "packages")}");
    }

    private static bool Matches(string pattern, string name) => pattern.EndsWith('*')
        ? name.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : name.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
