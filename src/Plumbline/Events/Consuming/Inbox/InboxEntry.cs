namespace Plumbline.Events;

/// <summary>An event that waits to be handled.</summary>
internal sealed record InboxEntry
{
    /// <summary>Its place in the queue: larger came later.</summary>
    public required long QueueId { get; init; }

    /// <summary>What its key falls to.</summary>
    public required int Slot { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The event's id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The replay's number; 0 where it is none.</summary>
    public required int Replay { get; init; }

    /// <summary>The event itself; null where somebody removed it from the inbox by hand.</summary>
    public InboxContent? Content { get; init; }

    /// <summary>What is known of earlier attempts; null where it is handled for the first time.</summary>
    public InboxFailure? Failure { get; init; }

    /// <summary>How often it is being handled, this time included.</summary>
    public int Attempt => (Failure?.Attempts ?? 0) + 1;
}

/// <summary>What an event says.</summary>
/// <param name="Key">The key of the resource it is about.</param>
/// <param name="Sequence">Its place in the publisher's journal.</param>
/// <param name="Type">The union's member that it is.</param>
/// <param name="Headers">Its headers, as JSON.</param>
/// <param name="Body">Its body.</param>
internal sealed record InboxContent(string Key, long Sequence, string Type, string Headers, byte[] Body);

/// <summary>What is known of earlier attempts.</summary>
/// <param name="Id">The row.</param>
/// <param name="Consumer">Whose attempts.</param>
/// <param name="Attempts">How many.</param>
/// <param name="Age">How long ago the first one was.</param>
internal sealed record InboxFailure(long Id, string Consumer, int Attempts, TimeSpan Age);
