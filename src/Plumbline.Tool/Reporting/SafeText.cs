using System.Globalization;
using System.Text;

namespace Plumbline.Tool.Reporting;

/// <summary>Makes text of a document harmless where a terminal, an editor or a page shows it.</summary>
internal static class SafeText
{
    /// <summary>One line without characters that a terminal obeys or that turn the reading direction; every one becomes one other, so that columns stay.</summary>
    /// <param name="text">The text.</param>
    public static string Line(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isHarmless = !char.IsControl(c)
                && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            safe.Append(c == '\t' ? ' ' : isHarmless ? c : '\uFFFD');
        }

        return safe.ToString();
    }

    /// <summary>Text between the tags of XML or HTML, or in an attribute's quotes.</summary>
    /// <param name="text">The text.</param>
    public static string Markup(string text) => Line(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    /// <summary>Text in a cell of a Markdown table: no tag, no cell's end, no link.</summary>
    /// <param name="text">The text.</param>
    public static string Markdown(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in Line(text))
        {
            if (c is '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '~' or '!' or '&')
                safe.Append('\\');
            safe.Append(c);
        }

        return safe.ToString();
    }
}
