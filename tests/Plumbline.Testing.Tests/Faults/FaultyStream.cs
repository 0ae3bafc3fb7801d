using Plumbline.Events;

namespace Plumbline.Testing.Tests.Faults;

/// <summary>A stream that does to events what a fault says, and tells the publisher that all went well.</summary>
/// <param name="inner">The stream behind it.</param>
/// <param name="change">What becomes of an event.</param>
internal sealed class FaultyStream(InMemoryEventStream inner, Func<OutgoingEvent, IEnumerable<OutgoingEvent>> change) : IEventStream
{
    public ValueTask EnsureAsync(StreamSpec spec, CancellationToken cancellationToken) => inner.EnsureAsync(spec, cancellationToken);

    public async ValueTask<IReadOnlyList<PublishResult>> PublishAsync(StreamName stream, IReadOnlyList<OutgoingEvent> events, CancellationToken cancellationToken)
    {
        var changed = events.SelectMany(change).ToList();
        if (changed.Count > 0)
            await inner.PublishAsync(stream, changed, cancellationToken);

        return [.. events.Select(_ => PublishResult.Ok)];
    }

    public IAsyncEnumerable<EventDelivery> ReadAsync(StreamName stream, string group, ReadOptions options, CancellationToken cancellationToken) =>
        inner.ReadAsync(stream, group, options, cancellationToken);

    public ValueTask AckAsync(EventDelivery delivery, CancellationToken cancellationToken) => inner.AckAsync(delivery, cancellationToken);

    public ValueTask<StreamHealth> ProbeAsync(CancellationToken cancellationToken) => inner.ProbeAsync(cancellationToken);
}
