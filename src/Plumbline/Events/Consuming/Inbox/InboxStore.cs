using System.Data.Common;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>The tables of the inbox: which events came, which are to be handled, and which failed. Joins the transaction around the caller.</summary>
internal sealed partial class InboxStore
{
    private readonly Storage _storage;
    private readonly InboxSql _sql;

    /// <summary>Prepares for a database.</summary>
    /// <param name="storage">The database.</param>
    public InboxStore(Storage storage) => (_storage, _sql) = (storage, new(storage));

    /// <summary>The number of a stream that a group reads; gives it one at first.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="group">The group.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<int> RegisterAsync(StreamName stream, string group, CancellationToken cancellationToken)
    {
        await RunAsync(
            $"insert into {_sql.Streams} (name, group_name) values ($1, $2) on conflict (name, group_name) do nothing", [stream.ToString(), group], cancellationToken).ConfigureAwait(false);
        return (await QueryAsync($"select stream_id from {_sql.Streams} where name = $1 and group_name = $2", [stream.ToString(), group], r => r.Int32(0), cancellationToken)
            .ConfigureAwait(false))[0];
    }

    /// <summary>Whether handling a stream is paused.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<bool> IsPausedAsync(int stream, CancellationToken cancellationToken) =>
        (await QueryAsync($"select is_paused from {_sql.Streams} where stream_id = $1", [stream], r => r.Boolean(0), cancellationToken).ConfigureAwait(false)) is [true];

    /// <summary>Pauses handling a stream, or goes on.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="isPaused">Whether to pause.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task PauseAsync(int stream, bool isPaused, CancellationToken cancellationToken) =>
        RunAsync($"update {_sql.Streams} set is_paused = $2 where stream_id = $1", [stream, _sql.Boolean(isPaused)], cancellationToken);

    /// <summary>Notes that a stream no longer had events that this service has not seen.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="events">How many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task NoteLostAsync(int stream, long events, CancellationToken cancellationToken) => RunAsync(
        $"update {_sql.Streams} set lost_events = lost_events + $2, lost_at = {_sql.NowText(3)} where stream_id = $1", [stream, events, _sql.Now], cancellationToken);

    /// <summary>Takes note back of what was lost: somebody brought it back.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task ClearLostAsync(int stream, CancellationToken cancellationToken) =>
        RunAsync($"update {_sql.Streams} set lost_events = 0, lost_at = null where stream_id = $1", [stream], cancellationToken);

    private Task<int> RunAsync(string sql, IReadOnlyList<object?> values, CancellationToken cancellationToken) =>
        _storage.WriteAsync((connection, token) => RunAsync(connection, sql, values, token), cancellationToken);

    private static async Task<int> RunAsync(StorageConnection connection, string sql, IReadOnlyList<object?> values, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand(sql);
        command.AddAll(values);
        return await command.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task<List<T>> QueryAsync<T>(string sql, IReadOnlyList<object?> values, Func<RowReader, T> read, CancellationToken cancellationToken) =>
        _storage.ReadAsync((connection, token) => QueryAsync(connection, sql, values, (row, _) => read(row), token), cancellationToken);

    // A statement that changes rows and answers with them.
    private Task<List<T>> ChangeAsync<T>(string sql, IReadOnlyList<object?> values, Func<RowReader, T> read, CancellationToken cancellationToken) =>
        _storage.WriteAsync((connection, token) => QueryAsync(connection, sql, values, (row, _) => read(row), token), cancellationToken);

    private async Task<List<T>> QueryAsync<T>(
        StorageConnection connection, string sql, IReadOnlyList<object?> values, Func<RowReader, DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand(sql);
        command.AddAll(values);
        await using var reader = await command.ReadAsync(cancellationToken).ConfigureAwait(false);
        var row = new RowReader(_storage.Dialect, reader);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            rows.Add(read(row, reader));

        return rows;
    }
}
