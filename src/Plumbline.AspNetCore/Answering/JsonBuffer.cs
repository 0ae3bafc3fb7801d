using System.Buffers;
using System.Text.Json;

namespace Plumbline.AspNetCore;

/// <summary>A JSON writer with its buffer, reused by the thread that rented it last.</summary>
internal sealed class JsonBuffer
{
    // A large answer must not hold its memory for the life of the thread.
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static JsonBuffer? s_spare;

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    private JsonBuffer() => Writer = new(_buffer, ServerJson.WriterOptions);

    /// <summary>The writer.</summary>
    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written and flushed.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    /// <summary>Takes an empty one.</summary>
    public static JsonBuffer Rent()
    {
        var buffer = s_spare ?? new();
        s_spare = null;
        return buffer;
    }

    /// <summary>Gives it back.</summary>
    public void Return()
    {
        if (_buffer.Capacity > LargestKept)
            return;

        _buffer.ResetWrittenCount();
        Writer.Reset(_buffer);
        s_spare = this;
    }
}
