namespace Plumbline.Events;

/// <summary>What the journal tells of a change, beside the row itself.</summary>
public sealed record JournalRecord
{
    /// <summary>Its place in the journal (<c>journal_id</c>): larger is later, for one key.</summary>
    public required long Id { get; init; }

    /// <summary>When it happened, by the database's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened.</summary>
    public required JournalOperation Operation { get; init; }

    /// <summary>The id of the event that tells of it, the same whenever it is published.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The row's key, as text.</summary>
    public required string Key { get; init; }

    /// <summary>Who did it; null where that is not known.</summary>
    public string? Actor { get; init; }

    /// <summary>The W3C trace parent of what did it; null where nothing was traced.</summary>
    public string? TraceParent { get; init; }
}
