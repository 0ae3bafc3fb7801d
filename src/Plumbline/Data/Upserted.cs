namespace Plumbline.Data;

/// <summary>What came of an upsert.</summary>
/// <typeparam name="TRow">The model.</typeparam>
/// <param name="Row">The row as the table has it now.</param>
/// <param name="Kind">What happened to it.</param>
public sealed record Upserted<TRow>(TRow Row, UpsertKind Kind);

/// <summary>What came of an upsert of many rows.</summary>
/// <param name="Inserted">How many were inserted.</param>
/// <param name="Updated">How many were updated.</param>
/// <param name="Unchanged">How many were there with the same values. Of rows with equal keys only the last one counts.</param>
public sealed record UpsertCounts(long Inserted, long Updated, long Unchanged);
