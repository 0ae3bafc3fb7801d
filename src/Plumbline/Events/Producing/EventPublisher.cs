using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Publishes the queue: at least once, in order for each key, by one process of the service at a time.</summary>
internal sealed class EventPublisher : IAsyncDisposable
{
    /// <summary>The lease of whoever publishes.</summary>
    public const string LeaseName = "publisher";

    // Behind rows that cannot go on, there may be others that can.
    private const int MaxPages = 20;
    private const int ProbeRows = 32;

    private readonly Storage _storage;
    private readonly PublisherServices _services;
    private readonly PublisherOptions _options;
    private readonly EventLease _lease;
    private readonly IReadOnlyDictionary<string, PublishTarget> _targets;
    private readonly string[] _streams;
    private readonly PageReader _reader;
    private readonly StreamSender _sender;
    private readonly OutboxFence _fence = new();
    private BodyBuffer _bodies = new();
    private OutboxSession? _session;
    private IReadOnlyList<string> _paused = [];
    private long _readAt;
    private long? _scannedAt;
    private long? _othersAt;
    private bool _hasMore;
    private bool _goesOn;

    /// <summary>Prepares; nothing is published before <see cref="Loop"/> starts.</summary>
    /// <param name="storage">The database.</param>
    /// <param name="stream">The streams.</param>
    /// <param name="producers">What makes events.</param>
    /// <param name="lease">The right to publish.</param>
    /// <param name="services">What it reports to.</param>
    public EventPublisher(Storage storage, IEventStream stream, IEnumerable<EventProducer> producers, EventLease lease, PublisherServices services)
    {
        (_storage, _lease, _services, _options) = (storage, lease, services, services.Options);
        _targets = producers
            .Select(producer => new PublishTarget(producer, services.Settings.Environment, storage.Dialect))
            .ToDictionary(target => target.Producer.Union, StringComparer.Ordinal);
        _streams = [.. _targets.Keys];
        _reader = new(_targets, storage.Dialect);
        _sender = new(stream, _options.Window, services.Metrics, services.Time);
        Circuit = new(_options, services.Time, services.Logger);
        Loop = new("publisher", StepAsync, services.Time, services.Logger) { Ended = CloseAsync };
        storage.Committed += Loop.Signal.Set;
        lease.Changed += Loop.Signal.Set;
    }

    /// <summary>Publishes.</summary>
    public EventLoop Loop { get; }

    /// <summary>Whether the stream takes events.</summary>
    public PublisherCircuit Circuit { get; }

    /// <summary>The streams.</summary>
    public IEnumerable<PublishTarget> Targets => _targets.Values;

    /// <summary>What the database does not do as it must, so that nothing is published; null where all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>From where on the queue is read.</summary>
    public long Floor => _fence.Floor;

    /// <summary>From where on the queue is read for the time being.</summary>
    public long Provisional => _fence.Provisional;

    /// <summary>Called at places where a process may die; tests throw.</summary>
    public Func<CrashPoint, ValueTask>? AtPoint { get; init; }

    /// <summary>Puts the next rows of replays into the queue; null where there are none.</summary>
    public ReplayFeeder? Feeder { get; init; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _storage.Committed -= Loop.Signal.Set;
        _lease.Changed -= Loop.Signal.Set;
        await Loop.DisposeAsync().ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        _bodies.Dispose();
    }

    /// <summary>Publishes a page.</summary>
    /// <param name="stop">The service is stopping.</param>
    /// <returns>When to go on.</returns>
    public async ValueTask<LoopPause> StepAsync(CancellationToken stop)
    {
        if (_lease.Token is not { } token)
        {
            await CloseAsync().ConfigureAwait(false);
            return LoopPause.UntilWoken(_options.Lease.Renewal);
        }

        // What is under way when the service stops is finished, as it would be published again otherwise; but not for long.
        using var grace = new CancellationTokenSource();
        using var stopping = stop.Register(() => grace.CancelAfter(_options.Grace));
        try
        {
            var session = await OpenAsync(grace.Token).ConfigureAwait(false);
            if (!await IsDueAsync(session, grace.Token).ConfigureAwait(false))
                return LoopPause.UntilWoken(_options.Glance);

            var pause = await PublishAsync(session, token, stop, grace.Token).ConfigureAwait(false);
            _goesOn = pause == LoopPause.None;
            return pause;
        }
        catch
        {
            // What was being sent may still be read.
            _bodies = new();
            await CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<LoopPause> PublishAsync(OutboxSession session, long token, CancellationToken stop, CancellationToken cancellationToken)
    {
        // Replays give way to what is new.
        var givesWay = _hasMore && Feeder is { HasReplays: true };
        var fed = Circuit.Open is null && !_hasMore && Feeder is not null
            ? await Feeder.FeedAsync(_options.Page, token, cancellationToken).ConfigureAwait(false)
            : ReplayFeed.Nothing;

        var isFull = _scannedAt is not { } scannedAt || _services.Time.GetElapsedTime(scannedAt) >= _options.FullScan;
        var page = await ReadAsync(session, isFull, cancellationToken).ConfigureAwait(false);
        if (!page.Paused.SequenceEqual(_paused))
        {
            // Rows of streams that go on again are behind the floor.
            _paused = page.Paused;
            Forget();
            return LoopPause.None;
        }

        if (isFull)
            _services.Metrics.BelowFloor(page.Rows.Count(row => row.QueueId <= _fence.Floor));

        page = await AddOthersAsync(session, page, cancellationToken).ConfigureAwait(false);
        var run = new PublishRun();
        for (var pages = 1; ; pages++)
        {
            var outcome = await SendAsync(session, page, run, cancellationToken).ConfigureAwait(false);
            if (!await NoteAsync(session, page, outcome, run, token, isFirst: pages == 1, cancellationToken).ConfigureAwait(false))
                return Lost();

            _hasMore = page.IsFull;
            if (run.Left == 0 || !page.IsFull || pages == MaxPages || stop.IsCancellationRequested)
                break;

            if (run.Taken == 0 && !await _sender.IsUpAsync(cancellationToken).ConfigureAwait(false))
                break;

            page = await session.ReadAsync(new() { Streams = _streams, Limit = _options.Page, From = page.End.GetValueOrDefault() }, cancellationToken).ConfigureAwait(false);
        }

        return givesWay && run.Left == 0 && !_hasMore ? Again() : Pause(run, fed);
    }

    // Nothing new is left, so it is the turn of replays.
    private LoopPause Again()
    {
        Circuit.Succeed();
        return LoopPause.None;
    }

    private LoopPause Pause(PublishRun run, ReplayFeed fed)
    {
        if (run.Left > 0)
        {
            // A broker that did not answer may still read what it was sent.
            _bodies = new();
            return LoopPause.Exactly(run.Taken == 0 ? Circuit.Fail(run.Reason) : Circuit.Stumble());
        }

        if (run.Taken > 0)
            Circuit.Succeed();

        if (_hasMore || fed.Rows > 0)
            return LoopPause.None;

        var poll = _storage.Dialect == SqlDialect.Sqlite ? _options.Glance : _options.Poll;
        return LoopPause.UntilWoken(fed.Next is { } next && next < poll ? next : poll);
    }

    private async Task<OutboxPage> ReadAsync(OutboxSession session, bool isFull, CancellationToken cancellationToken)
    {
        _readAt = _services.Time.GetTimestamp();
        if (isFull)
            _scannedAt = _readAt;

        // A stream that is away is tried with a few.
        var scan = new OutboxScan { Streams = _streams, Limit = Circuit.Open is null ? _options.Page : Math.Min(ProbeRows, _options.Page) };
        return await session.ReadAsync(
            isFull ? scan : scan with { From = _fence.Floor, Provisional = _fence.Provisional, Waiting = _fence.Waiting }, cancellationToken).ConfigureAwait(false);
    }

    // A table that many rows are written to at once would hold up the streams of others.
    private async Task<OutboxPage> AddOthersAsync(OutboxSession session, OutboxPage page, CancellationToken cancellationToken)
    {
        if (page.End is not { } end || _streams.Length == 1 || Circuit.Open is not null)
            return page;

        var others = _streams.Except(page.Rows.Select(row => row.Stream), StringComparer.Ordinal).ToArray();
        if (others.Length == 0 || (_othersAt is { } at && _services.Time.GetElapsedTime(at) < _options.Others))
            return page;

        _othersAt = _services.Time.GetTimestamp();
        var found = await session.ReadAsync(new() { Streams = others, Limit = Math.Max(1, _options.Page / 5), From = end }, cancellationToken).ConfigureAwait(false);
        return page with { Rows = [.. page.Rows, .. found.Rows] };
    }

    private async Task<OutboxOutcome> SendAsync(OutboxSession session, OutboxPage page, PublishRun run, CancellationToken cancellationToken)
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

    private async Task<bool> NoteAsync(
        OutboxSession session, OutboxPage page, OutboxOutcome outcome, PublishRun run, long token, bool isFirst, CancellationToken cancellationToken)
    {
        OutboxReceipt? receipt = null;
        if (!outcome.IsEmpty || _fence.IsEmpty)
        {
            receipt = await session.CompleteAsync(
                outcome, LeaseName, token, AtPoint is null ? null : () => CrashAsync(CrashPoint.AfterDeleteBeforeCommit), cancellationToken).ConfigureAwait(false);
            if (!receipt.Value.IsHolder)
                return false;
        }

        if (isFirst)
            _fence.Advance(page, run.FirstLeft, page.End);

        if (receipt is { Transaction: > 0 and var transaction })
            _fence.Add(transaction, page.LastNumber);

        foreach (var e in run.Parked)
            await ReportAsync(e, cancellationToken).ConfigureAwait(false);

        run.Parked.Clear();
        foreach (var target in _targets.Values.Where(t => t.Problem is not null))
        {
            await _services.Reporter.ReportAsync(
                new() { Kind = FailureKind.Integrity, Service = target.Producer.Service, Stream = target.Name.ToString(), Message = target.Problem! }, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private ValueTask ReportAsync(PageEvent e, CancellationToken cancellationToken) => _services.Reporter.ReportAsync(
        new()
        {
            Kind = e.Event is null ? FailureKind.Unpublishable : FailureKind.Refused,
            Service = e.Target.Producer.Service,
            Message = e.Event is null ? $"A journal record is parked, as it cannot be published: {e.Reason}" : $"A journal record is parked, as its stream refused the event: {e.Reason}",
            Stream = e.Target.Name.ToString(),
            EventId = e.Event?.Id,
            Key = e.Event?.Key,
            Attempt = 1,
            Exception = e.Exception,
        },
        cancellationToken);

    private LoopPause Lost()
    {
        Forget();
        _lease.Loop.Signal.Set();
        return LoopPause.UntilWoken(_options.Lease.Renewal);
    }

    private async Task<OutboxSession> OpenAsync(CancellationToken cancellationToken)
    {
        if (_session is not null)
            return _session;

        var session = await OutboxSession.OpenAsync(_storage, cancellationToken).ConfigureAwait(false);
        try
        {
            Problem = await _services.CheckAsync(cancellationToken).ConfigureAwait(false);
            if (Problem is not null)
                throw new EventIntegrityException(Problem);

            return _session = session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask<bool> IsDueAsync(OutboxSession session, CancellationToken cancellationToken) =>
        await session.HasChangedAsync(cancellationToken).ConfigureAwait(false)
        || _goesOn || Circuit.Open is not null || _services.Time.GetElapsedTime(_readAt) >= _options.Poll;

    private async ValueTask CloseAsync()
    {
        Forget();
        if (_session is not { } session)
            return;

        _session = null;
        await session.DisposeAsync().ConfigureAwait(false);
    }

    private void Forget()
    {
        _fence.Reset();
        _scannedAt = null;
        _hasMore = false;
    }

    private ValueTask CrashAsync(CrashPoint point) => AtPoint is null ? default : AtPoint(point);
}
