namespace Plumbline.Events;

/// <summary>How the events of a stream reach the groups that read it. A group is usually a service with all its instances.</summary>
public enum StreamDelivery
{
    /// <summary>
    /// A log. Every group has its own place in it and sees all events that are still kept, also those from before it came;
    /// it may start over from an earlier place (<see cref="ReadOptions.Replay"/>).
    /// </summary>
    Observe,

    /// <summary>
    /// A queue. Every group takes each event once, from its first reading on, and what it acknowledged is gone for it.
    /// Events wait for the first group; there is no replay by the stream.
    /// </summary>
    Consume,
}
