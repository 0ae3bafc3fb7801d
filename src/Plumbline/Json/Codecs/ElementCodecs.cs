using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Reads and writes <c>json</c>: any JSON value, null included.</summary>
public readonly struct AnyCodec : IJsonCodec<JsonElement>
{
    /// <inheritdoc/>
    public static JsonElement Read(ref Utf8JsonReader reader, JsonReadContext context)
    {
        // Text that cannot be read could not be written again either.
        if (JsonText.IsReadable(reader))
            return JsonElement.ParseValue(ref reader);

        context.Add(ref reader, JsonProblemCodes.Text, "must hold Unicode text only");
        reader.TrySkip();
        return default;
    }

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where the value is due.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">It is <c>default</c>: nobody gave it a value.</exception>
    public static void Write(Utf8JsonWriter writer, JsonElement value) => value.WriteTo(writer);
}

/// <summary>Reads and writes <c>object</c>: any JSON object.</summary>
public readonly struct ObjectCodec : IJsonCodec<JsonElement>
{
    /// <inheritdoc/>
    public static JsonElement Read(ref Utf8JsonReader reader, JsonReadContext context) => reader.TokenType == JsonTokenType.StartObject
        ? AnyCodec.Read(ref reader, context)
        : context.Unexpected<JsonElement>(ref reader, "an object");

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where the value is due.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">It is <c>default</c>: nobody gave it a value.</exception>
    public static void Write(Utf8JsonWriter writer, JsonElement value) => value.WriteTo(writer);
}
