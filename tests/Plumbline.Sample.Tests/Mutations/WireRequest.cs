using System.Globalization;
using System.Text;

namespace Plumbline.Sample.Tests.Mutations;

/// <summary>A request as it goes over the wire. Its framing is right (length or chunks), whatever else is wrong with it.</summary>
internal sealed class WireRequest
{
    public required string Method { get; set; }

    /// <summary>The path's segments, as sent.</summary>
    public required List<string> Path { get; init; }

    /// <summary>The query's parts, as sent: <c>name=value</c>.</summary>
    public List<string> Query { get; init; } = [];

    public List<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The members of the JSON body, as JSON; null where there is no body.</summary>
    public List<(string Name, string Value)>? Members { get; set; }

    /// <summary>A body in place of the members.</summary>
    public byte[]? Bytes { get; set; }

    public bool IsChunked { get; set; }

    /// <summary>The target in place of path and query.</summary>
    public string? RawTarget { get; set; }

    public string Target => RawTarget ?? "/" + string.Join('/', Path) + (Query.Count == 0 ? "" : "?" + string.Join('&', Query));

    public byte[] Body => Bytes
        ?? (Members is null ? [] : Encoding.UTF8.GetBytes("{" + string.Join(',', Members.Select(member => $"{member.Name}:{member.Value}")) + "}"));

    /// <summary>The bytes to send.</summary>
    public byte[] ToBytes()
    {
        var body = Body;
        var head = new StringBuilder().Append(Method).Append(' ').Append(Target).Append(" HTTP/1.1\r\n");
        foreach (var (name, value) in Headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");

        if (IsChunked)
            head.Append("Transfer-Encoding: chunked\r\n\r\n");
        else if (body.Length > 0 || Members is not null)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n");
        else
            head.Append("\r\n");

        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. IsChunked ? Chunks(body) : body];
    }

    private static byte[] Chunks(byte[] body)
    {
        var half = body.Length / 2;
        return [.. Chunk(body.AsSpan(0, half)), .. Chunk(body.AsSpan(half)), .. "0\r\n\r\n"u8];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> part) => part.Length == 0
        ? []
        : [.. Encoding.ASCII.GetBytes(part.Length.ToString("x", CultureInfo.InvariantCulture)), .. "\r\n"u8, .. part, .. "\r\n"u8];
}
