using System.Diagnostics.CodeAnalysis;

namespace Plumbline.Json;

/// <summary>Reads and writes one type as the text of a path segment, a query value or a header.</summary>
/// <typeparam name="T">The type.</typeparam>
public interface ITextCodec<T>
{
    /// <summary>The type in a document's words, for messages: <c>integer</c>, <c>user_status</c>.</summary>
    static abstract string TypeName { get; }

    /// <summary>Reads a value; culture never matters. An open enum takes any text.</summary>
    /// <param name="text">The decoded text.</param>
    /// <param name="value">The value.</param>
    /// <returns>False where the text is no such value.</returns>
    static abstract bool TryParse(string text, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes a value; not yet percent-encoded.</summary>
    /// <param name="value">The value.</param>
    static abstract string Format(T value);
}
