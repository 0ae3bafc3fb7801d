using System.Globalization;
using Plumbline.Events;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Plumbline.RabbitMQ;

/// <summary>Takes the messages of one partition.</summary>
/// <param name="channel">The channel.</param>
/// <param name="stream">The stream.</param>
/// <param name="partition">The partition.</param>
/// <param name="arrived">Takes each message.</param>
/// <param name="ended">Is told why no more will come.</param>
internal sealed class PartitionConsumer(IChannel channel, StreamName stream, int partition, Action<Arrived> arrived, Action<string> ended) : AsyncDefaultBasicConsumer(channel)
{
    /// <inheritdoc/>
    public override Task HandleBasicDeliverAsync(
        string consumerTag,
        ulong deliveryTag,
        bool redelivered,
        string exchange,
        string routingKey,
        IReadOnlyBasicProperties properties,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken = default)
    {
        // The client library takes the body's memory back after this.
        var read = RabbitMqMessage.Read(stream, properties, body.ToArray()) with { Partition = partition, IsRedelivered = redelivered };
        var offset = Convert.ToInt64(properties.Headers?.TryGetValue("x-stream-offset", out var value) == true ? value : 0L, CultureInfo.InvariantCulture);
        arrived(new(read, deliveryTag, offset));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task HandleBasicCancelAsync(string consumerTag, CancellationToken cancellationToken = default)
    {
        ended($"RabbitMQ ended the reading of partition {partition}.");
        return base.HandleBasicCancelAsync(consumerTag, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task HandleChannelShutdownAsync(object channel, ShutdownEventArgs reason)
    {
        ended(reason.ReplyText);
        return base.HandleChannelShutdownAsync(channel, reason);
    }
}
