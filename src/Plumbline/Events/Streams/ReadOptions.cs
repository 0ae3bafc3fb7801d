namespace Plumbline.Events;

/// <summary>How a group reads a stream.</summary>
public sealed record ReadOptions
{
    private readonly int _maxBatch = 1000;
    private readonly int _maxUnacknowledged = 4;

    /// <summary>The most events in one delivery; at least 1. Default 1000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxBatch
    {
        get => _maxBatch;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxBatch = value;
        }
    }

    /// <summary>How many deliveries a reader may hold without acknowledging; the stream waits before it gives more. At least 1. Default 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxUnacknowledged
    {
        get => _maxUnacknowledged;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxUnacknowledged = value;
        }
    }

    /// <summary>Where a group starts that has no place in the stream yet. Default: with the oldest event that is kept. Only for <see cref="StreamDelivery.Observe"/>.</summary>
    public StreamStart Start { get; init; } = StreamStart.Beginning;

    /// <summary>Whether the group gives up its place and starts over from <see cref="Start"/>. Only for <see cref="StreamDelivery.Observe"/>.</summary>
    public bool Replay { get; init; }
}
