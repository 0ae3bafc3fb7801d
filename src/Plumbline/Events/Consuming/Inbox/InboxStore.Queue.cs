using System.Data.Common;
using System.Globalization;
using Plumbline.Data;

namespace Plumbline.Events;

/// <content>What is to be handled.</content>
internal sealed partial class InboxStore
{
    private const string ContentColumns = "i.key, i.sequence, i.type, i.headers, i.body";

    /// <summary>Events that wait, oldest first.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="lane">Which of them.</param>
    /// <param name="after">Only those behind this place.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<List<InboxEntry>> PageAsync(int stream, Lane lane, long after, int limit, CancellationToken cancellationToken)
    {
        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            select q.queue_id, q.slot, q.event_time, q.event_id, q.replay, {ContentColumns}
            from (select * from {_sql.Queue} where stream_id = $1 and queue_id > $2{lane.Condition} order by queue_id limit {limit}) q
            {Content("q")}
            order by q.queue_id
            """);
        return _storage.ReadAsync(
            (connection, token) => _sql.IsPostgreSql
                ? InOrderAsync(connection, sql, [stream, after], token)
                : QueryAsync(connection, sql, [stream, after], (row, reader) => Entry(row, reader, 5), token),
            cancellationToken);
    }

    // Statistics of a queue are never right. With a plan that sorts what waits, each page would take as long as the whole queue is.
    private async Task<List<InboxEntry>> InOrderAsync(StorageConnection connection, string sql, object?[] values, CancellationToken cancellationToken)
    {
        var batch = SqlCommands.Batch(connection.Connection, connection.Transaction);
        await using var disposed = batch.ConfigureAwait(false);
        batch.Add("""
            select set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true),
              set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)
            """);
        batch.Add(sql, values);
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var read = reader.ConfigureAwait(false);
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var row = new RowReader(_storage.Dialect, reader);
        var entries = new List<InboxEntry>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            entries.Add(Entry(row, reader, 5));

        return entries;
    }

    /// <summary>Takes events off the queue, in the transaction in which they are handled, so that nobody else can handle them meanwhile.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="queueIds">The events' places.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Those that were still there.</returns>
    public async Task<HashSet<long>> ClaimAsync(int stream, IEnumerable<long> queueIds, CancellationToken cancellationToken) =>
        [.. await ChangeAsync(
            $"delete from {_sql.Queue} where stream_id = $1 and {_sql.In("queue_id", 2)} returning queue_id",
            [stream, _sql.Numbers(queueIds)],
            row => row.Int64(0),
            cancellationToken).ConfigureAwait(false)];

    /// <summary>
    /// PostgreSQL: ends the transaction of a process that hangs, so that another one can go on; and makes plans for the tables as they are now,
    /// not as they were when they were empty.
    /// </summary>
    /// <param name="patience">How long the connection may be silent.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task PrepareBatchAsync(TimeSpan patience, CancellationToken cancellationToken) => _sql.IsPostgreSql
        ? RunAsync(
            "select set_config('idle_in_transaction_session_timeout', $1, true), set_config('plan_cache_mode', 'force_custom_plan', true)", [((long)patience.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)], cancellationToken)
        : Task.CompletedTask;

    /// <summary>Whether nothing waits.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<bool> IsEmptyAsync(int stream, CancellationToken cancellationToken) =>
        (await QueryAsync($"select 1 from {_sql.Queue} where stream_id = $1 limit 1", [stream], row => row.Int32(0), cancellationToken).ConfigureAwait(false)).Count == 0;

    private string Content(string table) => _sql.IsPostgreSql
        ? $"left join lateral (select * from {_sql.Inbox} i where i.event_time = {table}.event_time and i.event_id = {table}.event_id and i.replay = {table}.replay and i.stream_id = $1 limit 1) i on true"
        : $"left join {_sql.Inbox} i on i.event_time = {table}.event_time and i.event_id = {table}.event_id and i.replay = {table}.replay and i.stream_id = $1";

    // The columns of a place in the queue, then those of the content from an ordinal on.
    private static InboxEntry Entry(RowReader row, DbDataReader reader, int content) => new()
    {
        QueueId = row.Int64(0),
        Slot = row.Int32(1),
        Time = row.DateTime(2),
        EventId = row.Uuid(3),
        Replay = row.Int32(4),
        Content = row.IsNull(content)
            ? null
            : new(row.Text(content), row.Int64(content + 1), row.Text(content + 2), row.Text(content + 3), reader.GetFieldValue<byte[]>(content + 4)),
    };
}
