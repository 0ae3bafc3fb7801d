using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Gateway;

/// <summary>What is wrong with an instance.</summary>
internal enum Fault
{
    None,

    /// <summary>It answers every request with 500; its health check says that all is well.</summary>
    AnswersErrors,
}

/// <summary>A Users service of its own process, behind a relay that notes which calls reach it and can be told to misbehave.</summary>
internal sealed partial class FaultyInstance : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Socket, bool> _sockets = new();
    private TcpListener? _listener;
    private Process? _process;
    private int _servicePort;

    public FaultyInstance() => Port = FreePorts.One();

    /// <summary>Where the gateway finds it.</summary>
    public int Port { get; }

    /// <summary>What is wrong with it.</summary>
    public Fault Fault { get; set; }

    /// <summary>How often each call arrived, by its id.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new();

    public async Task StartAsync()
    {
        _servicePort = FreePorts.One();
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = new ProcessStartInfo("dotnet", [Repository.PathOf($"sample-service/Users/bin/{configuration}/net10.0/Users.dll"), "--urls", $"http://127.0.0.1:{_servicePort}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        for (var i = 0; ; i++)
        {
            Assert.True(i < 1200 && !_process.HasExited, "the Users service does not start");
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{_servicePort}/_internal_/healthcheck"), TestContext.Current.CancellationToken);
                if (answer.IsSuccessStatusCode)
                    break;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        _listener = new(IPAddress.Loopback, Port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    /// <summary>Stops the service as it stands: it takes requests and says nothing, to health checks neither.</summary>
    public Task StopAsync() => Processes.RunAsync(Path.GetTempPath(), "kill", "-STOP", _process!.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Lets it go on where it was.</summary>
    public Task ContinueAsync() => Processes.RunAsync(Path.GetTempPath(), "kill", "-CONT", _process!.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Kills it with everything that is under way.</summary>
    public void Kill()
    {
        _process?.Kill();
        _listener?.Stop();
        foreach (var socket in _sockets.Keys)
        {
            try
            {
                socket.LingerState = new(true, 0);
                socket.Close();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // It went by itself.
            }
        }

        _sockets.Clear();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        _listener?.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex(@"\r\nX-Call-Id: ([^\r]+)\r\n", RegexOptions.IgnoreCase)]
    private static partial Regex CallId();

    [GeneratedRegex(@"\r\nContent-Length: (\d+)\r\n", RegexOptions.IgnoreCase)]
    private static partial Regex ContentLength();

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptSocketAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Killed.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        _sockets[socket] = true;
        try
        {
            using var near = new NetworkStream(socket, ownsSocket: true);
            using var far = new TcpClient();
            await far.ConnectAsync(IPAddress.Loopback, _servicePort);
            var back = far.GetStream().CopyToAsync(near);
            var buffered = new List<byte>();
            while (await ReadRequestAsync(near, buffered) is { } request)
            {
                var head = Encoding.ASCII.GetString(request);
                if (CallId().Match(head) is { Success: true } id)
                    Calls.AddOrUpdate(id.Groups[1].Value, 1, (_, count) => count + 1);
                if (Fault == Fault.AnswersErrors && !head.Contains("healthcheck", StringComparison.Ordinal))
                    await near.WriteAsync("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
                else
                    await far.GetStream().WriteAsync(request);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // The other side went away.
        }
        finally
        {
            _sockets.TryRemove(socket, out _);
        }
    }

    private static async Task<byte[]?> ReadRequestAsync(NetworkStream stream, List<byte> buffered)
    {
        var chunk = new byte[8192];
        while (true)
        {
            var end = IndexOfHeadEnd(buffered);
            if (end >= 0)
            {
                var head = Encoding.ASCII.GetString([.. buffered.Take(end)]);
                var length = ContentLength().Match(head) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
                if (buffered.Count >= end + length)
                {
                    byte[] request = [.. buffered.Take(end + length)];
                    buffered.RemoveRange(0, end + length);
                    return request;
                }
            }

            var read = await stream.ReadAsync(chunk);
            if (read == 0)
                return null;

            buffered.AddRange(chunk.AsSpan(0, read).ToArray());
        }
    }

    private static int IndexOfHeadEnd(List<byte> bytes)
    {
        for (var i = 3; i < bytes.Count; i++)
        {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n')
                return i + 1;
        }

        return -1;
    }
}
