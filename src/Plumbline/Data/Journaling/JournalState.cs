namespace Plumbline.Data;

/// <summary>What came of keeping journals up.</summary>
/// <param name="Dropped">What was dropped: partitions in PostgreSQL, numbers of rows in SQLite.</param>
/// <param name="Overdue">What is past its time, and stays because it has records that are not published yet.</param>
/// <param name="DaysAhead">For how many days after today there are partitions; null in SQLite, which has none.</param>
internal sealed record JournalState(IReadOnlyList<string> Dropped, IReadOnlyList<string> Overdue, int? DaysAhead);
