namespace Plumbline.Events;

/// <summary>How a replay goes.</summary>
public sealed record ReplayStatus
{
    /// <summary>Its number, which its events carry.</summary>
    public required int Id { get; init; }

    /// <summary><c>range</c>, <c>failed</c> or <c>resync</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The stream, by its union.</summary>
    public required string Stream { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who asked; null where that is not known.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>Why; null where nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>Records that were put into the queue so far.</summary>
    public long Queued { get; init; }

    /// <summary>Those of them that are not published yet. A resync's are among the new ones, and not counted here.</summary>
    public long Waiting { get; init; }

    /// <summary>When everything was in the queue, or it was cancelled; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether it was cancelled.</summary>
    public bool IsCancelled { get; init; }
}
