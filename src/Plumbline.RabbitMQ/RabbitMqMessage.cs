using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Plumbline.Events;
using RabbitMQ.Client;

namespace Plumbline.RabbitMQ;

/// <summary>Events as messages: CloudEvents' binding to AMQP, binary mode.</summary>
internal static class RabbitMqMessage
{
    private const string Prefix = "cloudEvents:";

    // Other libraries write this one, as the colon is no good name in JMS; the binding knows both.
    private const string OtherPrefix = "cloudEvents_";

    // Is the message's own content type.
    private const string ContentType = "datacontenttype";

    private static readonly FrozenDictionary<string, string> s_names = new[]
    {
        "specversion", "id", "source", "type", "subject", "time", "partitionkey", "sequence", "dataschema", "replay", "traceparent", "tracestate",
    }.ToFrozenDictionary(name => name, name => Prefix + name, StringComparer.Ordinal);

    /// <summary>What an event's message is called.</summary>
    /// <param name="outgoing">The event.</param>
    public static string IdOf(OutgoingEvent outgoing) => outgoing.Id.ToString();

    /// <summary>The properties of an event's message.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="outgoing">The event.</param>
    public static BasicProperties Properties(StreamName stream, OutgoingEvent outgoing)
    {
        var attributes = CloudEventHeaders.Write(stream, outgoing);
        var headers = new Dictionary<string, object?>(attributes.Count, StringComparer.Ordinal);
        foreach (var (name, value) in attributes)
        {
            if (name != ContentType)
                headers.Add(s_names.GetValueOrDefault(name) ?? Prefix + name, value);
        }

        return new() { Persistent = true, ContentType = outgoing.ContentType, MessageId = IdOf(outgoing), Headers = headers };
    }

    /// <summary>The event of a message.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="properties">The message's properties.</param>
    /// <param name="body">Its body, which must stay valid.</param>
    public static IncomingEvent Read(StreamName stream, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in properties.Headers ?? new Dictionary<string, object?>())
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal) || name.StartsWith(OtherPrefix, StringComparison.Ordinal))
                headers[name[Prefix.Length..]] = Text(value);
        }

        if (properties.ContentType is { } contentType)
            headers[ContentType] = contentType;

        return CloudEventHeaders.Read(stream, headers, body);
    }

    private static string Text(object? value) => value switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };
}
