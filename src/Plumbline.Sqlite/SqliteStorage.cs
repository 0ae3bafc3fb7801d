using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Plumbline.Data;

namespace Plumbline.Sqlite;

/// <summary>A service's own database as a SQLite file.</summary>
/// <remarks>
/// One connection writes, so writers of this process wait for each other here and not in the database; readers see the last commit
/// and never wait (write-ahead log). Other processes may use the file too, for example the <c>sqlite3</c> shell; of several processes of
/// the service one publishes and handles events, the others as soon as it has ended. That one locks a file beside the database, named
/// <c>users.db-lock</c>.
/// </remarks>
public sealed class SqliteStorage : Storage
{
    private const int BusyMilliseconds = 5000;

    private readonly string _connectionString;
    private readonly bool _isDurable;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentBag<SqliteConnectionState> _readers = [];
    private readonly SqliteClaim _claim;
    private SqliteConnectionState? _writer;
    private bool _isDisposed;

    /// <summary>Opens nothing yet; the file and its folder are created with the first connection.</summary>
    /// <param name="path">The file.</param>
    /// <param name="clock">The time that rows are created and updated at; the system's where null.</param>
    /// <param name="isDurable">Whether a commit waits until the disk has it; without, a power failure may lose the last ones.</param>
    public SqliteStorage(string path, TimeProvider? clock = null, bool isDurable = true)
        : base(clock ?? TimeProvider.System)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FilePath = Path.GetFullPath(path);
        _claim = new(FilePath + "-lock");
        _isDurable = isDurable;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = FilePath,
            ForeignKeys = true,
            RecursiveTriggers = true,
            Pooling = false,
        }.ToString();
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <inheritdoc/>
    public override SqlDialect Dialect => SqlDialect.Sqlite;

    /// <inheritdoc/>
    internal override string Place => $"SQLite, {FilePath}";

    /// <inheritdoc/>
    public override async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            SqliteFunctions.Register(connection);

            // Without recursive triggers REPLACE would delete rows that no journal knows of.
            using var command = connection.CreateCommand();
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"pragma busy_timeout = {BusyMilliseconds}; pragma journal_mode = wal; pragma synchronous = {(_isDurable ? "full" : "normal")};");
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Closes all connections.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;

        _isDisposed = true;
        await _writing.WaitAsync().ConfigureAwait(false);
        _writer?.Dispose();
        while (_readers.TryTake(out var reader))
            reader.Dispose();

        _claim.Dispose();
        _writing.Dispose();
    }

    /// <inheritdoc/>
    internal override IDisposable? TryClaim()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _claim.TryTake();
    }

    /// <inheritdoc/>
    internal override async ValueTask<StorageConnection> RentAsync(bool isWriter, CancellationToken cancellationToken)
    {
        if (!isWriter)
        {
            var reader = _readers.TryTake(out var free) ? free : new((SqliteConnection)await OpenAsync(cancellationToken).ConfigureAwait(false));
            return new SqliteStorageConnection(reader, Return);
        }

        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _writer ??= new((SqliteConnection)await OpenAsync(cancellationToken).ConfigureAwait(false));
            return new SqliteStorageConnection(_writer, _ => _writing.Release());
        }
        catch
        {
            _writing.Release();
            throw;
        }
    }

    /// <inheritdoc/>
    internal override ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        new(((SqliteConnection)connection).BeginTransaction(deferred: false));

    /// <inheritdoc/>
    internal override async ValueTask SetContextAsync(StorageConnection connection, JournalContext context, CancellationToken cancellationToken)
    {
        // A database without journals has nothing to tell.
        if (!((SqliteStorageConnection)connection).State.HasContext)
            return;

        await using var command = connection.CreateCommand($"update {SqliteNames.ContextTable} set actor = $1, traceparent = $2");
        command.Add(context.Actor);
        command.Add(context.TraceParent);
        await command.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    internal override ValueTask ClearContextAsync(StorageConnection connection, CancellationToken cancellationToken) =>
        SetContextAsync(connection, new(null, null), cancellationToken);

    /// <inheritdoc/>
    internal override ValueTask<IReadOnlyList<string>?> FindUniqueFieldsAsync(DbException exception, CancellationToken cancellationToken) =>
        new(exception is SqliteException sqlite ? SqliteErrors.UniqueFields(sqlite) : null);

    /// <inheritdoc/>
    internal override bool IsTransient(Exception exception) => exception is SqliteException sqlite && SqliteErrors.IsBusy(sqlite);

    private void Return(SqliteConnectionState reader)
    {
        if (_isDisposed)
            reader.Dispose();
        else
            _readers.Add(reader);
    }
}
