using Plumbline.Events;
using RabbitMQ.Client;

namespace Plumbline.RabbitMQ;

/// <summary>Publishes with confirms, many at once, and no key's event before the one in front of it was confirmed.</summary>
/// <param name="connection">The connection.</param>
/// <param name="ensure">Makes a stream where it is missing.</param>
/// <param name="options">Settings.</param>
internal sealed class RabbitMqPublisher(RabbitMqConnection connection, Func<IConnection, StreamSpec, CancellationToken, Task> ensure, RabbitMqStreamOptions options) : IAsyncDisposable
{
    // As many as may be on their way at once.
    private const int Window = 1000;
    private const string Unroutable = "The stream's partition is missing in RabbitMQ.";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private IConnection? _of;
    private ConfirmWindow? _window;

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
            var window = await OpenAsync(spec, cancellationToken).ConfigureAwait(false);
            return await PublishAsync(window, spec, events, cancellationToken).ConfigureAwait(false);
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

    private async Task<IReadOnlyList<PublishResult>> PublishAsync(ConfirmWindow window, StreamSpec spec, IReadOnlyList<OutgoingEvent> events, CancellationToken cancellationToken)
    {
        var results = new PublishResult?[events.Count];
        var stopped = new HashSet<string>(StringComparer.Ordinal);
        var unroutable = spec.Delivery == StreamDelivery.Consume ? "No group consumes the stream yet." : Unroutable;
        foreach (var wave in Waves(events, results))
        {
            foreach (var places in wave.Where(i => !stopped.Contains(events[i].Key)).Chunk(Window))
            {
                var answers = await window.PublishAsync(spec, [.. places.Select(i => events[i])], unroutable, options.ConfirmTimeout, cancellationToken).ConfigureAwait(false);
                for (var i = 0; i < places.Length; i++)
                {
                    var result = answers[i] ?? PublishResult.Transient($"RabbitMQ did not confirm the event in {options.ConfirmTimeout}.");
                    results[places[i]] = result;
                    if (result.Outcome == PublishOutcome.Transient)
                        stopped.Add(events[places[i]].Key);
                }
            }
        }

        // Somebody deleted it in the broker. Another connection makes what is missing.
        if (_of is { } of && results.Any(r => r?.Reason == Unroutable))
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

    private async Task<ConfirmWindow> OpenAsync(StreamSpec spec, CancellationToken cancellationToken)
    {
        var current = await connection.GetAsync(cancellationToken).ConfigureAwait(false);
        await ensure(current, spec, cancellationToken).ConfigureAwait(false);
        if (_window is { IsOpen: true } && _of == current)
            return _window;

        // What comes next must not overtake what was sent and not answered: that channel is not used again.
        await DropAsync().ConfigureAwait(false);
        _window = await ConfirmWindow.OpenAsync(current, cancellationToken).ConfigureAwait(false);
        _of = current;
        return _window;
    }

    private async Task DropAsync()
    {
        var window = _window;
        (_window, _of) = (null, null);
        if (window is not null)
            await window.DisposeAsync().ConfigureAwait(false);
    }
}
