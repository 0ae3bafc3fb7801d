using System.Data.Common;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>The tables about publishing, for everything but publishing itself.</summary>
/// <param name="storage">The database.</param>
internal sealed class OutboxTables(Storage storage)
{
    /// <summary>The database.</summary>
    public Storage Storage => storage;

    /// <summary>The dialect.</summary>
    public SqlDialect Dialect => storage.Dialect;

    /// <summary>The queue.</summary>
    public string Outbox => Of("outbox");

    /// <summary>What is parked.</summary>
    public string Failed => Of("outbox_failed");

    /// <summary>Replays.</summary>
    public string Replay => Of("replay");

    /// <summary>Paused streams.</summary>
    public string Paused => Of("paused");

    /// <summary>What happened to publishing.</summary>
    public string Episode => Of("episode");

    /// <summary>The time, as these tables keep it.</summary>
    public string Now => Dialect == SqlDialect.PostgreSql ? "clock_timestamp()" : "cast(round((julianday('now') - 2440587.5) * 86400000000) as integer)";

    /// <summary>Asks for rows.</summary>
    /// <typeparam name="T">What becomes of a row.</typeparam>
    /// <param name="sql">The statement.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="values">Its parameters.</param>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params object?[] values)
    {
        var connection = await storage.RentForEventsAsync(isWriter: false, cancellationToken).ConfigureAwait(false);
        await using var rented = connection.ConfigureAwait(false);
        return await QueryAsync(connection, sql, read, cancellationToken, values).ConfigureAwait(false);
    }

    /// <summary>Asks for rows.</summary>
    /// <typeparam name="T">What becomes of a row.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="values">Its parameters.</param>
    public static async Task<List<T>> QueryAsync<T>(
        StorageConnection connection, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params object?[] values)
    {
        var command = connection.CreateCommand(sql);
        await using var disposed = command.ConfigureAwait(false);
        command.AddAll(values);
        var reader = await command.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using var answered = reader.ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            rows.Add(read(reader));

        return rows;
    }

    /// <summary>Runs a statement.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="values">Its parameters.</param>
    /// <returns>How many rows it changed.</returns>
    public static async Task<int> RunAsync(StorageConnection connection, string sql, CancellationToken cancellationToken, params object?[] values)
    {
        var command = connection.CreateCommand(sql);
        await using var disposed = command.ConfigureAwait(false);
        command.AddAll(values);
        return await command.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does something in a transaction of its own, which belongs to no request and wakes nobody.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">What to do.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<T> WriteAsync<T>(Func<StorageConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = await storage.RentForEventsAsync(isWriter: true, cancellationToken).ConfigureAwait(false);
        await using var rented = connection.ConfigureAwait(false);
        var transaction = await storage.BeginAsync(connection.Connection, cancellationToken).ConfigureAwait(false);
        await using var ended = transaction.ConfigureAwait(false);
        connection.Transaction = transaction;
        try
        {
            var result = await work(connection).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return result;
        }
        finally
        {
            connection.Transaction = null;
        }
    }

    /// <summary>An instant as a parameter.</summary>
    /// <param name="instant">The instant; null for null.</param>
    public object? Time(DateTimeOffset? instant) => instant is { } value ? SqlValue.DateTime(Dialect, value) : null;

    /// <summary>An instant of a row.</summary>
    /// <param name="reader">On the row.</param>
    /// <param name="ordinal">The column.</param>
    public DateTimeOffset? Time(DbDataReader reader, int ordinal) => new RowReader(Dialect, reader).DateTimeOrNull(ordinal);

    private string Of(string name) => Dialect == SqlDialect.PostgreSql ? "events." + name : "event_" + name;
}
