using System.Data.Common;
using System.Globalization;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>The queue in PostgreSQL. It needs no session of the server's: settings are for a transaction, and nothing is locked or listened to.</summary>
/// <param name="connection">The connection.</param>
internal sealed class PostgreSqlOutboxSession(DbConnection connection) : OutboxSession(connection)
{
    // The sequence first: a row with a number up to this one belongs to a transaction that had begun. Plans are not left to chance: a
    // compiled one takes seventy milliseconds for a statement of one, and statistics of a queue are never right.
    private const string LastNumber = """
        select case when is_called then last_value else last_value - 1 end,
          set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true),
          set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)
        from events.seq
        """;

    private const string Snapshot = "select pg_current_snapshot()::text, array(select stream from events.paused order by stream)";

    // Where to start is decided by what this statement itself can see.
    private const string Rows = """
        with f as materialized (
          select case when exists (select 1 from unnest($3::text[]::xid8[]) w (x) where pg_visible_in_snapshot(w.x, pg_current_snapshot())) then $1::bigint else $2::bigint end as start)
        select o.queue_id, o.stream, o.journal_id, o.journal_at, o.replay, f.start
        from f cross join lateral (
          select * from events.outbox o
          where o.queue_id > f.start and o.stream = any ($4::text[]) and o.stream <> all (array(select stream from events.paused))
          order by o.queue_id limit $5) o
        order by o.queue_id
        """;

    private const string Park = """
        insert into events.outbox_failed (queue_id, stream, slot, journal_id, journal_at, replay, attempts, error)
        select o.queue_id, o.stream, o.slot, o.journal_id, o.journal_at, o.replay, 1, p.error
        from unnest($1::bigint[], $2::text[]) p (queue_id, error) join events.outbox o on o.queue_id = p.queue_id
        where
        """;

    private static readonly string s_park = $"{Park} {LeaseSql.IsHeld("$3", "$4")} on conflict (queue_id) do update set attempts = outbox_failed.attempts + 1, error = excluded.error, failed_at = now()";

    private static readonly string s_delete = $"delete from events.outbox where queue_id = any ($1::bigint[]) and {LeaseSql.IsHeld("$2", "$3")}";

    private static readonly string s_receipt = $"select pg_current_xact_id()::text, {LeaseSql.IsHeld("$1", "$2")}";

    /// <inheritdoc/>
    public override SqlDialect Dialect => SqlDialect.PostgreSql;

    /// <inheritdoc/>
    public override async Task<OutboxPage> ReadAsync(OutboxScan scan, CancellationToken cancellationToken)
    {
        var batch = SqlCommands.Batch(Connection);
        await using var disposed = batch.ConfigureAwait(false);
        batch.Add(LastNumber);
        batch.Add(Snapshot);
        var waiting = scan.Waiting.Select(x => x.ToString(CultureInfo.InvariantCulture)).ToArray();
        batch.Add(Rows, scan.From, Math.Max(scan.From, scan.Provisional), waiting, scan.Streams, (long)scan.Limit);

        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var read = reader.ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        var lastNumber = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        var snapshot = OutboxSnapshot.Parse(reader.GetString(0));
        var paused = reader.GetFieldValue<string[]>(1);
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<OutboxRow>();
        var from = scan.From;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetFieldValue<DateTime>(3), reader.GetInt32(4)));
            from = reader.GetInt64(5);
        }

        return new() { Rows = rows, End = rows.Count == scan.Limit ? rows[^1].QueueId : null, From = from, LastNumber = lastNumber, Snapshot = snapshot, Paused = paused };
    }

    /// <inheritdoc/>
    public override async Task ReadJournalAsync(
        IReadOnlyList<(PublishTarget Target, IReadOnlyList<OutboxRow> Rows)> wanted,
        Action<PublishTarget, int, DbDataReader> take,
        CancellationToken cancellationToken)
    {
        var batch = SqlCommands.Batch(Connection);
        await using var disposed = batch.ConfigureAwait(false);
        batch.Add("select set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)");
        foreach (var (target, rows) in wanted)
            batch.Add(target.JournalSql, rows.Select(r => r.JournalId).ToArray(), rows.Select(r => (DateTime)r.JournalAt).ToArray());

        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var read = reader.ConfigureAwait(false);
        foreach (var (target, _) in wanted)
        {
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                take(target, (int)reader.GetInt64(0) - 1, reader);
        }
    }

    /// <inheritdoc/>
    public override async Task<OutboxReceipt> CompleteAsync(
        OutboxOutcome outcome, string lease, long token, Func<ValueTask>? beforeCommit, CancellationToken cancellationToken)
    {
        var transaction = await Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var ended = transaction.ConfigureAwait(false);
        OutboxReceipt receipt;
        var batch = SqlCommands.Batch(Connection, transaction);
        await using (batch.ConfigureAwait(false))
        {
            // Losing this makes duplicates, and nothing worse: no need to wait for the disk.
            batch.Add("select set_config('synchronous_commit', 'off', true), set_config('jit', 'off', true), set_config('enable_seqscan', 'off', true)");
            if (outcome.Parked.Count > 0)
                batch.Add(s_park, outcome.Parked.Select(p => p.Row.QueueId).ToArray(), outcome.Parked.Select(p => p.Error).ToArray(), lease, token);

            if (!outcome.IsEmpty)
                batch.Add(s_delete, outcome.Done.Concat(outcome.Parked.Select(p => p.Row.QueueId)).ToArray(), lease, token);

            batch.Add(s_receipt, lease, token);
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var read = reader.ConfigureAwait(false);
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            receipt = new(ulong.Parse(reader.GetString(0), CultureInfo.InvariantCulture), reader.GetBoolean(1));
        }

        if (beforeCommit is not null)
            await beforeCommit().ConfigureAwait(false);

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return receipt;
    }
}
