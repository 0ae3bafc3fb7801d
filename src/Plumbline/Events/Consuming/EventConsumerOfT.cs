using Plumbline.Json;

namespace Plumbline.Events;

/// <summary>Takes the events of a union in JSON.</summary>
/// <typeparam name="T">The union.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public abstract class EventConsumer<T, TCodec> : EventConsumer
    where TCodec : struct, IJsonCodec<T>
{
    private static readonly JsonEventSerializer<T, TCodec> s_serializer = new();

    /// <inheritdoc/>
    public sealed override async Task HandleAsync(IServiceProvider services, IReadOnlyList<ConsumedEvent> batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var items = new List<EventItem<T>>(batch.Count);
        foreach (var consumed in batch)
        {
            if (TryRead(consumed, out var value))
                items.Add(new(value, consumed));
        }

        if (items.Count > 0)
            await ReceiveAsync(services, new(items), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether an event is a member that the document does not know; it is skipped.</summary>
    /// <param name="value">The event.</param>
    protected abstract bool IsUnknown(T value);

    /// <summary>Hands events to the project's code.</summary>
    /// <param name="services">The services of this batch.</param>
    /// <param name="batch">The events, at least one; all of them known to the document.</param>
    /// <param name="cancellationToken">The service is stopping.</param>
    protected abstract Task ReceiveAsync(IServiceProvider services, EventBatch<T> batch, CancellationToken cancellationToken);

    private bool TryRead(ConsumedEvent consumed, out T value)
    {
        try
        {
            value = s_serializer.Read(consumed.Body.Span);
        }
        catch (EventFormatException e)
        {
            // It will not read better next time.
            consumed.Park(e.Message);
            value = default!;
            return false;
        }

        if (!IsUnknown(value))
            return true;

        consumed.Skip();
        return false;
    }
}
