using System.Globalization;
using System.Text;

namespace Plumbline.Spec.Json;

/// <summary>Writes strings of JSON files that people read and merge.</summary>
internal static class JsonQuote
{
    /// <summary>The text in double quotes; whatever would not show, or would lie about the order of what shows, is escaped.</summary>
    public static string Of(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c < ' ' || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
