namespace Plumbline.Events;

/// <summary>A delivery of the in-memory stream.</summary>
/// <param name="log">The stream it comes from.</param>
/// <param name="group">The group.</param>
/// <param name="reader">The reader.</param>
/// <param name="end">Where the reader is behind it, by partition.</param>
/// <param name="events">The events.</param>
internal sealed class InMemoryDelivery(InMemoryLog log, InMemoryGroup group, InMemoryReader reader, long[] end, IReadOnlyList<IncomingEvent> events)
    : EventDelivery(log.Spec.Name, group.Name, events)
{
    /// <summary>The stream it comes from.</summary>
    public InMemoryLog Log => log;

    /// <summary>The group's place.</summary>
    public InMemoryGroup Place => group;

    /// <summary>The reader.</summary>
    public InMemoryReader Reader => reader;

    /// <summary>Where the reader is behind it, by partition.</summary>
    public long[] End => end;
}
