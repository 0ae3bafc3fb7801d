namespace Plumbline.Events;

/// <summary>
/// When the next batch starts: at once where the last one started long enough ago, else that long after it, or as soon as a batch is full.
/// So no event waits longer than that time, and many events make few transactions.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="maxAge">The time from one batch to the next.</param>
/// <param name="full">How many events make a batch full.</param>
internal sealed class BatchTiming(TimeProvider time, TimeSpan maxAge, int full)
{
    private long? _started;
    private int _waiting;

    /// <summary>Events came. For any thread.</summary>
    /// <param name="count">How many.</param>
    public void Add(int count) => Interlocked.Add(ref _waiting, count);

    /// <summary>How long until the next batch starts.</summary>
    /// <returns>Zero: now. Null: no event is known to wait.</returns>
    public TimeSpan? Wait()
    {
        var waiting = Volatile.Read(ref _waiting);
        if (waiting == 0)
            return null;

        if (waiting >= full || _started is not { } started)
            return TimeSpan.Zero;

        var left = maxAge - time.GetElapsedTime(started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>A batch starts.</summary>
    public void Start()
    {
        _started = time.GetTimestamp();
        Interlocked.Exchange(ref _waiting, 0);
    }

    /// <summary>The batch did not take all that waits: the next one starts at once.</summary>
    public void More() => Add(full);
}
