using System.Data.Common;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>The publisher's own connection to the database, with the queue and the journals.</summary>
internal abstract class OutboxSession(DbConnection connection) : IAsyncDisposable
{
    /// <summary>The dialect.</summary>
    public abstract SqlDialect Dialect { get; }

    /// <summary>The connection.</summary>
    protected DbConnection Connection => connection;

    /// <summary>Opens a connection.</summary>
    /// <param name="storage">The database.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<OutboxSession> OpenAsync(Storage storage, CancellationToken cancellationToken)
    {
        var connection = await storage.OpenForEventsAsync(cancellationToken).ConfigureAwait(false);
        return storage.Dialect == SqlDialect.Sqlite ? new SqliteOutboxSession(storage, connection) : new PostgreSqlOutboxSession(connection);
    }

    /// <summary>Whether anything may have been written since it was asked last, by whoever.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual ValueTask<bool> HasChangedAsync(CancellationToken cancellationToken) => new(true);

    /// <summary>Looks at the queue.</summary>
    /// <param name="scan">Where.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract Task<OutboxPage> ReadAsync(OutboxScan scan, CancellationToken cancellationToken);

    /// <summary>Reads records of journals, and hands each over as long as the reader stands on it.</summary>
    /// <param name="wanted">The rows by stream.</param>
    /// <param name="take">Takes a record: its stream, its place in the list of that stream, and the reader.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract Task ReadJournalAsync(
        IReadOnlyList<(PublishTarget Target, IReadOnlyList<OutboxRow> Rows)> wanted,
        Action<PublishTarget, int, DbDataReader> take,
        CancellationToken cancellationToken);

    /// <summary>Notes what became of rows, unless another process holds the lease by now.</summary>
    /// <param name="outcome">What became of them.</param>
    /// <param name="lease">The lease's name.</param>
    /// <param name="token">The lease's token.</param>
    /// <param name="beforeCommit">What to do before the commit; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract Task<OutboxReceipt> CompleteAsync(OutboxOutcome outcome, string lease, long token, Func<ValueTask>? beforeCommit, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
