using System.Globalization;
using Plumbline.Events;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Plumbline.RabbitMQ;

/// <summary>
/// How a stream lies in the broker: one exchange with the stream's name, which routes by partition number. An observed stream has a
/// RabbitMQ stream per partition, and per group a queue that keeps its position; a consumed one has a quorum queue per group and partition.
/// </summary>
internal static class RabbitMqTopology
{
    /// <summary>What a partition's events are published with.</summary>
    /// <param name="partition">The partition.</param>
    public static string RoutingKey(int partition) => partition.ToString(CultureInfo.InvariantCulture);

    /// <summary>The RabbitMQ stream of an observed partition.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="partition">The partition.</param>
    public static string PartitionStream(StreamName stream, int partition) => $"{stream}.{RoutingKey(partition)}";

    /// <summary>The quorum queue of a group for a consumed partition.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="group">The group.</param>
    /// <param name="partition">The partition.</param>
    public static string GroupQueue(StreamName stream, string group, int partition) => $"{stream}.{group}.{RoutingKey(partition)}";

    /// <summary>The queue that keeps a group's position in an observed stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="group">The group.</param>
    public static string PositionQueue(StreamName stream, string group) => $"{stream}.{group}.position";

    /// <summary>Makes a stream where it is missing.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="spec">The stream.</param>
    /// <param name="retention">How long observed events are kept.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StreamMismatchException">It exists otherwise.</exception>
    public static async Task EnsureAsync(IConnection connection, StreamSpec spec, TimeSpan retention, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken).ConfigureAwait(false);

        // Of an exchange's arguments the broker compares only the alternate exchange. So that one's name says what must be the same for all.
        var shape = $"{spec.Name}.{(spec.Delivery == StreamDelivery.Observe ? "observe" : "consume")}.{RoutingKey(spec.Partitions)}";
        await channel.ExchangeDeclareAsync(shape, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        try
        {
            var arguments = new Dictionary<string, object?> { ["alternate-exchange"] = shape };
            await channel.ExchangeDeclareAsync(spec.Name.ToString(), ExchangeType.Direct, durable: true, arguments: arguments, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.PreconditionFailed)
        {
            await DeleteAsync(connection, shape, cancellationToken).ConfigureAwait(false);
            throw new StreamMismatchException($"The stream {spec.Name} exists with another delivery or number of partitions than {spec.Delivery} and {spec.Partitions}: {e.ShutdownReason.ReplyText}", e);
        }

        if (spec.Delivery == StreamDelivery.Consume)
            return;

        for (var partition = 0; partition < spec.Partitions; partition++)
        {
            var name = PartitionStream(spec.Name, partition);
            await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, StreamArguments(retention), cancellationToken: cancellationToken).ConfigureAwait(false);
            await channel.QueueBindAsync(name, spec.Name.ToString(), RoutingKey(partition), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes a group's queue.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="name">The queue.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<QueueDeclareOk> DeclareQueueAsync(IChannel channel, string name, CancellationToken cancellationToken) =>
        channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, QueueArguments(), cancellationToken: cancellationToken);

    private static Dictionary<string, object?> QueueArguments() => new()
    {
        ["x-queue-type"] = "quorum",
        // One reader of a group at a time: two would break the order of a key.
        ["x-single-active-consumer"] = true,
        // The inbox deals with events that cannot be handled; the broker may not drop one (newer brokers do after 20 deliveries).
        ["x-delivery-limit"] = 1_000_000,
    };

    private static Dictionary<string, object?> StreamArguments(TimeSpan retention) => new()
    {
        ["x-queue-type"] = "stream",
        ["x-max-age"] = string.Create(CultureInfo.InvariantCulture, $"{(long)retention.TotalSeconds}s"),
        // Whole segments are dropped, so small ones keep to the age.
        ["x-stream-max-segment-size-bytes"] = 64 * 1024 * 1024,
    };

    private static async Task DeleteAsync(IConnection connection, string exchange, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        await channel.ExchangeDeleteAsync(exchange, ifUnused: true, cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
