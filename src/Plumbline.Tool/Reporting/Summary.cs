using Plumbline.Spec.Findings;
using Plumbline.Tool.Linting;

namespace Plumbline.Tool.Reporting;

/// <summary>Counts findings in words.</summary>
internal static class Summary
{
    /// <summary>One line: <c>2 errors, 1 warning in 4 documents</c>.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="documents">How many documents were checked.</param>
    public static string Of(IReadOnlyList<LintFinding> findings, int documents)
    {
        var parts = new[]
            {
                Count(findings.Count(f => f.Severity == Severity.Error), "error"),
                Count(findings.Count(f => f.Severity == Severity.Warning), "warning"),
                Count(findings.Count(f => f.Severity is Severity.Info or Severity.Hidden), "remark"),
            }
            .OfType<string>().ToList();
        var what = parts.Count == 0 ? "nothing to report" : string.Join(", ", parts);
        return $"{what} in {documents} {(documents == 1 ? "document" : "documents")}";
    }

    private static string? Count(int count, string noun) => count == 0 ? null : $"{count} {noun}{(count == 1 ? "" : "s")}";
}
