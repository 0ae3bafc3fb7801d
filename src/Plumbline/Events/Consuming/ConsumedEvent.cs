namespace Plumbline.Events;

/// <summary>An event of the inbox while it is handled.</summary>
/// <param name="type">The union's member that it is.</param>
/// <param name="body">Its body.</param>
/// <param name="context">What is known of it beside that.</param>
public sealed class ConsumedEvent(string type, ReadOnlyMemory<byte> body, EventContext context)
{
    /// <summary>The union's member that it is.</summary>
    public string Type { get; } = type;

    /// <summary>Its body.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>What is known of it beside that.</summary>
    public EventContext Context { get; } = context;

    /// <summary>What becomes of it.</summary>
    public EventDecision Decision { get; private set; }

    /// <summary>Why it is not done; null where it is.</summary>
    public string? Reason { get; private set; }

    /// <summary>When to handle it again at the earliest, from now on; null for the usual back-off.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>It is done.</summary>
    public void Done() => Decide(EventDecision.Done, null, null);

    /// <summary>It is to be handled again later.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="after">When at the earliest; null for the usual back-off.</param>
    public void Retry(string reason, TimeSpan? after = null) => Decide(EventDecision.Retry, reason, after);

    /// <summary>It is to be put aside and reported.</summary>
    /// <param name="reason">Why.</param>
    public void Park(string reason) => Decide(EventDecision.Park, reason, null);

    /// <summary>Nobody here knows it.</summary>
    public void Skip() => Decide(EventDecision.Skip, null, null);

    private void Decide(EventDecision decision, string? reason, TimeSpan? after) => (Decision, Reason, RetryAfter) = (decision, reason, after);
}
