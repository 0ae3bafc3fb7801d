using System.Globalization;
using Plumbline.Json;

namespace Plumbline.AspNetCore;

/// <summary>Reads JSON of a request strictly, and tells its problems.</summary>
internal static class BodyJson
{
    /// <summary>Reads a value.</summary>
    /// <param name="json">The text.</param>
    /// <param name="pointer">Where in the body it stands; empty for all of it.</param>
    /// <param name="options">How deep it may nest, and whether unknown fields are refused.</param>
    /// <param name="request">Takes the problems.</param>
    /// <returns>The value; nothing of use where there is a problem.</returns>
    public static T? Read<T, TCodec>(ReadOnlySpan<byte> json, string pointer, PlumblineServerOptions options, ApiRequest request)
        where TCodec : struct, IJsonCodec<T>
    {
        var context = new JsonReadContext(isStrict: true) { RefusesUnknownMembers = options.RefuseUnknownFields, MaxDepth = options.MaxJsonDepth };
        var result = ApiJson.Deserialize<T, TCodec>(json, context);
        if (result.HasValue)
            return result.Value;

        if (result.Malformed is { } malformed)
        {
            request.Add(Malformed(pointer, string.Create(
                CultureInfo.InvariantCulture, $"is no JSON at line {malformed.Line}, byte {malformed.Position}: {malformed.Detail}")));
        }

        foreach (var problem in result.Problems)
            request.Add(new() { Location = ProblemLocation.Body, Name = pointer + problem.Pointer, Code = problem.Code, Message = problem.Detail });

        return default;
    }

    /// <summary>A body that is no JSON.</summary>
    /// <param name="pointer">Where; empty for the whole body.</param>
    /// <param name="message">What is wrong.</param>
    public static ApiProblem Malformed(string pointer, string message) =>
        new() { Location = ProblemLocation.Body, Name = pointer, Code = ApiProblemCodes.Malformed, Message = message, IsUnreadable = true };
}
