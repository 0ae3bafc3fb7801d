namespace Plumbline.Producing.Tests;

/// <summary>A stream that takes everything and keeps nothing, so that what is left in memory is the publisher's.</summary>
internal sealed class ForgetfulStream : IEventStream
{
    /// <summary>How many events it took.</summary>
    public int Count { get; private set; }

    /// <summary>The most that came at once.</summary>
    public int Largest { get; private set; }

    /// <summary>Called for each page before it is taken, while the publisher holds whatever it holds.</summary>
    public Action? Taking { get; set; }

    public ValueTask EnsureAsync(StreamSpec spec, CancellationToken cancellationToken) => default;

    public ValueTask<IReadOnlyList<PublishResult>> PublishAsync(StreamName stream, IReadOnlyList<OutgoingEvent> events, CancellationToken cancellationToken)
    {
        Taking?.Invoke();
        (Count, Largest) = (Count + events.Count, Math.Max(Largest, events.Count));
        return new(new PublishResult[events.Count]);
    }

    public IAsyncEnumerable<EventDelivery> ReadAsync(StreamName stream, string group, ReadOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask AckAsync(EventDelivery delivery, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<StreamHealth> ProbeAsync(CancellationToken cancellationToken) => new(new StreamHealth(true, ""));
}
