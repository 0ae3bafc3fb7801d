using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Plumbline.Events;
using RabbitMQ.Client;

namespace Plumbline.RabbitMQ;

/// <summary>
/// Streams over RabbitMQ, without plugins of the broker. Observed streams are RabbitMQ streams, consumed ones are quorum queues; both are
/// replicated where the broker is a cluster, and publishing waits for the broker's confirmation.
/// </summary>
public sealed class RabbitMqEventStream : IEventStream, IAsyncDisposable
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<StreamName, StreamSpec> _specs = new();
    private readonly ConditionalWeakTable<IConnection, ConcurrentDictionary<StreamName, bool>> _ensured = [];
    private readonly RabbitMqStreamOptions _options;
    private readonly RabbitMqAddress _address;
    private readonly RabbitMqConnection _publishing;
    private readonly RabbitMqConnection _reading;
    private readonly RabbitMqPublisher _publisher;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Makes the streams; connects when they are used.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="logger">Is told when the broker goes away and comes back.</param>
    /// <param name="time">The clock; the system's where null.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public RabbitMqEventStream(RabbitMqStreamOptions options, ILogger<RabbitMqEventStream> logger, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _address = RabbitMqAddress.Parse(options.ConnectionString);
        _time = time ?? TimeProvider.System;
        _logger = logger;

        // Apart, so that a broker that slows down publishers does not hold up acknowledgements.
        _publishing = new(_address, "publishing", options.Heartbeat, _time, logger);
        _reading = new(_address, "reading", options.Heartbeat, _time, logger);
        _publisher = new(_publishing, EnsureAsync, options);
    }

    /// <inheritdoc/>
    public async ValueTask EnsureAsync(StreamSpec spec, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);

        if (_specs.GetOrAdd(spec.Name, spec) is var known && known != spec)
            throw new StreamMismatchException($"This process uses the stream {spec.Name} with delivery {known.Delivery} and {known.Partitions} partitions already, not {spec.Delivery} and {spec.Partitions}.");

        var connection = await _publishing.GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await EnsureAsync(connection, spec, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (BrokerFaults.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new StreamUnavailableException($"RabbitMQ at {_address.Text} could not make the stream {spec.Name}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<PublishResult>> PublishAsync(StreamName stream, IReadOnlyList<OutgoingEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        return await _publisher.PublishAsync(Spec(stream), events, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<EventDelivery> ReadAsync(StreamName stream, string group, ReadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);

        var spec = Spec(stream);
        StreamChecks.Reading(spec, group, options);
        return ReadAsync(spec, group, options, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask AckAsync(EventDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery is not RabbitMqDelivery own)
            throw new ArgumentException("The delivery comes from another stream.", nameof(delivery));

        await own.Session.AckAsync(own, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<StreamHealth> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var connection = await _publishing.GetAsync(cancellationToken).ConfigureAwait(false);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return new(true, $"RabbitMQ at {connection.Endpoint.HostName}:{connection.Endpoint.Port}.");
        }
        catch (Exception e) when (BrokerFaults.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            return new(false, e is StreamUnavailableException ? e.Message : $"RabbitMQ at {_address.Text}: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _publisher.DisposeAsync().ConfigureAwait(false);
        await _publishing.DisposeAsync().ConfigureAwait(false);
        await _reading.DisposeAsync().ConfigureAwait(false);
    }

    private async IAsyncEnumerable<EventDelivery> ReadAsync(
        StreamSpec spec,
        string group,
        ReadOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var startsOver = options.Replay;
        var pause = TimeSpan.Zero;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var session = await OpenAsync(spec, group, options, startsOver, cancellationToken).ConfigureAwait(false);
            if (session is not null)
            {
                var supervision = session.SuperviseAsync(_options.SupervisionInterval, _time);
                try
                {
                    startsOver &= session is not ObserveSession { HasStartedOver: true };
                    while (await session.NextAsync(cancellationToken).ConfigureAwait(false) is { } delivery)
                    {
                        pause = TimeSpan.Zero;
                        yield return delivery;
                    }
                }
                finally
                {
                    await session.DisposeAsync().ConfigureAwait(false);
                    await supervision.ConfigureAwait(false);
                }

                _logger.ReadingAgain(group, spec.Name.ToString(), session.EndReason ?? "");
            }

            // By chance, so that many readers do not come back at the same moment.
            pause = pause == TimeSpan.Zero ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, s_longestPause.Ticks));
            await Task.Delay(pause * (0.8 + (0.4 * Random.Shared.NextDouble())), _time, cancellationToken).ConfigureAwait(false);
        }
    }

    // Null where the broker does not let it begin.
    private async Task<ReaderSession?> OpenAsync(StreamSpec spec, string group, ReadOptions options, bool startsOver, CancellationToken cancellationToken)
    {
        ReaderSession? session = null;
        try
        {
            var connection = await _reading.GetAsync(cancellationToken).ConfigureAwait(false);
            await EnsureAsync(connection, spec, cancellationToken).ConfigureAwait(false);
            session = spec.Delivery == StreamDelivery.Observe
                ? new ObserveSession(connection, spec, group, options, startsOver, _time)
                : new ConsumeSession(connection, spec, group, options);
            await session.OpenAsync(cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch (Exception e)
        {
            if (session is not null)
                await session.DisposeAsync().ConfigureAwait(false);

            if (BrokerFaults.Is(e) && !cancellationToken.IsCancellationRequested)
                return null;

            throw;
        }
    }

    private async Task EnsureAsync(IConnection connection, StreamSpec spec, CancellationToken cancellationToken)
    {
        var ensured = _ensured.GetOrCreateValue(connection);
        if (ensured.ContainsKey(spec.Name))
            return;

        await RabbitMqTopology.EnsureAsync(connection, spec, _options.Retention, cancellationToken).ConfigureAwait(false);
        ensured[spec.Name] = true;
    }

    private StreamSpec Spec(StreamName stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return _specs.TryGetValue(stream, out var spec) ? spec : throw StreamChecks.NotEnsured(stream);
    }
}
