using Plumbline.Events;

namespace Plumbline.RabbitMQ;

/// <summary>A message that a reader has got and not handed on yet.</summary>
/// <param name="Event">The event.</param>
/// <param name="Tag">What the broker calls the delivery.</param>
/// <param name="Offset">Its offset in its RabbitMQ stream; 0 from a queue.</param>
/// <param name="Lost">How many messages before it the stream had removed unread.</param>
internal sealed record Arrived(IncomingEvent Event, ulong Tag, long Offset, long Lost = 0);
