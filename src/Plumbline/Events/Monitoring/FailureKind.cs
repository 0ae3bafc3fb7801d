namespace Plumbline.Events;

/// <summary>What went wrong with events.</summary>
public enum FailureKind
{
    /// <summary>A stream will never take an event; it is parked.</summary>
    Refused,

    /// <summary>A journal record cannot become an event; it is parked.</summary>
    Unpublishable,

    /// <summary>A handler failed; it is tried again.</summary>
    Handler,

    /// <summary>A handler put an event aside; or one came that cannot be read.</summary>
    Parked,

    /// <summary>An event was given up after too many attempts.</summary>
    Dead,

    /// <summary>Something that events rely on is not as it must be; what it is says the message.</summary>
    Integrity,
}
