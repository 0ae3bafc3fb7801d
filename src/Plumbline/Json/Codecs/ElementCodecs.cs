using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Reads and writes <c>json</c>: any JSON value, null included.</summary>
public readonly struct AnyCodec : IJsonCodec<JsonElement>
{
    /// <inheritdoc/>
    public static JsonElement Read(ref JsonReader reader, JsonReadContext context)
    {
        // Text that cannot be read could not be written again either.
        var start = reader;
        reader.Skip();
        if (JsonText.IsReadable(start))
            return Parse(reader.TextFrom(start.TokenStart));

        context.Add(ref start, JsonProblemCodes.Text, "must hold Unicode text only");
        return default;
    }

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where the value is due.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">It is <c>default</c>: nobody gave it a value.</exception>
    public static void Write(JsonWriter writer, JsonElement value) => writer.WriteElement(value);

    // How deep it nests has been seen to already.
    private static JsonElement Parse(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = int.MaxValue });
        return JsonElement.ParseValue(ref reader);
    }
}

/// <summary>Reads and writes <c>object</c>: any JSON object.</summary>
public readonly struct ObjectCodec : IJsonCodec<JsonElement>
{
    /// <inheritdoc/>
    public static JsonElement Read(ref JsonReader reader, JsonReadContext context) => reader.TokenType == JsonTokenType.StartObject
        ? AnyCodec.Read(ref reader, context)
        : context.Unexpected<JsonElement>(ref reader, "an object");

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where the value is due.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">It is <c>default</c>: nobody gave it a value.</exception>
    public static void Write(JsonWriter writer, JsonElement value) => writer.WriteElement(value);
}
