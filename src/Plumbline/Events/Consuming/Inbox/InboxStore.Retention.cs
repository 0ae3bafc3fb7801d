using System.Globalization;

namespace Plumbline.Events;

/// <content>What is kept, and for how long.</content>
internal sealed partial class InboxStore
{
    private const int DeletePage = 5000;

    /// <summary>PostgreSQL: makes the partitions of the days to come, and of those that late events may be of.</summary>
    /// <param name="keep">How long events are kept.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task MakePartitionsAsync(TimeSpan keep, CancellationToken cancellationToken) => _sql.IsPostgreSql
        ? RunAsync("select events.inbox_partitions($1, 4)", [(int)Math.Ceiling(keep.TotalDays)], cancellationToken)
        : Task.CompletedTask;

    /// <summary>Removes some of the events that are too old; none of them waits, is tried again or is parked.</summary>
    /// <param name="keep">How long events are kept.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether there may be more to remove.</returns>
    public async Task<bool> RetireAsync(TimeSpan keep, CancellationToken cancellationToken)
    {
        if (_sql.IsPostgreSql)
        {
            var dropped = await ChangeAsync(
                "select events.inbox_retire($1::bigint * interval '1 microsecond')", [InboxSql.Span(keep)], row => row.TextOrNull(0), cancellationToken).ConfigureAwait(false);
            if (dropped is [{ }])
                return true;
        }

        // In PostgreSQL these are events whose day has no partition: very old ones, and those of a wrong clock.
        var (table, row) = _sql.IsPostgreSql ? ("events.inbox_default", "ctid") : (_sql.Inbox, "(event_time, event_id, replay, stream_id)");
        var selected = _sql.IsPostgreSql ? "i.ctid" : "i.event_time, i.event_id, i.replay, i.stream_id";
        const string same = "x.event_time = i.event_time and x.event_id = i.event_id and x.replay = i.replay and x.stream_id = i.stream_id";
        var before = _sql.After(_sql.NowText(1), 2);

        // SQLite keeps the rows in the order of the events' time, which is also the only index: so old ones are found at once.
        var age = _sql.IsPostgreSql ? $"i.received_at < {before}" : $"i.event_time < {before} and i.received_at < {before}";
        var deleted = await RunAsync(
            string.Create(CultureInfo.InvariantCulture, $"""
                delete from {table} where {row} in (
                  select {selected} from {table} i where {age}
                    and not exists (select 1 from {_sql.Queue} x where {same})
                    and not exists (select 1 from {_sql.Failed} x where {same} and x.state <> 'dead')
                  limit {DeletePage})
                """),
            [_sql.Now, -(long)InboxSql.Span(keep)],
            cancellationToken).ConfigureAwait(false);
        return deleted == DeletePage;
    }

    /// <summary>Forgets failures whose events are gone for good.</summary>
    /// <param name="keep">How long events are kept.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task ForgetOldAsync(TimeSpan keep, CancellationToken cancellationToken) => RunAsync(
        $"""
        delete from {_sql.Failed} where state = 'dead' and last_failed_at < {_sql.After(_sql.NowText(1), 2)}
          and not exists (select 1 from {_sql.Inbox} i where i.event_time = {_sql.Failed}.event_time and i.event_id = {_sql.Failed}.event_id
            and i.replay = {_sql.Failed}.replay and i.stream_id = {_sql.Failed}.stream_id)
        """,
        [_sql.Now, -(long)InboxSql.Span(keep)],
        cancellationToken);

    /// <summary>Forgets rows of replicas that were deleted so long ago that no older event of them can come any more.</summary>
    /// <param name="keep">How long that is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task ForgetTombstonesAsync(TimeSpan keep, CancellationToken cancellationToken) => RunAsync(
        $"delete from {_sql.Replica} where is_deleted = {(_sql.IsPostgreSql ? "true" : "1")} and changed_at < {_sql.After(_sql.NowText(1), 2)}",
        [_sql.Now, -(long)InboxSql.Span(keep)],
        cancellationToken);
}
