namespace Plumbline.Spec.Model;

/// <summary>A tag that fields may carry, e.g. <c>personal_data</c>.</summary>
public sealed record Annotation
{
    /// <summary>The tag.</summary>
    public required string Name { get; init; }

    /// <summary>What it means.</summary>
    public string? Description { get; init; }

    /// <summary>Set when it must not be used any more.</summary>
    public Deprecation? Deprecation { get; init; }
}
