using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Plumbline.Producing.Tests;

/// <summary>Stands between a client and PostgreSQL, and cuts the connection at a commit when told to: before the server hears of it, or before the client does.</summary>
internal sealed class CommitCutter : IAsyncDisposable
{
    // With the end of the text: transactions begin with READ COMMITTED.
    private static readonly byte[] s_commit = Encoding.ASCII.GetBytes("COMMIT\0");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _server;
    private readonly Task _accepting;
    private int _cut;

    /// <summary>Starts.</summary>
    /// <param name="server">The server's port.</param>
    public CommitCutter(int server)
    {
        _server = server;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect to.</summary>
    public int Port { get; }

    /// <summary>How many commits it has cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>Cuts the next commit after the server got it: it is done, and the client does not learn that.</summary>
    public void CutAnswer() => Volatile.Write(ref _cut, 1);

    /// <summary>Cuts the next commit before the server gets it: it is not done.</summary>
    public void CutRequest() => Volatile.Write(ref _cut, 2);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var clients = new List<Task>();
        try
        {
            while (true)
                clients.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }

        await Task.WhenAll(clients);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _server, end.Token);
            using var deaf = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
            var answers = far.GetStream().CopyToAsync(near.GetStream(), deaf.Token);
            var questions = AskAsync(near.GetStream(), far.GetStream(), deaf, end.Token);
            await Task.WhenAny(questions, answers);
            if (deaf.IsCancellationRequested)
                await questions;
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // One side has gone.
        }
        finally
        {
            await end.CancelAsync();
        }
    }

    private async Task AskAsync(NetworkStream near, NetworkStream far, CancellationTokenSource deaf, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await near.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            var isCommit = buffer.AsSpan(0, count).IndexOf(s_commit) >= 0;
            var cut = isCommit ? Interlocked.Exchange(ref _cut, 0) : 0;
            if (cut == 2)
            {
                Cuts++;
                return;
            }

            // The server gets the commit all the same, and then the end.
            if (cut == 1)
            {
                Cuts++;
                await deaf.CancelAsync();
            }

            await far.WriteAsync(buffer.AsMemory(0, count), CancellationToken.None);
            if (cut == 1)
            {
                await Task.Delay(500, CancellationToken.None);
                return;
            }
        }
    }
}
