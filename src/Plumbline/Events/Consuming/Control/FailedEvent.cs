namespace Plumbline.Events;

/// <summary>An event that a consumer has not handled.</summary>
public sealed record FailedEvent
{
    /// <summary>The failure's number.</summary>
    public required long Id { get; init; }

    /// <summary>The stream's name.</summary>
    public required string Stream { get; init; }

    /// <summary>The group that reads it.</summary>
    public required string Group { get; init; }

    /// <summary>Who has not handled it; empty where it cannot be read, so that nobody was asked.</summary>
    public required string Consumer { get; init; }

    /// <summary>The event's id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The replay's number; 0 where it is none.</summary>
    public required int Replay { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The key of the resource it is about. It may be personal data, depending on the document.</summary>
    public required string Key { get; init; }

    /// <summary>The union's member that it is; null where the inbox does not have it any more.</summary>
    public string? Type { get; init; }

    /// <summary>How it goes on.</summary>
    public required FailedState State { get; init; }

    /// <summary>How often it was handled.</summary>
    public required int Attempts { get; init; }

    /// <summary>Why it was not handled the last time.</summary>
    public required string Error { get; init; }

    /// <summary>When it failed first.</summary>
    public required DateTimeOffset FirstFailedAt { get; init; }

    /// <summary>When it failed last.</summary>
    public required DateTimeOffset LastFailedAt { get; init; }

    /// <summary>When it is handled again; null where that is not planned.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
}

/// <summary>Which failed events to list.</summary>
public sealed record FailedEventQuery
{
    /// <summary>Only of this stream; null for all.</summary>
    public string? Stream { get; init; }

    /// <summary>Only in this state; null for all.</summary>
    public FailedState? State { get; init; }

    /// <summary>Only of this key; null for all.</summary>
    public string? Key { get; init; }

    /// <summary>How many at most. Default 100.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>How many to pass over.</summary>
    public int Offset { get; init; }
}

/// <summary>An event as the inbox keeps it.</summary>
/// <param name="Headers">Its CloudEvents attributes.</param>
/// <param name="Body">Its body. It may be personal data.</param>
public sealed record InboxEvent(IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);

/// <summary>Which events of the inbox to handle again.</summary>
public sealed record InboxReplay
{
    /// <summary>Of this stream.</summary>
    public required string Stream { get; init; }

    /// <summary>Events that happened then or later.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Events that happened before then.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Only of this key; null for all.</summary>
    public string? Key { get; init; }
}
