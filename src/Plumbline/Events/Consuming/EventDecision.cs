namespace Plumbline.Events;

/// <summary>What becomes of an event after its handler returned.</summary>
public enum EventDecision
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>It is handled again later.</summary>
    Retry,

    /// <summary>It is put aside and reported.</summary>
    Park,

    /// <summary>Nobody here knows it: it stays stored and is not handled.</summary>
    Skip,
}
