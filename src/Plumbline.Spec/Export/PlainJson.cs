using System.Globalization;
using System.Text;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Export;

/// <summary>Writes JSON on one line, every character as itself that can be seen.</summary>
internal static class PlainJson
{
    /// <summary>The text.</summary>
    public static string Write(JsonValue value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>A string with its quotes.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder();
        WriteString(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                for (var i = 0; i < value.Members.Count; i++)
                {
                    if (i > 0)
                        text.Append(',');
                    WriteString(text, value.Members[i].Name);
                    text.Append(':');
                    Write(text, value.Members[i].Value);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                for (var i = 0; i < value.Items.Count; i++)
                {
                    if (i > 0)
                        text.Append(',');
                    Write(text, value.Items[i]);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                WriteString(text, value.Text);
                break;
            case JsonValueKind.Null:
                text.Append("null");
                break;
            default:
                text.Append(value.Text);
                break;
        }
    }

    private static void WriteString(StringBuilder text, string value)
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
                    if (char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                        text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    else
                        text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
