using System.Data.Common;
using System.Globalization;

namespace Plumbline.Data;

/// <summary>The transaction of an <see cref="Storage.InTransactionAsync{T}"/>.</summary>
internal sealed class StorageTransaction : IAsyncDisposable
{
    private readonly Storage _storage;
    private readonly StorageConnection _connection;
    private readonly JournalContext? _context;

    // A connection does one thing at a time; stores may be used from several tasks of the work.
    private readonly SemaphoreSlim _turn = new(1);
    private int _savepoints;
    private bool _hasFailed;

    private StorageTransaction(Storage storage, StorageConnection connection, JournalContext? context) =>
        (_storage, _connection, _context) = (storage, connection, context);

    /// <summary>The driver's transaction.</summary>
    public DbTransaction Transaction => _connection.Transaction!;

    /// <summary>Whether it was committed or rolled back; code that outlives it must not write in it.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether code may still run in it that nobody waits for.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>Begins a transaction.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="connection">The connection, for as long as the transaction.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<StorageTransaction> BeginAsync(Storage storage, StorageConnection connection, CancellationToken cancellationToken)
    {
        var context = JournalContext.Current;
        connection.Transaction = await storage.BeginAsync(connection.Connection, cancellationToken).ConfigureAwait(false);
        var transaction = new StorageTransaction(storage, connection, context);
        try
        {
            if (context is not null)
                await storage.SetContextAsync(connection, context, cancellationToken).ConfigureAwait(false);

            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Does something with the transaction's connection.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">What to do.</param>
    /// <param name="isWrite">Whether the transaction is spoilt where it fails.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<T> EnlistAsync<T>(Func<StorageConnection, CancellationToken, Task<T>> work, bool isWrite, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work(_connection, cancellationToken).ConfigureAwait(false);
        }
        catch when (isWrite)
        {
            // PostgreSQL would turn the commit into a rollback without a word; here both databases refuse it.
            _hasFailed = true;
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Does something that is undone alone where it fails.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">What to do.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<T> NestAsync<T>(Func<DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var savepoint = string.Create(CultureInfo.InvariantCulture, $"plumbline_{++_savepoints}");
        var hadFailed = _hasFailed;
        await Transaction.SaveAsync(savepoint, cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await work(Transaction, cancellationToken).ConfigureAwait(false);
            if (_hasFailed && !hadFailed)
                throw Spoilt();

            await Transaction.ReleaseAsync(savepoint, cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch
        {
            await Transaction.RollbackAsync(savepoint, CancellationToken.None).ConfigureAwait(false);
            _hasFailed = hadFailed;
            throw;
        }
    }

    /// <summary>Commits.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_hasFailed)
            throw Spoilt();

        if (_context is not null)
            await _storage.ClearContextAsync(_connection, cancellationToken).ConfigureAwait(false);

        HasEnded = true;
        await Transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>From now on its code cannot write, neither in it nor outside of it.</summary>
    public void Abandon() => IsAbandoned = true;

    /// <summary>Rolls back what is not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        HasEnded = true;
        var transaction = Transaction;
        _connection.Transaction = null;
        await transaction.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private static InvalidOperationException Spoilt() =>
        new("A write in this transaction failed, so nothing of it can be committed. Let the exception pass, or put the write into an InTransactionAsync of its own.");
}
