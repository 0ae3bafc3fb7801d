using System.Text;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Tests.Rules.Pages;

/// <summary>
/// Findings in the text of an example: below each line that has one stands a comment that underlines the place and gives the message.
/// <code>
///   { "name": "status", "type": "user_state" }
/// //                            ^^^^^^^^^^^^ field 'status' of model 'user' has type ...
/// </code>
/// </summary>
internal static class Carets
{
    /// <summary>The text without such comments.</summary>
    public static string Remove(string text) => string.Join('\n', text.Split('\n').Where(line => !IsCaretLine(line)));

    /// <summary>The text with the findings written below their lines.</summary>
    public static string Insert(string text, IEnumerable<Finding> findings)
    {
        var byLine = findings.ToLookup(finding => text.AsSpan(0, finding.Span.Start).Count('\n'));
        var result = new StringBuilder();
        var start = 0;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            result.Append(line).Append('\n');
            foreach (var finding in byLine[number].OrderBy(finding => finding.Span.Start))
                result.Append(CaretLine(line, finding.Span.Start - start, finding)).Append('\n');
            start += line.Length + 1;
            number++;
        }

        return result.ToString(0, result.Length - 1);
    }

    // The comment's own two slashes stand where a place in the first two columns would be; JSON is indented there.
    private static string CaretLine(string line, int column, Finding finding)
    {
        var length = Math.Max(1, Math.Min(finding.Span.Length, line.Length - column));
        return column < 3
            ? $"//{new string('^', length)} {finding.Message}"
            : $"//{new string(' ', column - 2)}{new string('^', length)} {finding.Message}";
    }

    private static bool IsCaretLine(string line) =>
        line.StartsWith("//", StringComparison.Ordinal) && line.TrimStart('/').TrimStart(' ').StartsWith('^');
}
