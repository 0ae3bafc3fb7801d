namespace Plumbline.Events;

/// <summary>A record of a journal, as people look at it.</summary>
/// <param name="Stream">The stream that tells of it, by its union.</param>
/// <param name="Record">What the journal tells of the change, without the row.</param>
/// <param name="IsWaiting">Whether its event is not published yet.</param>
public sealed record JournalEntry(string Stream, JournalRecord Record, bool IsWaiting);
