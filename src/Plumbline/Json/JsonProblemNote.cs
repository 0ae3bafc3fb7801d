using System.Text.Json;

namespace Plumbline.Json;

/// <summary>A problem while reading, before its pointer is worked out.</summary>
/// <param name="Offset">Where the token starts that the reader was on.</param>
/// <param name="Missing">The missing member, where the problem is that; the reader was on the end of its object.</param>
/// <param name="Code">One of <see cref="JsonProblemCodes"/>.</param>
/// <param name="Detail">What is wrong.</param>
internal readonly record struct JsonProblemNote(long Offset, string? Missing, string Code, string Detail);

/// <summary>Ends reading at the first problem.</summary>
internal sealed class JsonProblemException(JsonProblemNote note) : JsonException
{
    /// <summary>The problem.</summary>
    public JsonProblemNote Note { get; } = note;
}

/// <summary>Ends reading when there are problems enough.</summary>
internal sealed class JsonProblemLimitException : Exception;
