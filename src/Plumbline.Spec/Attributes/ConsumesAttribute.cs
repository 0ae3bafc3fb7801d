using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>consumes</c>, on the service: it listens to another service's events. May repeat.</summary>
public sealed record ConsumesAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "consumes";

    /// <summary>The qualified name of the event union, e.g. <c>io.example.user.v0.unions.user_event</c>.</summary>
    public required string Union { get; init; }

    /// <summary>Whether the service handles events in code.</summary>
    public bool Handler { get; init; } = true;

    /// <summary>The copy of another service's data that is kept from the events; null for none.</summary>
    public ReplicaAttribute? Replica { get; init; }

    /// <summary>Every usable <c>consumes</c> among attributes, in document order.</summary>
    /// <param name="attributes">The service's attributes.</param>
    public static EquatableArray<ConsumesAttribute> FindAll(EquatableArray<ApiAttribute> attributes) =>
        AttributeValues.All(attributes, AttributeName, Read);

    private static ConsumesAttribute? Read(JsonValue value) =>
        value.Text("union") is not { } union ? null : new()
        {
            Union = union,
            Handler = value.Flag("handler") ?? true,
            Replica = value["replica"] is { Kind: JsonValueKind.Object } replica ? ReplicaAttribute.Read(replica) : null,
        };
}

/// <summary>The <c>replica</c> of a <c>consumes</c> attribute.</summary>
public sealed record ReplicaAttribute
{
    /// <summary>The copied model, by its simple or qualified name in the publisher's document.</summary>
    public required string Of { get; init; }

    /// <summary>The replica table's name; null for the model's plural.</summary>
    public string? Name { get; init; }

    /// <summary>The copied fields; empty for all.</summary>
    public EquatableArray<string> Fields { get; init; }

    /// <summary>Indexes, each a list of fields.</summary>
    public EquatableArray<EquatableArray<string>> Indexes { get; init; }

    internal static ReplicaAttribute? Read(JsonValue value) =>
        value.Text("of") is not { } of ? null : new()
        {
            Of = of,
            Name = value.Text("name"),
            Fields = value.Texts("fields"),
            Indexes = value.TextLists("indexes"),
        };
}
