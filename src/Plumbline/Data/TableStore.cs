namespace Plumbline.Data;

/// <summary>Reads and writes the rows of a table.</summary>
/// <typeparam name="TRow">The model.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <remarks>
/// For several threads at once. Inside of <see cref="Storage.InTransactionAsync{T}"/> everything happens in that transaction, otherwise each
/// call has one of its own. What is returned is what the table has: instants are cut to the microsecond and in UTC, and
/// <c>created_at</c> and <c>updated_at</c> are the store's.
/// </remarks>
public sealed partial class TableStore<TRow, TKey>
    where TRow : class
    where TKey : notnull
{
    private readonly Storage _storage;
    private readonly Table<TRow, TKey> _table;
    private readonly TableLayout<TRow, TKey> _layout;

    /// <summary>A store for a table.</summary>
    /// <param name="storage">The database.</param>
    /// <param name="table">The table.</param>
    public TableStore(Storage storage, Table<TRow, TKey> table)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(table);
        (_storage, _table, _layout) = (storage, table, new(storage, table));
    }

    /// <summary>Finds a row.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Null where there is none.</returns>
    public async Task<TRow?> FindAsync(TKey key, CancellationToken cancellationToken = default) =>
        (await FindStoredAsync(key, cancellationToken).ConfigureAwait(false))?.Row;

    /// <summary>Finds a row that must be there.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RowNotFoundException">There is none.</exception>
    public async Task<TRow> GetAsync(TKey key, CancellationToken cancellationToken = default) =>
        await FindAsync(key, cancellationToken).ConfigureAwait(false) ?? throw new RowNotFoundException(_table.Name, key);

    /// <summary>Reads rows.</summary>
    /// <param name="query">Which, and in which order.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<TRow>> ListAsync(TableQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var sql = _layout.List(query);
        var rows = await _storage.ReadAsync((connection, token) => QueryAsync(connection, sql.Text, sql.Parameters, token), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(stored => stored.Row)];
    }

    /// <summary>Counts rows.</summary>
    /// <param name="query">Which; its order and page do not count.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<long> CountAsync(TableQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var sql = _layout.Count(query);
        return _storage.ReadAsync(
            async (connection, token) =>
            {
                await using var command = connection.CreateCommand(sql.Text);
                command.AddAll(sql.Parameters);
                return (long)(await command.ScalarAsync(token).ConfigureAwait(false))!;
            },
            cancellationToken);
    }

    private async Task<Stored?> FindStoredAsync(TKey key, CancellationToken cancellationToken)
    {
        var parameters = new[] { SqlValue.Encode(_storage.Dialect, key) };
        var rows = await _storage.ReadAsync((connection, token) => QueryAsync(connection, _layout.Find, parameters, token), cancellationToken).ConfigureAwait(false);
        return rows is [var row] ? row : null;
    }

    private async Task<List<Stored>> QueryAsync(StorageConnection connection, string sql, IEnumerable<object?> parameters, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand(sql);
        command.AddAll(parameters);
        await using var reader = await command.ReadAsync(cancellationToken).ConfigureAwait(false);
        var row = new RowReader(_storage.Dialect, reader);
        var rows = new List<Stored>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            rows.Add(new(_table.Read(row), row.Int64(_table.Columns.Count)));

        return rows;
    }

    /// <summary>A row as the database has it.</summary>
    /// <param name="Row">The row.</param>
    /// <param name="Hash">Its hash in the database, which is not that of the row where something else wrote it.</param>
    private sealed record Stored(TRow Row, long Hash);
}
