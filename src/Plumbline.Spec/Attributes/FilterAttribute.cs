using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>filter</c>, on a parameter: it selects by a field.</summary>
public sealed record FilterAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "filter";

    /// <summary>The field, or a path of fields joined by dots.</summary>
    public required string Field { get; init; }

    /// <summary>How the field is compared.</summary>
    public FilterMatch Match { get; init; }

    /// <summary>The first usable <c>filter</c> among attributes; null where there is none.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static FilterAttribute? Find(EquatableArray<ApiAttribute> attributes) => AttributeValues.First(attributes, AttributeName, Read);

    /// <summary>A comparison by its name in a document; null for a name that is none.</summary>
    /// <param name="name">The name, matched exactly.</param>
    public static FilterMatch? ParseMatch(string? name) => name switch
    {
        "equals" => FilterMatch.Equal,
        "prefix" => FilterMatch.Prefix,
        "from" => FilterMatch.From,
        "to" => FilterMatch.To,
        _ => null,
    };

    private static FilterAttribute? Read(JsonValue value) =>
        value.Text("field") is { } field ? new() { Field = field, Match = ParseMatch(value.Text("match")) ?? FilterMatch.Equal } : null;
}

/// <summary>How a filter compares.</summary>
public enum FilterMatch
{
    /// <summary><c>equals</c>; with a list, any of its items.</summary>
    Equal,

    /// <summary><c>prefix</c>: the text starts so.</summary>
    Prefix,

    /// <summary><c>from</c>: this or greater.</summary>
    From,

    /// <summary><c>to</c>: less than this.</summary>
    To,
}
