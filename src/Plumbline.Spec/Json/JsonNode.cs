using System.Diagnostics.CodeAnalysis;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Json;

/// <summary>A JSON value with its place in the text. Recovered where the text is broken; never null.</summary>
public sealed class JsonNode
{
    // A node of an earlier text that stands elsewhere by now; its children follow when somebody asks for them.
    private readonly JsonNode? _origin;
    private readonly int _by;
    private IReadOnlyList<JsonNode>? _items = [];
    private IReadOnlyList<JsonNodeMember>? _members = [];

    /// <summary>Makes a node.</summary>
    public JsonNode()
    {
    }

    [SetsRequiredMembers]
    private JsonNode(JsonNode origin, int by)
    {
        (_origin, _by) = (origin, by);
        (Kind, Text, IsMissing) = (origin.Kind, origin.Text, origin.IsMissing);
        Span = new TextSpan(origin.Span.Start + by, origin.Span.Length);
        (_items, _members) = (null, null);
    }

    /// <summary>The kind.</summary>
    public required JsonValueKind Kind { get; init; }

    /// <summary>The whole value, quotes and brackets included.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The text of a string (unescaped), a number (as written) or a boolean; otherwise empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>Items of an array.</summary>
    public IReadOnlyList<JsonNode> Items
    {
        get => Volatile.Read(ref _items) ?? Settle(ref _items, _origin!.Items.Count == 0 ? [] : [.. _origin.Items.Select(item => item.Move(_by))]);
        init => _items = value;
    }

    /// <summary>Members of an object in document order, duplicates included.</summary>
    public IReadOnlyList<JsonNodeMember> Members
    {
        get => Volatile.Read(ref _members) ?? Settle(ref _members, _origin!.Members.Count == 0 ? [] : [.. _origin.Members.Select(member => member.Move(_by))]);
        init => _members = value;
    }

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

    /// <summary>The same node at another place of a text.</summary>
    /// <param name="by">How much further it stands.</param>
    internal JsonNode Move(int by) => by == 0 ? this : new(_origin ?? this, _by + by);

    /// <summary>Whether another node says the same, wherever it stands.</summary>
    /// <param name="other">The other one.</param>
    internal bool HasSameContent(JsonNode other)
    {
        if (ReferenceEquals(_origin ?? this, other._origin ?? other))
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

    // Whoever comes first decides: everybody sees the same nodes.
    private static IReadOnlyList<T> Settle<T>(ref IReadOnlyList<T>? place, IReadOnlyList<T> value) => Interlocked.CompareExchange(ref place, value, null) ?? value;

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

    /// <summary>The same member at another place of a text.</summary>
    /// <param name="by">How much further it stands.</param>
    internal JsonNodeMember Move(int by) => by == 0 ? this : new(Name, new TextSpan(NameSpan.Start + by, NameSpan.Length), Value.Move(by));
}
