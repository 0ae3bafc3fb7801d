using System.Globalization;
using System.Text;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Turns JSON of the document into values without positions.</summary>
internal static class JsonValues
{
    /// <summary>The value of a node.</summary>
    public static JsonValue From(JsonNode node) => new()
    {
        Kind = node.Kind,
        Text = node.Text,
        Items = node.Items.Select(From).ToEquatableArray(),
        Members = node.Members.Select(member => new JsonMember(member.Name, From(member.Value))).ToEquatableArray(),
    };

    /// <summary>A default as the model keeps it: a string's own trimmed text (blank is none), anything else as JSON.</summary>
    public static string? DefaultText(JsonNode? node)
    {
        if (node is null)
            return null;

        if (node.Kind != JsonValueKind.String)
        {
            var json = new StringBuilder();
            Write(json, node);
            return json.ToString();
        }

        var text = node.Text.Trim();
        return text.Length == 0 ? null : text;
    }

    private static void Write(StringBuilder json, JsonNode node)
    {
        switch (node.Kind)
        {
            case JsonValueKind.Null:
                json.Append("null");
                break;
            case JsonValueKind.String:
                WriteString(json, node.Text);
                break;
            case JsonValueKind.Array:
                WriteList(json, '[', node.Items, ']', Write);
                break;
            case JsonValueKind.Object:
                WriteList(json, '{', node.Members, '}', WriteMember);
                break;
            default:
                json.Append(node.Text);
                break;
        }
    }

    private static void WriteMember(StringBuilder json, JsonNodeMember member)
    {
        WriteString(json, member.Name);
        json.Append(':');
        Write(json, member.Value);
    }

    private static void WriteList<T>(StringBuilder json, char open, IReadOnlyList<T> items, char close, Action<StringBuilder, T> write)
    {
        json.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                json.Append(',');
            write(json, items[i]);
        }

        json.Append(close);
    }

    private static void WriteString(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (c < ' ')
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(c);
        }

        json.Append('"');
    }
}
