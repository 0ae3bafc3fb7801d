using System.Globalization;
using System.Text;

namespace Plumbline.Generator.Emit;

/// <summary>Turns text from a document into C# that means exactly that text, whatever it holds.</summary>
internal static class CSharpText
{
    /// <summary>A string literal with its quotes; everything but printable ASCII is escaped (direction marks and line separators too).</summary>
    /// <param name="text">Any text.</param>
    public static string Literal(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"':
                    result.Append("\\\"");
                    break;
                case '\\':
                    result.Append("\\\\");
                    break;
                case '\n':
                    result.Append("\\n");
                    break;
                case '\r':
                    result.Append("\\r");
                    break;
                case '\t':
                    result.Append("\\t");
                    break;
                case >= ' ' and <= '~':
                    result.Append(c);
                    break;
                default:
                    result.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    break;
            }
        }

        return result.Append('"').ToString();
    }

    /// <summary>A UTF-8 literal (<c>"..."u8</c>); unpaired surrogates, which UTF-8 cannot hold, become U+FFFD.</summary>
    /// <param name="text">Any text.</param>
    public static string Utf8Literal(string text) => Literal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))) + "u8";

    /// <summary>One line for a <c>//</c> comment or a message: no line ends, no control or format characters.</summary>
    /// <param name="text">Any text.</param>
    public static string OneLine(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
            result.Append(IsHarmless(c) ? c : ' ');

        return result.ToString().Trim();
    }

    /// <summary>An XML doc element of one or several lines, each starting with <c>///</c>; empty where there is no text.</summary>
    /// <param name="tag">The element, e.g. <c>summary</c>, with attributes where it has any.</param>
    /// <param name="text">The document's text; null or blank writes nothing.</param>
    public static string Doc(string tag, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";

        var lines = text!.Replace("\r\n", "\n").Replace('\r', '\n').Trim().Split('\n');
        var name = tag.Split(' ')[0];
        if (lines.Length == 1)
            return $"/// <{tag}>{Xml(lines[0])}</{name}>";

        var result = new StringBuilder($"/// <{tag}>");
        foreach (var line in lines)
        {
            var escaped = Xml(line);
            result.Append('\n').Append(escaped.Length == 0 ? "///" : "/// " + escaped);
        }

        return result.Append($"\n/// </{name}>").ToString();
    }

    /// <summary>Text inside XML: escaped, trimmed at the end, without characters that XML or a reader's eye stumbles over.</summary>
    /// <param name="text">One line of any text.</param>
    public static string Xml(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            result.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                _ when IsHarmless(c) => c.ToString(),
                _ => " ",
            });
        }

        return result.ToString().TrimEnd();
    }

    // Control and format characters (line separators, direction marks) and lone surrogates have no place in source text.
    private static bool IsHarmless(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
