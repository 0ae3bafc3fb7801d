namespace Plumbline.Json;

/// <summary>One thing that is wrong with readable JSON.</summary>
/// <param name="Code">What kind of problem, one of <see cref="JsonProblemCodes"/>.</param>
/// <param name="Pointer">Where, as a JSON pointer (RFC 6901); empty for the whole value.</param>
/// <param name="Detail">What is wrong, as a sentence part: <c>must be a string</c>.</param>
public sealed record JsonProblem(string Code, string Pointer, string Detail);
