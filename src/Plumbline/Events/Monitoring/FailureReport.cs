namespace Plumbline.Events;

/// <summary>Something that went wrong with events.</summary>
public sealed record FailureReport
{
    /// <summary>What went wrong.</summary>
    public required FailureKind Kind { get; init; }

    /// <summary>The service that reports it.</summary>
    public required string Service { get; init; }

    /// <summary>What happened, for people. No personal data, unless an exception of the service's own code has it.</summary>
    public required string Message { get; init; }

    /// <summary>The stream; null where it is about no single one.</summary>
    public string? Stream { get; init; }

    /// <summary>The handler's type; null where no handler took part.</summary>
    public string? Handler { get; init; }

    /// <summary>The event; null where it is about no single one.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The event's key. It may be personal data, depending on the document.</summary>
    public string? Key { get; init; }

    /// <summary>How often it was tried, this time included; 0 where that does not apply.</summary>
    public int Attempt { get; init; }

    /// <summary>What was thrown; null where nothing was.</summary>
    public Exception? Exception { get; init; }

    /// <summary>What reports of the same cause share; made of the exception's type and place, else of the message.</summary>
    public string Fingerprint => FailureFingerprint.Of(this);

    /// <summary>When it happened first, since it was last quiet for a while.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>When it happened last.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>How often it happened since the last report of the same cause.</summary>
    public int Count { get; init; } = 1;
}
