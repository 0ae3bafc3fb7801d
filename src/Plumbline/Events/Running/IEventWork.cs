namespace Plumbline.Events;

/// <summary>Something about events that runs in the background for as long as the service.</summary>
internal interface IEventWork
{
    /// <summary>Its loops; the same each time.</summary>
    IReadOnlyList<EventLoop> Loops { get; }
}
