namespace Plumbline.Events;

/// <summary>
/// When the next batch starts: at once for an event that comes while the stream is idle, which it is a short time after the last batch started with
/// nothing waiting; else the batches' time after the last one started, or as soon as a batch is full. So no event waits longer than that time, and
/// many events make few transactions.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="maxAge">The time from one batch to the next while events keep coming.</param>
/// <param name="idleAfter">How long after a batch started the stream is idle.</param>
/// <param name="full">How many events make a batch full.</param>
internal sealed class BatchTiming(TimeProvider time, TimeSpan maxAge, TimeSpan idleAfter, int full)
{
    private readonly Lock _lock = new();
    private long? _started;
    private int _waiting;
    private bool _isDue;

    /// <summary>Events came. For any thread.</summary>
    /// <param name="count">How many.</param>
    public void Add(int count)
    {
        lock (_lock)
        {
            if (_waiting == 0)
                _isDue = _started is not { } started || time.GetElapsedTime(started) >= idleAfter;

            _waiting += count;
        }
    }

    /// <summary>How long until the next batch starts.</summary>
    /// <returns>Zero: now. Null: no event is known to wait.</returns>
    public TimeSpan? Wait()
    {
        lock (_lock)
        {
            if (_waiting == 0)
                return null;

            if (_isDue || _waiting >= full || _started is not { } started)
                return TimeSpan.Zero;

            var left = maxAge - time.GetElapsedTime(started);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>A batch starts.</summary>
    public void Start()
    {
        lock (_lock)
            (_started, _waiting, _isDue) = (time.GetTimestamp(), 0, false);
    }

    /// <summary>Nothing waited: that was no batch, and the stream is idle.</summary>
    public void Nothing()
    {
        lock (_lock)
            _started = null;
    }

    /// <summary>The batch did not take all that waits: the next one starts at once.</summary>
    public void More() => Add(full);
}
