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
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Finds the same as a build of a project that has these documents as services: what breaks the format or HTTP always, and the company rules that "
            + "are on. Severities are those of .globalconfig files in a document's folder and above, and of --ruleset; settings (plumbline_...) also those of "
            + ".editorconfig sections that match it. A linter attribute in a document suppresses here as there.",
            "A company's rules without code (plumbline.rules.json) and accepted findings (plumbline.findings.json) are those in the document's folder, else the nearest above.",
        ],
        ExitStatus = [(ExitCodes.NotInOrder, "a finding is at least as severe as --fail-on says")],
        Examples =
        [
            ("plumbline lint specs", "checks every document below specs"),
            ("plumbline lint specs --rules strict --fail-on warning", "checks by all rules, and fails on warnings too"),
            ("plumbline lint specs --format sarif > lint.sarif", "writes what code scanning reads"),
            ("plumbline lint specs --rules strict --accept", "accepts what is found in old documents, to turn rules on for new ones"),
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
        var baseline = run.Get(_baseline) is { } path ? run.Host.Resolve(path) : null;
        var result = new Linter(documents, settings, new(run.Host, baseline), run.Host.Today).Run(cancellationToken);
        if (run.Get(_accept))
            return Task.FromResult(Accept(run, baseline ?? run.Host.Resolve(AcceptedFindingsFile.FileName), result));

        var findings = result.Findings;
        FindingReports.Of(run.Get(_format)).Write(findings, documents.Subjects.Count(), run.Output);
        var least = run.Get(_failOn) switch { "info" => Severity.Info, "warning" => Severity.Warning, _ => Severity.Error };
        return Task.FromResult(findings.Any(finding => finding.Severity >= least) ? ExitCodes.NotInOrder : ExitCodes.Success);
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
