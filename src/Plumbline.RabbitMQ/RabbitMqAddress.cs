using RabbitMQ.Client;

namespace Plumbline.RabbitMQ;

/// <summary>Where a broker is, read from the setting.</summary>
internal sealed class RabbitMqAddress
{
    private const string Form = "it looks like amqp://user:password@host:5672/vhost, or amqps:// for TLS, with commas between the nodes of a cluster";

    private readonly Uri _first;

    private RabbitMqAddress(IReadOnlyList<Uri> nodes)
    {
        _first = nodes[0];
        Endpoints = [.. nodes.Select(Endpoint)];
        Text = string.Join(", ", Endpoints.Select(e => $"{e.HostName}:{e.Port}"));
    }

    /// <summary>The nodes.</summary>
    public IReadOnlyList<AmqpTcpEndpoint> Endpoints { get; }

    /// <summary>Hosts and ports, for people: without user and password.</summary>
    public string Text { get; }

    /// <summary>Reads the setting.</summary>
    /// <param name="connectionString">Its text; never repeated in messages, as it holds a password.</param>
    /// <exception cref="ArgumentException">It is no address of a broker.</exception>
    public static RabbitMqAddress Parse(string connectionString)
    {
        var parts = connectionString.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var nodes = new List<Uri>();
        foreach (var part in parts)
        {
            if (!Uri.TryCreate(part, UriKind.Absolute, out var node) || node.Scheme is not ("amqp" or "amqps") || node.Host.Length == 0)
                throw new ArgumentException($"The connection string of RabbitMQ cannot be read; {Form}.", nameof(connectionString));

            nodes.Add(node);
        }

        return nodes.Count > 0 ? new(nodes) : throw new ArgumentException($"The connection string of RabbitMQ is empty; {Form}.", nameof(connectionString));
    }

    /// <summary>Makes what connects.</summary>
    /// <param name="heartbeat">How often the connection is tried.</param>
    public ConnectionFactory CreateFactory(TimeSpan heartbeat) => new()
    {
        Uri = _first,
        RequestedHeartbeat = heartbeat,
        RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        ContinuationTimeout = TimeSpan.FromSeconds(10),
        // Recovery of the client library hides what happened in between; sessions of ours start over knowingly.
        AutomaticRecoveryEnabled = false,
        TopologyRecoveryEnabled = false,
    };

    private static AmqpTcpEndpoint Endpoint(Uri node) => node.Scheme == "amqps"
        ? new(node.Host, node.IsDefaultPort ? 5671 : node.Port, new SslOption(node.Host, enabled: true))
        : new(node.Host, node.IsDefaultPort ? 5672 : node.Port);
}
