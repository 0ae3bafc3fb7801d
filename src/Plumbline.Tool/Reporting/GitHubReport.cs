using System.Globalization;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Linting;

namespace Plumbline.Tool.Reporting;

/// <summary>Workflow commands, which GitHub shows at the lines of a pull request.</summary>
internal sealed class GitHubReport : IFindingReport
{
    /// <inheritdoc/>
    public void Write(IReadOnlyList<LintFinding> findings, int documents, ToolOutput output)
    {
        foreach (var finding in findings)
        {
            var ((line, column), (endLine, endColumn)) = (finding.Start, finding.End);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"::{SeverityWord.OfGitHub(finding.Severity)} file={Property(finding.Source.Path)},line={line},col={column},endLine={endLine},endColumn={endColumn},title={finding.Rule.Id}::{Data(finding.Finding.Message)}"));
        }
    }

    /// <summary>Text behind a command.</summary>
    public static string Data(string text) => SafeText.Line(text).Replace("%", "%25", StringComparison.Ordinal);

    /// <summary>Text of a property.</summary>
    public static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
