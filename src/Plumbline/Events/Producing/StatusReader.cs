using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Measures how publishing goes. Cheap: nothing is counted to its end.</summary>
/// <param name="tables">The tables.</param>
/// <param name="publisher">The publisher of this process.</param>
/// <param name="lease">The right to publish.</param>
/// <param name="upkeep">Keeps the journals up; null where nobody does.</param>
internal sealed class StatusReader(OutboxTables tables, EventPublisher publisher, EventLease lease, JournalUpkeep? upkeep)
{
    // A prepared transaction is nobody's any more, and holds on for ever.
    private const string OldTransactions = """
        select extract(epoch from clock_timestamp() - t.since)::float8, t.who from (
          select xact_start as since, 'process ' || pid as who from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and (backend_xid is not null or backend_xmin is not null)
          union all
          select prepared, 'prepared transaction ' || gid from pg_prepared_xacts where database = current_database()) t
        order by 1 desc limit 1
        """;

    /// <summary>Measures.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ProducerStatus> ReadAsync(CancellationToken cancellationToken)
    {
        var waiting = await CountAsync(tables.Outbox, cancellationToken).ConfigureAwait(false);
        var failed = await CountAsync(tables.Failed, cancellationToken).ConfigureAwait(false);
        var paused = await tables.QueryAsync($"select stream from {tables.Paused}", r => r.GetString(0), cancellationToken).ConfigureAwait(false);
        var age = tables.Dialect == SqlDialect.PostgreSql ? $"extract(epoch from {tables.Now} - journal_at)::float8" : $"({tables.Now} - journal_at) / 1000000.0";
        var oldest = await tables.QueryAsync(
            $"select {age} from {tables.Outbox} where replay = 0 and queue_id > $1 order by queue_id limit 1", r => r.GetDouble(0), cancellationToken, publisher.Floor).ConfigureAwait(false);
        var status = new ProducerStatus
        {
            Streams =
            [
                .. publisher.Targets.Select(t => new PublishedStream(
                    t.Producer.Union,
                    t.Name.ToString(),
                    waiting.GetValueOrDefault(t.Producer.Union),
                    failed.GetValueOrDefault(t.Producer.Union),
                    paused.Contains(t.Producer.Union, StringComparer.Ordinal),
                    t.Problem)),
            ],
            Waiting = waiting.Values.Sum(),
            Failed = failed.Values.Sum(),
            OldestAge = oldest is [var seconds] ? TimeSpan.FromSeconds(Math.Max(0, seconds)) : null,
            IsPublisher = lease.Token is not null,
            Interruption = publisher.Circuit.Open?.Reason,
            Problem = publisher.Problem,
            JournalDaysAhead = upkeep?.State?.DaysAhead,
            OverdueJournals = upkeep?.State?.Overdue ?? [],
        };
        return tables.Dialect == SqlDialect.PostgreSql ? await AddServerAsync(status, cancellationToken).ConfigureAwait(false) : status;
    }

    private async Task<ProducerStatus> AddServerAsync(ProducerStatus status, CancellationToken cancellationToken)
    {
        var dead = await tables.QueryAsync(
            "select n_dead_tup from pg_stat_user_tables where relid = 'events.outbox'::regclass", r => r.GetInt64(0), cancellationToken).ConfigureAwait(false);
        var old = await tables.QueryAsync(
            OldTransactions, r => new OldTransaction(TimeSpan.FromSeconds(Math.Max(0, r.GetDouble(0))), r.GetString(1)), cancellationToken).ConfigureAwait(false);
        return status with { DeadRows = dead.FirstOrDefault(), OldestTransaction = old.FirstOrDefault() };
    }

    private async Task<Dictionary<string, int>> CountAsync(string table, CancellationToken cancellationToken)
    {
        var counts = await tables.QueryAsync(
            $"select stream, count(*) from (select stream from {table} limit {ProducerStatus.CountLimit}) s group by stream",
            r => (Stream: r.GetString(0), Count: (int)r.GetInt64(1)),
            cancellationToken).ConfigureAwait(false);
        return counts.ToDictionary(c => c.Stream, c => c.Count, StringComparer.Ordinal);
    }
}
