using System.Globalization;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Linting;

namespace Plumbline.Tool.Reporting;

/// <summary>One line each, in the form of compilers, for editors and <c>grep</c>.</summary>
internal sealed class CompactReport : IFindingReport
{
    /// <inheritdoc/>
    public void Write(IReadOnlyList<LintFinding> findings, int documents, ToolOutput output)
    {
        foreach (var finding in findings)
        {
            var ((line, column), (endLine, endColumn)) = (finding.Start, finding.End);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{finding.Source.Path}({line},{column},{endLine},{endColumn}): {finding.Word} {finding.Rule.Id}: {finding.Finding.Message}"));
        }
    }
}
