using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Reads and writes <c>[T]</c>.</summary>
/// <typeparam name="T">The item type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Static members are what a codec is.")]
public readonly struct ListCodec<T, TCodec> : IJsonCodec<ApiList<T>>
    where TCodec : struct, IJsonCodec<T>
{
    /// <inheritdoc/>
    public static ApiList<T> Read(ref Utf8JsonReader reader, JsonReadContext context)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return context.Unexpected<ApiList<T>>(ref reader, "an array");

        // Grown by hand: most lists are short, and their array is kept.
        T[] items = [];
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == items.Length)
                Array.Resize(ref items, Math.Max(4, 2 * count));

            items[count++] = TCodec.Read(ref reader, context);
        }

        if (count == 0)
            return ApiList<T>.Empty;

        Array.Resize(ref items, count);
        return new(items);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, ApiList<T> value)
    {
        writer.WriteStartArray();
        foreach (var item in value)
            TCodec.Write(writer, item);

        writer.WriteEndArray();
    }
}

/// <summary>Reads and writes <c>map[T]</c>. Of several members with one name the last counts.</summary>
/// <typeparam name="T">The value type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Static members are what a codec is.")]
public readonly struct MapCodec<T, TCodec> : IJsonCodec<ApiMap<T>>
    where TCodec : struct, IJsonCodec<T>
{
    /// <inheritdoc/>
    public static ApiMap<T> Read(ref Utf8JsonReader reader, JsonReadContext context)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return context.Unexpected<ApiMap<T>>(ref reader, "an object");

        OrderedDictionary<string, T>? entries = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!JsonText.TryRead(ref reader, out var key))
            {
                context.Add(ref reader, JsonProblemCodes.Text, "must be Unicode text");
                key = "";
            }

            reader.Read();
            entries ??= new(StringComparer.Ordinal);
            entries[key] = TCodec.Read(ref reader, context);
        }

        return entries is null ? ApiMap<T>.Empty : new(entries);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, ApiMap<T> value)
    {
        writer.WriteStartObject();
        foreach (var (key, item) in value)
        {
            writer.WritePropertyName(key);
            TCodec.Write(writer, item);
        }

        writer.WriteEndObject();
    }
}
