using Microsoft.Extensions.Logging;

namespace Plumbline.Events;

/// <summary>The monitor that every service has: logs and counts.</summary>
/// <param name="logger">The log.</param>
/// <param name="metrics">The counters.</param>
internal sealed class EventMonitor(ILogger<EventMonitor> logger, EventMetrics metrics) : IEventMonitor
{
    /// <inheritdoc/>
    public ValueTask ReportAsync(FailureReport report, CancellationToken cancellationToken)
    {
        metrics.Failed(report);
        logger.Failure(report.Exception, report.Kind, report.Message, report.Stream, report.Handler, report.EventId, report.Attempt, report.Count, report.FirstSeen);
        return ValueTask.CompletedTask;
    }
}
