namespace Plumbline.Events;

/// <summary>The faults of an in-memory stream; none at first. For several threads.</summary>
public sealed class StreamFaults
{
    private readonly Lock _lock = new();
    private readonly List<Injected> _injected = [];
    private readonly Action _changed;
    private readonly Action _disconnected;
    private volatile bool _isDisconnected;
    private volatile bool _isFull;
    private Random? _shuffle;

    internal StreamFaults(Action changed, Action disconnected) => (_changed, _disconnected) = (changed, disconnected);

    /// <summary>Whether the stream takes no more events for the time being.</summary>
    public bool IsFull
    {
        get => _isFull;
        set
        {
            _isFull = value;
            _changed();
        }
    }

    /// <summary>
    /// Whether the stream is away: nothing is taken or delivered, and what readers hold is delivered again once it is back.
    /// </summary>
    public bool IsDisconnected
    {
        get => _isDisconnected;
        set
        {
            _isDisconnected = value;
            if (value)
                _disconnected();

            _changed();
        }
    }

    /// <summary>Adds a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>Removes it when disposed of.</returns>
    public IDisposable Inject(StreamFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);

        var injected = new Injected(this, fault);
        lock (_lock)
            _injected.Add(injected);

        return injected;
    }

    /// <summary>Delivers the events of each batch in another order across keys; those of a key keep theirs.</summary>
    /// <param name="seed">The order, the same for the same number; null ends it.</param>
    public void ReorderAcrossKeys(int? seed)
    {
        lock (_lock)
            _shuffle = seed is { } number ? new Random(number) : null;
    }

    /// <summary>Ends every fault.</summary>
    public void Clear()
    {
        lock (_lock)
            _injected.Clear();

        ReorderAcrossKeys(null);
        IsFull = false;
        IsDisconnected = false;
    }

    internal StreamFault? TakeForPublishing(OutgoingEvent outgoing) =>
        Take(f => f.Kind != StreamFaultKind.LoseAcknowledgement && f.When(outgoing));

    internal bool LosesAcknowledgement() => Take(f => f.Kind == StreamFaultKind.LoseAcknowledgement) is not null;

    internal List<IncomingEvent> Order(List<IncomingEvent> events)
    {
        lock (_lock)
        {
            if (_shuffle is null)
                return events;

            // Each place goes to a key by lot; a key's places are filled in its order.
            var byKey = events.GroupBy(e => e.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Queue<IncomingEvent>(g), StringComparer.Ordinal);
            var places = events.Select(e => e.Key).ToArray();
            _shuffle.Shuffle(places);
            return [.. places.Select(key => byKey[key].Dequeue())];
        }
    }

    private StreamFault? Take(Func<StreamFault, bool> applies)
    {
        lock (_lock)
        {
            var injected = _injected.Find(i => i.Left > 0 && applies(i.Fault));
            if (injected is not null && injected.Left != int.MaxValue)
                injected.Left--;

            return injected?.Fault;
        }
    }

    private sealed class Injected(StreamFaults owner, StreamFault fault) : IDisposable
    {
        public StreamFault Fault => fault;

        public int Left { get; set; } = fault.Times;

        public void Dispose()
        {
            lock (owner._lock)
                owner._injected.Remove(this);
        }
    }
}
