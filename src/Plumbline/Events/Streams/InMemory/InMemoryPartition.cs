namespace Plumbline.Events;

/// <summary>The events of a partition, by offset. Used under the stream's lock.</summary>
internal sealed class InMemoryPartition
{
    private readonly List<StoredEvent> _events = [];

    /// <summary>The offset of the oldest event that is kept.</summary>
    public long First { get; private set; }

    /// <summary>The offset of the next event to come.</summary>
    public long End => First + _events.Count;

    /// <summary>The events that are kept, oldest first.</summary>
    public IReadOnlyList<StoredEvent> Events => _events;

    /// <summary>The event at an offset that is kept.</summary>
    /// <param name="offset">The offset.</param>
    public StoredEvent this[long offset] => _events[(int)(offset - First)];

    /// <summary>Adds an event at the end.</summary>
    /// <param name="stored">The event.</param>
    public void Append(StoredEvent stored) => _events.Add(stored);

    /// <summary>Forgets the oldest event, read or not.</summary>
    public void Expire()
    {
        _events.RemoveAt(0);
        First++;
    }

    /// <summary>Forgets up to a quarter of the events, oldest first, and none from an offset on.</summary>
    /// <param name="limit">The offset.</param>
    public void Trim(long limit)
    {
        var count = (int)Math.Clamp(limit - First, 0, (_events.Count + 3) / 4);
        _events.RemoveRange(0, count);
        First += count;
    }

    /// <summary>The offset to start reading from.</summary>
    /// <param name="start">The place.</param>
    public long OffsetOf(StreamStart start) => start switch
    {
        StreamStart.FromNow => End,
        StreamStart.FromTime(var time) => First + _events.TakeWhile(e => e.StoredAt < time).Count(),
        _ => First,
    };
}
