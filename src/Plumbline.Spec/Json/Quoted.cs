using System.Globalization;
using System.Text;

namespace Plumbline.Spec.Json;

/// <summary>Puts text of a document into messages.</summary>
public static class Quoted
{
    private const int Longest = 60;

    /// <summary>The text in single quotes, on one line, shortened where it is long.</summary>
    /// <param name="text">Any text, hostile ones included.</param>
    public static string Text(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var c in text.Length > Longest ? text.Substring(0, Longest) : text)
        {
            if (IsPlain(c))
                quoted.Append(c);
            else
                quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return quoted.Append(text.Length > Longest ? "...'" : "'").ToString();
    }

    // Control characters, line separators and direction marks would let a document forge or hide messages.
    private static bool IsPlain(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
