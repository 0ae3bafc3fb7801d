namespace Plumbline.Events;

/// <summary>An event in the in-memory stream, and how far it came.</summary>
/// <param name="Event">The event.</param>
/// <param name="AcknowledgedBy">The groups that have dealt with it, by name.</param>
/// <param name="WaitsFor">The groups that have not yet, by name.</param>
public sealed record EventTrace(IncomingEvent Event, IReadOnlyList<string> AcknowledgedBy, IReadOnlyList<string> WaitsFor);
