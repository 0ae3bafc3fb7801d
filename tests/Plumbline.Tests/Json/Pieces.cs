using System.Buffers;

namespace Plumbline.Tests.Json;

/// <summary>Text in pieces, as a pipe hands it out.</summary>
internal static class Pieces
{
    /// <summary>Cuts a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where; the whole text in one piece where that is an end of it.</param>
    public static ReadOnlySequence<byte> Of(byte[] text, int place)
    {
        var first = new Piece(text.AsMemory(0, place), 0);
        var last = new Piece(text.AsMemory(place), place);
        first.Follow(last);
        return new(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long start) => (Memory, RunningIndex) = (memory, start);

        public void Follow(Piece next) => Next = next;
    }
}
