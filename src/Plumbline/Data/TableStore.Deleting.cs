namespace Plumbline.Data;

/// <content>What deletes many rows.</content>
public sealed partial class TableStore<TRow, TKey>
{
    /// <summary>Deletes rows, all or none.</summary>
    /// <param name="keys">Their keys; what is not there is left out.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> DeleteManyAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var encoded = keys.Distinct().Select(key => new object?[] { SqlValue.Encode(_storage.Dialect, key) }).ToList();
        return encoded.Count == 0
            ? 0
            : await GuardAsync(
                (connection, token) => _storage.Dialect == SqlDialect.PostgreSql
                    ? DeleteAtOnceAsync(connection, encoded, token)
                    : DeleteEachAsync(connection, encoded, token),
                cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> DeleteAtOnceAsync(StorageConnection connection, List<object?[]> keys, CancellationToken cancellationToken)
    {
        var kind = _table.Columns.First(column => column.Name == _table.KeyColumn).Kind;
        await PlanAnewAsync(connection, cancellationToken).ConfigureAwait(false);
        await using var command = connection.CreateCommand(_layout.DeleteMany);
        command.Add(SqlValue.PostgreSqlArray(kind, keys, 0));
        return await command.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> DeleteEachAsync(StorageConnection connection, List<object?[]> keys, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var key in keys)
        {
            await using var command = connection.CreateCommand(_layout.Delete);
            command.AddAll(key);
            deleted += await command.RunAsync(cancellationToken).ConfigureAwait(false);
        }

        return deleted;
    }
}
