using Plumbline.Events;

namespace Plumbline.RabbitMQ;

/// <summary>Settings of streams over RabbitMQ, <c>Plumbline:Stream</c>.</summary>
public sealed record RabbitMqStreamOptions
{
    /// <summary>
    /// Where the broker is, <c>amqp://user:password@host:5672/vhost</c>, or <c>amqps://</c> for TLS with the certificates that the machine
    /// trusts. The nodes of a cluster are listed with commas between them; user, password and virtual host are those of the first.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>How long the events of observed streams are kept. Read where a stream is made. Default 7 days.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The largest body in bytes; larger events are refused. Default 1 MiB.</summary>
    public int MaxEventBytes { get; init; } = StreamChecks.MaxEventBytes;

    /// <summary>How long the broker may take to confirm events before they are taken for lost. Default 15 seconds.</summary>
    public TimeSpan ConfirmTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the connection is tried when nothing else goes over it; it is given up after twice that. Default 10 seconds.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often readers check that they still get what there is. Default 15 seconds.</summary>
    public TimeSpan SupervisionInterval { get; init; } = TimeSpan.FromSeconds(15);
}
