namespace Plumbline.Events;

/// <summary>How it goes on with an event that a consumer has not handled.</summary>
public enum FailedState
{
    /// <summary>It is handled again by itself, later.</summary>
    Retry,

    /// <summary>It waits for an earlier event of its key (<see cref="EventOrder.BlockKey"/>).</summary>
    Waiting,

    /// <summary>The consumer rejected it, or somebody put it aside: it stays until somebody decides.</summary>
    Parked,

    /// <summary>It failed too often, or cannot be read: it stays until somebody decides.</summary>
    Dead,
}
