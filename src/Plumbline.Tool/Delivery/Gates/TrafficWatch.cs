using System.Diagnostics;
using System.Globalization;
using Plumbline.Tool.Delivery.Providers;
using Plumbline.Tool.Delivery.Settings;

namespace Plumbline.Tool.Delivery.Gates;

/// <summary>Watches new instances while they answer callers: that they live, that they are healthy, and that they fail no more requests than the old ones.</summary>
/// <param name="provider">Counts.</param>
/// <param name="health">Asks.</param>
internal sealed class TrafficWatch(IDeliveryProvider provider, HealthGate health)
{
    // Once may be a moment of a busy machine.
    private const int MostMisses = 3;

    // As long as the gateway's own checks need to find that all is well again.
    private static readonly TimeSpan s_longestDown = TimeSpan.FromSeconds(5);

    /// <summary>Watches for the window of the service's gates.</summary>
    /// <param name="service">The service.</param>
    /// <param name="routes">Its routes.</param>
    /// <param name="fresh">The places of new instances.</param>
    /// <param name="old">The places of old ones.</param>
    /// <param name="cancellationToken">Stops the watching.</param>
    /// <returns>What is wrong, null where nothing is; and what was seen.</returns>
    public async Task<(string? Problem, string Seen)> RunAsync(
        ServiceSettings service, ServiceRoutes routes, IReadOnlyList<int> fresh, IReadOnlyList<int> old, CancellationToken cancellationToken)
    {
        var (newBefore, oldBefore) = (await SumAsync(routes, fresh, cancellationToken).ConfigureAwait(false), await SumAsync(routes, old, cancellationToken).ConfigureAwait(false));
        var misses = new Dictionary<int, int>();
        var started = Stopwatch.GetTimestamp();
        long? downSince = null;
        while (true)
        {
            var running = await provider.ListAsync(service.Name).ConfigureAwait(false);
            foreach (var slot in fresh)
            {
                var port = service.Ports[slot];
                if (running.All(instance => instance.Slot != slot))
                    return ($"{HealthGate.Name(slot, port)} ended by itself", "");
                if (await health.AskAsync(port, cancellationToken).ConfigureAwait(false) is not { } problem)
                    misses[slot] = 0;
                else if ((misses[slot] = misses.GetValueOrDefault(slot) + 1) >= MostMisses)
                    return ($"{HealthGate.Name(slot, port)}: {problem}", "");
            }

            var (now, then) = (await SumAsync(routes, fresh, cancellationToken).ConfigureAwait(false), await SumAsync(routes, old, cancellationToken).ConfigureAwait(false));
            var (requests, failures) = (now.Requests - newBefore.Requests, now.Failures - newBefore.Failures);
            var share = Share(failures, requests);
            var seen = string.Create(CultureInfo.InvariantCulture, $"{requests} requests, {failures} failed, in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
            downSince = now.IsDown ? downSince ?? Stopwatch.GetTimestamp() : null;
            if (downSince is { } since && Stopwatch.GetElapsedTime(since) >= s_longestDown)
                return ("the gateway holds a new instance for ill", seen);
            if (failures > 0 && share > service.Gates.ErrorRate + Share(then.Failures - oldBefore.Failures, then.Requests - oldBefore.Requests))
                return (string.Create(CultureInfo.InvariantCulture, $"new instances fail {failures} of {requests} requests, more than {service.Gates.ErrorRate:0.####} beyond the old ones"), seen);
            if (downSince is null && Stopwatch.GetElapsedTime(started) >= service.Gates.Watch)
                return (null, seen);
            await Task.Delay(250, cancellationToken).ConfigureAwait(false);
        }
    }

    private static double Share(long failures, long requests) => requests > 0 ? (double)failures / requests : failures > 0 ? 1 : 0;

    private async Task<TrafficCounts> SumAsync(ServiceRoutes routes, IReadOnlyList<int> slots, CancellationToken cancellationToken)
    {
        var sum = new TrafficCounts(0, 0, 0, false);
        foreach (var slot in slots)
        {
            var counts = await provider.CountAsync(routes, slot, cancellationToken).ConfigureAwait(false);
            sum = new(sum.Requests + counts.Requests, sum.Failures + counts.Failures, sum.Active + counts.Active, sum.IsDown || counts.IsDown);
        }

        return sum;
    }
}
