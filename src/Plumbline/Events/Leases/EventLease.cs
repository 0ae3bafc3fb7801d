using Microsoft.Extensions.Logging;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>
/// The right to do something that one process of a service does at a time. Its token grows with each new holder: statements that check it
/// keep out a holder that was held up and does not know yet that it is none any more.
/// </summary>
/// <remarks>
/// Only PostgreSQL's clock decides who holds it. SQLite has no server that could: there the process that has claimed the file holds every lease,
/// until it ends, and the system knows when that is.
/// </remarks>
internal sealed class EventLease
{
    private readonly Storage _storage;
    private readonly Guid _owner;
    private readonly LeaseOptions _options;
    private readonly TimeProvider _time;
    private readonly EventMetrics _metrics;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private volatile Held? _held;
    private IDisposable? _claim;
    private bool _isElsewhere;

    /// <summary>Prepares a lease that nobody holds yet.</summary>
    /// <param name="storage">The database.</param>
    /// <param name="name">What it is the right to: <c>publisher</c>.</param>
    /// <param name="owner">This process.</param>
    /// <param name="options">How long it lasts.</param>
    /// <param name="time">The clock by which this process knows when it may be over.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="logger">The log.</param>
    public EventLease(Storage storage, string name, Guid owner, LeaseOptions options, TimeProvider time, EventMetrics metrics, ILogger logger)
    {
        (_storage, Name, _owner, _options, _time, _metrics, _logger) = (storage, name, owner, options, time, metrics, logger);
        Loop = new($"lease {name}", StepAsync, time, logger, options.Renewal) { StopsLast = true, Ended = () => ReleaseAsync(CancellationToken.None) };
    }

    /// <summary>Raised when it was taken or lost.</summary>
    public event Action? Changed;

    /// <summary>What it is the right to.</summary>
    public string Name { get; }

    /// <summary>Takes it where it is free, and keeps it.</summary>
    public EventLoop Loop { get; }

    /// <summary>The token; null where this process does not hold the lease, as far as it can know.</summary>
    public long? Token => _held is { } held && (IsClaim || _time.GetElapsedTime(held.Since) < _options.Duration) ? held.Token : null;

    private bool IsClaim => _storage.Dialect == SqlDialect.Sqlite;

    /// <summary>Takes the lease where it is free, or keeps it for longer.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether this process holds it.</returns>
    public async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        if (IsClaim)
            return Claim();

        // Counted from before the database is asked, so that it ends here no later than there.
        var since = _time.GetTimestamp();
        var connection = await _storage.OpenForEventsAsync(cancellationToken).ConfigureAwait(false);
        await using var opened = connection.ConfigureAwait(false);
        var token = await LeaseSql.TakeAsync(connection, Name, _owner, _options.Duration, cancellationToken).ConfigureAwait(false);
        Note(token is { } taken ? new(taken, since) : null);
        return token is not null;
    }

    /// <summary>Gives the lease back, so that another process need not wait until it ends.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask ReleaseAsync(CancellationToken cancellationToken)
    {
        if (_held is not { } held)
            return;

        Note(null);
        if (IsClaim)
        {
            EndClaim();
            return;
        }

        var connection = await _storage.OpenForEventsAsync(cancellationToken).ConfigureAwait(false);
        await using var opened = connection.ConfigureAwait(false);
        await LeaseSql.ReleaseAsync(connection, Name, _owner, held.Token, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<LoopPause> StepAsync(CancellationToken cancellationToken)
    {
        await RenewAsync(cancellationToken).ConfigureAwait(false);
        return LoopPause.UntilWoken(_options.Renewal);
    }

    private bool Claim()
    {
        lock (_lock)
            _claim ??= _storage.TryClaim();

        // That the only process has it goes without saying.
        if (_claim is null && !_isElsewhere)
            _logger.LeaseElsewhere(Name, _storage.Place);
        else if (_claim is not null && _isElsewhere)
            _logger.LeaseTaken(Name, 0);

        _isElsewhere = _claim is null;
        Note(_isElsewhere ? null : new(0, 0));
        return !_isElsewhere;
    }

    private void EndClaim()
    {
        lock (_lock)
        {
            _claim?.Dispose();
            _claim = null;
        }
    }

    private void Note(Held? held)
    {
        // One that ran out while the database was away and is ours again has its token still, and whoever waits for it has to be woken all the same.
        var (known, before) = (_held?.Token, Token);
        _held = held;
        if (known == held?.Token && before == held?.Token)
            return;

        if (!IsClaim)
            Tell(held);

        _metrics.LeaseChanged(Name);
        Changed?.Invoke();
    }

    private void Tell(Held? held)
    {
        if (held is not null)
            _logger.LeaseTaken(Name, held.Token);
        else
            _logger.LeaseLost(Name);
    }

    private sealed record Held(long Token, long Since);
}
