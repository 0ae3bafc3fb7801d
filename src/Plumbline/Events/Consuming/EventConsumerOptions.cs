namespace Plumbline.Events;

/// <summary>How events are handled that do not work at once.</summary>
public sealed record EventConsumerOptions
{
    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(30);
    private readonly int _maxAttempts = 25;

    /// <summary>The usual options.</summary>
    public static EventConsumerOptions Default { get; } = new();

    /// <summary>What happens to the later events of a key while an earlier one has failed. Default: they go on.</summary>
    public EventOrder Order { get; init; }

    /// <summary>
    /// How long a handler may take for a batch before it is stopped and its effects are rolled back; a batch that is too slow is split, so
    /// this is what one event may take. Default 30 seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above zero.</exception>
    public TimeSpan Timeout
    {
        get => _timeout;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _timeout = value;
        }
    }

    /// <summary>How often an event is handled before it is given up, at least 1. Default 25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxAttempts
    {
        get => _maxAttempts;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxAttempts = value;
        }
    }

    /// <summary>How long after its first attempt an event is given up. Default 3 days.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(3);

    /// <summary>The wait after the first attempt; it doubles with each one. Default 10 seconds.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait between two attempts. Default 1 hour.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromHours(1);
}
