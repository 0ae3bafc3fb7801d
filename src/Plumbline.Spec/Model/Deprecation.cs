namespace Plumbline.Spec.Model;

/// <summary>Marks what must not be used any more.</summary>
/// <param name="Description">Why, and what to use; may be absent.</param>
public sealed record Deprecation(string? Description);
