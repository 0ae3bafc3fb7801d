using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Data;
using Plumbline.Json;

namespace Plumbline.Events;

/// <summary>Keeps a copy of another service's data by its events. Emitted, one class per replica.</summary>
/// <typeparam name="TRow">The replica's row.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="T">The union.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
/// <remarks>
/// The last writer wins, by the events' sequence: what comes late or twice changes nothing, and a deleted row stays deleted. How far each
/// row is stands in a table of its own, which keeps what it knows of deleted rows.
/// </remarks>
public abstract class EventReplica<TRow, TKey, T, TCodec> : EventConsumer<T, TCodec>
    where TRow : class
    where TKey : notnull
    where TCodec : struct, IJsonCodec<T>
{
    /// <inheritdoc/>
    public sealed override string Name => "replica " + Table.Name;

    /// <summary>Before handlers: what they read of the replica is as new as their event.</summary>
    public override int Order => -1;

    /// <inheritdoc/>
    internal sealed override bool IsReplica => true;

    /// <summary>The replica's table.</summary>
    protected abstract Table<TRow, TKey> Table { get; }

    /// <summary>What an event changes.</summary>
    /// <param name="value">The event.</param>
    /// <returns>Null where it changes nothing.</returns>
    protected abstract ReplicaChange<TRow, TKey>? Read(T value);

    /// <inheritdoc/>
    protected sealed override async Task ReceiveAsync(IServiceProvider services, EventBatch<T> batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var storage = services.GetRequiredService<Storage>();
        var changes = Newest(batch.Items);
        if (changes.Count == 0)
            return;

        var steps = changes.Select(c => new ReplicaStep(c.Key, c.Value.Sequence, c.Value.Change.Row is null)).ToList();
        var accepted = await new ReplicaProgress(storage, Table.Name).AdvanceAsync(steps, cancellationToken).ConfigureAwait(false);
        var due = changes.Where(c => accepted.Contains(c.Key)).Select(c => c.Value.Change).ToList();
        var rows = new TableStore<TRow, TKey>(storage, Table);
        await rows.UpsertManyAsync(due.Select(c => c.Row).OfType<TRow>(), cancellationToken).ConfigureAwait(false);
        await rows.DeleteManyAsync(due.Where(c => c.Row is null).Select(c => c.Key), cancellationToken).ConfigureAwait(false);
    }

    // Of the changes of a row only the last one is of interest.
    private Dictionary<string, (ReplicaChange<TRow, TKey> Change, long Sequence)> Newest(IReadOnlyList<EventItem<T>> items)
    {
        var newest = new Dictionary<string, (ReplicaChange<TRow, TKey> Change, long Sequence)>(items.Count, StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (Read(item.Event) is not { } change)
                continue;

            var key = Convert.ToString(change.Key, CultureInfo.InvariantCulture)!;
            if (!newest.TryGetValue(key, out var known) || known.Sequence <= item.Context.Sequence)
                newest[key] = (change, item.Context.Sequence);
        }

        return newest;
    }
}
