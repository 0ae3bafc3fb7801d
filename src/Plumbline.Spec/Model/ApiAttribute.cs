namespace Plumbline.Spec.Model;

/// <summary>A word that the format itself lacks: <c>{"name": ..., "value": {...}}</c>.</summary>
public sealed record ApiAttribute
{
    /// <summary>The word, e.g. <c>table</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its value; an object in valid documents.</summary>
    public required JsonValue Value { get; init; }

    /// <summary>A remark of its author.</summary>
    public string? Description { get; init; }
}
