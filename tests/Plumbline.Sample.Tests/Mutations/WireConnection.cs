using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Plumbline.Sample.Tests.Mutations;

/// <summary>A connection to the service that sends bytes as they are, and opens anew where the service closed it.</summary>
internal sealed class WireConnection(IPEndPoint address) : IDisposable
{
    private Socket? _socket;
    private NetworkStream? _stream;

    /// <summary>Sends a request and reads the answer; null where the service closed the connection instead.</summary>
    public async Task<WireAnswer?> SendAsync(byte[] request, bool isHead, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        await WriteAsync(request, cancellationToken);
        var answer = await ReadAsync(isHead, cancellationToken);
        if (answer is null || answer.Closes)
            Dispose();

        return answer;
    }

    /// <summary>Sends bytes that may be no whole request on a connection of their own: what the service waits for does not come.</summary>
    public async Task<WireAnswer?> SendBrokenAsync(byte[] request, TimeSpan patience, CancellationToken cancellationToken)
    {
        Dispose();
        await OpenAsync(cancellationToken);
        await WriteAsync(request, cancellationToken);
        var reading = ReadAsync(isHead: request.AsSpan().StartsWith("HEAD "u8), cancellationToken);
        if (await Task.WhenAny(reading, Task.Delay(patience, cancellationToken)) != reading)
            _socket!.Shutdown(SocketShutdown.Send);

        var answer = await reading;
        Dispose();
        return answer;
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _socket?.Dispose();
        _socket = null;
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_socket is not null)
            return;

        _socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await _socket.ConnectAsync(address, cancellationToken);
        _stream = new(_socket);
    }

    private async Task WriteAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _stream!.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException)
        {
            // The service answers without reading on; the answer tells.
        }
    }

    private async Task<WireAnswer?> ReadAsync(bool isHead, CancellationToken cancellationToken)
    {
        try
        {
            var reader = new WireReader(_stream!);
            while (true)
            {
                if (await reader.LineAsync(cancellationToken) is not { } line)
                    return null;

                var status = int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
                var headers = await reader.HeadersAsync(cancellationToken);
                if (status >= 200)
                    return new(status, headers, isHead ? "" : Encoding.UTF8.GetString(await reader.BodyAsync(status, headers, cancellationToken)));
            }
        }
        catch (IOException)
        {
            return null;
        }
    }
}
