using System.Globalization;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Puts records into the queue again, a page at a time and only while nothing new waits: that is what a replay is.</summary>
/// <param name="tables">The tables.</param>
/// <param name="producers">What makes events.</param>
/// <param name="time">The clock.</param>
internal sealed class ReplayFeeder(OutboxTables tables, IEnumerable<EventProducer> producers, TimeProvider time)
{
    // Somebody may ask for a replay in SQL.
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, EventProducer> _producers = producers.ToDictionary(p => p.Union, StringComparer.Ordinal);
    private readonly Dictionary<int, (double Allowance, long At)> _rates = [];
    private long? _lookedAt;
    private bool _hasReplays;
    private int _turn;

    /// <summary>Whether replays go on, as far as is known.</summary>
    public bool HasReplays => _hasReplays;

    /// <summary>Somebody asked for a replay.</summary>
    public void Look() => _lookedAt = null;

    /// <summary>Puts the next page of one replay into the queue.</summary>
    /// <param name="page">The most rows.</param>
    /// <param name="token">The publisher's token: nothing is put where it is no longer the holder's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ReplayFeed> FeedAsync(int page, long token, CancellationToken cancellationToken)
    {
        if (!_hasReplays && _lookedAt is { } lookedAt && time.GetElapsedTime(lookedAt) < s_look)
            return ReplayFeed.Nothing;

        _lookedAt = time.GetTimestamp();
        var active = await tables.QueryAsync(
            $"select replay_id, rate from {tables.Replay} where ended_at is null and stream not in (select stream from {tables.Paused}) order by replay_id",
            reader => (Id: reader.GetInt32(0), Rate: reader.IsDBNull(1) ? (int?)null : reader.GetInt32(1)),
            cancellationToken).ConfigureAwait(false);
        _hasReplays = active.Count > 0;
        if (!_hasReplays)
        {
            _rates.Clear();
            return ReplayFeed.Nothing;
        }

        // In turn, so that a large one does not hold up a small one.
        var (id, rate) = active[_turn++ % active.Count];
        var (room, next) = Room(id, rate, page);
        if (room == 0)
            return new(0, next);

        var rows = await tables.WriteAsync(connection => FeedAsync(connection, id, room, token, cancellationToken), cancellationToken).ConfigureAwait(false);
        Spend(id, rate, rows);
        return new(rows, next);
    }

    private async Task<int> FeedAsync(StorageConnection connection, int id, int room, long token, CancellationToken cancellationToken)
    {
        // Locked, so that it cannot be cancelled meanwhile. In PostgreSQL that also gives the transaction its id before it draws a number.
        var isPostgreSql = tables.Dialect == SqlDialect.PostgreSql;
        var condition = isPostgreSql ? $"and {LeaseSql.IsHeld("$2", "$3")} for no key update" : "";
        var sql = $"select kind, stream, key, reached, from_at, to_at from {tables.Replay} where replay_id = $1 and ended_at is null {condition}";
        var found = await OutboxTables.QueryAsync(
            connection,
            sql,
            reader => new Replay(
                id, reader.GetString(0), reader.GetString(1), Text(reader, 2), Text(reader, 3), tables.Time(tables.Time(reader, 4)), tables.Time(tables.Time(reader, 5))),
            cancellationToken,
            isPostgreSql ? [(object)id, EventPublisher.LeaseName, token] : [id]).ConfigureAwait(false);
        if (found is not [var replay])
            return 0;

        if (!_producers.TryGetValue(replay.Stream, out var producer))
            return 0;

        var reached = replay.Kind == ReplayKinds.Resync
            ? await SnapshotAsync(connection, producer, replay, room, cancellationToken).ConfigureAwait(false)
            : await RangeAsync(connection, producer, replay, room, cancellationToken).ConfigureAwait(false);

        var ended = reached.Count < room ? tables.Now : "null";
        await OutboxTables.RunAsync(
            connection,
            $"update {tables.Replay} set queued = queued + $2, reached = coalesce($3, reached), ended_at = {ended} where replay_id = $1",
            cancellationToken,
            id,
            (long)reached.Count,
            reached.Last ?? replay.Reached).ConfigureAwait(false);
        return reached.Count;

        static string? Text(System.Data.Common.DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
    }

    private async Task<(int Count, string? Last)> RangeAsync(StorageConnection connection, EventProducer producer, Replay replay, int room, CancellationToken cancellationToken)
    {
        var sql = ReplaySql.Range(producer, tables.Dialect, replay.Key is not null);
        object?[] values = [replay.Stream, replay.Id, long.Parse(replay.Reached ?? "0", CultureInfo.InvariantCulture), replay.From, replay.To, (long)room];
        var numbers = await OutboxTables.QueryAsync(
            connection, sql, reader => reader.GetInt64(0), cancellationToken, replay.Key is null ? values : [.. values, replay.Key]).ConfigureAwait(false);
        return (numbers.Count, numbers.Count == 0 ? null : numbers.Max().ToString(CultureInfo.InvariantCulture));
    }

    private async Task<(int Count, string? Last)> SnapshotAsync(StorageConnection connection, EventProducer producer, Replay replay, int room, CancellationToken cancellationToken)
    {
        var sql = ReplaySql.Snapshot(producer, tables.Dialect, replay.Reached is null);
        var actor = string.Create(CultureInfo.InvariantCulture, $"resync {replay.Id}");
        if (tables.Dialect == SqlDialect.PostgreSql)
        {
            object?[] values = [actor, (long)room, replay.Stream];
            var keys = await OutboxTables.QueryAsync(
                connection, sql, reader => reader.GetString(0), cancellationToken, replay.Reached is null ? values : [.. values, replay.Reached]).ConfigureAwait(false);
            return (keys.Count, keys.LastOrDefault());
        }

        var before = await LastAsync(connection, $"select coalesce(max(journal_id), 0) from {JournalSql.Table(producer, SqlDialect.Sqlite)}", r => r.GetInt64(0), cancellationToken).ConfigureAwait(false);
        var count = await OutboxTables.RunAsync(connection, sql, cancellationToken, replay.Reached is null ? [actor, (long)room] : [actor, (long)room, replay.Reached]).ConfigureAwait(false);
        await OutboxTables.RunAsync(connection, ReplaySql.Queue(producer), cancellationToken, replay.Stream, before).ConfigureAwait(false);
        return count == 0 ? (0, null) : (count, await LastAsync(connection, ReplaySql.LastKey(producer), r => r.GetString(0), cancellationToken).ConfigureAwait(false));
    }

    private static async Task<T> LastAsync<T>(StorageConnection connection, string sql, Func<System.Data.Common.DbDataReader, T> read, CancellationToken cancellationToken) =>
        (await OutboxTables.QueryAsync(connection, sql, read, cancellationToken).ConfigureAwait(false))[0];

    private (int Rows, TimeSpan? Next) Room(int id, int? rate, int page)
    {
        if (rate is not { } perSecond)
            return (page, null);

        // Not more than a second's worth is saved up.
        var now = time.GetTimestamp();
        var (allowance, at) = _rates.TryGetValue(id, out var known) ? known : (perSecond / 10.0, now);
        allowance = Math.Min(perSecond, allowance + (time.GetElapsedTime(at, now).TotalSeconds * perSecond));
        _rates[id] = (allowance, now);
        return (Math.Min(page, (int)allowance), TimeSpan.FromSeconds(Math.Max(1.0 / perSecond, 0.02)));
    }

    private void Spend(int id, int? rate, int rows)
    {
        if (rate is not null)
            _rates[id] = (_rates[id].Allowance - rows, _rates[id].At);
    }

    private sealed record Replay(int Id, string Kind, string Stream, string? Key, string? Reached, object? From, object? To);
}
