namespace Plumbline.Events;

/// <summary>A journal record that could not be published.</summary>
public sealed record FailedRecord
{
    /// <summary>Its number in the queue.</summary>
    public required long QueueId { get; init; }

    /// <summary>The stream, by its union.</summary>
    public required string Stream { get; init; }

    /// <summary>Its record in the journal, which is its event's sequence.</summary>
    public required long JournalId { get; init; }

    /// <summary>When the change was made.</summary>
    public required DateTimeOffset JournalAt { get; init; }

    /// <summary>The replay that queued it; 0 where it was new.</summary>
    public int Replay { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it could not be published.</summary>
    public required string Error { get; init; }

    /// <summary>When it was parked.</summary>
    public required DateTimeOffset FailedAt { get; init; }
}
