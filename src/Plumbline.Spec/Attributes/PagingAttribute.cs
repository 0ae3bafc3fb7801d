using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>paging</c>, on an operation: its answer comes in pages.</summary>
public sealed record PagingAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "paging";

    /// <summary>The parameter that says how many items.</summary>
    public string Limit { get; init; } = "limit";

    /// <summary>The parameter that says how many items to skip; null where a cursor pages.</summary>
    public string? Offset { get; init; } = "offset";

    /// <summary>The parameter that says where the last page ended; null where an offset pages.</summary>
    public string? Cursor { get; init; }

    /// <summary>The page size where the caller names none.</summary>
    public int Default { get; init; } = 25;

    /// <summary>The greatest page size.</summary>
    public int Maximum { get; init; } = 100;

    /// <summary>The first usable <c>paging</c> among attributes; null where there is none.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static PagingAttribute? Find(EquatableArray<ApiAttribute> attributes) => AttributeValues.First(attributes, AttributeName, Read);

    private static PagingAttribute Read(JsonValue value)
    {
        var cursor = value.Text("cursor");
        return new()
        {
            Limit = value.Text("limit") ?? "limit",
            Offset = cursor is null ? value.Text("offset") ?? "offset" : null,
            Cursor = cursor,
            Default = value.Positive("default") ?? 25,
            Maximum = value.Positive("maximum") ?? 100,
        };
    }
}
