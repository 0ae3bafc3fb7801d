using System.Globalization;
using Plumbline.Json;

namespace Plumbline.Client;

/// <summary>Reads bodies of answers: tolerantly, because a newer service may say more than this client's document.</summary>
internal static class ResponseJson
{
    /// <summary>Reads a body.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="operation">The operation, for messages.</param>
    /// <param name="received">The answer.</param>
    /// <exception cref="ApiResponseFormatException">The body is not what the document says.</exception>
    public static T Read<T, TCodec>(string operation, ReceivedResponse received)
        where TCodec : struct, IJsonCodec<T>
    {
        if (received.Body.IsCut)
            throw Malformed("", "it is longer than the client reads.");

        var result = ApiJson.Deserialize<T, TCodec>(received.Body.Bytes.Span);
        if (result.HasValue)
            return result.Value;

        // The reader's own words may quote the text, the place does not.
        throw result.Malformed is { } malformed
            ? Malformed("", string.Create(CultureInfo.InvariantCulture, $"it is no JSON (line {malformed.Line}, byte {malformed.Position})."))
            : Malformed(result.Problems[0].Pointer, result.Problems[0].Detail + ".");

        ApiResponseFormatException Malformed(string pointer, string problem) =>
            new(operation, received.Status, pointer, problem, received.Headers);
    }
}
