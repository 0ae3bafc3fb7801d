using System.Globalization;

namespace Plumbline.Events;

/// <content>What people look at and change.</content>
internal sealed partial class InboxStore
{
    /// <summary>More than this is not counted.</summary>
    public const int MostCounted = 10_001;

    /// <summary>How far a stream is.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Measure> MeasureAsync(int stream, CancellationToken cancellationToken)
    {
        var counted = await QueryAsync(
            string.Create(CultureInfo.InvariantCulture, $"select count(*) from (select 1 from {_sql.Queue} where stream_id = $1 limit {MostCounted}) q"),
            [stream],
            row => row.Int32(0),
            cancellationToken).ConfigureAwait(false);
        var age = _sql.IsPostgreSql ? $"(extract(epoch from {_sql.NowText(2)} - i.received_at) * 1000000)::bigint" : "$2 - i.received_at";
        var oldest = await QueryAsync(
            $"select {age} from (select * from {_sql.Queue} where stream_id = $1 order by queue_id limit 1) q {Content("q")}",
            [stream, _sql.Now],
            row => row.Int64OrNull(0),
            cancellationToken).ConfigureAwait(false);
        var failed = await QueryAsync(
            $"select state, count(*) from {_sql.Failed} where stream_id = $1 group by state", [stream], row => (State: State(row.Text(0)), Count: row.Int32(1)), cancellationToken).ConfigureAwait(false);
        var (isPaused, lost, lostAt) = (await QueryAsync(
            $"select is_paused, lost_events, lost_at from {_sql.Streams} where stream_id = $1",
            [stream],
            row => (row.Boolean(0), row.Int64(1), row.DateTimeOrNull(2)),
            cancellationToken).ConfigureAwait(false)) is [var found] ? found : default;
        return new(
            counted[0],
            oldest is [{ } microseconds] && microseconds > 0 ? TimeSpan.FromMicroseconds(microseconds) : TimeSpan.Zero,
            failed.ToDictionary(f => f.State, f => f.Count),
            isPaused,
            lost,
            lostAt);
    }

    /// <summary>Failed events, the newest failures first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<List<FailedEvent>> FailedAsync(FailedEventQuery query, CancellationToken cancellationToken)
    {
        var conditions = new List<string> { "true" };
        var values = new List<object?>();
        Where("s.name", query.Stream);
        Where("f.state", query.State is { } state ? StateText(state) : null);
        Where("f.key", query.Key);
        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            select f.failed_id, s.name, s.group_name, f.consumer, f.event_id, f.replay, f.event_time, f.key, i.type, f.state, f.attempts, f.error,
              f.first_failed_at, f.last_failed_at, f.next_attempt_at
            from {_sql.Failed} f join {_sql.Streams} s on s.stream_id = f.stream_id
            left join {_sql.Inbox} i on i.event_time = f.event_time and i.event_id = f.event_id and i.replay = f.replay and i.stream_id = f.stream_id
            where {string.Join(" and ", conditions)}
            order by f.last_failed_at desc, f.failed_id desc limit {Math.Max(0, query.Limit)} offset {Math.Max(0, query.Offset)}
            """);
        return QueryAsync(
            sql,
            values,
            row => new FailedEvent
            {
                Id = row.Int64(0),
                Stream = row.Text(1),
                Group = row.Text(2),
                Consumer = row.Text(3),
                EventId = row.Uuid(4),
                Replay = row.Int32(5),
                Time = row.DateTime(6),
                Key = row.Text(7),
                Type = row.TextOrNull(8),
                State = State(row.Text(9)),
                Attempts = row.Int32(10),
                Error = row.Text(11),
                FirstFailedAt = row.DateTime(12),
                LastFailedAt = row.DateTime(13),
                NextAttemptAt = row.DateTimeOrNull(14),
            },
            cancellationToken);

        void Where(string column, string? value)
        {
            if (value is null)
                return;

            values.Add(InboxText.Clean(value));
            conditions.Add(string.Create(CultureInfo.InvariantCulture, $"{column} = ${values.Count}"));
        }
    }

    /// <summary>The event of a failure.</summary>
    /// <param name="id">The failure.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Null where there is no such failure, or the inbox does not have the event any more.</returns>
    public async Task<InboxEvent?> FindAsync(long id, CancellationToken cancellationToken)
    {
        var sql = $"""
            select i.headers, i.body from {_sql.Failed} f
            join {_sql.Inbox} i on i.event_time = f.event_time and i.event_id = f.event_id and i.replay = f.replay and i.stream_id = f.stream_id
            where f.failed_id = $1
            """;
        var found = await _storage.ReadAsync(
            (connection, token) => QueryAsync(connection, sql, [id], (row, reader) => new InboxEvent(new InboxHeaders(row.Text(0)), reader.GetFieldValue<byte[]>(1)), token),
            cancellationToken).ConfigureAwait(false);
        return found is [var one] ? one : null;
    }

    /// <summary>Lets failed events be handled again, now. Those that cannot be read stay.</summary>
    /// <param name="ids">The failures.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many.</returns>
    public Task<int> RetryAsync(IEnumerable<long> ids, CancellationToken cancellationToken) => RunAsync(
        $"update {_sql.Failed} set state = 'retry', next_attempt_at = {_sql.NowText(2)} where {_sql.In("failed_id", 1)} and consumer <> '' and state <> 'waiting'",
        [_sql.Numbers(ids), _sql.Now],
        cancellationToken);

    /// <summary>Puts failed events aside.</summary>
    /// <param name="ids">The failures.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many.</returns>
    public Task<int> ParkAsync(IEnumerable<long> ids, CancellationToken cancellationToken) => RunAsync(
        $"update {_sql.Failed} set state = 'parked', next_attempt_at = null where {_sql.In("failed_id", 1)} and state in ('retry', 'dead')", [_sql.Numbers(ids)], cancellationToken);

    /// <summary>Forgets failed events; those of their keys that waited for them go on.</summary>
    /// <param name="ids">The failures.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many.</returns>
    public Task<int> SkipAsync(IEnumerable<long> ids, CancellationToken cancellationToken) => _storage.InTransactionAsync(
        async (_, token) =>
        {
            var skipped = await ChangeAsync(
                $"delete from {_sql.Failed} where {_sql.In("failed_id", 1)} returning stream_id, consumer, key",
                [_sql.Numbers(ids)],
                row => (Stream: row.Int32(0), Consumer: row.Text(1), Key: row.Text(2)),
                token).ConfigureAwait(false);
            foreach (var (stream, consumer, key) in skipped.Distinct())
                await ReleaseAsync(stream, consumer, key, token).ConfigureAwait(false);

            return skipped.Count;
        },
        cancellationToken);

    /// <summary>Queues events again that the inbox still has, in their publisher's order. Those that wait anyhow, or cannot be read, are left out.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="replay">Which.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many.</returns>
    public Task<int> ReplayAsync(int stream, InboxReplay replay, CancellationToken cancellationToken)
    {
        const string same = "x.event_time = i.event_time and x.event_id = i.event_id and x.replay = i.replay and x.stream_id = i.stream_id";
        var key = replay.Key is null ? "" : " and i.key = $4";
        object?[] values = [stream, _sql.Instant(replay.From), _sql.Instant(replay.To)];
        return RunAsync(
            $"""
            insert into {_sql.Queue} (stream_id, slot, event_time, event_id, replay)
            select i.stream_id, i.slot, i.event_time, i.event_id, i.replay from {_sql.Inbox} i
            where i.stream_id = $1 and i.event_time >= $2 and i.event_time < $3{key}
              and not exists (select 1 from {_sql.Queue} x where {same})
              and not exists (select 1 from {_sql.Failed} x where {same} and x.consumer = '')
            order by i.sequence, i.replay
            """,
            replay.Key is null ? values : [.. values, InboxText.Clean(replay.Key)],
            cancellationToken);
    }

    /// <summary>How far a stream is.</summary>
    /// <param name="Depth">Events that wait, up to <see cref="MostCounted"/>.</param>
    /// <param name="OldestAge">How long the first of them has been waiting.</param>
    /// <param name="Failed">How many failed, by state.</param>
    /// <param name="IsPaused">Whether handling is paused.</param>
    /// <param name="Lost">Events that the stream had removed before they were read.</param>
    /// <param name="LostAt">When that was noticed.</param>
    public sealed record Measure(int Depth, TimeSpan OldestAge, IReadOnlyDictionary<FailedState, int> Failed, bool IsPaused, long Lost, DateTimeOffset? LostAt)
    {
        /// <summary>How many failed events are in a state.</summary>
        /// <param name="state">The state.</param>
        public int Of(FailedState state) => Failed.GetValueOrDefault(state);
    }
}
