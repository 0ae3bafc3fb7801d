namespace Plumbline.Events;

/// <summary>How far a stream's events are.</summary>
public sealed record InboxStatus
{
    /// <summary>The stream's name.</summary>
    public required string Stream { get; init; }

    /// <summary>The group that reads it.</summary>
    public required string Group { get; init; }

    /// <summary>Who takes its events, in the order in which they do.</summary>
    public required IReadOnlyList<string> Consumers { get; init; }

    /// <summary>Whether handling is paused; events are taken in all the same.</summary>
    public required bool IsPaused { get; init; }

    /// <summary>Whether this process handles them; another one of the service may.</summary>
    public required bool IsHandledHere { get; init; }

    /// <summary>Whether everything fails, so that events are tried one at a time.</summary>
    public required bool IsLimited { get; init; }

    /// <summary>Events that wait for their first attempt, up to 10001.</summary>
    public required int Depth { get; init; }

    /// <summary>How long the first of them has been waiting; zero where none is.</summary>
    public required TimeSpan OldestAge { get; init; }

    /// <summary>Events that are handled again by themselves.</summary>
    public required int Retrying { get; init; }

    /// <summary>Events that wait for an earlier one of their key.</summary>
    public required int Blocked { get; init; }

    /// <summary>Events that were put aside.</summary>
    public required int Parked { get; init; }

    /// <summary>Events that were given up.</summary>
    public required int Dead { get; init; }

    /// <summary>Events that the stream had removed before this service read them.</summary>
    public required long Lost { get; init; }

    /// <summary>When that was noticed; null where nothing was lost.</summary>
    public DateTimeOffset? LostAt { get; init; }
}
