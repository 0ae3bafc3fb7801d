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
        JsonScalars.WriteString(text, value, isAscii: false);
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
                    JsonScalars.WriteString(text, value.Members[i].Name, isAscii: false);
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
            default:
                JsonScalars.Write(text, value, isAscii: false);
                break;
        }
    }
}
