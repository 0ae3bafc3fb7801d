namespace Plumbline.Spec.Attributes;

/// <summary>What one of our attributes may look like; checked by rules, written into the JSON schema for editors.</summary>
/// <param name="Name">The attribute's name in a document.</param>
/// <param name="Places">The nodes that it belongs on.</param>
/// <param name="Keys">The keys of its value.</param>
/// <param name="MayRepeat">Whether one node may carry several.</param>
public sealed record AttributeSchema(string Name, AttributePlaces Places, IReadOnlyList<AttributeKey> Keys, bool MayRepeat = false);

/// <summary>A key of an attribute's value.</summary>
/// <param name="Name">The key.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsRequired">Whether the attribute is useless without it.</param>
public sealed record AttributeKey(string Name, AttributeValueKind Kind, bool IsRequired = false)
{
    /// <summary>The words it may be, for <see cref="AttributeValueKind.Word"/>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The keys of its own, for <see cref="AttributeValueKind.Object"/>.</summary>
    public IReadOnlyList<AttributeKey> Keys { get; init; } = [];
}

/// <summary>What a key of an attribute holds.</summary>
public enum AttributeValueKind
{
    /// <summary>A string that is not blank.</summary>
    Text,

    /// <summary>One of a few words.</summary>
    Word,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A whole number above zero.</summary>
    Positive,

    /// <summary>A list of strings.</summary>
    TextList,

    /// <summary>A list of lists of strings, none of them empty.</summary>
    TextLists,

    /// <summary>A day: <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>An object with keys of its own.</summary>
    Object,
}

/// <summary>The nodes that carry attributes.</summary>
[Flags]
public enum AttributePlaces
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>The service.</summary>
    Service = 1,

    /// <summary>A model.</summary>
    Model = 2,

    /// <summary>A union.</summary>
    Union = 4,

    /// <summary>A resource.</summary>
    Resource = 8,

    /// <summary>An operation.</summary>
    Operation = 16,

    /// <summary>A field.</summary>
    Field = 32,

    /// <summary>A parameter.</summary>
    Parameter = 64,

    /// <summary>Every other node: enums, values, interfaces, members, headers, bodies, responses.</summary>
    Other = 128,

    /// <summary>Everywhere.</summary>
    Anywhere = Service | Model | Union | Resource | Operation | Field | Parameter | Other,
}
