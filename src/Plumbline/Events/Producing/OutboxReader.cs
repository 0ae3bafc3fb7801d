namespace Plumbline.Events;

/// <summary>Decides from where on the queue is read, and how much of it: of rows behind the floor, now and then of all, and of streams that wait behind another's.</summary>
/// <param name="streams">The streams that this version knows.</param>
/// <param name="services">Settings, clock and metrics.</param>
internal sealed class OutboxReader(string[] streams, PublisherServices services)
{
    private const int ProbeRows = 32;

    private readonly PublisherOptions _options = services.Options;
    private IReadOnlyList<string> _paused = [];
    private long _readAt;
    private long? _scannedAt;
    private long? _othersAt;

    /// <summary>From where on there may be rows.</summary>
    public OutboxFence Fence { get; } = new();

    /// <summary>Whether it was read so long ago that others may have written to it.</summary>
    public bool IsDue => services.Time.GetElapsedTime(_readAt) >= _options.Poll;

    /// <summary>Reads the first page.</summary>
    /// <param name="session">The database.</param>
    /// <param name="isProbe">Whether only a few rows are wanted, to see whether the stream takes them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page; null where a stream was paused or goes on, and the queue has to be read anew.</returns>
    public async Task<OutboxPage?> FirstAsync(OutboxSession session, bool isProbe, CancellationToken cancellationToken)
    {
        _readAt = services.Time.GetTimestamp();
        var isFull = _scannedAt is not { } scannedAt || services.Time.GetElapsedTime(scannedAt) >= _options.FullScan;
        if (isFull)
            _scannedAt = _readAt;

        var scan = new OutboxScan { Streams = streams, Limit = isProbe ? Math.Min(ProbeRows, _options.Page) : _options.Page };
        var page = await session.ReadAsync(
            isFull ? scan : scan with { From = Fence.Floor, Provisional = Fence.Provisional, Waiting = Fence.Waiting }, cancellationToken).ConfigureAwait(false);
        if (!page.Paused.SequenceEqual(_paused))
        {
            // Rows of streams that go on again are behind the floor.
            _paused = page.Paused;
            Forget();
            return null;
        }

        if (isFull)
            services.Metrics.BelowFloor(page.Rows.Count(row => row.QueueId <= Fence.Floor));

        return isProbe ? page : await AddOthersAsync(session, page, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the page behind another.</summary>
    /// <param name="session">The database.</param>
    /// <param name="page">The other.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<OutboxPage> BehindAsync(OutboxSession session, OutboxPage page, CancellationToken cancellationToken) =>
        session.ReadAsync(new() { Streams = streams, Limit = _options.Page, From = page.End.GetValueOrDefault() }, cancellationToken);

    /// <summary>The next page is read from the queue's beginning.</summary>
    public void Forget()
    {
        Fence.Reset();
        _scannedAt = null;
    }

    // A table that many rows are written to at once would hold up the streams of others.
    private async Task<OutboxPage> AddOthersAsync(OutboxSession session, OutboxPage page, CancellationToken cancellationToken)
    {
        if (page.End is not { } end || streams.Length == 1)
            return page;

        var others = streams.Except(page.Rows.Select(row => row.Stream), StringComparer.Ordinal).ToArray();
        if (others.Length == 0 || (_othersAt is { } at && services.Time.GetElapsedTime(at) < _options.Others))
            return page;

        _othersAt = services.Time.GetTimestamp();
        var found = await session.ReadAsync(new() { Streams = others, Limit = Math.Max(1, _options.Page / 5), From = end }, cancellationToken).ConfigureAwait(false);
        return page with { Rows = [.. page.Rows, .. found.Rows] };
    }
}
