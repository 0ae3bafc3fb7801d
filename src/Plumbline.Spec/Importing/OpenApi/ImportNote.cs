using Plumbline.Spec.Json;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Something that an OpenAPI document says and the imported service does not.</summary>
/// <param name="Pointer">Where it stands, as a JSON pointer (RFC 6901).</param>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Message">What it is and what became of it; one line, without a full stop at its end.</param>
public sealed record ImportNote(string Pointer, TextSpan Span, string Message);
