using System.Net.Sockets;
using System.Text;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Delivery.Providers;

/// <summary>A socket at which HAProxy takes orders.</summary>
/// <param name="path">The socket's file.</param>
internal sealed class HaproxySocket(string path)
{
    // What the system's address of a socket can hold.
    private const int LongestPath = 100;

    /// <summary>Refuses a path that no socket can have.</summary>
    public void RequireUsable()
    {
        if (Encoding.UTF8.GetByteCount(path) > LongestPath)
            throw new ToolException($"the path '{path}' is too long for a socket ({LongestPath} bytes at most); name a folder with a shorter path by 'state' in plumbline.deliver.json");
    }

    /// <summary>Gives an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The answer; null where nobody answers.</returns>
    public async Task<string?> TryAskAsync(string order, CancellationToken cancellationToken)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
            await socket.SendAsync(Encoding.ASCII.GetBytes(order + "\n"), cancellationToken).ConfigureAwait(false);
            using var stream = new NetworkStream(socket);
            using var reader = new StreamReader(stream);
            return (await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false)).Trim();
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return null;
        }
    }

    /// <summary>Gives an order; somebody must answer, for a reload may be under way for a moment.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<string> AskAsync(string order, CancellationToken cancellationToken)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await TryAskAsync(order, cancellationToken).ConfigureAwait(false) is { } answer)
                return answer;
            await Task.Delay(100, cancellationToken).ConfigureAwait(false);
        }

        throw new ToolException($"HAProxy does not answer at '{path}'; look at its log in the folder 'gateway' beside it");
    }
}
