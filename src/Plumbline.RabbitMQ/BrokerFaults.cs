using System.Net.Sockets;
using Plumbline.Events;
using RabbitMQ.Client.Exceptions;

namespace Plumbline.RabbitMQ;

/// <summary>Which exceptions mean that the broker or the way to it failed, rather than our code.</summary>
internal static class BrokerFaults
{
    /// <summary>Whether an exception is the broker's or the network's.</summary>
    /// <param name="e">The exception.</param>
    public static bool Is(Exception e) =>
        e is RabbitMQClientException or StreamUnavailableException or IOException or SocketException or TimeoutException or ObjectDisposedException or OperationCanceledException;
}
