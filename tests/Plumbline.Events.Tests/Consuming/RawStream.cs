using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Plumbline.Events.Tests.Consuming;

/// <summary>A stream that delivers whatever a test says, one event at a time.</summary>
internal sealed class RawStream : IEventStream
{
    private readonly Channel<EventDelivery> _deliveries = Channel.CreateUnbounded<EventDelivery>();
    private int _acknowledged;

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public void Deliver(IncomingEvent incoming) => _deliveries.Writer.TryWrite(new Delivery([incoming]));

    public ValueTask EnsureAsync(StreamSpec spec, CancellationToken cancellationToken) => default;

    public ValueTask<IReadOnlyList<PublishResult>> PublishAsync(StreamName stream, IReadOnlyList<OutgoingEvent> events, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public async IAsyncEnumerable<EventDelivery> ReadAsync(StreamName stream, string group, ReadOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var delivery in _deliveries.Reader.ReadAllAsync(cancellationToken))
            yield return delivery;
    }

    public ValueTask AckAsync(EventDelivery delivery, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _acknowledged);
        return default;
    }

    public ValueTask<StreamHealth> ProbeAsync(CancellationToken cancellationToken) => new(new StreamHealth(true, "for tests"));

    private sealed class Delivery(IReadOnlyList<IncomingEvent> events) : EventDelivery(UserEvents.Name, "order", events);
}
