using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Sends the events of a page, takes off the queue what is done with, and reports what cannot be published.</summary>
/// <param name="targets">The streams, by the union that the queue names them by.</param>
/// <param name="stream">What carries the events.</param>
/// <param name="dialect">The database's dialect.</param>
/// <param name="services">Settings and whom it reports to.</param>
internal sealed class PagePublisher(IReadOnlyDictionary<string, PublishTarget> targets, IEventStream stream, SqlDialect dialect, PublisherServices services) : IDisposable
{
    private readonly PageReader _reader = new(targets, dialect);
    private readonly StreamSender _sender = new(stream, services.Options.Window, services.Metrics, services.Time);
    private BodyBuffer _bodies = new();

    /// <summary>Called at places where a process may die; tests throw.</summary>
    public Func<CrashPoint, ValueTask>? AtPoint { get; init; }

    /// <summary>Whether the stream takes events.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<bool> IsUpAsync(CancellationToken cancellationToken) => _sender.IsUpAsync(cancellationToken);

    /// <summary>What was sent may still be read by somebody, so its memory is not used again.</summary>
    public void LeaveBodies() => _bodies = new();

    /// <inheritdoc/>
    public void Dispose() => _bodies.Dispose();

    /// <summary>Sends the events of a page.</summary>
    /// <param name="session">The database.</param>
    /// <param name="page">The page.</param>
    /// <param name="run">Counts what came of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What has to be noted.</returns>
    public async Task<OutboxOutcome> SendAsync(OutboxSession session, OutboxPage page, PublishRun run, CancellationToken cancellationToken)
    {
        if (page.Rows.Count == 0)
            return new([], []);

        // Before the memory is used again, whatever was sent has been answered.
        _bodies.Reset();
        var events = await _reader.ReadAsync(session, page.Rows, _bodies, cancellationToken).ConfigureAwait(false);
        await CrashAsync(CrashPoint.BeforePublish).ConfigureAwait(false);
        await _sender.SendAsync(events, run.Held, cancellationToken).ConfigureAwait(false);
        run.Add(events);
        await CrashAsync(CrashPoint.AfterPublishBeforeDelete).ConfigureAwait(false);
        foreach (var e in events.Where(e => e.State == PageEventState.Parked))
            run.Parked.Add(e);

        return new(
            [.. events.Where(e => e.State == PageEventState.Done).Select(e => e.Row.QueueId)],
            [.. events.Where(e => e.State == PageEventState.Parked).Select(e => (e.Row, e.Reason!))]);
    }

    /// <summary>Notes in the database what came of a page.</summary>
    /// <param name="session">The database.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="token">The lease's token: nothing is noted where another process holds the lease by now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<OutboxReceipt> NoteAsync(OutboxSession session, OutboxOutcome outcome, long token, CancellationToken cancellationToken) =>
        session.CompleteAsync(outcome, EventPublisher.LeaseName, token, AtPoint is null ? null : () => CrashAsync(CrashPoint.AfterDeleteBeforeCommit), cancellationToken);

    /// <summary>Reports what was put aside, once that is noted, and what streams are in trouble.</summary>
    /// <param name="run">What was put aside.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ReportAsync(PublishRun run, CancellationToken cancellationToken)
    {
        foreach (var e in run.Parked)
            await services.Reporter.ReportAsync(Parked(e), cancellationToken).ConfigureAwait(false);

        run.Parked.Clear();
        foreach (var target in targets.Values.Where(t => t.Problem is not null))
        {
            await services.Reporter.ReportAsync(
                new() { Kind = FailureKind.Integrity, Service = target.Producer.Service, Stream = target.Name.ToString(), Message = target.Problem! }, cancellationToken).ConfigureAwait(false);
        }
    }

    private static FailureReport Parked(PageEvent e) => new()
    {
        Kind = e.Event is null ? FailureKind.Unpublishable : FailureKind.Refused,
        Service = e.Target.Producer.Service,
        Message = e.Event is null ? $"A journal record is parked, as it cannot be published: {e.Reason}" : $"A journal record is parked, as its stream refused the event: {e.Reason}",
        Stream = e.Target.Name.ToString(),
        EventId = e.Event?.Id,
        Key = e.Event?.Key,
        Attempt = 1,
        Exception = e.Exception,
    };

    private ValueTask CrashAsync(CrashPoint point) => AtPoint is null ? default : AtPoint(point);
}
