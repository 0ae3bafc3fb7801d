using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading.Templates;

/// <summary>Renames types in the text of a template, through lists and maps.</summary>
internal sealed class TypeCast(IReadOnlyDictionary<string, string> renames)
{
    // What other words and values hold are no types of the format. Inline types are shared by all users and stay as they are.
    private static readonly string[] s_untouched = ["attributes", "default", "templates"];

    /// <summary>A copy of the text with renamed types, or the very text where nothing changes.</summary>
    public JsonNode Apply(JsonNode node) => node.Kind switch
    {
        JsonValueKind.Object => ApplyToObject(node),
        JsonValueKind.Array => ApplyToArray(node),
        _ => node,
    };

    private JsonNode ApplyToObject(JsonNode node)
    {
        List<JsonNodeMember>? changed = null;
        for (var i = 0; i < node.Members.Count; i++)
        {
            var member = node.Members[i];
            var value = s_untouched.Contains(member.Name) ? member.Value
                : member.Name == "type" ? Rename(member.Value)
                : Apply(member.Value);
            if (ReferenceEquals(value, member.Value))
                continue;

            changed ??= [.. node.Members];
            changed[i] = new JsonNodeMember(member.Name, member.NameSpan, value);
        }

        return changed is null ? node : SyntaxMerge.With(node, changed);
    }

    private JsonNode ApplyToArray(JsonNode node)
    {
        var items = node.Items.Select(Apply).ToList();
        return items.SequenceEqual(node.Items) ? node : SyntaxMerge.WithItems(node, items);
    }

    private JsonNode Rename(JsonNode type)
    {
        if (type.Kind != JsonValueKind.String)
            return type;

        var text = TypeText.Rename(type.Text, name => renames.TryGetValue(name, out var to) ? to : name);
        return text == type.Text ? type : new JsonNode { Kind = JsonValueKind.String, Span = type.Span, Text = text };
    }
}
