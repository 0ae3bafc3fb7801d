using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Reads and writes <c>[T]</c>.</summary>
/// <typeparam name="T">The item type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Static members are what a codec is.")]
public readonly struct ListCodec<T, TCodec> : IJsonCodec<ApiList<T>>
    where TCodec : struct, IJsonCodec<T>
{
    private const int FirstItems = 16;

    /// <inheritdoc/>
    public static ApiList<T> Read(ref JsonReader reader, JsonReadContext context)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return context.Unexpected<ApiList<T>>(ref reader, "an array");

        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray)
            return ApiList<T>.Empty;

        // Grown in rented memory, so that the one array made is the one kept. (After an exception the pool makes a new one.)
        var items = ArrayPool<T>.Shared.Rent(FirstItems);
        var count = 0;
        do
        {
            if (count == items.Length)
                items = Grow(items);

            items[count++] = TCodec.Read(ref reader, context);
            reader.Read();
        }
        while (reader.TokenType != JsonTokenType.EndArray);

        var result = items.AsSpan(0, count).ToArray();
        ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        return new(result);
    }

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ApiList<T> value)
    {
        writer.WriteStartArray();
        foreach (var item in value.AsSpan())
            TCodec.Write(writer, item);

        writer.WriteEndArray();
    }

    private static T[] Grow(T[] items)
    {
        var larger = ArrayPool<T>.Shared.Rent(2 * items.Length);
        items.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        return larger;
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
    public static ApiMap<T> Read(ref JsonReader reader, JsonReadContext context)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return context.Unexpected<ApiMap<T>>(ref reader, "an object");

        OrderedDictionary<string, T>? entries = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.TryGetText(out var key))
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
    public static void Write(JsonWriter writer, ApiMap<T> value)
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
