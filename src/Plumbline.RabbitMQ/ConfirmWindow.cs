using Plumbline.Events;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Plumbline.RabbitMQ;

/// <summary>
/// Publishes events together, and knows what the broker answered to each. One confirmation of the broker's may be for many of them, and
/// all of a window wait for one task and one clock: a task and a timer for each event cost as much as sending it.
/// </summary>
/// <remarks>For one caller at a time; the broker's answers come from another thread.</remarks>
internal sealed class ConfirmWindow : IAsyncDisposable
{
    private const string Refused = "RabbitMQ did not take the event.";

    private readonly IChannel _channel;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private PublishResult?[] _results = [];
    private string? _unroutable;
    private ulong _first = 1;
    private int _left;
    private volatile string? _ended;
    private TaskCompletionSource _answered = new();

    private ConfirmWindow(IChannel channel) => _channel = channel;

    /// <summary>Whether it can be used again.</summary>
    public bool IsOpen => _ended is null && _channel.IsOpen;

    /// <summary>Opens a channel of which each message is confirmed.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ConfirmWindow> OpenAsync(IConnection connection, CancellationToken cancellationToken)
    {
        // The client library's own tracking puts a header into each message, and has a task for each.
        var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: false);
        var channel = await connection.CreateChannelAsync(options, cancellationToken).ConfigureAwait(false);
        var window = new ConfirmWindow(channel);
        channel.BasicAcksAsync += (_, e) => window.AnsweredAsync(e.DeliveryTag, e.Multiple, PublishResult.Ok);

        // A full queue or a broker in trouble; never an event's own fault.
        channel.BasicNacksAsync += (_, e) => window.AnsweredAsync(e.DeliveryTag, e.Multiple, PublishResult.Transient(Refused));
        channel.BasicReturnAsync += (_, e) => window.ReturnedAsync(e.BasicProperties.MessageId);
        channel.ChannelShutdownAsync += (_, e) => window.EndedAsync(e);
        return window;
    }

    /// <summary>Publishes events, no two of them of one key, and waits for the answers.</summary>
    /// <param name="spec">The stream.</param>
    /// <param name="events">The events.</param>
    /// <param name="unroutable">What it means that the broker has no queue for one.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One for each, in order; null where there was no answer in time.</returns>
    public async Task<IReadOnlyList<PublishResult?>> PublishAsync(
        StreamSpec spec, IReadOnlyList<OutgoingEvent> events, string unroutable, TimeSpan patience, CancellationToken cancellationToken)
    {
        Begin(events, unroutable);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        either.CancelAfter(patience);
        try
        {
            var exchange = spec.Name.ToString();
            for (var i = 0; i < events.Count; i++)
            {
                var routingKey = RabbitMqTopology.RoutingKey(StreamPartition.Of(events[i].Key, spec.Partitions));
                await _channel.BasicPublishAsync(exchange, routingKey, mandatory: true, RabbitMqMessage.Properties(spec.Name, events[i]), events[i].Body, either.Token).ConfigureAwait(false);
            }

            await _answered.Task.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // How many of them were sent is not known, nor with it what the next answer would be about; what was answered counts.
            lock (_lock)
                _ended ??= "RabbitMQ did not answer.";

            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Exception e) when (BrokerFaults.Is(e))
        {
            End(e.Message);
        }

        lock (_lock)
            return [.. _results];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _channel.AbortAsync().ConfigureAwait(false);
            await _channel.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (BrokerFaults.Is(e))
        {
            // It is being given up.
        }
    }

    private void Begin(IReadOnlyList<OutgoingEvent> events, string unroutable)
    {
        lock (_lock)
        {
            _first += (ulong)_results.Length;
            (_results, _unroutable, _left) = (new PublishResult?[events.Count], unroutable, events.Count);
            _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _places.Clear();
            for (var i = 0; i < events.Count; i++)
                _places[RabbitMqMessage.IdOf(events[i])] = i;

            if (_ended is { } reason)
                Fill(reason);
        }
    }

    private Task AnsweredAsync(ulong number, bool isMultiple, PublishResult result)
    {
        lock (_lock)
        {
            if (number < _first)
                return Task.CompletedTask;

            var last = (int)Math.Min(number - _first, (ulong)_results.Length - 1);
            for (var i = isMultiple ? 0 : last; i <= last; i++)
                Answer(i, result);
        }

        return Task.CompletedTask;
    }

    // The confirmation of a message that was given back comes behind it.
    private Task ReturnedAsync(string? messageId)
    {
        lock (_lock)
        {
            if (messageId is not null && _places.TryGetValue(messageId, out var place))
                Answer(place, PublishResult.Transient(_unroutable!));
        }

        return Task.CompletedTask;
    }

    private Task EndedAsync(ShutdownEventArgs reason)
    {
        End(reason.ReplyText);
        return Task.CompletedTask;
    }

    private void End(string reason)
    {
        lock (_lock)
        {
            _ended ??= $"The connection to RabbitMQ failed: {reason}";
            Fill(_ended);
        }
    }

    private void Fill(string reason)
    {
        for (var i = 0; i < _results.Length; i++)
            Answer(i, PublishResult.Transient(reason));
    }

    private void Answer(int place, PublishResult result)
    {
        if (_results[place] is not null)
            return;

        _results[place] = result;
        if (--_left == 0)
            _answered.TrySetResult();
    }
}
