using Microsoft.Extensions.Logging;

namespace Plumbline.Events;

/// <summary>Reads a stream into the inbox: the stream is told that events arrived once they are committed there, and never before.</summary>
internal sealed class StreamIntake
{
    private readonly IEventStream _events;
    private readonly InboxStore _inbox;
    private readonly InboxStream _stream;
    private readonly InboxOptions _options;
    private readonly EventLease _lease;
    private readonly InboxReports _reports;
    private readonly Action<int> _stored;
    private readonly Action<ConsumerPoint>? _reached;
    private readonly TimeProvider _time;
    private volatile Reading? _reading;
    private volatile bool _hasAsked;

    /// <summary>Prepares for a stream.</summary>
    /// <param name="events">Where it is read.</param>
    /// <param name="inbox">The tables.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="options">The settings.</param>
    /// <param name="lease">The right to read it.</param>
    /// <param name="reports">Tells of what happens.</param>
    /// <param name="stored">Is told how many events there are to handle.</param>
    /// <param name="reached">Is told of each point at which a process may end; for tests.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public StreamIntake(
        IEventStream events,
        InboxStore inbox,
        InboxStream stream,
        InboxOptions options,
        EventLease lease,
        InboxReports reports,
        Action<int> stored,
        Action<ConsumerPoint>? reached,
        TimeProvider time,
        ILogger logger)
    {
        (_events, _inbox, _stream, _options, _lease, _reports, _stored, _reached, _time) = (events, inbox, stream, options, lease, reports, stored, reached, time);
        Loop = new($"intake {stream.Name}", StepAsync, time, logger) { Ended = CloseAsync };
        lease.Changed += Loop.Signal.Set;
    }

    /// <summary>The loop.</summary>
    public EventLoop Loop { get; }

    /// <summary>Whether the stream is read, or another process has the right to.</summary>
    public bool IsReady => _hasAsked && (_lease.Token is null || _reading is not null);

    private async ValueTask<LoopPause> StepAsync(CancellationToken cancellationToken)
    {
        if (!_hasAsked)
        {
            await _lease.RenewAsync(cancellationToken).ConfigureAwait(false);
            _hasAsked = true;
        }

        if (_lease.Token is null)
        {
            await CloseAsync().ConfigureAwait(false);
            return LoopPause.UntilWoken(_options.Poll);
        }

        try
        {
            await _stream.RegisterAsync(_inbox, cancellationToken).ConfigureAwait(false);
            _reading ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
            if (await _reading.NextAsync(_options.Poll, _time, cancellationToken).ConfigureAwait(false) is { } delivery)
                await TakeAsync(delivery, cancellationToken).ConfigureAwait(false);

            return LoopPause.None;
        }
        catch
        {
            // What it holds comes again, to the next reader.
            await CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<Reading> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _events.EnsureAsync(_stream.Spec, cancellationToken).ConfigureAwait(false);
        }
        catch (StreamUnavailableException)
        {
            // It is made as soon as the broker is there, and reading waits for that.
        }

        return new(token => _events.ReadAsync(_stream.Name, _stream.Group, new() { MaxBatch = _options.MaxDelivery }, token));
    }

    private async Task TakeAsync(EventDelivery delivery, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var arrivals = Arrival.Of(delivery.Events);
        _reached?.Invoke(ConsumerPoint.BeforeInboxCommit);
        if (delivery.Lost > 0)
            await _inbox.NoteLostAsync(_stream.Id, delivery.Lost, cancellationToken).ConfigureAwait(false);

        var stored = await _inbox.StoreAsync(_stream.Id, arrivals, cancellationToken).ConfigureAwait(false);
        _reached?.Invoke(ConsumerPoint.AfterInboxCommitBeforeBrokerAck);
        _stored(stored.Queued);
        await _events.AckAsync(delivery, cancellationToken).ConfigureAwait(false);

        _reports.Received(_stream, delivery.Events.Count, delivery.Events.Count - stored.Queued - stored.Dead.Count, _time.GetElapsedTime(started));
        await _reports.UnreadableAsync(_stream, stored.Dead, cancellationToken).ConfigureAwait(false);
        if (delivery.Lost > 0)
            await _reports.LostAsync(_stream, delivery.Lost, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask CloseAsync()
    {
        if (_reading is { } reading)
        {
            _reading = null;
            await reading.DisposeAsync().ConfigureAwait(false);
        }
    }
}
