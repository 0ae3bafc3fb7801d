using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plumbline.Json;

/// <summary>Lets System.Text.Json read and write a type with its codec. Reads tolerantly: unknown values are kept, constraints not checked.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <typeparam name="TCodec">The codec.</typeparam>
public sealed class ApiJsonConverter<T, TCodec> : JsonConverter<T>
    where TCodec : struct, IJsonCodec<T>
{
    // What every encoder leaves as it is: printable ASCII without what is special in HTML, and without escapes.
    private static readonly SearchValues<byte> s_plain = SearchValues.Create(
        [.. Enumerable.Range(' ', 0x7F - ' ').Select(c => (byte)c).Where(c => !"<>&'+`\\"u8.Contains(c))]);

    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // The serializer does not hand out its text, so the value is copied once.
        using var document = JsonDocument.ParseValue(ref reader);
        var utf8 = JsonMarshal.GetRawUtf8Value(document.RootElement);
        if (reader.CurrentState.Options is { AllowTrailingCommas: true } or { CommentHandling: not JsonCommentHandling.Disallow })
            utf8 = Strict(document.RootElement);

        try
        {
            var value = new JsonReader(utf8, int.MaxValue);
            value.Read();
            return TCodec.Read(ref value, JsonReadContext.Throwing);
        }
        catch (JsonProblemException e)
        {
            var problem = JsonPointers.Resolve(new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue }), [e.Note])[0];
            throw new JsonException(problem.Pointer.Length == 0 ? $"The value {problem.Detail}." : $"'{problem.Pointer}' {problem.Detail}.");
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        using var output = JsonWriter.Rent();
        TCodec.Write(output, value);
        if (!writer.Options.Indented
            && (writer.Options.Encoder == JavaScriptEncoder.UnsafeRelaxedJsonEscaping || !output.WrittenSpan.ContainsAnyExcept(s_plain)))
        {
            writer.WriteRawValue(output.WrittenSpan, skipInputValidation: true);
            return;
        }

        // Indented, or escaped in another way.
        using var document = JsonDocument.Parse(output.Written, new() { MaxDepth = int.MaxValue });
        document.RootElement.WriteTo(writer);
    }

    // Without what only some options allow.
    private static byte[] Strict(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = int.MaxValue }))
            value.WriteTo(writer);

        return buffer.WrittenSpan.ToArray();
    }
}
