namespace Plumbline.Events;

/// <summary>What happens to the later events of a key while an earlier one has failed.</summary>
public enum EventOrder
{
    /// <summary>
    /// They go on. The failed one is handled after them then, so a handler compares <see cref="EventContext.Sequence"/> where that matters.
    /// Replicas do.
    /// </summary>
    Continue,

    /// <summary>They wait, until the earlier one was handled or skipped. Other keys go on.</summary>
    BlockKey,
}
