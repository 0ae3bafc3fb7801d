namespace Plumbline.Events;

/// <summary>A group's place in a stream, and who reads for it. Used under the stream's lock.</summary>
/// <param name="name">The group.</param>
/// <param name="start">The offset of each partition to start from.</param>
internal sealed class InMemoryGroup(string name, long[] start)
{
    private readonly long[] _seen = [.. start];

    /// <summary>The group.</summary>
    public string Name => name;

    /// <summary>The offset of the next event that is not acknowledged, by partition.</summary>
    public long[] Acknowledged { get; } = [.. start];

    /// <summary>Its readers; the first gets the events, the others stand by.</summary>
    public List<InMemoryReader> Readers { get; } = [];

    /// <summary>Whether a partition's event has been acknowledged.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="offset">The event.</param>
    public bool Has(int partition, long offset) => offset < Acknowledged[partition];

    /// <summary>Notes that an event is delivered.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="offset">The event.</param>
    /// <returns>Whether it was before.</returns>
    public bool Deliver(int partition, long offset)
    {
        if (offset < _seen[partition])
            return true;

        _seen[partition] = offset + 1;
        return false;
    }

    /// <summary>Moves the group to another place; what is under way is forgotten.</summary>
    /// <param name="offsets">The offset of each partition.</param>
    public void MoveTo(long[] offsets)
    {
        offsets.CopyTo(Acknowledged, 0);
        foreach (var reader in Readers)
            reader.Restart(this);
    }
}
