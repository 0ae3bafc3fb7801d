using System.Diagnostics;

namespace Plumbline.Data;

/// <summary>What the journal notes beside a change.</summary>
/// <param name="Actor">Who acts.</param>
/// <param name="TraceParent">The trace, as W3C writes it.</param>
internal sealed record JournalContext(string? Actor, string? TraceParent)
{
    /// <summary>The context of the caller; null where there is nothing to note.</summary>
    public static JournalContext? Current
    {
        get
        {
            var trace = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;
            var actor = JournalActor.Current;
            return actor is null && trace is null ? null : new(actor, trace);
        }
    }
}
