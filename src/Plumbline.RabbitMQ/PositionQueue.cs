using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Plumbline.RabbitMQ;

/// <summary>
/// A group's position, kept in the broker as one message of a queue with a single active consumer. Who holds the message, unacknowledged,
/// is the group's active reader; when it goes, the broker gives the message, and so the position, to the next.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="name">The queue.</param>
/// <param name="ended">Is told why the message is held no more.</param>
internal sealed class PositionQueue(IConnection connection, string name, Action<string> ended) : IAsyncDisposable
{
    private readonly TaskCompletionSource _active = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<GroupPosition> _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _mark = Guid.NewGuid().ToString();
    private IChannel? _channel;
    private ulong _tag;
    private GroupPosition? _held;

    /// <summary>Waits until this reader is the active one.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Where the group is.</returns>
    public async Task<GroupPosition> AcquireAsync(CancellationToken cancellationToken)
    {
        var confirms = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        _channel = await connection.CreateChannelAsync(confirms, cancellationToken).ConfigureAwait(false);
        var queue = await RabbitMqTopology.DeclareQueueAsync(_channel, name, cancellationToken).ConfigureAwait(false);

        // Without message and without reader nobody began. Two who see that at once put in two, and the active one drops one.
        if (queue is { MessageCount: 0, ConsumerCount: 0 })
            await SaveAsync(GroupPosition.None, cancellationToken).ConfigureAwait(false);

        await _channel.BasicQosAsync(0, 10, global: false, cancellationToken).ConfigureAwait(false);
        await _channel.BasicConsumeAsync(name, autoAck: false, new Consumer(this, _channel), cancellationToken).ConfigureAwait(false);
        await _active.Task.WaitAsync(cancellationToken).ConfigureAwait(false);

        // A reader that went while it saved leaves two positions. Behind our mark, all that were there have come.
        await PublishAsync(GroupPosition.None, _mark, cancellationToken).ConfigureAwait(false);
        return await _all.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a position; the broker has it when this returns.</summary>
    /// <param name="position">The position.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task SaveAsync(GroupPosition position, CancellationToken cancellationToken) => PublishAsync(position, null, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_channel is null)
            return;

        try
        {
            await _channel.AbortAsync().ConfigureAwait(false);
            await _channel.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (BrokerFaults.Is(e))
        {
            // Its connection is gone, and it with it.
        }
    }

    private async Task PublishAsync(GroupPosition position, string? mark, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties { Persistent = true, MessageId = mark };
        await _channel!.BasicPublishAsync("", name, mandatory: true, properties, position.ToUtf8(), cancellationToken).ConfigureAwait(false);
    }

    // Keeps the furthest position and drops the other. One call at a time, as the channel dispatches so.
    private async Task ArriveAsync(ulong tag, GroupPosition? position, string? mark)
    {
        var drop = tag;
        if (position is not null && (_held is null || !_held.Covers(position)))
            (_held, _tag, drop) = (_held?.Further(position) ?? position, tag, _tag);

        if (drop != 0)
            await _channel!.BasicAckAsync(drop, multiple: false).ConfigureAwait(false);

        _active.TrySetResult();
        if (mark == _mark)
            _all.TrySetResult(_held ?? GroupPosition.None);
    }

    private sealed class Consumer(PositionQueue owner, IChannel channel) : AsyncDefaultBasicConsumer(channel)
    {
        public override Task HandleBasicDeliverAsync(
            string consumerTag,
            ulong deliveryTag,
            bool redelivered,
            string exchange,
            string routingKey,
            IReadOnlyBasicProperties properties,
            ReadOnlyMemory<byte> body,
            CancellationToken cancellationToken = default) => owner.ArriveAsync(deliveryTag, GroupPosition.Parse(body.Span), properties.MessageId);

        public override Task HandleBasicCancelAsync(string consumerTag, CancellationToken cancellationToken = default)
        {
            owner.End("RabbitMQ ended the reading of the group's position.");
            return base.HandleBasicCancelAsync(consumerTag, cancellationToken);
        }

        public override Task HandleChannelShutdownAsync(object channel, ShutdownEventArgs reason)
        {
            owner.End(reason.ReplyText);
            return base.HandleChannelShutdownAsync(channel, reason);
        }
    }

    private void End(string reason) => ended(reason);
}
