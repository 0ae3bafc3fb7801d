namespace Plumbline.Events;

/// <summary>Where to look in the queue.</summary>
internal sealed record OutboxScan
{
    /// <summary>The streams to look for: those that this version knows.</summary>
    public required string[] Streams { get; init; }

    /// <summary>How many rows at most.</summary>
    public required int Limit { get; init; }

    /// <summary>From behind which number on.</summary>
    public long From { get; init; }

    /// <summary>From behind which number on, for as long as none of <see cref="Waiting"/> has ended.</summary>
    public long Provisional { get; init; }

    /// <summary>The transactions that <see cref="Provisional"/> waits for.</summary>
    public IReadOnlyList<ulong> Waiting { get; init; } = [];
}
