using Plumbline.Events;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Plumbline.RabbitMQ;

/// <summary>Publishes with confirms, many at once, and no key's event before the one in front of it was confirmed.</summary>
/// <param name="connection">The connection.</param>
/// <param name="ensure">Makes a stream where it is missing.</param>
/// <param name="options">Settings.</param>
internal sealed class RabbitMqPublisher(RabbitMqConnection connection, Func<IConnection, StreamSpec, CancellationToken, Task> ensure, RabbitMqStreamOptions options) : IAsyncDisposable
{
    private const int Window = 256;
    private const string Unroutable = "The stream's partition is missing in RabbitMQ.";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private IConnection? _of;
    private IChannel? _channel;

    /// <summary>Publishes events; see <see cref="IEventStream.PublishAsync"/>.</summary>
    /// <param name="spec">The stream.</param>
    /// <param name="events">The events.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<PublishResult>> PublishAsync(StreamSpec spec, IReadOnlyList<OutgoingEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
            return [];

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var channel = await OpenAsync(spec, cancellationToken).ConfigureAwait(false);
            return await PublishAsync(channel, spec, events, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (BrokerFaults.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            await DropAsync().ConfigureAwait(false);
            return [.. events.Select(_ => PublishResult.Transient(e.Message))];
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        await DropAsync().ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<PublishResult>> PublishAsync(IChannel channel, StreamSpec spec, IReadOnlyList<OutgoingEvent> events, CancellationToken cancellationToken)
    {
        var results = new PublishResult?[events.Count];
        var stopped = new HashSet<string>(StringComparer.Ordinal);
        foreach (var wave in Waves(events, results))
        {
            foreach (var window in wave.Where(i => !stopped.Contains(events[i].Key)).Chunk(Window))
            {
                var answers = window.Select(i => PublishAsync(channel, spec, events[i], cancellationToken)).ToList();
                for (var i = 0; i < window.Length; i++)
                {
                    var result = await answers[i].ConfigureAwait(false);
                    results[window[i]] = result;
                    if (result.Outcome == PublishOutcome.Transient)
                        stopped.Add(events[window[i]].Key);
                }
            }
        }

        if (!channel.IsOpen)
            await DropAsync().ConfigureAwait(false);

        // Somebody deleted it in the broker. Another connection makes what is missing.
        if (_of is { } of && spec.Delivery == StreamDelivery.Observe && results.Any(r => r?.Reason == Unroutable))
            await connection.AbandonAsync(of).ConfigureAwait(false);

        return [.. results.Select(r => r ?? PublishResult.Transient("An earlier event of its key was not taken."))];
    }

    // The i-th event of each key goes into the i-th wave.
    private List<List<int>> Waves(IReadOnlyList<OutgoingEvent> events, PublishResult?[] results)
    {
        var waves = new List<List<int>>();
        var ofKey = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < events.Count; i++)
        {
            results[i] = StreamChecks.TooLarge(events[i], options.MaxEventBytes);
            if (results[i] is not null)
                continue;

            var wave = ofKey.GetValueOrDefault(events[i].Key);
            ofKey[events[i].Key] = wave + 1;
            if (wave == waves.Count)
                waves.Add([]);

            waves[wave].Add(i);
        }

        return waves;
    }

    private async Task<PublishResult> PublishAsync(IChannel channel, StreamSpec spec, OutgoingEvent outgoing, CancellationToken cancellationToken)
    {
        try
        {
            var routingKey = RabbitMqTopology.RoutingKey(StreamPartition.Of(outgoing.Key, spec.Partitions));
            await channel
                .BasicPublishAsync(spec.Name.ToString(), routingKey, mandatory: true, RabbitMqMessage.Properties(spec.Name, outgoing), outgoing.Body, cancellationToken)
                .AsTask()
                .WaitAsync(options.ConfirmTimeout, cancellationToken)
                .ConfigureAwait(false);
            return PublishResult.Ok;
        }
        catch (PublishException e) when (e.IsReturn)
        {
            return PublishResult.Transient(spec.Delivery == StreamDelivery.Consume ? "No group consumes the stream yet." : Unroutable);
        }
        catch (PublishException)
        {
            // A full queue or a broker in trouble; never this event's own fault.
            return PublishResult.Transient("RabbitMQ did not take the event.");
        }
        catch (TimeoutException)
        {
            // What comes next must not overtake it: the channel is not used again.
            await AbortAsync(channel).ConfigureAwait(false);
            return PublishResult.Transient($"RabbitMQ did not confirm the event in {options.ConfirmTimeout}.");
        }
        catch (Exception e) when (BrokerFaults.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            return PublishResult.Transient($"The connection to RabbitMQ failed: {e.Message}");
        }
    }

    private async Task<IChannel> OpenAsync(StreamSpec spec, CancellationToken cancellationToken)
    {
        var current = await connection.GetAsync(cancellationToken).ConfigureAwait(false);
        await ensure(current, spec, cancellationToken).ConfigureAwait(false);
        if (_channel is { IsOpen: true } && _of == current)
            return _channel;

        await DropAsync().ConfigureAwait(false);
        // The window above bounds what is unconfirmed.
        var confirms = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null);
        _channel = await current.CreateChannelAsync(confirms, cancellationToken).ConfigureAwait(false);
        _of = current;
        return _channel;
    }

    private async Task DropAsync()
    {
        var channel = _channel;
        (_channel, _of) = (null, null);
        if (channel is null)
            return;

        await AbortAsync(channel).ConfigureAwait(false);
        await channel.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task AbortAsync(IChannel channel)
    {
        try
        {
            await channel.AbortAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (BrokerFaults.Is(e))
        {
            // It is being given up.
        }
    }
}
