using System.Buffers;
using System.Globalization;
using Plumbline.Json;

namespace Plumbline.Events;

/// <summary>Events as JSON, exactly as the document's union says. It has no state: one serves for everything.</summary>
/// <typeparam name="T">The union.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public sealed class JsonEventSerializer<T, TCodec> : IEventSerializer<T>
    where TCodec : struct, IJsonCodec<T>
{
    /// <inheritdoc/>
    public string Serialization => "json";

    /// <inheritdoc/>
    public string ContentType => "application/json";

    /// <inheritdoc/>
    public void Write(IBufferWriter<byte> output, T value) => ApiJson.Serialize<T, TCodec>(output, value);

    /// <inheritdoc/>
    public T Read(ReadOnlySpan<byte> body)
    {
        var result = ApiJson.Deserialize<T, TCodec>(body);
        if (result.HasValue)
            return result.Value;

        // The reader's own words may quote the text, the place does not.
        throw new EventFormatException(result.Malformed is { } malformed
            ? string.Create(CultureInfo.InvariantCulture, $"The body is no JSON (line {malformed.Line}, byte {malformed.Position}).")
            : $"The body is not what the document says: '{result.Problems[0].Pointer}' {result.Problems[0].Detail}.");
    }
}
