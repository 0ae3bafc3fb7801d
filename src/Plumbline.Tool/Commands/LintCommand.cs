using System.CommandLine;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Accepting;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Linting;
using Plumbline.Tool.Reporting;
using Plumbline.Tool.Settings;

namespace Plumbline.Tool.Commands;

/// <summary>Checks documents by the same rules, rulesets and suppressions as the build.</summary>
internal sealed class LintCommand : ToolCommand
{
    private readonly DocumentOptions _documents;
    private readonly Option<string> _format = Choice.Format(FindingReports.Names);
    private readonly Option<string> _rules = Choice.Option(
        "--rules", "the company rules that are on unless a .globalconfig says otherwise, as PlumblineRules in a project", ["recommended", "none", "strict"]);
    private readonly Option<string[]> _rulesets = new("--ruleset") { HelpName = "FILE", Description = "a company's .globalconfig; may repeat" };
    private readonly Option<string> _failOn = Choice.Option("--fail-on", "the least severity that makes the command end with 1", ["error", "warning", "info"]);

    private readonly Option<string?> _baseline = new("--baseline") { HelpName = "FILE", Description = "the file of accepted findings (default: plumbline.findings.json in the document's folder or above)" };
    private readonly Option<bool> _fix = new("--fix") { Description = "corrects what has one remedy and breaks nobody on the wire, and tells what is left" };
    private readonly Option<bool> _check = new("--check") { Description = "with --fix: writes nothing, shows the patch, and ends with 1 where there is one" };
    private readonly Option<bool> _unreleased = new("--unreleased") { Description = "with --fix: nobody uses these documents yet, so names and types on the wire may change, too" };
    private readonly Option<bool> _accept = new("--accept") { Description = "writes that file, so that everything that the company rules find now is accepted and only what comes new is shown" };

    public LintCommand()
        : base("lint", "checks documents by the rules of the format and of the company")
    {
        _documents = DocumentOptions.AddTo(this);
        Add(_format);
        Add(_rules);
        Add(_rulesets);
        Add(_failOn);
        Add(_baseline);
        Add(_accept);
        Add(_fix);
        Add(_check);
        Add(_unreleased);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Finds the same as a build of a project that has these documents as services: what breaks the format or HTTP always, and the company rules that "
            + "are on. Severities are those of .globalconfig files in a document's folder and above, and of --ruleset; settings (plumbline_...) also those of "
            + ".editorconfig sections that match it. A linter attribute in a document suppresses here as there.",
            "A project, or the folder of one, is checked as its build checks it: its documents with their roles, its PlumblineRules, baselines, settings files and NoWarn, as MSBuild tells. "
            + "A folder of documents is checked without asking MSBuild, which takes a second.",
            "--fix changes only what it corrects: names in the company's case (of enum values whose text stays, of types, of parameters in paths), imports and suppressions without use, slashes at "
            + "the end of addresses, descriptions of what is the same everywhere. Each correction is proven: nothing new is found, and the comparison finds nothing that "
            + "anybody notices on the wire. With --unreleased the latter is not asked, and fields, query parameters, types and discriminators are corrected, too.",
            "A company's rules without code (plumbline.rules.json) and accepted findings (plumbline.findings.json) are those in the document's folder, else the nearest above.",
        ],
        ExitStatus = [(ExitCodes.NotInOrder, "a finding is at least as severe as --fail-on says")],
        Examples =
        [
            ("plumbline lint specs", "checks every document below specs"),
            ("plumbline lint specs --rules strict --fail-on warning", "checks by all rules, and fails on warnings too"),
            ("plumbline lint specs --format sarif > lint.sarif", "writes what code scanning reads"),
            ("plumbline lint src/Users", "checks the documents of the project there as its build does"),
            ("plumbline lint specs --fix --check", "shows what could be corrected"),
            ("plumbline lint specs --rules strict --accept", "accepts what is found in old documents, to turn rules on for new ones"),
            ("plumbline lint user.json --import specs/common.json", "says where an import is found"),
        ],
    };

    public override async Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var rulesets = (run.Get(_rulesets) ?? []).Select(run.Host.Resolve).ToList();
        if (rulesets.Find(path => !File.Exists(path)) is { } missing)
            throw new ToolException($"the ruleset '{run.Host.Display(missing)}' does not exist; correct the path, or leave --ruleset out");

        var baseline = run.Get(_baseline) is { } path ? run.Host.Resolve(path) : null;
        var job = await JobAsync(run, rulesets, cancellationToken).ConfigureAwait(false);
        LintResult Lint(DocumentSet set) => new Linter(set, job.Settings, new(run.Host, baseline, job.Project?.Folder), run.Host.Today, job.Project).Run(cancellationToken);
        if (run.Get(_fix) && run.Get(_accept))
            throw new ToolException("--fix corrects what is found, and --accept takes it as it is; first give the one, then the other");
        if (run.Get(_fix))
            return Fix(run, job.Documents, Lint, cancellationToken);
        if (run.Get(_check) || run.Get(_unreleased))
            throw new ToolException("--check and --unreleased say how --fix corrects; give --fix, too");

        var result = Lint(job.Documents);
        return run.Get(_accept) ? Accept(run, baseline ?? run.Host.Resolve(AcceptedFindingsFile.FileName), result) : Report(run, job.Documents, result);
    }

    // A project is checked as its build checks it; everything else are documents.
    private async Task<(DocumentSet Documents, SettingsFiles Settings, ProjectLint? Project)> JobAsync(ToolRun run, List<string> rulesets, CancellationToken cancellationToken)
    {
        var paths = run.Get(_documents.Paths);
        var projects = paths.Select(path => ProjectLint.ProjectOf(run.Host.Resolve(path))).OfType<string>().ToList();
        if (projects.Count == 0)
            return (_documents.Load(run, cancellationToken), new(rulesets, Level(run.Get(_rules))), null);
        if (paths.Length > 1)
            throw new ToolException($"'{run.Host.Display(projects[0])}' is a project, which is checked alone; name its documents, or one project");

        var project = await ProjectLint.ReadAsync(projects[0], run.IsGiven(_rules) ? Level(run.Get(_rules)) : null, rulesets, run.Host, cancellationToken).ConfigureAwait(false);
        return project.Documents.Subjects.Any() ? (project.Documents, project.Settings, project) : throw new ToolException($"the project '{run.Host.Display(projects[0])}' has no API document among its AdditionalFiles");
    }

    private int Report(ToolRun run, DocumentSet documents, LintResult result)
    {
        FindingReports.Of(run.Get(_format)).Write(result.Findings, documents.Subjects.Count(), run.Output);
        var least = run.Get(_failOn) switch { "info" => Severity.Info, "warning" => Severity.Warning, _ => Severity.Error };
        return result.Findings.Any(finding => finding.Severity >= least) ? ExitCodes.NotInOrder : ExitCodes.Success;
    }

    private int Fix(ToolRun run, DocumentSet documents, Func<DocumentSet, LintResult> lint, CancellationToken cancellationToken)
    {
        var fixer = new DocumentFixer(lint, run.Get(_unreleased));
        var (after, result) = fixer.Run(documents, cancellationToken);
        var changed = documents.Documents.Zip(after.Documents).Where(pair => pair.First.Source.Text != pair.Second.Source.Text).ToList();
        if (run.Get(_check))
        {
            changed.ForEach(pair => UnifiedDiff.Write(pair.First.Source.Path, pair.First.Source.Text, pair.Second.Source.Text, run.Output));
            return changed.Count > 0 ? ExitCodes.NotInOrder : ExitCodes.Success;
        }

        foreach (var (_, fresh) in changed)
            OutputFile.Write(fresh.Source.FullPath, fresh.Source.Text, OutputFile.HasMark(fresh.Source.FullPath));
        foreach (var finding in fixer.Applied.Select(applied => applied.Finding))
            run.Tell($"corrected {finding.Source.Path}: {finding.Rule.Id}: {finding.Finding.Message}");
        return Report(run, after, result);
    }

    private static int Accept(ToolRun run, string path, LintResult result)
    {
        OutputFile.Write(path, AcceptedFindingsText.Write(result.Acceptable));
        run.Output.WriteLine($"accepted {result.Acceptable.Select(AcceptedFinding.Of).OfType<AcceptedFinding>().Distinct().Count()} findings in {run.Host.Display(path)}");
        return ExitCodes.Success;
    }

    private static RuleLevel Level(string word) => word switch
    {
        "recommended" => RuleLevel.Recommended,
        "strict" => RuleLevel.Strict,
        _ => RuleLevel.Always,
    };
}
