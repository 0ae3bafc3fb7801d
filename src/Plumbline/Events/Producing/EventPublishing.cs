namespace Plumbline.Events;

/// <summary>All that runs to publish events.</summary>
internal sealed class EventPublishing : IEventWork, IAsyncDisposable
{
    private static readonly TimeSpan s_sample = TimeSpan.FromSeconds(5);

    private readonly EventPublisher _publisher;
    private readonly StatusReader _status;
    private readonly EventMetrics _metrics;
    private readonly FailureReporter _reporter;

    /// <summary>Puts the loops together.</summary>
    /// <param name="publisher">Publishes.</param>
    /// <param name="lease">The right to do so.</param>
    /// <param name="status">Measures.</param>
    /// <param name="diary">Notes what happens.</param>
    /// <param name="services">What they report to.</param>
    public EventPublishing(EventPublisher publisher, EventLease lease, StatusReader status, PublishingDiary diary, PublisherServices services)
    {
        (_publisher, _status, _metrics, _reporter) = (publisher, status, services.Metrics, services.Reporter);
        Loops =
        [
            publisher.Loop,
            lease.Loop,
            new EventLoop("diary of publishing", diary.StepAsync, services.Time, services.Logger) { Ended = () => diary.CloseAsync(CancellationToken.None) },
            new EventLoop("measuring of queues", MeasureAsync, services.Time, services.Logger, TimeSpan.FromSeconds(30)),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<EventLoop> Loops { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var loop in Loops)
            await loop.DisposeAsync().ConfigureAwait(false);

        await _publisher.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask<LoopPause> MeasureAsync(CancellationToken cancellationToken)
    {
        var status = await _status.ReadAsync(cancellationToken).ConfigureAwait(false);
        _metrics.OutboxDepth.Set(status.Waiting);
        _metrics.OutboxOldestAge.Set(status.OldestAge?.TotalSeconds ?? 0);
        foreach (var stream in status.Streams)
            _metrics.OutboxFailed.Set(stream.Failed, stream.Name);

        _metrics.QueueDeadTuples.Set(status.DeadRows);
        _metrics.XminAge.Set(status.OldestTransaction?.Age.TotalSeconds ?? 0);
        await _reporter.FlushAsync(cancellationToken).ConfigureAwait(false);
        return LoopPause.UntilWoken(s_sample);
    }
}
