using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>How far each row of a replica is. It outlives the row, so that a late event cannot bring back what was deleted.</summary>
/// <param name="storage">The database.</param>
/// <param name="name">The replica.</param>
internal sealed class ReplicaProgress(Storage storage, string name)
{
    private readonly InboxSql _sql = new(storage);

    /// <summary>Notes what changes bring rows to, in the transaction around the caller.</summary>
    /// <param name="steps">The changes, one per key.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The keys whose change is no older than what is known of them. An equal one is done again: so a replay mends what somebody broke.</returns>
    public Task<HashSet<string>> AdvanceAsync(IReadOnlyCollection<ReplicaStep> steps, CancellationToken cancellationToken) => storage.WriteAsync(
        (connection, token) => _sql.IsPostgreSql ? AdvanceManyAsync(connection, steps, token) : AdvanceEachAsync(connection, steps, token), cancellationToken);

    private async Task<HashSet<string>> AdvanceManyAsync(StorageConnection connection, IReadOnlyCollection<ReplicaStep> steps, CancellationToken cancellationToken)
    {
        // In the order of the key, so that two of these never wait for each other.
        var sql = $"""
            insert into events.replica as r (name, key, sequence, is_deleted, changed_at)
            select $1, s.key, s.sequence, s.is_deleted, {_sql.NowText(5)} from unnest($2::text[], $3::bigint[], $4::boolean[]) as s (key, sequence, is_deleted) order by s.key
            on conflict (name, key) do update set sequence = excluded.sequence, is_deleted = excluded.is_deleted, changed_at = excluded.changed_at
            where r.sequence <= excluded.sequence
            returning key
            """;
        await using var command = connection.CreateCommand(sql);
        command.Add(name);
        command.Add(steps.Select(s => s.Key).ToArray());
        command.Add(steps.Select(s => s.Sequence).ToArray());
        command.Add(steps.Select(s => s.IsDeleted).ToArray());
        command.Add(_sql.Now);
        await using var reader = await command.ReadAsync(cancellationToken).ConfigureAwait(false);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            keys.Add(reader.GetString(0));

        return keys;
    }

    private async Task<HashSet<string>> AdvanceEachAsync(StorageConnection connection, IReadOnlyCollection<ReplicaStep> steps, CancellationToken cancellationToken)
    {
        const string sql = """
            insert into event_replica as r (name, key, sequence, is_deleted, changed_at) values ($1, $2, $3, $4, $5)
            on conflict (name, key) do update set sequence = excluded.sequence, is_deleted = excluded.is_deleted, changed_at = excluded.changed_at
            where r.sequence <= excluded.sequence
            """;
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            await using var command = connection.CreateCommand(sql);
            command.AddAll([name, step.Key, step.Sequence, _sql.Boolean(step.IsDeleted), _sql.Now]);
            if (await command.RunAsync(cancellationToken).ConfigureAwait(false) > 0)
                keys.Add(step.Key);
        }

        return keys;
    }
}

/// <summary>A change of a row of a replica.</summary>
/// <param name="Key">The row's key, as text.</param>
/// <param name="Sequence">The change's place in the publisher's journal.</param>
/// <param name="IsDeleted">Whether the row is gone with it.</param>
internal sealed record ReplicaStep(string Key, long Sequence, bool IsDeleted);
