using System.Net;
using System.Net.Sockets;

namespace Plumbline.Tests.Shared;

/// <summary>Ports of this machine that nobody listens on.</summary>
internal static class FreePorts
{
    /// <summary>One that the system chooses.</summary>
    public static int One()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The first of some that are free one after the other, below those that the system gives to others by itself.</summary>
    /// <param name="count">How many.</param>
    public static int Range(int count)
    {
        for (var first = Random.Shared.Next(12_000, 28_000); ; first = Random.Shared.Next(12_000, 28_000))
        {
            if (Enumerable.Range(first, count).All(IsFree))
                return first;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
