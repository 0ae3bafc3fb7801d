namespace Plumbline.Events;

/// <summary>Which records to publish again.</summary>
public sealed record ReplayRequest
{
    private readonly int? _ratePerSecond;

    /// <summary>The stream, by its union: <c>user_event</c>.</summary>
    public required string Stream { get; init; }

    /// <summary>From when on the records are; null for the oldest that is kept.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when, exclusive; null for now.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only records of the row with this key; null for all.</summary>
    public string? Key { get; init; }

    /// <summary>The most events in a second; null for as many as the stream takes. New events go first anyway.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int? RatePerSecond
    {
        get => _ratePerSecond;
        init
        {
            if (value is { } rate)
                ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1, nameof(RatePerSecond));

            _ratePerSecond = value;
        }
    }

    /// <summary>Why, for whoever looks into it later.</summary>
    public string? Reason { get; init; }

    /// <summary>Who asks; null where that is not known.</summary>
    public string? RequestedBy { get; init; }
}
