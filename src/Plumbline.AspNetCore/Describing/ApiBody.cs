namespace Plumbline.AspNetCore;

/// <summary>A request body as the document declares it. Emitted.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="Position">The position in the handler's method.</param>
public sealed record ApiBody(Type Type, int Position);
