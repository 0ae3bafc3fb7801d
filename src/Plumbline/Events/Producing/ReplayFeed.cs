namespace Plumbline.Events;

/// <summary>What was put into the queue for replays.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Next">When there may be more, where a rate limits it; null otherwise.</param>
internal readonly record struct ReplayFeed(int Rows, TimeSpan? Next)
{
    /// <summary>There are no replays.</summary>
    public static ReplayFeed Nothing => default;
}
