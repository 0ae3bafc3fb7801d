using System.Diagnostics;

namespace Plumbline.Events;

/// <summary>Sends events to their streams.</summary>
/// <param name="stream">The streams.</param>
/// <param name="window">Events that are under way at the same time.</param>
/// <param name="metrics">The metrics.</param>
/// <param name="time">The clock.</param>
internal sealed class StreamSender(IEventStream stream, int window, EventMetrics metrics, TimeProvider time)
{
    // Enough to find where a batch came from, and little enough for every collector.
    private const int MaxLinks = 128;

    /// <summary>Whether the broker works.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> IsUpAsync(CancellationToken cancellationToken) => (await stream.ProbeAsync(cancellationToken).ConfigureAwait(false)).IsHealthy;

    /// <summary>Sends events, and notes what became of each.</summary>
    /// <param name="events">The events, those of a key in order.</param>
    /// <param name="held">The keys of which nothing may be sent for the time being: those of events that were not taken are added.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SendAsync(IReadOnlyList<PageEvent> events, HashSet<(StreamName, string)> held, CancellationToken cancellationToken)
    {
        foreach (var ofTarget in events.Where(e => e.Event is not null).GroupBy(e => e.Target))
        {
            if (await TryEnsureAsync(ofTarget.Key, cancellationToken).ConfigureAwait(false) is { } problem)
            {
                foreach (var e in ofTarget)
                    Hold(e, problem, held);

                continue;
            }

            foreach (var group in PublishWaves.Of(ofTarget, window))
                await SendAsync(ofTarget.Key, group, held, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(PublishTarget target, PageEvent[] group, HashSet<(StreamName, string)> held, CancellationToken cancellationToken)
    {
        var free = group.Where(e => !held.Contains((target.Name, e.Event!.Key))).ToList();
        foreach (var e in group.Except(free))
            e.Wait("An earlier event of its key was not taken.");

        if (free.Count == 0)
            return;

        using var activity = Start(target.Name, free);
        var start = time.GetTimestamp();
        var results = await stream.PublishAsync(target.Name, free.ConvertAll(e => e.Event!), cancellationToken).ConfigureAwait(false);
        var took = time.GetElapsedTime(start);
        var now = time.GetUtcNow();
        var (taken, refused) = (0, 0);
        for (var i = 0; i < free.Count; i++)
        {
            switch (results[i].Outcome)
            {
                case PublishOutcome.Ok:
                    taken++;
                    free[i].Done();
                    if (free[i].Row.Replay == 0)
                        metrics.Lagged(target.Name, "send", now - free[i].Event!.Time);

                    break;
                case PublishOutcome.Refused:
                    refused++;
                    free[i].Park(results[i].Reason ?? "The stream refused it.");
                    break;
                default:
                    Hold(free[i], results[i].Reason ?? "The stream did not take it.", held);
                    break;
            }
        }

        metrics.Sent(target.Name, taken, free.Count - taken - refused, refused, took);
        if (taken + refused < free.Count)
            activity?.SetStatus(ActivityStatusCode.Error, "Not all were taken.");
    }

    private static void Hold(PageEvent e, string reason, HashSet<(StreamName, string)> held)
    {
        e.Wait(reason);
        held.Add((e.Target.Name, e.Event!.Key));
    }

    private async Task<string?> TryEnsureAsync(PublishTarget target, CancellationToken cancellationToken)
    {
        if (target.IsEnsured)
            return null;

        try
        {
            await stream.EnsureAsync(target.Spec, cancellationToken).ConfigureAwait(false);
            (target.IsEnsured, target.Problem) = (true, null);
            return null;
        }
        catch (StreamUnavailableException)
        {
            // It is remembered; publishing will tell.
            (target.IsEnsured, target.Problem) = (true, null);
            return null;
        }
        catch (StreamMismatchException e)
        {
            target.Problem = e.Message;
            return e.Message;
        }
    }

    private static Activity? Start(StreamName name, List<PageEvent> events)
    {
        if (!EventTelemetry.Source.HasListeners())
            return null;

        var links = events.Select(e => EventTelemetry.Link(e.Event!.TraceParent)).OfType<ActivityLink>().Take(MaxLinks);
        var activity = EventTelemetry.Source.StartActivity($"send {name}", ActivityKind.Producer, default(ActivityContext), links: links);
        return activity?
            .SetTag("messaging.system", "plumbline")
            .SetTag("messaging.operation.name", "send")
            .SetTag("messaging.operation.type", "send")
            .SetTag(EventMetrics.Destination, name.ToString())
            .SetTag("messaging.batch.message_count", events.Count);
    }
}
