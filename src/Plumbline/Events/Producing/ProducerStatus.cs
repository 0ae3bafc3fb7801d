namespace Plumbline.Events;

/// <summary>How publishing goes.</summary>
public sealed record ProducerStatus
{
    /// <summary>From here on, rows are not counted any more.</summary>
    public const int CountLimit = 10_001;

    /// <summary>The streams that this service publishes.</summary>
    public required IReadOnlyList<PublishedStream> Streams { get; init; }

    /// <summary>Records that are not published yet, up to <see cref="CountLimit"/>.</summary>
    public required int Waiting { get; init; }

    /// <summary>The age of the oldest new record that is not published yet; null where there is none. Replays do not count.</summary>
    public TimeSpan? OldestAge { get; init; }

    /// <summary>Records that could not be published, up to <see cref="CountLimit"/>.</summary>
    public required int Failed { get; init; }

    /// <summary>Whether this instance is the one that publishes.</summary>
    public bool IsPublisher { get; init; }

    /// <summary>Why the streams take nothing from this instance for the time being; null where they do.</summary>
    public string? Interruption { get; init; }

    /// <summary>What the database does not do as it must, so that nothing is published; null where all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>For how many days after today journals have room, the least of all; null in SQLite, which needs none, and in the first minute.</summary>
    public int? JournalDaysAhead { get; init; }

    /// <summary>Parts of journals that are older than they are kept and still there, as records of them are not published.</summary>
    public IReadOnlyList<string> OverdueJournals { get; init; } = [];

    /// <summary>Deleted rows that the database could not remove from the queue yet; 0 in SQLite.</summary>
    public long DeadRows { get; init; }

    /// <summary>The oldest transaction that keeps the database from removing deleted rows; null where there is none.</summary>
    public OldTransaction? OldestTransaction { get; init; }
}

/// <summary>A stream that the service publishes.</summary>
/// <param name="Union">The union that names it here.</param>
/// <param name="Name">Its whole name.</param>
/// <param name="Waiting">Records that are not published yet, as far as they are among the first <see cref="ProducerStatus.CountLimit"/> of all.</param>
/// <param name="Failed">Records that could not be published, likewise.</param>
/// <param name="IsPaused">Whether somebody paused it.</param>
/// <param name="Problem">Why it cannot be published to; null where it can.</param>
public sealed record PublishedStream(string Union, string Name, int Waiting, int Failed, bool IsPaused, string? Problem);

/// <summary>A transaction that has been open for a while.</summary>
/// <param name="Age">For how long.</param>
/// <param name="Who">The process of the database server, or the prepared transaction: for looking into <c>pg_stat_activity</c>.</param>
public sealed record OldTransaction(TimeSpan Age, string Who);
