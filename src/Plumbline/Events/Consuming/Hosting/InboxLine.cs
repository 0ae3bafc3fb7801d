namespace Plumbline.Events;

/// <summary>Everything about one stream that is read.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Lease">The right to read it and to handle its events.</param>
/// <param name="Intake">What reads it.</param>
/// <param name="Processors">What handles its events, by lane.</param>
internal sealed record InboxLine(InboxStream Stream, EventLease Lease, StreamIntake Intake, IReadOnlyList<StreamProcessor> Processors)
{
    /// <summary>Its loops.</summary>
    public IEnumerable<EventLoop> Loops => [Lease.Loop, Intake.Loop, .. Processors.Select(p => p.Loop)];
}
