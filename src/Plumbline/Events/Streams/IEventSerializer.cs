using System.Buffers;

namespace Plumbline.Events;

/// <summary>Turns events of a union into bodies and back. JSON is one form; a binary one joins by implementing this and naming itself.</summary>
/// <typeparam name="T">The union.</typeparam>
public interface IEventSerializer<T>
{
    /// <summary>The last part of a stream's name: <c>json</c>.</summary>
    string Serialization { get; }

    /// <summary>The bodies' media type: <c>application/json</c>.</summary>
    string ContentType { get; }

    /// <summary>Writes an event.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="value">The event.</param>
    void Write(IBufferWriter<byte> output, T value);

    /// <summary>Reads an event. Members and values that are not known yet are kept, not refused.</summary>
    /// <param name="body">The body.</param>
    /// <exception cref="EventFormatException">The body is no event of this union.</exception>
    T Read(ReadOnlySpan<byte> body);
}
