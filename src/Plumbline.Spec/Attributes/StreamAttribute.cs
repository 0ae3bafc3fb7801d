using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>stream</c>, on a union: the service publishes its members as events.</summary>
public sealed record StreamAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "stream";

    /// <summary>The model whose changes are told; null to derive it from the union's name (<c>user_event</c> tells of <c>user</c>).</summary>
    public string? Of { get; init; }

    /// <summary>How events are written; <c>json</c> is the only one.</summary>
    public string Serialization { get; init; } = "json";

    /// <summary>The field path whose value keeps events in order; null for the table's key.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>Whether every consumer sees every event, or consumers share them.</summary>
    public StreamDelivery Delivery { get; init; }

    /// <summary>The first usable <c>stream</c> among attributes; null where there is none.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static StreamAttribute? Find(EquatableArray<ApiAttribute> attributes) => AttributeValues.First(attributes, AttributeName, Read);

    private static StreamAttribute Read(JsonValue value) => new()
    {
        Of = value.Text("of"),
        Serialization = value.Text("serialization") ?? "json",
        PartitionKey = value.Text("partition_key"),
        Delivery = value.Text("delivery") == "consume" ? StreamDelivery.Consume : StreamDelivery.Observe,
    };
}

/// <summary>Who sees an event.</summary>
public enum StreamDelivery
{
    /// <summary><c>observe</c>: every consuming service sees every event.</summary>
    Observe,

    /// <summary><c>consume</c>: consumers share the events among them.</summary>
    Consume,
}
