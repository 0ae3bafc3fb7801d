using System.Globalization;

namespace Plumbline.Events;

/// <content>What failed.</content>
internal sealed partial class InboxStore
{
    private const string SameKey = "stream_id = $1 and consumer = $2 and key = $3";

    /// <summary>Events whose next attempt is due, in the order in which they are.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="lane">Which of them.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<List<InboxEntry>> DueAsync(int stream, Lane lane, int limit, CancellationToken cancellationToken)
    {
        var age = _sql.IsPostgreSql ? $"(extract(epoch from {_sql.NowText(2)} - f.first_failed_at) * 1000000)::bigint" : "$2 - f.first_failed_at";
        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            select f.queue_id, f.slot, f.event_time, f.event_id, f.replay, f.failed_id, f.consumer, f.attempts, {age}, {ContentColumns}
            from (
              select * from {_sql.Failed} where stream_id = $1 and state = 'retry' and next_attempt_at <= {_sql.NowText(2)}{lane.Condition}
              order by next_attempt_at, queue_id limit {limit}) f
            {Content("f")}
            order by f.next_attempt_at, f.queue_id
            """);
        return _storage.ReadAsync(
            (connection, token) => QueryAsync(
                connection,
                sql,
                [stream, _sql.Now],
                (row, reader) => Entry(row, reader, 9) with { Failure = new(row.Int64(5), row.Text(6), row.Int32(7), TimeSpan.FromMicroseconds(row.Int64(8))) },
                token),
            cancellationToken);
    }

    /// <summary>How long until an attempt is due.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Null where none is planned.</returns>
    public async Task<TimeSpan?> NextDueAsync(int stream, CancellationToken cancellationToken)
    {
        var wait = _sql.IsPostgreSql ? $"(extract(epoch from min(next_attempt_at) - {_sql.NowText(2)}) * 1000000)::bigint" : "min(next_attempt_at) - $2";
        var rows = await QueryAsync(
            $"select {wait} from {_sql.Failed} where stream_id = $1 and state = 'retry'", [stream, _sql.Now], row => row.Int64OrNull(0), cancellationToken).ConfigureAwait(false);
        return rows is [{ } microseconds] ? TimeSpan.FromMicroseconds(microseconds) : null;
    }

    /// <summary>Takes failed events to handle them again, in the transaction in which that happens. Counts the attempt.</summary>
    /// <param name="ids">The failures.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Those that are still to be handled.</returns>
    public async Task<HashSet<long>> ClaimFailedAsync(IEnumerable<long> ids, CancellationToken cancellationToken) =>
        [.. await ChangeAsync(
            $"update {_sql.Failed} set attempts = attempts + 1 where {_sql.In("failed_id", 1)} and state = 'retry' returning failed_id",
            [_sql.Numbers(ids)],
            row => row.Int64(0),
            cancellationToken).ConfigureAwait(false)];

    /// <summary>The keys whose events wait for an earlier one of the key that failed.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="consumer">The consumer.</param>
    /// <param name="keys">The keys to ask for.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<HashSet<string>> BlockedKeysAsync(int stream, string consumer, IEnumerable<string> keys, CancellationToken cancellationToken) =>
        new(
            await QueryAsync(
                $"select distinct key from {_sql.Failed} where stream_id = $1 and consumer = $2 and {_sql.In("key", 3)}",
                [stream, consumer, _sql.Texts(keys.Distinct(StringComparer.Ordinal))],
                row => row.Text(0),
                cancellationToken).ConfigureAwait(false),
            StringComparer.Ordinal);

    /// <summary>Notes that a consumer has not handled an event.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="entry">The event.</param>
    /// <param name="failed">How it goes on.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task FailAsync(int stream, InboxEntry entry, FailedAttempt failed, CancellationToken cancellationToken)
    {
        // Without a delay there is no next attempt: whatever is added to null is null.
        var next = _sql.After(_sql.NowText(2), 3);
        object?[] common = [InboxText.Reason(failed.Reason), _sql.Now, failed.Delay is { } delay ? InboxSql.Span(delay) : null, StateText(failed.State)];
        if (entry.Failure is { } earlier)
        {
            return RunAsync(
                $"update {_sql.Failed} set error = $1, last_failed_at = {_sql.NowText(2)}, next_attempt_at = {next}, state = $4 where failed_id = $5",
                [.. common, earlier.Id],
                cancellationToken);
        }

        // There may be one already where the event was queued a second time.
        return RunAsync(
            $"""
            insert into {_sql.Failed} as f
              (error, first_failed_at, last_failed_at, next_attempt_at, state, attempts, stream_id, consumer, key, queue_id, slot, event_time, event_id, replay)
            values ($1, {_sql.NowText(2)}, {_sql.NowText(2)}, {next}, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (event_time, event_id, replay, stream_id, consumer) do update set
              error = excluded.error, last_failed_at = excluded.last_failed_at, next_attempt_at = excluded.next_attempt_at, state = excluded.state,
              attempts = f.attempts + excluded.attempts
            """,
            [
                .. common, failed.State == FailedState.Waiting ? 0 : 1, stream, failed.Consumer, entry.Content?.Key ?? "", entry.QueueId, entry.Slot,
                _sql.Instant(entry.Time), _sql.Uuid(entry.EventId), entry.Replay,
            ],
            cancellationToken);
    }

    /// <summary>Forgets failures: the events were handled, or nobody wants them handled.</summary>
    /// <param name="ids">The failures.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<int> ForgetAsync(IEnumerable<long> ids, CancellationToken cancellationToken) =>
        RunAsync($"delete from {_sql.Failed} where {_sql.In("failed_id", 1)}", [_sql.Numbers(ids)], cancellationToken);

    /// <summary>Lets the next event of a key go on, where nothing of the key stands before it.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="consumer">The consumer.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task ReleaseAsync(int stream, string consumer, string key, CancellationToken cancellationToken) => RunAsync(
        $"""
        update {_sql.Failed} set state = 'retry', next_attempt_at = {_sql.NowText(4)}
        where failed_id = (select failed_id from {_sql.Failed} where {SameKey} and state = 'waiting' order by queue_id limit 1)
          and not exists (select 1 from {_sql.Failed} where {SameKey} and state <> 'waiting')
        """,
        [stream, consumer, key, _sql.Now],
        cancellationToken);

    /// <summary>A state as the table has it.</summary>
    /// <param name="state">The state.</param>
    internal static string StateText(FailedState state) => state switch
    {
        FailedState.Retry => "retry",
        FailedState.Waiting => "waiting",
        FailedState.Parked => "parked",
        _ => "dead",
    };

    /// <summary>A state of the table.</summary>
    /// <param name="text">The text.</param>
    internal static FailedState State(string text) => text switch
    {
        "retry" => FailedState.Retry,
        "waiting" => FailedState.Waiting,
        "parked" => FailedState.Parked,
        _ => FailedState.Dead,
    };
}
