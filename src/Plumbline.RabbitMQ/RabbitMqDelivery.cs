using Plumbline.Events;

namespace Plumbline.RabbitMQ;

/// <summary>A delivery by RabbitMQ.</summary>
/// <param name="session">What it came by.</param>
/// <param name="group">The group.</param>
/// <param name="messages">The messages, at least one.</param>
internal sealed class RabbitMqDelivery(ReaderSession session, string group, IReadOnlyList<Arrived> messages)
    : EventDelivery(messages[0].Event.Stream, group, [.. messages.Select(m => m.Event)])
{
    /// <summary>What it came by.</summary>
    public ReaderSession Session => session;

    /// <summary>The messages.</summary>
    public IReadOnlyList<Arrived> Messages => messages;
}
