namespace Plumbline.Events;

/// <summary>Takes the events of one stream for this service. Emitted, one class per consumed union.</summary>
public abstract class EventConsumer
{
    /// <summary>The publishing service's part of the stream's name.</summary>
    public abstract string Service { get; }

    /// <summary>The major version of its document.</summary>
    public abstract int Major { get; }

    /// <summary>The union's part of the stream's name.</summary>
    public abstract string Union { get; }

    /// <summary>The form of the bodies: <c>json</c>.</summary>
    public abstract string Serialization { get; }

    /// <summary>How the stream is delivered.</summary>
    public abstract StreamDelivery Delivery { get; }

    /// <summary>The group under which this service reads.</summary>
    public abstract string Group { get; }

    /// <summary>What it is called where its failures are kept, so it stays the same from start to start.</summary>
    public virtual string Name => GetType().ToString();

    /// <summary>How events are handled that do not work at once.</summary>
    public virtual EventConsumerOptions Options => EventConsumerOptions.Default;

    /// <summary>When it takes a batch, where several consumers of this service take the same events: smaller ones first.</summary>
    public virtual int Order => 0;

    /// <summary>Whether it keeps a replica.</summary>
    internal virtual bool IsReplica => false;

    /// <summary>Handles events and decides what becomes of each.</summary>
    /// <param name="services">The services of this batch.</param>
    /// <param name="batch">The events, those of one key in their order.</param>
    /// <param name="cancellationToken">The service is stopping.</param>
    /// <exception cref="EventRejectedException">Of a batch of one: it is to be put aside.</exception>
    /// <remarks>Whatever is thrown rolls all of the batch back; the caller then splits it until it knows which event it is.</remarks>
    public abstract Task HandleAsync(IServiceProvider services, IReadOnlyList<ConsumedEvent> batch, CancellationToken cancellationToken);
}
