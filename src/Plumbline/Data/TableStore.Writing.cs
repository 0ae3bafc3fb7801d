using System.Data.Common;

namespace Plumbline.Data;

/// <content>What changes rows.</content>
public sealed partial class TableStore<TRow, TKey>
{
    // Few round trips, and still little to send again.
    private const int BatchSize = 1000;

    // PostgreSQL: what is written does not fit into an index.
    private const string ProgramLimitExceeded = "54000";

    /// <summary>Inserts a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The row as the table has it.</returns>
    /// <exception cref="RowExistsException">There is one with this key.</exception>
    /// <exception cref="UniqueViolationException">There is one with the same values in other fields that are unique.</exception>
    public async Task<TRow> InsertAsync(TRow row, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        var rows = await WriteAsync(_layout.Insert, Values(row), cancellationToken).ConfigureAwait(false);
        return rows[0].Row;
    }

    /// <summary>Inserts a row, or updates the one with its key. Where that has the same values already, nothing is written.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The row as the table has it, and what happened to it.</returns>
    /// <exception cref="UniqueViolationException">Another row has the same values in fields that are unique.</exception>
    public async Task<Upserted<TRow>> UpsertAsync(TRow row, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        var key = _table.GetKey(row);
        var values = Values(row);
        while (true)
        {
            var before = await FindStoredAsync(key, cancellationToken).ConfigureAwait(false);
            if (before is not null && IsSame(before, TableLayout<TRow, TKey>.Hash(values)))
                return new(before.Row, UpsertKind.Unchanged);

            var written = before is null
                ? await WriteAsync(_layout.InsertMissing, values, cancellationToken).ConfigureAwait(false)
                : await OverwriteAsync(before, key, values, cancellationToken).ConfigureAwait(false);
            if (written is [var after])
                return new(after.Row, before is null ? UpsertKind.Inserted : UpsertKind.Updated);

            // Somebody else inserted, changed or deleted the row meanwhile: look again.
        }
    }

    /// <summary>Inserts rows, or updates those with their keys, all or none. Rows that have the same values already are not written.</summary>
    /// <param name="rows">The rows; of equal keys the last one counts.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="UniqueViolationException">Another row has the same values in fields that are unique.</exception>
    public async Task<UpsertCounts> UpsertManyAsync(IEnumerable<TRow> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var last = new Dictionary<TKey, TRow>();
        foreach (var row in rows)
            last[_table.GetKey(row)] = row;

        if (last.Count == 0)
            return new(0, 0, 0);

        var now = _storage.Clock.GetUtcNow();
        return await GuardAsync(
            (connection, token) => _storage.Dialect == SqlDialect.PostgreSql
                ? UpsertBatchesAsync(connection, last.Values, now, token)
                : UpsertEachAsync(connection, last, now, token),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes a row; starts again where somebody else changed it meanwhile.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="change">Makes the new row of the present one. May be called several times; it must keep the key.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The row as the table has it; null where there is none.</returns>
    /// <exception cref="ArgumentException">The key was changed.</exception>
    /// <exception cref="UniqueViolationException">Another row has the same values in fields that are unique.</exception>
    public async Task<TRow?> UpdateAsync(TKey key, Func<TRow, TRow> change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        while (await FindStoredAsync(key, cancellationToken).ConfigureAwait(false) is { } before)
        {
            var after = change(before.Row);
            if (await ReplaceAsync(before, after, cancellationToken).ConfigureAwait(false) is { } updated)
                return updated;
        }

        return null;
    }

    /// <summary>Changes a row unless somebody else has changed it.</summary>
    /// <param name="before">The row as it was read.</param>
    /// <param name="after">The row as it should be, with the same key.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The row as the table has it; null where it is not as it was read any more, or gone.</returns>
    /// <exception cref="ArgumentException">The keys differ.</exception>
    /// <exception cref="UniqueViolationException">Another row has the same values in fields that are unique.</exception>
    public async Task<TRow?> TryUpdateAsync(TRow before, TRow after, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(before);

        // Read again, for the hash in the database may be of a row that was changed there by hand.
        var stored = await FindStoredAsync(_table.GetKey(before), cancellationToken).ConfigureAwait(false);
        return stored is not null && RowHash.Of(_table, stored.Row) == RowHash.Of(_table, before)
            ? await ReplaceAsync(stored, after, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>Deletes a row.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False where there was none.</returns>
    public Task<bool> DeleteAsync(TKey key, CancellationToken cancellationToken = default) =>
        GuardAsync(
            async (connection, token) =>
            {
                await using var command = connection.CreateCommand(_layout.Delete);
                command.Add(SqlValue.Encode(_storage.Dialect, key));
                return await command.RunAsync(token).ConfigureAwait(false) > 0;
            },
            cancellationToken);

    private object?[] Values(TRow row) => _layout.Values(row, _storage.Clock.GetUtcNow());

    private async Task<TRow?> ReplaceAsync(Stored before, TRow after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(after);
        if (!EqualityComparer<TKey>.Default.Equals(_table.GetKey(before.Row), _table.GetKey(after)))
            throw new ArgumentException($"The key of a row of '{_table.Name}' cannot change.", nameof(after));

        var values = Values(after);
        if (TableLayout<TRow, TKey>.Hash(values) == RowHash.Of(_table, before.Row))
            return before.Row;

        var rows = await OverwriteAsync(before, _table.GetKey(after), values, cancellationToken).ConfigureAwait(false);
        return rows is [var updated] ? updated.Row : null;
    }

    // Whether the row has this hash. PostgreSQL's triggers give a row another hash that somebody changes by hand, SQLite's cannot.
    private bool IsSame(Stored stored, long hash) =>
        stored.Hash == hash && (_storage.Dialect == SqlDialect.PostgreSql || RowHash.Of(_table, stored.Row) == hash);

    private Task<List<Stored>> OverwriteAsync(Stored before, TKey key, object?[] values, CancellationToken cancellationToken) => GuardAsync(
        async (connection, token) =>
        {
            // For the same reason SQLite looks again, in the transaction: there is one writer at a time.
            if (_storage.Dialect == SqlDialect.Sqlite)
            {
                var present = await QueryAsync(connection, _layout.Find, [SqlValue.Encode(_storage.Dialect, key)], token).ConfigureAwait(false);
                if (present is not [var row] || row.Hash != before.Hash || RowHash.Of(_table, row.Row) != RowHash.Of(_table, before.Row))
                    return [];
            }

            return await QueryAsync(connection, _layout.Update, [.. values, before.Hash], token).ConfigureAwait(false);
        },
        cancellationToken);

    private Task<List<Stored>> WriteAsync(string sql, object?[] values, CancellationToken cancellationToken) =>
        GuardAsync((connection, token) => QueryAsync(connection, sql, values, token), cancellationToken);

    private async Task<UpsertCounts> UpsertBatchesAsync(StorageConnection connection, Dictionary<TKey, TRow>.ValueCollection rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (inserted, updated) = (0L, 0L);
        await PlanAnewAsync(connection, cancellationToken).ConfigureAwait(false);
        foreach (var batch in rows.Chunk(BatchSize))
        {
            var values = Array.ConvertAll(batch, row => _layout.Values(row, now));
            await using var command = connection.CreateCommand(_layout.UpsertMany);
            command.AddAll(_layout.Arrays(values));
            await using var reader = await command.ReadAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                _ = reader.GetBoolean(0) ? inserted++ : updated++;
        }

        return new(inserted, updated, rows.Count - inserted - updated);
    }

    // A plan that was made while the table was empty reads all of it, and is kept until somebody analyzes the table. For the rest of the transaction.
    private static async Task PlanAnewAsync(StorageConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand("select set_config('plan_cache_mode', 'force_custom_plan', true)");
        await command.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<UpsertCounts> UpsertEachAsync(StorageConnection connection, Dictionary<TKey, TRow> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (inserted, updated) = (0L, 0L);
        foreach (var (key, row) in rows)
        {
            var values = _layout.Values(row, now);
            var found = await QueryAsync(connection, _layout.Find, [SqlValue.Encode(_storage.Dialect, key)], cancellationToken).ConfigureAwait(false);
            var before = found is [var stored] ? stored : null;
            if (before is not null && IsSame(before, TableLayout<TRow, TKey>.Hash(values)))
                continue;

            await using var command = connection.CreateCommand(before is null ? _layout.Insert : _layout.Update);
            command.AddAll(values);
            if (before is not null)
                command.Add(before.Hash);

            // Read to the end, or the statement is not done.
            await using var reader = await command.ReadAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                _ = before is null ? inserted++ : updated++;
        }

        return new(inserted, updated, rows.Count - inserted - updated);
    }

    private async Task<T> GuardAsync<T>(Func<StorageConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await _storage.WriteAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            if (exception.SqlState == ProgramLimitExceeded)
                throw new TextNotStorableException(_table.Name, exception);

            var fields = await _storage.FindUniqueFieldsAsync(exception, cancellationToken).ConfigureAwait(false);
            if (fields is null)
                throw;

            throw fields is [var field] && field == _table.KeyColumn
                ? new RowExistsException(_table.Name, field, exception)
                : new UniqueViolationException(_table.Name, fields, exception);
        }
    }
}
