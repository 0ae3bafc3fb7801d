namespace Plumbline.Events;

/// <summary>An event of a batch. Nothing called on it means that it is done once the handler returns.</summary>
/// <typeparam name="T">The union.</typeparam>
public sealed class EventItem<T>
{
    private readonly ConsumedEvent _consumed;

    /// <summary>An event of a batch.</summary>
    /// <param name="value">The event.</param>
    /// <param name="consumed">Where decisions go.</param>
    public EventItem(T value, ConsumedEvent consumed)
    {
        ArgumentNullException.ThrowIfNull(consumed);
        (Event, _consumed) = (value, consumed);
    }

    /// <summary>The event.</summary>
    public T Event { get; }

    /// <summary>What is known of it beside its content.</summary>
    public EventContext Context => _consumed.Context;

    /// <summary>It is done.</summary>
    public void Done() => _consumed.Done();

    /// <summary>It is to be handled again later. What the handler wrote for it stays, unless it throws.</summary>
    /// <param name="reason">Why, for whoever looks into it. No personal data.</param>
    /// <param name="after">When at the earliest; null for the usual back-off.</param>
    public void Retry(string reason, TimeSpan? after = null) => _consumed.Retry(reason, after);

    /// <summary>It is to be put aside and reported.</summary>
    /// <param name="reason">Why, for whoever looks into it. No personal data.</param>
    public void Park(string reason) => _consumed.Park(reason);
}
