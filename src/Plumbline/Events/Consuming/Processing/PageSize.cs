namespace Plumbline.Events;

/// <summary>
/// How many events are handled in one transaction. It starts small and doubles while that is quick, so that a slow handler holds neither locks
/// for minutes nor its time limit's patience.
/// </summary>
/// <param name="most">The most.</param>
internal sealed class PageSize(int most)
{
    private const int First = 50;
    private static readonly TimeSpan s_quick = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_slow = TimeSpan.FromSeconds(2);

    /// <summary>How many now.</summary>
    public int Value { get; private set; } = Math.Min(First, most);

    /// <summary>Learns from a batch.</summary>
    /// <param name="events">Its events.</param>
    /// <param name="took">How long it took.</param>
    public void Learn(int events, TimeSpan took)
    {
        if (took > s_slow)
            Value = Math.Max(1, Math.Min(Value, events) / 2);
        else if (took < s_quick && events >= Value)
            Value = Math.Min(Value * 2, most);
    }
}
