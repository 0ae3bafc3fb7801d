using System.Data.Common;
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
    /// <summary>Before handlers: what they read of the replica is as new as their event.</summary>
    public override int Order => -1;

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
        var rows = new TableStore<TRow, TKey>(storage, Table);
        foreach (var item in batch.Items)
        {
            if (Read(item.Event) is not { } change || !await IsNewAsync(storage, change, item.Context, cancellationToken).ConfigureAwait(false))
                continue;

            if (change.Row is { } row)
                await rows.UpsertAsync(row, cancellationToken).ConfigureAwait(false);
            else
                await rows.DeleteAsync(change.Key, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsNewAsync(Storage storage, ReplicaChange<TRow, TKey> change, EventContext context, CancellationToken cancellationToken)
    {
        var isSqlite = storage.Dialect == SqlDialect.Sqlite;
        var name = isSqlite ? "event_replica" : "events.replica";
        var command = context.Transaction.Connection!.CreateCommand();
        await using var disposed = command.ConfigureAwait(false);
        command.Transaction = context.Transaction;
        command.CommandText = $"""
            insert into {name} as r (name, key, sequence, changed_at) values (@name, @key, @sequence, @changed_at)
            on conflict (name, key) do update set sequence = excluded.sequence, changed_at = excluded.changed_at where r.sequence < excluded.sequence
            """;
        Add(command, "name", Table.Name);
        Add(command, "key", Convert.ToString(change.Key, CultureInfo.InvariantCulture)!);
        Add(command, "sequence", context.Sequence);
        var now = storage.Clock.GetUtcNow();
        Add(command, "changed_at", isSqlite ? (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond : now.UtcDateTime);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) > 0;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
