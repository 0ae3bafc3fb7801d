namespace Plumbline.Events;

/// <summary>A stream that this service reads as one group, and who takes its events.</summary>
internal sealed class InboxStream
{
    private int _id;

    /// <summary>A stream.</summary>
    /// <param name="spec">The stream.</param>
    /// <param name="group">The group.</param>
    /// <param name="consumers">Who takes its events, in any order.</param>
    /// <exception cref="InvalidOperationException">Two consumers have one name.</exception>
    public InboxStream(StreamSpec spec, string group, IEnumerable<EventConsumer> consumers)
    {
        (Spec, Group) = (spec, group);
        Consumers = [.. consumers.OrderBy(c => c.Order)];
        if (Consumers.GroupBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidOperationException($"'{twice.Key}' is registered twice for the events of {spec.Name}; register it once.");
    }

    /// <summary>The stream.</summary>
    public StreamSpec Spec { get; }

    /// <summary>Its name.</summary>
    public StreamName Name => Spec.Name;

    /// <summary>The group.</summary>
    public string Group { get; }

    /// <summary>Who takes its events, in the order in which they do.</summary>
    public IReadOnlyList<EventConsumer> Consumers { get; }

    /// <summary>Its number in the database; 0 until <see cref="RegisterAsync"/>.</summary>
    public int Id => Volatile.Read(ref _id);

    /// <summary>The streams of consumers.</summary>
    /// <param name="consumers">The consumers.</param>
    /// <param name="environment">The environment's part of stream names.</param>
    /// <exception cref="InvalidOperationException">Consumers do not agree on how a stream is delivered, or two have one name.</exception>
    public static IReadOnlyList<InboxStream> Of(IEnumerable<EventConsumer> consumers, string environment) =>
    [
        .. consumers
            .GroupBy(c => (Name: new StreamName(environment, c.Service, c.Major, c.Union, c.Serialization), c.Group))
            .Select(same => new InboxStream(new() { Name = same.Key.Name, Delivery = Delivery(same.Key.Name, same) }, same.Key.Group, same)),
    ];

    /// <summary>Gives it its number.</summary>
    /// <param name="inbox">The tables.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<int> RegisterAsync(InboxStore inbox, CancellationToken cancellationToken)
    {
        if (Id == 0)
            Volatile.Write(ref _id, await inbox.RegisterAsync(Name, Group, cancellationToken).ConfigureAwait(false));

        return Id;
    }

    private static StreamDelivery Delivery(StreamName name, IEnumerable<EventConsumer> consumers) =>
        consumers.Select(c => c.Delivery).Distinct().ToList() is [var delivery]
            ? delivery
            : throw new InvalidOperationException($"Consumers of {name} do not agree whether it is observed or consumed.");
}
