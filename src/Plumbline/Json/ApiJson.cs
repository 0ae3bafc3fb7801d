using System.Buffers;
using System.Diagnostics;
using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Writes and reads whole JSON texts with the emitted codecs, without reflection.</summary>
/// <remarks>
/// Texts are compact UTF-8 with relaxed escaping: only what JSON itself asks for is escaped, so they are meant for bodies of type
/// <c>application/json</c> and not for pasting into HTML. A plain <see cref="JsonSerializer"/> with the same encoder writes the same bytes.
/// </remarks>
public static class ApiJson
{
    /// <summary>How deep objects and arrays may nest in what is read, unless <see cref="JsonReadContext.MaxDepth"/> says otherwise.</summary>
    public const int MaxDepth = 64;

    [ThreadStatic]
    private static JsonReadContext? s_tolerant;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">It holds an enum without value.</exception>
    public static byte[] Serialize<T, TCodec>(T value)
        where TCodec : struct, IJsonCodec<T>
    {
        using var writer = JsonWriter.Rent();
        TCodec.Write(writer, value);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <param name="output">Where to, for example a pipe.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">It holds an enum without value.</exception>
    public static void Serialize<T, TCodec>(IBufferWriter<byte> output, T value)
        where TCodec : struct, IJsonCodec<T>
    {
        using var writer = JsonWriter.Rent();
        TCodec.Write(writer, value);
        output.Write(writer.WrittenSpan);
    }

    /// <summary>Reads a value; the text may hold nothing else but white space (and a byte order mark before it).</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <param name="utf8">The text.</param>
    /// <param name="context">How strict to be; a new one for every text.</param>
    public static JsonReadResult<T> Deserialize<T, TCodec>(ReadOnlySpan<byte> utf8, JsonReadContext context)
        where TCodec : struct, IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(context);
        if (utf8.StartsWith(ByteOrderMark))
            utf8 = utf8[ByteOrderMark.Length..];

        try
        {
            var reader = new JsonReader(utf8, context.MaxDepth);
            reader.Read();
            var value = TCodec.Read(ref reader, context);

            // Anything behind the value throws.
            reader.Read();
            if (!context.HasProblems)
                return new(value);
        }
        catch (JsonProblemLimitException)
        {
            // The problems so far are told below.
        }
        catch (JsonException e) when (e is not JsonProblemException)
        {
            return new(FindFault(new Utf8JsonReader(utf8, ReaderOptions(context))));
        }

        return new(JsonPointers.Resolve(new Utf8JsonReader(utf8, ReaderOptions(context)), context.Notes));
    }

    /// <summary>Reads a value as clients do: unknown values are kept, constraints not checked.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <param name="utf8">The text.</param>
    public static JsonReadResult<T> Deserialize<T, TCodec>(ReadOnlySpan<byte> utf8)
        where TCodec : struct, IJsonCodec<T>
    {
        // A context that noted nothing is as good as new.
        var context = s_tolerant ?? new(isStrict: false);
        s_tolerant = null;
        var result = Deserialize<T, TCodec>(utf8, context);
        if (!context.HasProblems)
            s_tolerant = context;

        return result;
    }

    /// <summary>Reads a value; the text may hold nothing else but white space (and a byte order mark before it).</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <param name="utf8">The text, in pieces as a pipe has it.</param>
    /// <param name="context">How strict to be; a new one for every text.</param>
    public static JsonReadResult<T> Deserialize<T, TCodec>(in ReadOnlySequence<byte> utf8, JsonReadContext context)
        where TCodec : struct, IJsonCodec<T>
    {
        if (utf8.IsSingleSegment)
            return Deserialize<T, TCodec>(utf8.FirstSpan, context);

        // One copy is cheaper than reading across pieces, and bodies are limited.
        var length = checked((int)utf8.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            utf8.CopyTo(buffer);
            return Deserialize<T, TCodec>(buffer.AsSpan(0, length), context);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Parses a JSON text into an element that owns its memory, for defaults.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static JsonElement ParseElement(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    // Our reader says that a text is no JSON; the framework's says where and why.
    private static MalformedJson FindFault(Utf8JsonReader reader)
    {
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            return new((e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1, Sentence(e.Message));
        }

        throw new UnreachableException("Two readers disagree on what JSON is.");
    }

    private static JsonReaderOptions ReaderOptions(JsonReadContext context) => new() { MaxDepth = context.MaxDepth };

    // System.Text.Json adds the place to its messages, which is told apart here, and quotes what it found, which may be part of a
    // secret. One character, or one byte in hexadecimal, stays: it helps and tells nothing.
    private static string Sentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var sentence = end < 0 ? message : message[..end];
        var found = sentence.StartsWith('\'') ? sentence.LastIndexOf("' is ", StringComparison.Ordinal) : -1;
        return found <= 2 || sentence.StartsWith("'0x", StringComparison.Ordinal) ? sentence : "What stands there" + sentence[(found + 1)..];
    }
}
