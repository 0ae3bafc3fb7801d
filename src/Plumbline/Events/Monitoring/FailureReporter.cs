using Microsoft.Extensions.Logging;

namespace Plumbline.Events;

/// <summary>Tells all monitors of a failure, and of the same cause once a minute only. For several threads.</summary>
/// <param name="monitors">The monitors.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures of monitors go.</param>
internal sealed class FailureReporter(IEnumerable<IEventMonitor> monitors, TimeProvider time, ILogger<FailureReporter> logger)
{
    /// <summary>How long the same cause is told of once.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);

    // Far more causes than a service has; each event with a cause of its own must not fill the memory.
    private const int MaxCauses = 1000;

    private readonly IReadOnlyList<IEventMonitor> _monitors = [.. monitors];
    private readonly Dictionary<string, Cause> _causes = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Tells of a failure, unless one of its cause was told of a moment ago: then it is counted for the next report.</summary>
    /// <param name="report">The failure; when it happened and how often is filled in.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask ReportAsync(FailureReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (Count(report) is { } counted)
            await TellAsync(counted, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells of what was counted and is due.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var report in TakeDue())
            await TellAsync(report, cancellationToken).ConfigureAwait(false);
    }

    private FailureReport? Count(FailureReport report)
    {
        var now = time.GetUtcNow();
        var moment = time.GetTimestamp();
        lock (_lock)
        {
            var fingerprint = report.Fingerprint;
            if (!_causes.TryGetValue(fingerprint, out var cause))
            {
                if (_causes.Count >= MaxCauses)
                    _causes.Clear();

                _causes.Add(fingerprint, new(report, moment, now, 0));
                return report with { FirstSeen = now, LastSeen = now };
            }

            if (time.GetElapsedTime(cause.Told, moment) < Window)
            {
                _causes[fingerprint] = cause with { Last = report with { LastSeen = now }, Waiting = cause.Waiting + 1 };
                return null;
            }

            _causes[fingerprint] = cause with { Last = report, Told = moment, Waiting = 0 };
            return report with { FirstSeen = cause.FirstSeen, LastSeen = now, Count = cause.Waiting + 1 };
        }
    }

    private List<FailureReport> TakeDue()
    {
        var moment = time.GetTimestamp();
        var due = new List<FailureReport>();
        lock (_lock)
        {
            foreach (var (fingerprint, cause) in _causes.ToList())
            {
                if (time.GetElapsedTime(cause.Told, moment) < Window)
                    continue;

                if (cause.Waiting == 0)
                {
                    // It was quiet for a while: the next one is a new one.
                    _causes.Remove(fingerprint);
                    continue;
                }

                due.Add(cause.Last with { FirstSeen = cause.FirstSeen, Count = cause.Waiting });
                _causes[fingerprint] = cause with { Told = moment, Waiting = 0 };
            }
        }

        return due;
    }

    private async ValueTask TellAsync(FailureReport report, CancellationToken cancellationToken)
    {
        foreach (var monitor in _monitors)
        {
            try
            {
                await monitor.ReportAsync(report, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                logger.MonitorFails(e);
            }
        }
    }

    private sealed record Cause(FailureReport Last, long Told, DateTimeOffset FirstSeen, int Waiting);
}
