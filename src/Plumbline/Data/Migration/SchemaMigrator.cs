using System.Data.Common;

namespace Plumbline.Data;

/// <summary>Makes a database fit the document, as far as that loses nothing.</summary>
/// <remarks>
/// Everything happens in one transaction, so that no change of a row slips past a journal whose triggers are being replaced; only an index
/// on a table that is in use is built after it, without holding up writers. Several instances may start at once: one does it.
/// </remarks>
public sealed class SchemaMigrator
{
    // PostgreSQL: somebody uses the table for longer than we wait. What cannot be locked, and a deadlock.
    private static readonly string[] s_busy = ["55P03", "40P01"];

    private readonly Storage _storage;
    private readonly DatabaseSchema _schema;
    private readonly SchemaOptions _options;

    /// <summary>Prepares for a database.</summary>
    /// <param name="storage">The database.</param>
    /// <param name="schema">What it should hold.</param>
    /// <param name="options">How it follows; the defaults where null.</param>
    public SchemaMigrator(Storage storage, DatabaseSchema schema, SchemaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(schema);
        (_storage, _schema, _options) = (storage, schema, options ?? new());
    }

    /// <summary>Makes the database fit.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="DatabaseUnreachableException">It cannot be opened.</exception>
    /// <exception cref="DatabaseOwnedException">It belongs to another service.</exception>
    /// <exception cref="SchemaRefusedException">A person must decide; nothing was changed.</exception>
    /// <exception cref="TimeoutException">The tables were in use all the time, or another instance held on to the schema.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        var script = _schema.For(_storage.Dialect);
        var deadline = _storage.Clock.GetTimestamp();
        while (true)
        {
            if (await TryMigrateAsync(script, cancellationToken).ConfigureAwait(false))
                return;

            if (_storage.Clock.GetElapsedTime(deadline) > _options.Patience)
                throw new TimeoutException($"The schema of service '{_schema.Service}' could not be changed within {_options.Patience}: its tables are in use, or another instance is changing it. See pg_stat_activity and pg_locks.");

            await Task.Delay(TimeSpan.FromMilliseconds(250), _storage.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryMigrateAsync(SqlScript script, CancellationToken cancellationToken)
    {
        var rented = await RentAsync(cancellationToken).ConfigureAwait(false);
        await using var connection = rented.ConfigureAwait(false);
        var turn = await SchemaTurn.TryTakeAsync(_storage, cancellationToken).ConfigureAwait(false);
        if (turn is null)
            return false;

        await using var taken = turn.ConfigureAwait(false);
        try
        {
            var catalog = SchemaCatalog.Of(_storage.Dialect, rented.Connection);
            var indexes = await MigrateAsync(catalog, script, cancellationToken).ConfigureAwait(false);
            foreach (var index in indexes)
                await index.BuildAsync(catalog, cancellationToken).ConfigureAwait(false);

            return true;
        }
        catch (DbException exception) when (s_busy.Contains(exception.SqlState))
        {
            return false;
        }
    }

    // What cannot be opened is most often a wrong or missing setting, of which drivers know nothing.
    private async ValueTask<StorageConnection> RentAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _storage.RentAsync(isWriter: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnreachableException(_schema.Service, _storage.Place, exception);
        }
    }

    private async Task<IReadOnlyList<ConcurrentIndex>> MigrateAsync(SchemaCatalog catalog, SqlScript script, CancellationToken cancellationToken)
    {
        var transaction = await _storage.BeginAsync(catalog.Connection, cancellationToken).ConfigureAwait(false);
        await using var ended = transaction.ConfigureAwait(false);
        catalog.Transaction = transaction;
        try
        {
            if (_storage.Dialect == SqlDialect.PostgreSql)
                await catalog.RunAsync($"set local lock_timeout = {(int)_options.LockTimeout.TotalMilliseconds}", cancellationToken).ConfigureAwait(false);

            // Whose it is comes first: another service's database is not even touched.
            var owner = await OwnerAsync(catalog, cancellationToken).ConfigureAwait(false);
            if (owner is not null && owner != _schema.Service)
                throw new DatabaseOwnedException(owner, _schema.Service);

            foreach (var role in script.Objects.Where(part => part.Kind == SqlObjectKind.Role))
                await catalog.RunAsync(role.Create, cancellationToken).ConfigureAwait(false);

            await catalog.CreateNotesAsync(cancellationToken).ConfigureAwait(false);
            if (owner is null)
                await catalog.OwnAsync(_schema.Service, _schema.Version, cancellationToken).ConfigureAwait(false);

            var steps = new SchemaSteps(catalog, script, _options, await catalog.NotesAsync(cancellationToken).ConfigureAwait(false));
            var indexes = await steps.RunAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return indexes;
        }
        finally
        {
            catalog.Transaction = null;
        }
    }

    private static async Task<string?> OwnerAsync(SchemaCatalog catalog, CancellationToken cancellationToken)
    {
        if (catalog is not PostgreSqlCatalog postgreSql)
            return await catalog.OwnerAsync(cancellationToken).ConfigureAwait(false);

        await catalog.RunAsync("savepoint plumbline_owner", cancellationToken).ConfigureAwait(false);
        try
        {
            return await catalog.OwnerAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (exception.SqlState == "42501")
        {
            // Not even allowed to ask: the role that everything belongs to is called after the service.
            await catalog.RunAsync("rollback to savepoint plumbline_owner", cancellationToken).ConfigureAwait(false);
            return await postgreSql.OwningRoleAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
