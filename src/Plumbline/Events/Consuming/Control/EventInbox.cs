namespace Plumbline.Events;

/// <summary>
/// What people see and decide about the events that this service consumes: how far they are, which failed, and what becomes of those. From the
/// service's own services: <c>GetService&lt;EventInbox&gt;()</c>.
/// </summary>
public sealed class EventInbox
{
    private readonly InboxStore _inbox;
    private readonly InboxWork _work;

    internal EventInbox(InboxStore inbox, InboxWork work) => (_inbox, _work) = (inbox, work);

    /// <summary>How far each stream is.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<InboxStatus>> StatusAsync(CancellationToken cancellationToken = default)
    {
        var all = new List<InboxStatus>();
        foreach (var line in _work.Lines)
        {
            var stream = line.Stream;
            var measured = await _inbox.MeasureAsync(await stream.RegisterAsync(_inbox, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            all.Add(new()
            {
                Stream = stream.Name.ToString(),
                Group = stream.Group,
                Consumers = [.. stream.Consumers.Select(c => c.Name)],
                IsPaused = measured.IsPaused,
                IsHandledHere = line.Lease.Token is not null,
                IsLimited = line.Processors.Any(p => p.IsLimited),
                Depth = measured.Depth,
                OldestAge = measured.OldestAge,
                Retrying = measured.Of(FailedState.Retry),
                Blocked = measured.Of(FailedState.Waiting),
                Parked = measured.Of(FailedState.Parked),
                Dead = measured.Of(FailedState.Dead),
                Lost = measured.Lost,
                LostAt = measured.LostAt,
            });
        }

        return all;
    }

    /// <summary>The events that failed, the newest failures first.</summary>
    /// <param name="query">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<FailedEvent>> FailedAsync(FailedEventQuery? query = null, CancellationToken cancellationToken = default) =>
        await _inbox.FailedAsync(query ?? new(), cancellationToken).ConfigureAwait(false);

    /// <summary>The event of a failure.</summary>
    /// <param name="id">The failure's number.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Null where there is no such failure, or the inbox does not keep the event any more.</returns>
    public Task<InboxEvent?> FindAsync(long id, CancellationToken cancellationToken = default) => _inbox.FindAsync(id, cancellationToken);

    /// <summary>Handles failed events again, now. Those that cannot be read stay, and those that wait for one of their key still do.</summary>
    /// <param name="ids">The failures' numbers.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many.</returns>
    public Task<int> RetryAsync(IEnumerable<long> ids, CancellationToken cancellationToken = default) => ChangeAsync(_inbox.RetryAsync(ids, cancellationToken));

    /// <summary>Puts failed events aside: they are not handled until somebody wants it.</summary>
    /// <param name="ids">The failures' numbers.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many.</returns>
    public Task<int> ParkAsync(IEnumerable<long> ids, CancellationToken cancellationToken = default) => ChangeAsync(_inbox.ParkAsync(ids, cancellationToken));

    /// <summary>Forgets failed events: they are never handled. Events of their keys that wait for them go on.</summary>
    /// <param name="ids">The failures' numbers.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many.</returns>
    public Task<int> SkipAsync(IEnumerable<long> ids, CancellationToken cancellationToken = default) => ChangeAsync(_inbox.SkipAsync(ids, cancellationToken));

    /// <summary>Stops handling a stream's events, in all processes of the service. They are taken in all the same.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">This service does not read it.</exception>
    public Task PauseAsync(string stream, CancellationToken cancellationToken = default) =>
        EachAsync(stream, id => _inbox.PauseAsync(id, true, cancellationToken), cancellationToken);

    /// <summary>Goes on handling a stream's events.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">This service does not read it.</exception>
    public Task ResumeAsync(string stream, CancellationToken cancellationToken = default) =>
        EachAsync(stream, id => _inbox.PauseAsync(id, false, cancellationToken), cancellationToken);

    /// <summary>Handles events again that the inbox still keeps, as if they had come a second time; each consumer sees them.</summary>
    /// <param name="replay">Which.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many.</returns>
    /// <exception cref="ArgumentException">This service does not read the stream.</exception>
    public async Task<int> ReplayAsync(InboxReplay replay, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(replay);
        var queued = 0;
        await EachAsync(replay.Stream, async id => queued += await _inbox.ReplayAsync(id, replay, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return queued;
    }

    /// <summary>Takes note back of events that a stream had removed unread: the publisher has sent them again.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">This service does not read it.</exception>
    public Task ClearLostAsync(string stream, CancellationToken cancellationToken = default) =>
        EachAsync(stream, id => _inbox.ClearLostAsync(id, cancellationToken), cancellationToken);

    private async Task EachAsync(string stream, Func<int, Task> change, CancellationToken cancellationToken)
    {
        var lines = _work.Lines.Where(line => line.Stream.Name.ToString() == stream).ToList();
        if (lines.Count == 0)
            throw new ArgumentException($"This service does not read the stream '{stream}'; it reads {string.Join(", ", _work.Lines.Select(line => line.Stream.Name))}.", nameof(stream));

        foreach (var line in lines)
            await change(await line.Stream.RegisterAsync(_inbox, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

        _work.Look();
    }

    private async Task<int> ChangeAsync(Task<int> change)
    {
        var changed = await change.ConfigureAwait(false);
        _work.Look();
        return changed;
    }
}
