namespace Plumbline.Events;

/// <summary>What one look at the queue found.</summary>
internal sealed record OutboxPage
{
    /// <summary>The rows, in order.</summary>
    public required IReadOnlyList<OutboxRow> Rows { get; init; }

    /// <summary>Whether there may be more behind them.</summary>
    public bool IsFull => End is not null;

    /// <summary>The number of the last row, where there may be more behind it; null otherwise.</summary>
    public long? End { get; init; }

    /// <summary>From where on the database looked.</summary>
    public long From { get; init; }

    /// <summary>The last number that the sequence had given out before.</summary>
    public long LastNumber { get; init; }

    /// <summary>Which transactions were under way.</summary>
    public OutboxSnapshot Snapshot { get; init; } = OutboxSnapshot.None;

    /// <summary>The streams that are paused: their rows are left out.</summary>
    public IReadOnlyList<string> Paused { get; init; } = [];
}
