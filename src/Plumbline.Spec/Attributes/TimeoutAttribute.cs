using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>timeout</c>, on the service or an operation: how long a call may take.</summary>
public sealed record TimeoutAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "timeout";

    /// <summary>The time in milliseconds, above zero.</summary>
    public required int Milliseconds { get; init; }

    /// <summary>The first usable <c>timeout</c> among attributes; null where there is none.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static TimeoutAttribute? Find(EquatableArray<ApiAttribute> attributes) => AttributeValues.First(attributes, AttributeName, Read);

    private static TimeoutAttribute? Read(JsonValue value) =>
        value.Positive("milliseconds") is { } milliseconds ? new() { Milliseconds = milliseconds } : null;
}
