using System.Globalization;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Linting;

namespace Plumbline.Tool.Reporting;

/// <summary>A table for a comment or a page.</summary>
internal sealed class MarkdownReport : IFindingReport
{
    /// <inheritdoc/>
    public void Write(IReadOnlyList<LintFinding> findings, int documents, ToolOutput output)
    {
        output.WriteLine($"**{Summary.Of(findings, documents)}**");
        if (findings.Count == 0)
            return;

        output.WriteLine();
        output.WriteLine("| place | severity | rule | finding |");
        output.WriteLine("|---|---|---|---|");
        foreach (var finding in findings)
        {
            var (line, column) = finding.Start;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {SafeText.Markdown(finding.Source.Path)}({line},{column}) | {finding.Word} | {finding.Rule.Id} | {SafeText.Markdown(finding.Finding.Message)} |"));
        }
    }
}
