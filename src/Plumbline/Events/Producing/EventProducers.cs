using System.Data.Common;
using System.Globalization;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Directs publishing by what it writes into the database.</summary>
/// <param name="tables">The tables.</param>
/// <param name="producers">What makes events.</param>
/// <param name="status">Measures.</param>
/// <param name="wake">Tells this process's publisher to look.</param>
internal sealed class EventProducers(OutboxTables tables, IEnumerable<EventProducer> producers, StatusReader status, Action wake) : IEventProducers
{
    private readonly IReadOnlyList<EventProducer> _producers = [.. producers];

    private bool IsPostgreSql => tables.Dialect == SqlDialect.PostgreSql;

    /// <inheritdoc/>
    public Task<ProducerStatus> GetStatusAsync(CancellationToken cancellationToken = default) => status.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JournalEntry>> ListJournalAsync(string? stream = null, string? key = null, int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var entries = new List<JournalEntry>();
        foreach (var producer in stream is null ? _producers : [Find(stream)])
        {
            var sql = JournalSql.Latest(producer, tables.Dialect, tables.Outbox, hasKey: key is not null);
            entries.AddRange(await tables.QueryAsync(
                sql, reader => new JournalEntry(producer.Union, JournalSql.ReadLatest(tables.Dialect, reader), Convert.ToBoolean(reader.GetValue(7), CultureInfo.InvariantCulture)), cancellationToken,
                key is null ? [producer.Union, (long)limit] : [producer.Union, (long)limit, key]).ConfigureAwait(false));
        }

        return [.. entries.OrderByDescending(entry => entry.Record.Id).Take(limit)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FailedRecord>> ListFailedAsync(string? stream = null, int limit = 100, long after = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var ofStream = stream is null ? "" : "and stream = $3";
        return await tables.QueryAsync(
            $"select queue_id, stream, journal_id, journal_at, replay, attempts, error, failed_at from {tables.Failed} where queue_id > $1 {ofStream} order by queue_id limit $2",
            reader => new FailedRecord
            {
                QueueId = reader.GetInt64(0),
                Stream = reader.GetString(1),
                JournalId = reader.GetInt64(2),
                JournalAt = tables.Time(reader, 3)!.Value,
                Replay = reader.GetInt32(4),
                Attempts = reader.GetInt32(5),
                Error = reader.GetString(6),
                FailedAt = tables.Time(reader, 7)!.Value,
            },
            cancellationToken,
            stream is null ? [after, (long)limit] : [after, (long)limit, stream]).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ReplayStatus> RetryFailedAsync(
        string stream, IReadOnlyCollection<long>? queueIds = null, string? requestedBy = null, CancellationToken cancellationToken = default)
    {
        Find(stream);
        var which = Which(queueIds, IsPostgreSql ? 3 : 2);
        var id = await tables.WriteAsync(
            async connection =>
            {
                // First the replay: in PostgreSQL that gives the transaction its id before it draws a number.
                var replay = await InsertAsync(connection, ReplayKinds.Failed, new() { Stream = stream, RequestedBy = requestedBy }, cancellationToken).ConfigureAwait(false);
                int count;
                if (IsPostgreSql)
                {
                    var sql = $"""
                        with f as (delete from events.outbox_failed where stream = $1 {which.Sql} returning *)
                        insert into events.outbox (queue_id, stream, slot, journal_id, journal_at, replay)
                        select nextval('events.seq'), f.stream, f.slot, f.journal_id, f.journal_at, $2 from (select * from f order by queue_id) f
                        """;
                    count = await OutboxTables.RunAsync(connection, sql, cancellationToken, [stream, replay, .. which.Values]).ConfigureAwait(false);
                }
                else
                {
                    var sql = $"""
                        insert into event_outbox (stream, slot, journal_id, journal_at, replay)
                        select stream, slot, journal_id, journal_at, {replay.ToString(CultureInfo.InvariantCulture)} from event_outbox_failed where stream = $1 {which.Sql} order by queue_id
                        """;
                    count = await OutboxTables.RunAsync(connection, sql, cancellationToken, [stream, .. which.Values]).ConfigureAwait(false);
                    await OutboxTables.RunAsync(connection, $"delete from event_outbox_failed where stream = $1 {which.Sql}", cancellationToken, [stream, .. which.Values]).ConfigureAwait(false);
                }

                await OutboxTables.RunAsync(
                    connection, $"update {tables.Replay} set queued = $2, ended_at = {tables.Now} where replay_id = $1", cancellationToken, replay, (long)count).ConfigureAwait(false);
                return replay;
            },
            cancellationToken).ConfigureAwait(false);
        wake();
        return await GetAsync(id, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<int> DiscardFailedAsync(string stream, IReadOnlyCollection<long>? queueIds = null, CancellationToken cancellationToken = default)
    {
        Find(stream);
        var which = Which(queueIds, 2);
        return tables.WriteAsync(
            connection => OutboxTables.RunAsync(connection, $"delete from {tables.Failed} where stream = $1 {which.Sql}", cancellationToken, [stream, .. which.Values]), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ReplayStatus> ReplayAsync(ReplayRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var producer = Find(request.Stream);
        if (request.Key is not null)
            await CheckKeyAsync(producer, request.Key, cancellationToken).ConfigureAwait(false);

        return await RequestAsync(ReplayKinds.Range, request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<ReplayStatus> ResyncAsync(ReplayRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Find(request.Stream);
        return request is { From: null, To: null, Key: null }
            ? RequestAsync(ReplayKinds.Resync, request, cancellationToken)
            : throw new ArgumentException("A resync is of a whole table: leave out times and key, or ask for a replay.", nameof(request));
    }

    /// <inheritdoc/>
    public Task<bool> CancelAsync(int replayId, CancellationToken cancellationToken = default) => tables.WriteAsync(
        async connection =>
        {
            var ended = await OutboxTables.RunAsync(
                connection, $"update {tables.Replay} set ended_at = coalesce(ended_at, {tables.Now}), is_cancelled = {(IsPostgreSql ? "true" : "1")} where replay_id = $1 and ended_at is null", cancellationToken, replayId).ConfigureAwait(false);
            var taken = await OutboxTables.RunAsync(connection, $"delete from {tables.Outbox} where replay = $1", cancellationToken, replayId).ConfigureAwait(false);
            if (ended == 0 && taken > 0)
                await OutboxTables.RunAsync(connection, $"update {tables.Replay} set is_cancelled = {(IsPostgreSql ? "true" : "1")} where replay_id = $1", cancellationToken, replayId).ConfigureAwait(false);

            return ended > 0 || taken > 0;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReplayStatus>> ListReplaysAsync(int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await tables.QueryAsync(ReplaysSql("true", "$1"), ReadReplay, cancellationToken, (long)limit).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PublishingEpisode>> ListEpisodesAsync(int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return PublishingDiary.ListAsync(tables, limit, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task PauseAsync(string stream, CancellationToken cancellationToken = default)
    {
        Find(stream);
        await tables.WriteAsync(
            connection => OutboxTables.RunAsync(connection, $"insert into {tables.Paused} (stream) values ($1) on conflict (stream) do nothing", cancellationToken, stream), cancellationToken).ConfigureAwait(false);
        wake();
    }

    /// <inheritdoc/>
    public async Task ResumeAsync(string stream, CancellationToken cancellationToken = default)
    {
        Find(stream);
        await tables.WriteAsync(
            connection => OutboxTables.RunAsync(connection, $"delete from {tables.Paused} where stream = $1", cancellationToken, stream), cancellationToken).ConfigureAwait(false);
        wake();
    }

    private EventProducer Find(string stream) => _producers.FirstOrDefault(p => p.Union == stream)
        ?? throw new ArgumentException($"This service does not publish '{stream}'; it publishes {string.Join(", ", _producers.Select(p => p.Union))}.", nameof(stream));

    private async Task<ReplayStatus> RequestAsync(string kind, ReplayRequest request, CancellationToken cancellationToken)
    {
        var id = await tables.WriteAsync(connection => InsertAsync(connection, kind, request, cancellationToken), cancellationToken).ConfigureAwait(false);
        wake();
        return await GetAsync(id, cancellationToken).ConfigureAwait(false);
    }

    // What can be no key of the table would make the replay fail again and again.
    private async Task CheckKeyAsync(EventProducer producer, string key, CancellationToken cancellationToken)
    {
        if (!IsPostgreSql)
            return;

        try
        {
            await tables.QueryAsync($"select {ReplaySql.KeyParameter(producer, tables.Dialect, 1)}", _ => true, cancellationToken, key).ConfigureAwait(false);
        }
        catch (DbException e) when (e.SqlState is { } state && state.StartsWith("22", StringComparison.Ordinal))
        {
            throw new ArgumentException($"The table '{producer.Table}' cannot have such a key.", nameof(key), e);
        }
    }

    private async Task<int> InsertAsync(StorageConnection connection, string kind, ReplayRequest request, CancellationToken cancellationToken)
    {
        var (number, time) = IsPostgreSql ? ("::integer", "::timestamptz") : ("", "");
        var text = IsPostgreSql ? "::text" : "";
        var sql = $"""
            insert into {tables.Replay} (kind, stream, from_at, to_at, key, rate, reason, requested_by)
            values ($1, $2, $3{time}, coalesce($4{time}, {tables.Now}), $5{text}, $6{number}, $7{text}, $8{text}) returning replay_id
            """;
        var ids = await OutboxTables.QueryAsync(
            connection,
            sql,
            reader => reader.GetInt32(0),
            cancellationToken,
            kind,
            request.Stream,
            tables.Time(request.From),
            tables.Time(request.To),
            request.Key,
            request.RatePerSecond,
            request.Reason,
            request.RequestedBy).ConfigureAwait(false);
        return ids[0];
    }

    private async Task<ReplayStatus> GetAsync(int id, CancellationToken cancellationToken) =>
        (await tables.QueryAsync(ReplaysSql("replay_id = $1", "1"), ReadReplay, cancellationToken, id).ConfigureAwait(false))[0];

    private string ReplaysSql(string condition, string limit) => $"""
        select r.replay_id, r.kind, r.stream, r.requested_at, r.requested_by, r.reason, r.queued,
          (select count(*) from {tables.Outbox} o where o.replay = r.replay_id), r.ended_at, r.is_cancelled
        from {tables.Replay} r where {condition} order by r.replay_id desc limit {limit}
        """;

    private ReplayStatus ReadReplay(DbDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        Kind = reader.GetString(1),
        Stream = reader.GetString(2),
        RequestedAt = tables.Time(reader, 3)!.Value,
        RequestedBy = reader.IsDBNull(4) ? null : reader.GetString(4),
        Reason = reader.IsDBNull(5) ? null : reader.GetString(5),
        Queued = reader.GetInt64(6),
        Waiting = reader.GetInt64(7),
        EndedAt = tables.Time(reader, 8),
        IsCancelled = reader.GetBoolean(9),
    };

    private (string Sql, object?[] Values) Which(IReadOnlyCollection<long>? queueIds, int parameter)
    {
        if (queueIds is null)
            return ("", []);

        var number = parameter.ToString(CultureInfo.InvariantCulture);
        return IsPostgreSql
            ? ($"and queue_id = any (${number})", [queueIds.ToArray()])
            : ($"and queue_id in (select value from json_each(${number}))", [$"[{string.Join(',', queueIds)}]"]);
    }
}
