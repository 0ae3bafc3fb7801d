namespace Plumbline.Events;

/// <summary>What an event changes in a replica.</summary>
/// <typeparam name="TRow">The replica's row.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="Key">The row's key.</param>
/// <param name="Row">The row as it is now; null where it was deleted.</param>
public sealed record ReplicaChange<TRow, TKey>(TKey Key, TRow? Row)
    where TRow : class
    where TKey : notnull;
