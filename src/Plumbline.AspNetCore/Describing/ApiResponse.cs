namespace Plumbline.AspNetCore;

/// <summary>An answer as the document declares it. Emitted.</summary>
/// <param name="StatusCode">The status; null for the document's <c>default</c>.</param>
/// <param name="Type">The body's C# type; null where it has none.</param>
/// <param name="Description">The document's description.</param>
public sealed record ApiResponse(int? StatusCode, Type? Type, string? Description = null);
