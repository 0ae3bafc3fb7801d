using System.Globalization;
using System.Security.Cryptography;

namespace Plumbline.Events;

/// <summary>
/// The headers of events: the attributes of CloudEvents 1.0 (binary mode) by name, without a transport's prefix. Besides those of the
/// specification there are the extensions <c>partitionkey</c>, <c>sequence</c>, <c>traceparent</c>, <c>tracestate</c> and our <c>replay</c>.
/// </summary>
/// <remarks>Bodies can be read without headers; readers of ours need <c>id</c>, <c>type</c>, <c>subject</c>, <c>time</c> and <c>sequence</c>.</remarks>
public static class CloudEventHeaders
{
    /// <summary>The version of CloudEvents.</summary>
    public const string SpecVersion = "1.0";

    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK";

    /// <summary>The headers of an event.</summary>
    /// <param name="stream">The stream it goes to.</param>
    /// <param name="outgoing">The event.</param>
    public static IReadOnlyDictionary<string, string> Write(StreamName stream, OutgoingEvent outgoing)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(outgoing);

        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["specversion"] = SpecVersion,
            ["id"] = outgoing.Id.ToString(),
            ["source"] = "/" + stream.Service,
            ["type"] = TypePrefix(stream) + outgoing.Type,
            ["subject"] = outgoing.Key,
            ["time"] = outgoing.Time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
            ["datacontenttype"] = outgoing.ContentType,
            ["partitionkey"] = outgoing.Key,
            ["sequence"] = outgoing.Sequence.ToString("D20", CultureInfo.InvariantCulture),
        };
        AddWhereSet("dataschema", outgoing.DataSchema);
        AddWhereSet("replay", outgoing.Replay == 0 ? null : outgoing.Replay.ToString(CultureInfo.InvariantCulture));
        AddWhereSet("traceparent", outgoing.TraceParent);
        AddWhereSet("tracestate", outgoing.TraceState);
        return headers;

        void AddWhereSet(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                headers.Add(name, value);
        }
    }

    /// <summary>The event that headers and a body say. Headers that cannot be read make an unreadable event (<see cref="IncomingEvent.Problem"/>), never an exception.</summary>
    /// <param name="stream">The stream it came by.</param>
    /// <param name="headers">Its headers, names without prefix.</param>
    /// <param name="body">Its body, which must stay valid.</param>
    public static IncomingEvent Read(StreamName stream, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(headers);

        var missing = new List<string>();
        var id = Guid.TryParse(headers.GetValueOrDefault("id"), out var guid) && guid != Guid.Empty ? guid : Missing<Guid>("id");
        var key = headers.GetValueOrDefault("subject") ?? Missing<string>("subject");
        var type = headers.GetValueOrDefault("type") ?? Missing<string>("type");
        var time = DateTimeOffset.TryParse(headers.GetValueOrDefault("time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : Missing<DateTimeOffset>("time");
        var sequence = long.TryParse(headers.GetValueOrDefault("sequence"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Missing<long>("sequence");
        var replay = headers.TryGetValue("replay", out var text) && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? Missing<int>("replay")
            : int.Parse(text ?? "0", CultureInfo.InvariantCulture);

        return new()
        {
            Stream = stream,
            Id = id == Guid.Empty ? IdOf(body.Span) : id,
            Key = key ?? "",
            Sequence = sequence,
            Time = time,
            Type = Discriminator(stream, type ?? ""),
            Replay = replay,
            Body = body,
            TraceParent = headers.GetValueOrDefault("traceparent"),
            TraceState = headers.GetValueOrDefault("tracestate"),
            ContentType = headers.GetValueOrDefault("datacontenttype") ?? "",
            DataSchema = headers.GetValueOrDefault("dataschema"),
            Headers = headers,
            Problem = missing.Count == 0 ? null : $"The event has no readable header {string.Join(", ", missing)}.",
        };

        T? Missing<T>(string name)
        {
            missing.Add(name);
            return default;
        }
    }

    private static string TypePrefix(StreamName stream) => string.Create(CultureInfo.InvariantCulture, $"{stream.Service}.v{stream.Major}.");

    // Publishers other than ours may give the discriminator alone.
    private static string Discriminator(StreamName stream, string type)
    {
        var prefix = TypePrefix(stream);
        return type.StartsWith(prefix, StringComparison.Ordinal) ? type[prefix.Length..] : type;
    }

    // The same body gives the same id, so that duplicates of what cannot be read are stopped like others.
    private static Guid IdOf(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
