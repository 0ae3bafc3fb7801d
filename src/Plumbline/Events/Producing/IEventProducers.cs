namespace Plumbline.Events;

/// <summary>Looks at, and directs, what this service publishes. All of it is kept in the database: any instance of the service may be asked.</summary>
public interface IEventProducers
{
    /// <summary>How publishing goes.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ProducerStatus> GetStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>The last records of the journals, the newest first: who changed what.</summary>
    /// <param name="stream">Only those of a stream, by its union; null for all.</param>
    /// <param name="key">Only those of the row with this key; null for all.</param>
    /// <param name="limit">The most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<JournalEntry>> ListJournalAsync(string? stream = null, string? key = null, int limit = 100, CancellationToken cancellationToken = default);

    /// <summary>The records that could not be published, the oldest first.</summary>
    /// <param name="stream">Only those of a stream, by its union; null for all.</param>
    /// <param name="limit">The most.</param>
    /// <param name="after">Only those behind this one (<see cref="FailedRecord.QueueId"/>), for the next page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<FailedRecord>> ListFailedAsync(string? stream = null, int limit = 100, long after = 0, CancellationToken cancellationToken = default);

    /// <summary>Publishes parked records again, as a replay of their own.</summary>
    /// <param name="stream">The stream, by its union.</param>
    /// <param name="queueIds">Which; null for all.</param>
    /// <param name="requestedBy">Who asks; null where that is not known.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The replay.</returns>
    /// <exception cref="ArgumentException">The service does not publish that stream.</exception>
    Task<ReplayStatus> RetryFailedAsync(string stream, IReadOnlyCollection<long>? queueIds = null, string? requestedBy = null, CancellationToken cancellationToken = default);

    /// <summary>Gives parked records up: they stay in the journal and are not published.</summary>
    /// <param name="stream">The stream, by its union.</param>
    /// <param name="queueIds">Which; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="ArgumentException">The service does not publish that stream.</exception>
    Task<int> DiscardFailedAsync(string stream, IReadOnlyCollection<long>? queueIds = null, CancellationToken cancellationToken = default);

    /// <summary>Publishes records of the journal again. They carry the replay's number, so that receivers do not take them for duplicates.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The replay.</returns>
    /// <exception cref="ArgumentException">The service does not publish that stream, or the key cannot be one.</exception>
    Task<ReplayStatus> ReplayAsync(ReplayRequest request, CancellationToken cancellationToken = default);

    /// <summary>Publishes all rows of a stream's table as they are, in order with what changes meanwhile: for a new receiver, or one that lost events.</summary>
    /// <param name="request">The stream; times and key do not apply.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The replay.</returns>
    /// <exception cref="ArgumentException">The service does not publish that stream.</exception>
    Task<ReplayStatus> ResyncAsync(ReplayRequest request, CancellationToken cancellationToken = default);

    /// <summary>Ends a replay; what it has queued and not published yet is taken back.</summary>
    /// <param name="replayId">The replay.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it was going on.</returns>
    Task<bool> CancelAsync(int replayId, CancellationToken cancellationToken = default);

    /// <summary>The last replays, the newest first.</summary>
    /// <param name="limit">The most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<ReplayStatus>> ListReplaysAsync(int limit = 100, CancellationToken cancellationToken = default);

    /// <summary>What happened to publishing: which processes published, and when the streams took nothing; the newest first. The last 200 are kept.</summary>
    /// <param name="limit">The most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<PublishingEpisode>> ListEpisodesAsync(int limit = 100, CancellationToken cancellationToken = default);

    /// <summary>Stops publishing a stream, in all instances; its records are kept.</summary>
    /// <param name="stream">The stream, by its union.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The service does not publish that stream.</exception>
    Task PauseAsync(string stream, CancellationToken cancellationToken = default);

    /// <summary>Goes on publishing a stream.</summary>
    /// <param name="stream">The stream, by its union.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The service does not publish that stream.</exception>
    Task ResumeAsync(string stream, CancellationToken cancellationToken = default);
}
