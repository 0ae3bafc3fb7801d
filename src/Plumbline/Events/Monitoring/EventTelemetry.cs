using System.Diagnostics;

namespace Plumbline.Events;

/// <summary>The name under which traces and metrics of events are found.</summary>
public static class EventTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Plumbline.Events";

    /// <summary>The source of activities.</summary>
    internal static ActivitySource Source { get; } = new(Name);

    /// <summary>A link to the trace that an event came from.</summary>
    /// <param name="traceParent">Its W3C trace parent.</param>
    /// <param name="traceState">Its W3C trace state.</param>
    /// <returns>Null where there is none that can be read.</returns>
    internal static ActivityLink? Link(string? traceParent, string? traceState = null) =>
        ActivityContext.TryParse(traceParent, traceState, isRemote: true, out var context) ? new(context) : null;
}
