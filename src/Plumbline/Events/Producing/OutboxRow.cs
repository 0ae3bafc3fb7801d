namespace Plumbline.Events;

/// <summary>A queued record.</summary>
/// <param name="QueueId">Its place in the queue.</param>
/// <param name="Stream">The union that its stream is named by.</param>
/// <param name="JournalId">Its record in the table's journal.</param>
/// <param name="JournalAt">When the record was made, as the database keeps it: an instant, or microseconds.</param>
/// <param name="Replay">The replay that queued it; 0 where it is new.</param>
internal readonly record struct OutboxRow(long QueueId, string Stream, long JournalId, object JournalAt, int Replay);
