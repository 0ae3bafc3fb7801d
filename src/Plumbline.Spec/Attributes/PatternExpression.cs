using System.Text;

namespace Plumbline.Spec.Attributes;

/// <summary>
/// A pattern of a document as .NET has to be given it. Documents mean what JSON Schema and OpenAPI mean, so that whoever reads the published
/// description refuses the same texts: <c>$</c> is the end, not also the place before a last line break; <c>.</c> is no line break of any
/// kind; <c>\d</c> and <c>\w</c> are those of ASCII.
/// </summary>
public static class PatternExpression
{
    private const string Digits = "0-9";
    private const string Letters = "A-Za-z0-9_";

    // Everything around those, for what stands in a class and so cannot be a class of its own.
    private const string OtherThanDigits = @"\x00-/:-\uFFFF";
    private const string OtherThanLetters = @"\x00-/:-@\[-\^`\{-\uFFFF";

    /// <summary>Writes a pattern so that .NET matches what the document means.</summary>
    /// <param name="pattern">The pattern, as the document has it.</param>
    /// <returns>The same where .NET means the same.</returns>
    public static string ForDotNet(string pattern)
    {
        if (pattern is null)
            throw new ArgumentNullException(nameof(pattern));

        // Who writes (?m) or (?s) says what ends and dots are, in .NET's own words.
        var (isLineWise, isDotAll) = (HasOption(pattern, 'm'), HasOption(pattern, 's'));
        var text = new StringBuilder(pattern.Length + 8);
        var depth = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\' when i + 1 < pattern.Length:
                    text.Append(Escape(pattern[++i], depth > 0));
                    break;
                case '[' when depth == 0 || pattern[i - 1] == '-':
                    depth++;
                    text.Append('[');
                    if (i + 1 < pattern.Length && pattern[i + 1] == '^')
                        text.Append(pattern[++i]);
                    if (i + 1 < pattern.Length && pattern[i + 1] == ']')
                        text.Append(pattern[++i]);
                    break;
                case ']' when depth > 0:
                    depth--;
                    text.Append(']');
                    break;
                case '$' when depth == 0 && !isLineWise:
                    text.Append(@"\z");
                    break;
                case '.' when depth == 0 && !isDotAll:
                    text.Append(@"[^\n\r\u2028\u2029]");
                    break;
                case var other:
                    text.Append(other);
                    break;
            }
        }

        return text.ToString();
    }

    private static string Escape(char letter, bool isInClass) => letter switch
    {
        'd' => isInClass ? Digits : $"[{Digits}]",
        'D' => isInClass ? OtherThanDigits : $"[^{Digits}]",
        'w' => isInClass ? Letters : $"[{Letters}]",
        'W' => isInClass ? OtherThanLetters : $"[^{Letters}]",
        _ => @"\" + letter,
    };

    private static bool HasOption(string pattern, char option)
    {
        for (var at = pattern.IndexOf("(?", StringComparison.Ordinal); at >= 0; at = pattern.IndexOf("(?", at + 1, StringComparison.Ordinal))
        {
            for (var i = at + 2; i < pattern.Length && pattern[i] is (>= 'a' and <= 'z') or '-'; i++)
            {
                if (pattern[i] == option)
                    return true;
            }
        }

        return false;
    }
}
