using Plumbline.Spec.Export;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Linting;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Tool.Reporting;

/// <summary>SARIF 2.1.0, for code scanning.</summary>
internal sealed class SarifReport : IFindingReport
{
    /// <inheritdoc/>
    public void Write(IReadOnlyList<LintFinding> findings, int documents, ToolOutput output)
    {
        var rules = findings.Select(f => f.Rule).DistinctBy(r => r.Id).OrderBy(r => r.Id, StringComparer.Ordinal).ToList();
        output.Write(JsonTextWriter.Write(Object(
            ("$schema", Text("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", Text("2.1.0")),
            ("runs", Array(Object(
                ("tool", Object(("driver", Object(
                    ("name", Text("plumbline")),
                    ("version", Text(ToolVersion.Text)),
                    ("rules", Array(rules.Select(Rule))))))),
                ("columnKind", Text("utf16CodeUnits")),
                ("results", Array(findings.Select(f => Result(f, rules))))))))));
    }

    private static JsonValue Rule(RuleDescriptor rule) => Object(
        ("id", Text(rule.Id)),
        ("name", TextOrNothing(rule.Key)),
        ("shortDescription", Object(("text", Text(rule.Title)))),
        ("help", Object(("text", Text(rule.HelpPage)))),
        ("defaultConfiguration", Object(("level", Text(Level(rule.Severity))))),
        ("properties", Object(("category", Text(rule.Category)))));

    private static JsonValue Result(LintFinding finding, List<RuleDescriptor> rules) => Object(
        ("ruleId", Text(finding.Rule.Id)),
        ("ruleIndex", Number(rules.FindIndex(rule => rule.Id == finding.Rule.Id))),
        ("level", Text(Level(finding.Severity))),
        ("message", Object(("text", Text(finding.Finding.Message)))),
        ("locations", Array(Object(("physicalLocation", Object(
            ("artifactLocation", Object(("uri", Text(Uri.EscapeDataString(finding.Source.Path).Replace("%2F", "/", StringComparison.Ordinal))))),
            ("region", Object(
                ("startLine", Number(finding.Start.Line)),
                ("startColumn", Number(finding.Start.Column)),
                ("endLine", Number(finding.End.Line)),
                ("endColumn", Number(finding.End.Column))))))))));

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
