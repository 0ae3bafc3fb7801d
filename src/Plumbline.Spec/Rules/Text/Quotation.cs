using System.Text;

namespace Plumbline.Spec.Rules.Text;

/// <summary>Puts text of a document into messages: one line, of bounded length, whatever the text holds.</summary>
internal static class Quotation
{
    private const int MaximumLength = 120;

    /// <summary>The text in single quotes.</summary>
    public static string Quote(string text) => $"'{Plain(text)}'";

    /// <summary>Texts in single quotes, joined by commas; a long list is cut.</summary>
    public static string QuoteAll(IEnumerable<string> texts)
    {
        var all = texts.ToList();
        var shown = string.Join(", ", all.Take(10).Select(Quote));
        return all.Count <= 10 ? shown : $"{shown} and {all.Count - 10} more";
    }

    /// <summary>The text on one line, of bounded length, without quotes.</summary>
    internal static string Plain(string text)
    {
        var builder = new StringBuilder(Math.Min(text.Length, MaximumLength));
        foreach (var character in text)
        {
            if (builder.Length == MaximumLength)
                return builder.Append('…').ToString();

            // Control characters would break the line; format characters (direction marks) would lie about its order.
            var isHarmless = !char.IsControl(character)
                && char.GetUnicodeCategory(character) is not (System.Globalization.UnicodeCategory.Format
                    or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator);
            builder.Append(isHarmless ? character : '\uFFFD');
        }

        return builder.ToString();
    }
}
