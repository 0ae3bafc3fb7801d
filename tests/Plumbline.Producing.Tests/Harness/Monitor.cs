using System.Collections.Concurrent;

namespace Plumbline.Producing.Tests;

/// <summary>Keeps what is reported.</summary>
internal sealed class Monitor : IEventMonitor
{
    public ConcurrentQueue<FailureReport> Reports { get; } = [];

    public ValueTask ReportAsync(FailureReport report, CancellationToken cancellationToken)
    {
        Reports.Enqueue(report);
        return default;
    }
}
