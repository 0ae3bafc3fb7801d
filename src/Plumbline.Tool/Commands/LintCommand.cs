using System.CommandLine;
using Plumbline.Spec.Findings;
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

    public LintCommand()
        : base("lint", "checks documents by the rules of the format and of the company")
    {
        _documents = DocumentOptions.AddTo(this);
        Add(_format);
        Add(_rules);
        Add(_rulesets);
        Add(_failOn);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Finds the same as a build of a project that has these documents as services: what breaks the format or HTTP always, and the company rules that "
            + "are on. Severities are those of .globalconfig files in a document's folder and above, and of --ruleset; settings (plumbline_...) also those of "
            + ".editorconfig sections that match it. A linter attribute in a document suppresses here as there.",
        ],
        ExitStatus = [(ExitCodes.NotInOrder, "a finding is at least as severe as --fail-on says")],
        Examples =
        [
            ("plumbline lint specs", "checks every document below specs"),
            ("plumbline lint specs --rules strict --fail-on warning", "checks by all rules, and fails on warnings too"),
            ("plumbline lint specs --format sarif > lint.sarif", "writes what code scanning reads"),
            ("plumbline lint user.json --import specs/common.json", "says where an import is found"),
        ],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var rulesets = (run.Get(_rulesets) ?? []).Select(run.Host.Resolve).ToList();
        if (rulesets.Find(path => !File.Exists(path)) is { } missing)
            throw new ToolException($"the ruleset '{run.Host.Display(missing)}' does not exist");

        var documents = _documents.Load(run, cancellationToken);
        var settings = new SettingsFiles(rulesets, Level(run.Get(_rules)));
        var findings = Linter.Run(documents, settings, run.Host.Today, cancellationToken);
        FindingReports.Of(run.Get(_format)).Write(findings, documents.Subjects.Count(), run.Output);

        var least = run.Get(_failOn) switch { "info" => Severity.Info, "warning" => Severity.Warning, _ => Severity.Error };
        return Task.FromResult(findings.Any(finding => finding.Severity >= least) ? ExitCodes.NotInOrder : ExitCodes.Success);
    }

    private static RuleLevel Level(string word) => word switch
    {
        "recommended" => RuleLevel.Recommended,
        "strict" => RuleLevel.Strict,
        _ => RuleLevel.Always,
    };
}
