using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>latency_budget</c>, on the service or an operation: how fast 99 of 100 calls are answered.</summary>
public sealed record LatencyBudgetAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "latency_budget";

    /// <summary>The 99th percentile in milliseconds, above zero.</summary>
    public required int P99Milliseconds { get; init; }

    /// <summary>The first usable <c>latency_budget</c> among attributes; null where there is none.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static LatencyBudgetAttribute? Find(EquatableArray<ApiAttribute> attributes) => AttributeValues.First(attributes, AttributeName, Read);

    private static LatencyBudgetAttribute? Read(JsonValue value) =>
        value.Positive("p99_milliseconds") is { } milliseconds ? new() { P99Milliseconds = milliseconds } : null;
}
