using System.Text.Json;
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
            throw Malformed("", "it is longer than the client reads.", null);

        try
        {
            var reader = new Utf8JsonReader(received.Body.Bytes.Span);
            if (!reader.Read())
                throw Malformed("", "it is empty.", null);

            return TCodec.Read(ref reader, new JsonReadContext());
        }
        catch (JsonException e)
        {
            throw Malformed(e.Path ?? "", "it cannot be read.", e);
        }

        ApiResponseFormatException Malformed(string pointer, string problem, Exception? inner) =>
            new(operation, received.Status, pointer, problem, received.Headers, inner);
    }
}
