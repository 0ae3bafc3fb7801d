using System.Data.Common;

namespace Plumbline.Data;

/// <summary>The right to change the schema: of all instances of a service, one has it at a time.</summary>
/// <remarks>
/// A lock of a transaction on a connection of its own, so that it also works behind a connection pooler. It is tried and never waited
/// for: a statement that waits would hold up the building of an index, which waits for all statements.
/// </remarks>
internal sealed class SchemaTurn : IAsyncDisposable
{
    private readonly DbConnection? _connection;
    private readonly DbTransaction? _transaction;

    private SchemaTurn(DbConnection? connection, DbTransaction? transaction) => (_connection, _transaction) = (connection, transaction);

    /// <summary>Takes the turn.</summary>
    /// <param name="storage">The database.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Null where somebody else has it.</returns>
    public static async Task<SchemaTurn?> TryTakeAsync(Storage storage, CancellationToken cancellationToken)
    {
        // SQLite's transaction is a turn of its own.
        if (storage.Dialect == SqlDialect.Sqlite)
            return new(null, null);

        var connection = await storage.OpenAsync(cancellationToken).ConfigureAwait(false);
        DbTransaction? transaction = null;
        try
        {
            transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "select pg_try_advisory_xact_lock(hashtextextended('plumbline.schema', 0))";
            if ((bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!)
            {
                // The server keeps a query's snapshot until the connection runs something else, and the building of an index waits for
                // all snapshots that are older: ours too, for ever. This needs none.
                command.CommandText = "savepoint plumbline_turn";
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                return new(connection, transaction);
            }
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await transaction.DisposeAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>Gives the turn to others.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
            await _transaction.DisposeAsync().ConfigureAwait(false);
        if (_connection is not null)
            await _connection.DisposeAsync().ConfigureAwait(false);
    }
}
