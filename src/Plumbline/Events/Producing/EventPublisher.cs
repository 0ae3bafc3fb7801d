using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Publishes the queue: at least once, in order for each key, by one process of the service at a time.</summary>
internal sealed class EventPublisher : IAsyncDisposable
{
    /// <summary>The lease of whoever publishes.</summary>
    public const string LeaseName = "publisher";

    // Behind rows that cannot go on, there may be others that can.
    private const int MaxPages = 20;

    private readonly Storage _storage;
    private readonly PublisherServices _services;
    private readonly PublisherOptions _options;
    private readonly EventLease _lease;
    private readonly IReadOnlyDictionary<string, PublishTarget> _targets;
    private readonly OutboxReader _queue;
    private readonly PagePublisher _pages;
    private OutboxSession? _session;
    private bool _hasMore;
    private bool _goesOn;

    /// <summary>Prepares; nothing is published before <see cref="Loop"/> starts.</summary>
    /// <param name="storage">The database.</param>
    /// <param name="stream">The streams.</param>
    /// <param name="producers">What makes events.</param>
    /// <param name="lease">The right to publish.</param>
    /// <param name="services">What it reports to.</param>
    /// <param name="atPoint">Called at places where a process may die; tests throw.</param>
    public EventPublisher(
        Storage storage, IEventStream stream, IEnumerable<EventProducer> producers, EventLease lease, PublisherServices services, Func<CrashPoint, ValueTask>? atPoint = null)
    {
        (_storage, _lease, _services, _options) = (storage, lease, services, services.Options);
        _targets = producers
            .Select(producer => new PublishTarget(producer, services.Settings.Environment, storage.Dialect))
            .ToDictionary(target => target.Producer.Union, StringComparer.Ordinal);
        _queue = new([.. _targets.Keys], services);
        _pages = new(_targets, stream, storage.Dialect, services) { AtPoint = atPoint };
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
    public long Floor => _queue.Fence.Floor;

    /// <summary>From where on the queue is read for the time being.</summary>
    public long Provisional => _queue.Fence.Provisional;

    /// <summary>Puts the next rows of replays into the queue; null where there are none.</summary>
    public ReplayFeeder? Feeder { get; init; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _storage.Committed -= Loop.Signal.Set;
        _lease.Changed -= Loop.Signal.Set;
        await Loop.DisposeAsync().ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        _pages.Dispose();
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
            _pages.LeaveBodies();
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

        // A stream that is away is tried with a few.
        if (await _queue.FirstAsync(session, isProbe: Circuit.Open is not null, cancellationToken).ConfigureAwait(false) is not { } page)
        {
            _hasMore = false;
            return LoopPause.None;
        }

        var run = new PublishRun();
        for (var pages = 1; ; pages++)
        {
            var outcome = await _pages.SendAsync(session, page, run, cancellationToken).ConfigureAwait(false);
            if (!await NoteAsync(session, page, outcome, run, token, isFirst: pages == 1, cancellationToken).ConfigureAwait(false))
                return Lost();

            _hasMore = page.IsFull;
            if (run.Left == 0 || !page.IsFull || pages == MaxPages || stop.IsCancellationRequested)
                break;

            if (run.Taken == 0 && !await _pages.IsUpAsync(cancellationToken).ConfigureAwait(false))
                break;

            page = await _queue.BehindAsync(session, page, cancellationToken).ConfigureAwait(false);
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
            _pages.LeaveBodies();
            return LoopPause.Exactly(run.Taken == 0 ? Circuit.Fail(run.Reason) : Circuit.Stumble());
        }

        if (run.Taken > 0)
            Circuit.Succeed();

        if (_hasMore || fed.Rows > 0)
            return LoopPause.None;

        var poll = _storage.Dialect == SqlDialect.Sqlite ? _options.Glance : _options.Poll;
        return LoopPause.UntilWoken(fed.Next is { } next && next < poll ? next : poll);
    }

    private async Task<bool> NoteAsync(
        OutboxSession session, OutboxPage page, OutboxOutcome outcome, PublishRun run, long token, bool isFirst, CancellationToken cancellationToken)
    {
        OutboxReceipt? receipt = null;
        if (!outcome.IsEmpty || _queue.Fence.IsEmpty)
        {
            receipt = await _pages.NoteAsync(session, outcome, token, cancellationToken).ConfigureAwait(false);
            if (!receipt.Value.IsHolder)
                return false;
        }

        if (isFirst)
            _queue.Fence.Advance(page, run.FirstLeft, page.End);

        if (receipt is { Transaction: > 0 and var transaction })
            _queue.Fence.Add(transaction, page.LastNumber);

        await _pages.ReportAsync(run, cancellationToken).ConfigureAwait(false);
        return true;
    }

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
        || _goesOn || Circuit.Open is not null || _queue.IsDue;

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
        _queue.Forget();
        _hasMore = false;
    }
}
