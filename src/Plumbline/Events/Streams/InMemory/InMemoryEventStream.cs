using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Plumbline.Events;

/// <summary>
/// Streams in the memory of this process: what a service uses that is told of no broker, and what tests use. It keeps the promises of
/// <see cref="IEventStream"/> for as long as the process lives, and can be made to fail (<see cref="Faults"/>), awaited
/// (<see cref="SettledAsync"/>) and looked into (<see cref="Published(string?)"/>).
/// </summary>
public sealed class InMemoryEventStream : IEventStream
{
    private readonly ConcurrentDictionary<StreamName, InMemoryLog> _logs = new();
    private readonly ConcurrentDictionary<Func<CancellationToken, ValueTask<string?>>, byte> _conditions = new();
    private readonly Pulse _changed = new();
    private readonly TimeProvider _time;
    private readonly InMemoryStreamOptions _options;
    private long _version;

    /// <summary>Makes a stream without events.</summary>
    /// <param name="time">The clock of delays and of <see cref="StreamStart.At"/>; the system's where null.</param>
    /// <param name="options">Settings; the defaults where null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1.</exception>
    public InMemoryEventStream(TimeProvider? time = null, InMemoryStreamOptions? options = null)
    {
        _time = time ?? TimeProvider.System;
        _options = options ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Capacity, 1, nameof(options));
        Faults = new(Changed, () => _logs.Values.ToList().ForEach(l => l.Redeliver()));
    }

    /// <summary>What goes wrong; nothing at first.</summary>
    public StreamFaults Faults { get; }

    /// <inheritdoc/>
    public ValueTask EnsureAsync(StreamSpec spec, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);

        var log = _logs.GetOrAdd(spec.Name, _ => new(spec, _options.Capacity, _time, Faults));
        if (log.Spec != spec)
            throw new StreamMismatchException($"The stream {spec.Name} exists with delivery {log.Spec.Delivery} and {log.Spec.Partitions} partitions, not {spec.Delivery} and {spec.Partitions}.");

        return Faults.IsDisconnected
            ? throw new StreamUnavailableException("The in-memory stream is told to be away.")
            : ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PublishResult>> PublishAsync(StreamName stream, IReadOnlyList<OutgoingEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        cancellationToken.ThrowIfCancellationRequested();

        var log = Log(stream);
        var stopped = new HashSet<string>(StringComparer.Ordinal);
        var results = new PublishResult[events.Count];
        for (var i = 0; i < events.Count; i++)
        {
            results[i] = stopped.Contains(events[i].Key) ? PublishResult.Transient("An earlier event of its key was not taken.") : Publish(log, events[i]);
            if (results[i].Outcome == PublishOutcome.Transient)
                stopped.Add(events[i].Key);
        }

        Changed();
        return ValueTask.FromResult<IReadOnlyList<PublishResult>>(results);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<EventDelivery> ReadAsync(StreamName stream, string group, ReadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);

        var log = Log(stream);
        StreamChecks.Reading(log.Spec, group, options);
        return ReadAsync(log, group, options, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask AckAsync(EventDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery is not InMemoryDelivery own)
            throw new ArgumentException("The delivery comes from another stream.", nameof(delivery));

        if (Faults.LosesAcknowledgement())
            own.Log.Redeliver(own.Reader);
        else if (!Faults.IsDisconnected)
            own.Log.Acknowledge(own);

        Changed();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<StreamHealth> ProbeAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Faults switch
    {
        { IsDisconnected: true } => new StreamHealth(false, "In memory; told to be away."),
        { IsFull: true } => new StreamHealth(false, "In memory; told to be full."),
        _ => new StreamHealth(true, "In memory: events do not outlive this process."),
    });

    /// <summary>
    /// Adds something that <see cref="SettledAsync"/> waits for as well, for example an outbox without rows.
    /// </summary>
    /// <param name="pending">Tells what is under way, in words; null where nothing is.</param>
    /// <returns>Removes it when disposed of.</returns>
    public IDisposable AddSettlingCondition(Func<CancellationToken, ValueTask<string?>> pending)
    {
        ArgumentNullException.ThrowIfNull(pending);

        _conditions.TryAdd(pending, 0);
        return new Removal(() => _conditions.TryRemove(pending, out _));
    }

    /// <summary>
    /// Waits until everything has been dealt with: every group has acknowledged every event, and all that was added by
    /// <see cref="AddSettlingCondition"/> is quiet too. Then a test can look at the outcome.
    /// </summary>
    /// <param name="timeout">How long to wait at most, by the system's clock. Default 30 seconds.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TimeoutException">It took longer; the message says what is under way.</exception>
    public async Task SettledAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        // The system's clock, as nobody would move a test's clock while it waits here.
        var patience = timeout ?? TimeSpan.FromSeconds(30);
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            // An event may move from one place to another while they are asked in turn: quiet is what was quiet twice without a change.
            var version = Interlocked.Read(ref _version);
            var pending = await PendingAsync(cancellationToken).ConfigureAwait(false) ?? await PendingAsync(cancellationToken).ConfigureAwait(false);
            if (pending is null && version == Interlocked.Read(ref _version))
                return;

            if (TimeProvider.System.GetElapsedTime(start) > patience)
                throw new TimeoutException($"The stream did not settle in {patience}: {pending ?? "events keep coming"}.");

            await Task.WhenAny(_changed.Next, Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The events that were published and are still kept, in the order in which they came.</summary>
    /// <param name="union">Only of this union, e.g. <c>user_event</c>; null for all.</param>
    public IReadOnlyList<IncomingEvent> Published(string? union = null) => [.. Traces(union).Select(t => t.Event)];

    /// <summary>The events of a union, read.</summary>
    /// <typeparam name="T">The union.</typeparam>
    /// <param name="union">Its name, e.g. <c>user_event</c>.</param>
    /// <param name="serializer">Reads it.</param>
    /// <exception cref="EventFormatException">One is no event of the union.</exception>
    public IReadOnlyList<T> Published<T>(string union, IEventSerializer<T> serializer)
    {
        ArgumentNullException.ThrowIfNull(union);
        ArgumentNullException.ThrowIfNull(serializer);
        return [.. Traces(union).Where(t => t.Event.Stream.Serialization == serializer.Serialization).Select(t => serializer.Read(t.Event.Body.Span))];
    }

    /// <summary>The events that a group has acknowledged and that are still kept, in the order in which they were published.</summary>
    /// <param name="group">The group.</param>
    /// <param name="union">Only of this union; null for all.</param>
    public IReadOnlyList<IncomingEvent> Consumed(string group, string? union = null) =>
        [.. Traces(union).Where(t => t.AcknowledgedBy.Contains(group, StringComparer.Ordinal)).Select(t => t.Event)];

    /// <summary>Where an event is: once for each time it was published.</summary>
    /// <param name="eventId">Its id.</param>
    public IReadOnlyList<EventTrace> Find(Guid eventId) => [.. Traces(null).Where(t => t.Event.Id == eventId)];

    /// <summary>Removes the oldest events of each stream, read or not, as a broker does with events that it has kept long enough.</summary>
    /// <param name="count">How many of each stream at most.</param>
    public void Expire(int count)
    {
        foreach (var log in _logs.Values)
            log.Expire(count);

        Changed();
    }

    /// <summary>Forgets a group that will not come back, so that nothing waits for it.</summary>
    /// <param name="group">The group.</param>
    public void Forget(string group)
    {
        foreach (var log in _logs.Values)
            log.Forget(group);

        Changed();
    }

    private PublishResult Publish(InMemoryLog log, OutgoingEvent outgoing)
    {
        if (Faults.IsDisconnected)
            return PublishResult.Transient("The in-memory stream is told to be away.");

        if (Faults.IsFull)
            return PublishResult.Transient("The in-memory stream is told to be full.");

        if (StreamChecks.TooLarge(outgoing, _options.MaxEventBytes) is { } refusal)
            return refusal;

        var fault = Faults.TakeForPublishing(outgoing);
        switch (fault?.Kind)
        {
            case StreamFaultKind.Refuse:
                return PublishResult.Refused(fault.Reason);
            case StreamFaultKind.Fail:
                return PublishResult.Transient(fault.Reason);
            case StreamFaultKind.Duplicate:
                log.TryStore(outgoing, TimeSpan.Zero);
                break;
        }

        if (!log.TryStore(outgoing, fault?.Delay ?? TimeSpan.Zero))
            return PublishResult.Transient($"The stream is full: it keeps {_options.Capacity} events that not every group has acknowledged.");

        return fault?.Kind == StreamFaultKind.LoseConfirmation ? PublishResult.Transient(fault.Reason) : PublishResult.Ok;
    }

    private async IAsyncEnumerable<EventDelivery> ReadAsync(
        InMemoryLog log,
        string group,
        ReadOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = log.Open(group, options);
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var changed = _changed.Next;
                if (log.TryTake(group, reader, out var delivery, out var wait))
                {
                    Interlocked.Increment(ref _version);
                    yield return delivery;
                }
                else
                {
                    await WaitAsync(changed, wait, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            log.Close(group, reader);
            Changed();
        }
    }

    private async Task WaitAsync(Task changed, TimeSpan? wait, CancellationToken cancellationToken)
    {
        if (wait is not { } delay)
        {
            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(changed, Task.Delay(delay, _time, ended.Token)).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
    }

    private async ValueTask<string?> PendingAsync(CancellationToken cancellationToken)
    {
        foreach (var log in _logs.Values)
        {
            if (log.Pending() is { } waiting)
                return waiting;
        }

        foreach (var condition in _conditions.Keys)
        {
            if (await condition(cancellationToken).ConfigureAwait(false) is { } busy)
                return busy;
        }

        return null;
    }

    private IEnumerable<EventTrace> Traces(string? union) => _logs
        .Where(l => union is null || l.Key.Union == union)
        .OrderBy(l => l.Key.ToString(), StringComparer.Ordinal)
        .SelectMany(l => l.Value.Trace());

    private InMemoryLog Log(StreamName stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return _logs.TryGetValue(stream, out var log) ? log : throw StreamChecks.NotEnsured(stream);
    }

    private void Changed()
    {
        Interlocked.Increment(ref _version);
        _changed.Beat();
    }

    private sealed class Removal(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}
