namespace Plumbline.Events;

/// <summary>Something that goes wrong in the in-memory stream, for tests.</summary>
/// <param name="Kind">What.</param>
public sealed record StreamFault(StreamFaultKind Kind)
{
    /// <summary>For which events; all where it says nothing. Not asked by <see cref="StreamFaultKind.LoseAcknowledgement"/>.</summary>
    public Func<OutgoingEvent, bool> When { get; init; } = _ => true;

    /// <summary>How often. Default: until it is removed.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>How long readers wait for an event, with <see cref="StreamFaultKind.Delay"/>. Events of its partition behind it wait too.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The reason that the publisher is told.</summary>
    public string Reason { get; init; } = "A fault of the in-memory stream.";
}

/// <summary>What goes wrong.</summary>
public enum StreamFaultKind
{
    /// <summary>The event is refused, as one that is too large.</summary>
    Refuse,

    /// <summary>The event does not reach the stream, and may be published again.</summary>
    Fail,

    /// <summary>The event reaches the stream, but the publisher is told that it may not have.</summary>
    LoseConfirmation,

    /// <summary>The event is in the stream twice.</summary>
    Duplicate,

    /// <summary>The event reaches readers later.</summary>
    Delay,

    /// <summary>An acknowledgement is lost: what the reader holds is delivered again.</summary>
    LoseAcknowledgement,
}
