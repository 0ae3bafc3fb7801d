using Plumbline.Spec.Model;

namespace Plumbline.Spec.Json;

/// <summary>A JSON value with its place in the text. Recovered where the text is broken; never null.</summary>
public sealed class JsonNode
{
    /// <summary>The kind.</summary>
    public required JsonValueKind Kind { get; init; }

    /// <summary>The whole value, quotes and brackets included.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The text of a string (unescaped), a number (as written) or a boolean; otherwise empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>Items of an array.</summary>
    public IReadOnlyList<JsonNode> Items { get; init; } = [];

    /// <summary>Members of an object in document order, duplicates included.</summary>
    public IReadOnlyList<JsonNodeMember> Members { get; init; } = [];

    /// <summary>Whether recovery invented it (a value that the text lacks).</summary>
    public bool IsMissing { get; init; }

    /// <summary>The first member of that name (a repeated key is a finding, and the first one counts); null where there is none.</summary>
    /// <param name="name">The name, matched exactly.</param>
    public JsonNodeMember? Find(string name)
    {
        // By index: the list is an interface, and this is on the path of every key that is read.
        for (var i = 0; i < Members.Count; i++)
        {
            if (Members[i].Name == name)
                return Members[i];
        }

        return null;
    }

    /// <summary>Whether another node says the same, wherever it stands.</summary>
    /// <param name="other">The other one.</param>
    internal bool HasSameContent(JsonNode other)
    {
        if (ReferenceEquals(this, other))
            return true;

        if (Kind != other.Kind || IsMissing != other.IsMissing || Text != other.Text)
            return false;

        return Kind switch
        {
            JsonValueKind.Object => HasSameMembers(Members, other.Members),
            JsonValueKind.Array => HasSameItems(Items, other.Items),
            _ => true,
        };
    }

    private static bool HasSameMembers(IReadOnlyList<JsonNodeMember> left, IReadOnlyList<JsonNodeMember> right)
    {
        var count = left.Count;
        if (count != right.Count)
            return false;

        for (var i = 0; i < count; i++)
        {
            var (own, other) = (left[i], right[i]);
            if (own.Name != other.Name || !own.Value.HasSameContent(other.Value))
                return false;
        }

        return true;
    }

    private static bool HasSameItems(IReadOnlyList<JsonNode> left, IReadOnlyList<JsonNode> right)
    {
        var count = left.Count;
        if (count != right.Count)
            return false;

        for (var i = 0; i < count; i++)
        {
            if (!left[i].HasSameContent(right[i]))
                return false;
        }

        return true;
    }
}

/// <summary>A member of a JSON object.</summary>
/// <param name="name">The name, unescaped.</param>
/// <param name="nameSpan">The name with its quotes.</param>
/// <param name="value">The value.</param>
public sealed class JsonNodeMember(string name, TextSpan nameSpan, JsonNode value)
{
    /// <summary>The name, unescaped.</summary>
    public string Name { get; } = name;

    /// <summary>The name with its quotes.</summary>
    public TextSpan NameSpan { get; } = nameSpan;

    /// <summary>The value.</summary>
    public JsonNode Value { get; } = value;
}
