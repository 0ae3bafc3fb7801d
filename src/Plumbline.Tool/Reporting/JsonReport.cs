using Plumbline.Spec.Export;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Linting;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Tool.Reporting;

/// <summary>JSON of our own, for scripts.</summary>
internal sealed class JsonReport : IFindingReport
{
    /// <inheritdoc/>
    public void Write(IReadOnlyList<LintFinding> findings, int documents, ToolOutput output) => output.Write(JsonTextWriter.Write(Object(
        ("documents", Number(documents)),
        ("findings", Array(findings.Select(finding => Object(
            ("path", Text(finding.Source.Path)),
            ("line", Number(finding.Start.Line)),
            ("column", Number(finding.Start.Column)),
            ("end_line", Number(finding.End.Line)),
            ("end_column", Number(finding.End.Column)),
            ("rule", Text(finding.Rule.Id)),
            ("key", TextOrNothing(finding.Rule.Key)),
            ("severity", Text(finding.Word)),
            ("message", Text(finding.Finding.Message)),
            ("page", Text(finding.Rule.HelpPage)))))))));
}
