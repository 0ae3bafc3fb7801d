using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>sort</c>, on an operation: by which fields its answer can be ordered.</summary>
public sealed record SortAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "sort";

    /// <summary>The parameter that names the order.</summary>
    public string Parameter { get; init; } = "sort";

    /// <summary>The fields that may be named; never empty.</summary>
    public required EquatableArray<string> Fields { get; init; }

    /// <summary>The order where the caller names none; a leading <c>-</c> means descending.</summary>
    public string Default { get; init; } = "-created_at";

    /// <summary>The first usable <c>sort</c> among attributes; null where there is none.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static SortAttribute? Find(EquatableArray<ApiAttribute> attributes) => AttributeValues.First(attributes, AttributeName, Read);

    private static SortAttribute? Read(JsonValue value) =>
        value.Texts("fields") is not { Count: > 0 } fields ? null : new()
        {
            Parameter = value.Text("parameter") ?? "sort",
            Fields = fields,
            Default = value.Text("default") ?? "-created_at",
        };
}
