using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>idempotent</c>, on an operation: calling twice is calling once.</summary>
public sealed record IdempotentAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "idempotent";

    /// <summary>The header that makes a repeated call recognisable, where <see cref="KeyHeader"/> is not given.</summary>
    public const string DefaultKeyHeader = "Idempotency-Key";

    /// <summary>Whether it is; null to go by the method (see <see cref="IsIdempotent"/>).</summary>
    public bool? Value { get; init; }

    /// <summary>The header whose value names the call.</summary>
    public string KeyHeader { get; init; } = DefaultKeyHeader;

    /// <summary>The first usable <c>idempotent</c> among attributes; null where there is none.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static IdempotentAttribute? Find(EquatableArray<ApiAttribute> attributes) => AttributeValues.First(attributes, AttributeName, Read);

    /// <summary>
    /// Whether an operation may be repeated safely: what its attribute says, else its method; an attribute without a value
    /// on another method says so by being there.
    /// </summary>
    /// <param name="operation">The operation.</param>
    public static bool IsIdempotent(Operation operation)
    {
        var attribute = Find(operation.Attributes);
        return attribute?.Value ?? (attribute is not null || IsIdempotentMethod(operation.Method));
    }

    /// <summary>Whether a method is idempotent by HTTP's own rule.</summary>
    /// <param name="method">The method, upper case.</param>
    public static bool IsIdempotentMethod(string method) => method is "GET" or "HEAD" or "PUT" or "DELETE" or "OPTIONS";

    private static IdempotentAttribute Read(JsonValue value) => new()
    {
        Value = value.Flag("value"),
        KeyHeader = value.Text("key_header") ?? DefaultKeyHeader,
    };
}
