using Plumbline.Events;
using RabbitMQ.Client;

namespace Plumbline.RabbitMQ;

/// <summary>Reads a consumed stream: from a quorum queue per partition, whose one active consumer it is or waits to be.</summary>
/// <param name="connection">The connection.</param>
/// <param name="spec">The stream.</param>
/// <param name="group">The group.</param>
/// <param name="options">How to read.</param>
internal sealed class ConsumeSession(IConnection connection, StreamSpec spec, string group, ReadOptions options) : ReaderSession(connection, spec, group, options)
{
    /// <inheritdoc/>
    protected override string QueueOf(int partition) => RabbitMqTopology.GroupQueue(Spec.Name, Group, partition);

    /// <inheritdoc/>
    protected override bool Waits(long before, long now) => before > 0 && now > 0;

    /// <inheritdoc/>
    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var channel = await Connection.CreateChannelAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        for (var partition = 0; partition < Spec.Partitions; partition++)
        {
            await RabbitMqTopology.DeclareQueueAsync(channel, QueueOf(partition), cancellationToken).ConfigureAwait(false);
            await channel.QueueBindAsync(QueueOf(partition), Spec.Name.ToString(), RabbitMqTopology.RoutingKey(partition), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override Task ConsumeAsync(IChannel channel, int partition, IAsyncBasicConsumer consumer, CancellationToken cancellationToken) =>
        channel.BasicConsumeAsync(QueueOf(partition), autoAck: false, consumer, cancellationToken);
}
