namespace Plumbline.Events;

/// <summary>An event that the in-memory stream keeps.</summary>
/// <param name="Event">The event, as readers get it.</param>
/// <param name="Number">Its place among all events of the stream.</param>
/// <param name="StoredAt">When it reached the stream.</param>
/// <param name="VisibleAt">When readers may have it; later than <paramref name="StoredAt"/> where a fault delays it.</param>
internal sealed record StoredEvent(IncomingEvent Event, long Number, DateTimeOffset StoredAt, DateTimeOffset VisibleAt);
