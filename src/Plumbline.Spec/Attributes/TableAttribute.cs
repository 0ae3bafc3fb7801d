using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>table</c>, on a model: the service stores it.</summary>
public sealed record TableAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "table";

    /// <summary>The table's name; null for the model's plural.</summary>
    public string? Name { get; init; }

    /// <summary>The field that is the key.</summary>
    public string Key { get; init; } = "id";

    /// <summary>Indexes, each a list of fields.</summary>
    public EquatableArray<EquatableArray<string>> Indexes { get; init; }

    /// <summary>Unique indexes, each a list of fields.</summary>
    public EquatableArray<EquatableArray<string>> Unique { get; init; }

    /// <summary>Whether every change of the table is journaled.</summary>
    public bool Journal { get; init; } = true;

    /// <summary>The first usable <c>table</c> among attributes; null where there is none.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static TableAttribute? Find(EquatableArray<ApiAttribute> attributes) => AttributeValues.First(attributes, AttributeName, Read);

    private static TableAttribute Read(JsonValue value) => new()
    {
        Name = value.Text("name"),
        Key = value.Text("key") ?? "id",
        Indexes = value.TextLists("indexes"),
        Unique = value.TextLists("unique"),
        Journal = value.Flag("journal") ?? true,
    };
}
