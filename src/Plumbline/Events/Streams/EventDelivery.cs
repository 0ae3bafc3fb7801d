namespace Plumbline.Events;

/// <summary>A batch of events that a stream delivered; stays the group's business until it is acknowledged.</summary>
/// <remarks>Streams derive their own from it, with what they need to acknowledge.</remarks>
public abstract class EventDelivery
{
    /// <summary>Makes a delivery.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="group">The group that reads.</param>
    /// <param name="events">The events, at least one; those of a key in order.</param>
    protected EventDelivery(StreamName stream, string group, IReadOnlyList<IncomingEvent> events)
    {
        Stream = stream;
        Group = group;
        Events = events;
    }

    /// <summary>The stream.</summary>
    public StreamName Stream { get; }

    /// <summary>The group that reads.</summary>
    public string Group { get; }

    /// <summary>The events, at least one; those of a key in order.</summary>
    public IReadOnlyList<IncomingEvent> Events { get; }

    /// <summary>
    /// How many events the stream had removed that this group had not read when it came to this delivery: it was away for longer than the
    /// stream keeps events. The publisher's journal still has them.
    /// </summary>
    public long Lost { get; init; }
}
