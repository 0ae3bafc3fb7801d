using System.Buffers;

namespace Plumbline.Events;

/// <summary>Holds the bodies of a page, one behind the other, in memory that is used again for the next page. For one thread.</summary>
internal sealed class BodyBuffer : IBufferWriter<byte>, IDisposable
{
    private const int BlockBytes = 64 * 1024;

    [ThreadStatic]
    private static BodyBuffer? s_current;

    private readonly List<byte[]> _blocks = [];
    private int _block;
    private int _start;
    private int _end;

    /// <summary>The buffer that events are written to while <see cref="Use"/> is in force on this thread; null where none is.</summary>
    public static BodyBuffer? Current => s_current;

    /// <summary>Makes events go to this buffer, on this thread, until disposed of. No await may come between.</summary>
    public Usage Use()
    {
        s_current = this;
        return default;
    }

    /// <summary>Begins the next body.</summary>
    public void Begin() => _start = _end;

    /// <summary>The body that was written since <see cref="Begin"/>; valid until <see cref="Reset"/>.</summary>
    public ReadOnlyMemory<byte> End() => _blocks.Count == 0 ? default : _blocks[_block].AsMemory(_start, _end - _start);

    /// <summary>Uses the memory again; nobody may read bodies any more.</summary>
    public void Reset() => (_block, _start, _end) = (0, 0, 0);

    /// <inheritdoc/>
    public void Advance(int count) => _end += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = Math.Max(sizeHint, 1);
        if (_blocks.Count == 0)
            _blocks.Add(ArrayPool<byte>.Shared.Rent(Math.Max(BlockBytes, needed)));

        if (_blocks[_block].Length - _end < needed)
            Move(needed);

        return _blocks[_block].AsMemory(_end);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var block in _blocks)
            ArrayPool<byte>.Shared.Return(block);

        _blocks.Clear();
        Reset();
    }

    // A body is in one piece: what there is of it moves along.
    private void Move(int needed)
    {
        var written = _end - _start;
        var size = written + needed;
        var from = _blocks[_block];
        var next = _block + 1;
        if (next == _blocks.Count)
        {
            _blocks.Add(ArrayPool<byte>.Shared.Rent(Math.Max(BlockBytes, size * 2)));
        }
        else if (_blocks[next].Length < size)
        {
            ArrayPool<byte>.Shared.Return(_blocks[next]);
            _blocks[next] = ArrayPool<byte>.Shared.Rent(size * 2);
        }

        from.AsSpan(_start, written).CopyTo(_blocks[next]);
        (_block, _start, _end) = (next, 0, written);
    }

    /// <summary>Ends the use of a buffer.</summary>
    public readonly struct Usage : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => s_current = null;
    }
}
