using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>linter</c>, on anything with attributes: rules that do not apply to it and what it holds. May repeat.</summary>
public sealed record LinterAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "linter";

    /// <summary>Ids (<c>PLB4001</c>) or keys of the rules; never empty.</summary>
    public required EquatableArray<string> Ignore { get; init; }

    /// <summary>Why; without one nothing is suppressed.</summary>
    public string? Reason { get; init; }

    /// <summary>The last day on which it holds, <c>yyyy-MM-dd</c>; null for ever.</summary>
    public string? Until { get; init; }

    /// <summary>Every usable <c>linter</c> among attributes, in document order.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static EquatableArray<LinterAttribute> FindAll(EquatableArray<ApiAttribute> attributes) =>
        AttributeValues.All(attributes, AttributeName, Read);

    private static LinterAttribute? Read(JsonValue value) =>
        value.Texts("ignore") is { Count: > 0 } ignore
            ? new() { Ignore = ignore, Reason = value.Text("reason"), Until = value.Text("until") }
            : null;
}
