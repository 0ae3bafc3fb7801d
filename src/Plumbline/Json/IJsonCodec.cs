namespace Plumbline.Json;

/// <summary>Reads and writes one type as JSON. Implemented by structs, so that lists and maps of it are specialised.</summary>
/// <typeparam name="T">The type.</typeparam>
public interface IJsonCodec<T>
{
    /// <summary>Reads a value.</summary>
    /// <param name="reader">On the value's first token; left on its last.</param>
    /// <param name="context">Takes the problems; after one, what is returned may be any value, null included.</param>
    static abstract T Read(ref JsonReader reader, JsonReadContext context);

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where the value is due.</param>
    /// <param name="value">The value.</param>
    static abstract void Write(JsonWriter writer, T value);
}
