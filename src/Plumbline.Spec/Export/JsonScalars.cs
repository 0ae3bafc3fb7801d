using System.Globalization;
using System.Text;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Export;

/// <summary>Writes the values of JSON that hold no others.</summary>
internal static class JsonScalars
{
    /// <summary>A string, number, Boolean or null.</summary>
    /// <param name="text">What is written to.</param>
    /// <param name="value">The value.</param>
    /// <param name="isAscii">Whether everything outside of printable ASCII is escaped, or only what cannot be seen.</param>
    public static void Write(StringBuilder text, JsonValue value, bool isAscii)
    {
        switch (value.Kind)
        {
            case JsonValueKind.String:
                WriteString(text, value.Text, isAscii);
                break;
            case JsonValueKind.Null:
                text.Append("null");
                break;
            default:
                text.Append(value.Text);
                break;
        }
    }

    /// <summary>A string with its quotes.</summary>
    /// <param name="text">What is written to.</param>
    /// <param name="value">The string.</param>
    /// <param name="isAscii">Whether everything outside of printable ASCII is escaped, or only what cannot be seen.</param>
    public static void WriteString(StringBuilder text, string value, bool isAscii)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                default:
                    if (isAscii ? c is < ' ' or > '~' : IsUnseen(c))
                        text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    else
                        text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }

    // Half a surrogate pair is no character; a whole one is escaped too, as two.
    private static bool IsUnseen(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
