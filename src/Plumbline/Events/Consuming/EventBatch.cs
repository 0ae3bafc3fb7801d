namespace Plumbline.Events;

/// <summary>Events that are handled in one transaction, those of one key in their order.</summary>
/// <typeparam name="T">The union.</typeparam>
/// <param name="items">The events; none of them unknown to the document.</param>
public sealed class EventBatch<T>(IReadOnlyList<EventItem<T>> items)
{
    /// <summary>The events, in order.</summary>
    public IReadOnlyList<EventItem<T>> Items { get; } = items;
}
