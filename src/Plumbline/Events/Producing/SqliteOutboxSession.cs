using System.Data.Common;
using System.Text.Json;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>
/// The queue in SQLite. Writers follow each other, so numbers are in the order of commits, and deleted rows are gone: it needs neither fence
/// nor lease.
/// </summary>
/// <param name="storage">The database, for writing.</param>
/// <param name="connection">The connection, for reading.</param>
internal sealed class SqliteOutboxSession(Storage storage, DbConnection connection) : OutboxSession(connection)
{
    private const string Rows = """
        select queue_id, stream, journal_id, journal_at, replay from event_outbox
        where queue_id > $1 and stream in (select value from json_each($2)) and stream not in (select stream from event_paused)
        order by queue_id limit $3
        """;

    private const string Park = """
        insert into event_outbox_failed (queue_id, stream, slot, journal_id, journal_at, replay, attempts, error)
        select queue_id, stream, slot, journal_id, journal_at, replay, 1, $2 from event_outbox where queue_id = $1
        on conflict (queue_id) do update set attempts = attempts + 1, error = excluded.error
        """;

    private long? _version;

    /// <inheritdoc/>
    public override SqlDialect Dialect => SqlDialect.Sqlite;

    /// <inheritdoc/>
    public override async ValueTask<bool> HasChangedAsync(CancellationToken cancellationToken)
    {
        // Changes when another connection has committed, of this process or of another one.
        var version = (long)(await ScalarAsync("pragma data_version", cancellationToken).ConfigureAwait(false))!;
        var hasChanged = version != _version;
        _version = version;
        return hasChanged;
    }

    /// <inheritdoc/>
    public override async Task<OutboxPage> ReadAsync(OutboxScan scan, CancellationToken cancellationToken)
    {
        var paused = new List<string>();
        var asked = SqlCommands.Create(Connection, Dialect, "select stream from event_paused order by stream");
        await using (asked.ConfigureAwait(false))
        {
            var answer = await asked.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var answered = answer.ConfigureAwait(false);
            while (await answer.ReadAsync(cancellationToken).ConfigureAwait(false))
                paused.Add(answer.GetString(0));
        }

        var rows = new List<OutboxRow>();
        var command = SqlCommands.Create(Connection, Dialect, Rows, scan.From, Json(scan.Streams), (long)scan.Limit);
        await using var disposed = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var read = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            rows.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt32(4)));

        return new() { Rows = rows, End = rows.Count == scan.Limit ? rows[^1].QueueId : null, From = scan.From, Paused = paused };
    }

    /// <inheritdoc/>
    public override async Task ReadJournalAsync(
        IReadOnlyList<(PublishTarget Target, IReadOnlyList<OutboxRow> Rows)> wanted,
        Action<PublishTarget, int, DbDataReader> take,
        CancellationToken cancellationToken)
    {
        foreach (var (target, rows) in wanted)
        {
            var command = SqlCommands.Create(Connection, Dialect, target.JournalSql, $"[{string.Join(',', rows.Select(r => r.JournalId))}]");
            await using var disposed = command.ConfigureAwait(false);
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var read = reader.ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                take(target, reader.GetInt32(0) - 1, reader);
        }
    }

    /// <inheritdoc/>
    public override async Task<OutboxReceipt> CompleteAsync(
        OutboxOutcome outcome, string lease, long token, Func<ValueTask>? beforeCommit, CancellationToken cancellationToken)
    {
        if (outcome.IsEmpty)
            return new(0, true);

        // Not as a transaction of the storage: nobody is to be woken by it.
        var writer = await storage.RentAsync(isWriter: true, cancellationToken).ConfigureAwait(false);
        await using var rented = writer.ConfigureAwait(false);
        var transaction = await storage.BeginAsync(writer.Connection, cancellationToken).ConfigureAwait(false);
        await using var ended = transaction.ConfigureAwait(false);
        writer.Transaction = transaction;
        try
        {
            foreach (var (row, error) in outcome.Parked)
                await RunAsync(writer, Park, cancellationToken, row.QueueId, error).ConfigureAwait(false);

            var done = outcome.Done.Concat(outcome.Parked.Select(p => p.Row.QueueId));
            await RunAsync(writer, "delete from event_outbox where queue_id in (select value from json_each($1))", cancellationToken, $"[{string.Join(',', done)}]").ConfigureAwait(false);
            if (beforeCommit is not null)
                await beforeCommit().ConfigureAwait(false);

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return new(0, true);
        }
        finally
        {
            writer.Transaction = null;
        }
    }

    private static string Json(string[] texts) => $"[{string.Join(',', texts.Select(text => $"\"{JsonEncodedText.Encode(text)}\""))}]";

    private static async Task RunAsync(StorageConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        var command = connection.CreateCommand(sql);
        await using var disposed = command.ConfigureAwait(false);
        command.AddAll(values);
        await command.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<object?> ScalarAsync(string sql, CancellationToken cancellationToken)
    {
        var command = SqlCommands.Create(Connection, Dialect, sql);
        await using var disposed = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }
}
