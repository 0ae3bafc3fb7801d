using System.Data.Common;

namespace Plumbline.Data;

/// <summary>A service's own database.</summary>
/// <remarks>
/// <see cref="InTransactionAsync{T}"/> is ambient: stores that are used inside of it write in its transaction, and nested calls join it.
/// One for the whole process.
/// </remarks>
public abstract class Storage : IAsyncDisposable
{
    private readonly AsyncLocal<StorageTransaction?> _current = new();

    /// <summary>Starts with nothing open.</summary>
    /// <param name="clock">The time that rows are created and updated at.</param>
    protected Storage(TimeProvider clock) => Clock = clock;

    /// <summary>Raised after each commit of something that changed rows: there may be something to publish.</summary>
    /// <remarks>Raised on the thread that committed; do no work here.</remarks>
    public event Action? Committed;

    /// <summary>The database's dialect.</summary>
    public abstract SqlDialect Dialect { get; }

    /// <summary>The time that rows are created and updated at.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Where the database is, for messages: no secrets.</summary>
    internal virtual string Place => Dialect.ToString();

    /// <summary>The transaction of the <see cref="InTransactionAsync{T}"/> around the caller; null outside of one.</summary>
    public DbTransaction? CurrentTransaction => Current?.Transaction;

    /// <summary>The transaction around the caller, unless it has ended.</summary>
    /// <exception cref="InvalidOperationException">It was abandoned: nobody waits for the caller any more.</exception>
    internal StorageTransaction? Current => _current.Value switch
    {
        { IsAbandoned: true } => throw new InvalidOperationException("This work took too long, and its transaction was rolled back: nothing that it still writes is kept."),
        { HasEnded: false } current => current,
        _ => null,
    };

    /// <summary>Opens a connection of the caller's own, outside of any transaction. SQLite: for reading.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The connection, to be disposed by the caller.</returns>
    public abstract ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken = default);

    /// <summary>Does something in a transaction: commits where it returns, rolls back where it throws.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">What to do. The stores of this storage join the transaction; so may commands of its own.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What <paramref name="work"/> returned, after the commit.</returns>
    /// <exception cref="InvalidOperationException">A write in it failed, and the work went on and returned: nothing is committed.</exception>
    /// <remarks>
    /// A nested call joins, with a savepoint: where it throws, what it did is undone, and the outer work may catch that and go on.
    /// </remarks>
    public async Task<T> InTransactionAsync<T>(Func<DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (Current is { } outer)
            return await outer.NestAsync(work, cancellationToken).ConfigureAwait(false);

        var connection = await RentAsync(isWriter: true, cancellationToken).ConfigureAwait(false);
        await using var rented = connection.ConfigureAwait(false);
        var transaction = await StorageTransaction.BeginAsync(this, connection, cancellationToken).ConfigureAwait(false);
        await using var ended = transaction.ConfigureAwait(false);

        // Set here and not in a method that is awaited, so that it flows into the work, and not out of this method.
        _current.Value = transaction;
        var result = await work(transaction.Transaction, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        OnCommitted();
        return result;
    }

    /// <summary>Does something in a transaction: commits where it returns, rolls back where it throws.</summary>
    /// <param name="work">What to do. The stores of this storage join the transaction; so may commands of its own.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidOperationException">A write in it failed, and the work went on and returned: nothing is committed.</exception>
    public Task InTransactionAsync(Func<DbTransaction, CancellationToken, Task> work, CancellationToken cancellationToken = default) =>
        InTransactionAsync(
            async (transaction, token) =>
            {
                await work(transaction, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Opens a connection for publishing and consuming, which others cannot use up. SQLite: for reading.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The connection, to be disposed by the caller.</returns>
    internal virtual ValueTask<DbConnection> OpenForEventsAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    /// <summary>Takes a connection for publishing and consuming, which others cannot use up.</summary>
    /// <param name="isWriter">Whether it may write.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal virtual ValueTask<StorageConnection> RentForEventsAsync(bool isWriter, CancellationToken cancellationToken) => RentAsync(isWriter, cancellationToken);

    /// <summary>Claims for this process what one process at a time does, where the database has no leases for that: SQLite.</summary>
    /// <returns>Ends the claim when disposed of; null where another process has it.</returns>
    internal virtual IDisposable? TryClaim() => throw new NotSupportedException($"{Dialect} has leases.");

    /// <summary>Takes a connection for as long as something is done with it.</summary>
    /// <param name="isWriter">Whether it may write. SQLite has one of these, so the others wait.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal abstract ValueTask<StorageConnection> RentAsync(bool isWriter, CancellationToken cancellationToken);

    /// <summary>Begins a transaction.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal abstract ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Tells the journal's triggers who acts, and on behalf of which trace.</summary>
    /// <param name="connection">The connection, in a transaction.</param>
    /// <param name="context">Who acts.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal abstract ValueTask SetContextAsync(StorageConnection connection, JournalContext context, CancellationToken cancellationToken);

    /// <summary>Takes back what <see cref="SetContextAsync"/> did, where it would outlast the transaction.</summary>
    /// <param name="connection">The connection, before the commit.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal virtual ValueTask ClearContextAsync(StorageConnection connection, CancellationToken cancellationToken) => default;

    /// <summary>The columns of the unique index that a write violated.</summary>
    /// <param name="exception">What the database said.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Null where it said something else.</returns>
    internal abstract ValueTask<IReadOnlyList<string>?> FindUniqueFieldsAsync(DbException exception, CancellationToken cancellationToken);

    /// <summary>Whether an error may go away by itself, so that the same transaction can work a moment later.</summary>
    /// <param name="exception">What was thrown.</param>
    internal virtual bool IsTransient(Exception exception) => exception is DbException { IsTransient: true };

    /// <summary>Gives the transaction around the caller up, for code that goes on in it although nobody waits for it any more.</summary>
    internal void Abandon() => _current.Value?.Abandon();

    /// <summary>Raises <see cref="Committed"/>.</summary>
    internal void OnCommitted() => Committed?.Invoke();

    /// <summary>Does something with a connection: that of the transaction around the caller, or one for this alone.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">What to do.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async Task<T> ReadAsync<T>(Func<StorageConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (Current is { } current)
            return await current.EnlistAsync(work, isWrite: false, cancellationToken).ConfigureAwait(false);

        var connection = await RentAsync(isWriter: false, cancellationToken).ConfigureAwait(false);
        await using var rented = connection.ConfigureAwait(false);
        return await work(connection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes in the transaction around the caller, or in one for this alone.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">What to do.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async Task<T> WriteAsync<T>(Func<StorageConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (Current is { } current)
            return await current.EnlistAsync(work, isWrite: true, cancellationToken).ConfigureAwait(false);

        return await InTransactionAsync((_, token) => Current!.EnlistAsync(work, isWrite: true, token), cancellationToken).ConfigureAwait(false);
    }
}
