using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plumbline.Json;

/// <summary>Lets System.Text.Json read and write a type with its codec. Reads tolerantly: unknown values are kept, constraints not checked.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <typeparam name="TCodec">The codec.</typeparam>
public sealed class ApiJsonConverter<T, TCodec> : JsonConverter<T>
    where TCodec : struct, IJsonCodec<T>
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var start = reader;
        try
        {
            return TCodec.Read(ref reader, JsonReadContext.Throwing);
        }
        catch (JsonProblemException e)
        {
            var problem = JsonPointers.Resolve(start, [e.Note])[0];
            throw new JsonException(problem.Pointer.Length == 0 ? $"The value {problem.Detail}." : $"'{problem.Pointer}' {problem.Detail}.");
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => TCodec.Write(writer, value);
}
