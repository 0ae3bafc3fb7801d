namespace Plumbline.Events;

/// <summary>
/// Is told of what goes wrong with events. Register implementations as singletons: each of them is told, beside the one that logs and counts.
/// </summary>
public interface IEventMonitor
{
    /// <summary>Takes a report. Failures of the same cause come as one report a minute, with their number.</summary>
    /// <param name="report">What went wrong.</param>
    /// <param name="cancellationToken">The service is stopping.</param>
    /// <remarks>Events wait meanwhile, so it should be quick. What it throws is logged, and stops nothing.</remarks>
    ValueTask ReportAsync(FailureReport report, CancellationToken cancellationToken);
}
