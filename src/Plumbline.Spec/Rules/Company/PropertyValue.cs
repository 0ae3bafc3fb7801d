using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Company;

/// <summary>What a property of a node holds: one text, or a list of them. Numbers and booleans are texts too.</summary>
internal sealed record PropertyValue
{
    private PropertyValue(IReadOnlyList<string> items, bool isList)
    {
        Items = items;
        IsList = isList;
    }

    /// <summary>The items of a list; the one text of another value.</summary>
    public IReadOnlyList<string> Items { get; }

    /// <summary>Whether it is a list.</summary>
    public bool IsList { get; }

    /// <summary>Whether there is anything; an empty list is nothing.</summary>
    public bool IsThere => Items.Count > 0;

    /// <summary>One text.</summary>
    public static PropertyValue Of(string text) => new([text], isList: false);

    /// <summary>A list.</summary>
    public static PropertyValue Of(IEnumerable<string> items) => new([.. items], isList: true);

    /// <summary>A value of an attribute; null for <c>null</c>. An object is there and holds no text.</summary>
    public static PropertyValue? Of(JsonValue value) => value.Kind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => Of(""),
        JsonValueKind.Array => Of(value.Items.Select(item => item.Text)),
        _ => Of(value.Text),
    };

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Items);
}
