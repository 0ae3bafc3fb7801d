namespace Plumbline.Events;

/// <summary>A row of the queue on its way to its stream.</summary>
/// <param name="row">The row.</param>
/// <param name="target">Where it goes.</param>
internal sealed class PageEvent(OutboxRow row, PublishTarget target)
{
    /// <summary>The row.</summary>
    public OutboxRow Row => row;

    /// <summary>Where it goes.</summary>
    public PublishTarget Target => target;

    /// <summary>The event; null where the document has none for it, or there can be none.</summary>
    public OutgoingEvent? Event { get; set; }

    /// <summary>What becomes of the row.</summary>
    public PageEventState State { get; private set; } = PageEventState.Waiting;

    /// <summary>Why it is parked, or waits; null otherwise.</summary>
    public string? Reason { get; private set; }

    /// <summary>What was thrown when the event was made; null where nothing was.</summary>
    public Exception? Exception { get; private set; }

    /// <summary>There is nothing more to do with the row.</summary>
    public void Done() => (State, Reason) = (PageEventState.Done, null);

    /// <summary>It goes on another time.</summary>
    /// <param name="reason">Why.</param>
    public void Wait(string reason) => (State, Reason) = (PageEventState.Waiting, reason);

    /// <summary>It can never be published.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="exception">What was thrown; null where nothing was.</param>
    public void Park(string reason, Exception? exception = null) => (State, Reason, Exception) = (PageEventState.Parked, reason, exception);
}

/// <summary>What becomes of a row of the queue.</summary>
internal enum PageEventState
{
    /// <summary>It is not published yet.</summary>
    Waiting,

    /// <summary>It is published, or nothing is published for it.</summary>
    Done,

    /// <summary>It cannot be published.</summary>
    Parked,
}
