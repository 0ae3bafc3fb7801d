using System.Text;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Export;

/// <summary>Writes JSON for people: two blanks a level, one member a line, short arrays of plain values on one line.</summary>
/// <remarks>The same value is the same text on every machine. It holds no character outside of printable ASCII, so no reader can misread it.</remarks>
internal static class JsonTextWriter
{
    private const int MaxLineLength = 100;

    /// <summary>The text, ended by a line feed.</summary>
    public static string Write(JsonValue value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonValue value, int depth)
    {
        switch (value.Kind)
        {
            case JsonValueKind.Object when value.Members.Count > 0:
                WriteLines(text, '{', value.Members, '}', depth, member =>
                {
                    JsonScalars.WriteString(text, member.Name, isAscii: true);
                    text.Append(": ");
                    Write(text, member.Value, depth + 1);
                });
                break;
            case JsonValueKind.Array when value.Items.Count > 0 && !IsShort(value):
                WriteLines(text, '[', value.Items, ']', depth, item => Write(text, item, depth + 1));
                break;
            case JsonValueKind.Array:
                WriteLine(text, value);
                break;
            case JsonValueKind.Object:
                text.Append("{}");
                break;
            default:
                JsonScalars.Write(text, value, isAscii: true);
                break;
        }
    }

    private static bool IsShort(JsonValue array) =>
        array.Items.All(item => item.Kind is not (JsonValueKind.Array or JsonValueKind.Object))
        && array.Items.Sum(item => item.Text.Length + 4) <= MaxLineLength;

    private static void WriteLine(StringBuilder text, JsonValue array)
    {
        text.Append('[');
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            JsonScalars.Write(text, array.Items[i], isAscii: true);
        }

        text.Append(']');
    }

    private static void WriteLines<T>(StringBuilder text, char open, IReadOnlyList<T> items, char close, int depth, Action<T> write)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i > 0 ? ",\n" : "\n").Append(' ', 2 * (depth + 1));
            write(items[i]);
        }

        text.Append('\n').Append(' ', 2 * depth).Append(close);
    }
}
