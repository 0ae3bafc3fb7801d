using System.Globalization;
using System.Text;

namespace Plumbline.Sample.Tests.Mutations;

/// <summary>Reads one answer of HTTP/1.1.</summary>
internal sealed class WireReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>A line; null at the end of the connection.</summary>
    public async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (await ByteAsync(cancellationToken) is { } value)
        {
            if (value == '\n')
                return line.ToString().TrimEnd('\r');

            line.Append((char)value);
        }

        return null;
    }

    public async Task<Dictionary<string, string>> HeadersAsync(CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await LineAsync(cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return headers;
    }

    public async Task<byte[]> BodyAsync(int status, Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        if (status is 204 or 304)
            return [];

        if (headers.TryGetValue("Content-Length", out var length))
            return await BytesAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellationToken);

        if (!headers.ContainsKey("Transfer-Encoding"))
            return await BytesAsync(int.MaxValue, cancellationToken);

        var body = new List<byte>();
        while (true)
        {
            var size = int.Parse((await LineAsync(cancellationToken))!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.AddRange(await BytesAsync(size, cancellationToken));
            await LineAsync(cancellationToken);
            if (size == 0)
                return [.. body];
        }
    }

    private async Task<byte[]> BytesAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new List<byte>();
        while (bytes.Count < count && await ByteAsync(cancellationToken) is { } value)
            bytes.Add(value);

        return [.. bytes];
    }

    private async ValueTask<byte?> ByteAsync(CancellationToken cancellationToken)
    {
        if (_start == _end)
        {
            _start = 0;
            _end = await stream.ReadAsync(_buffer, cancellationToken);
            if (_end == 0)
                return null;
        }

        return _buffer[_start++];
    }
}
