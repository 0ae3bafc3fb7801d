using System.Data.Common;
using Npgsql;
using Plumbline.Data;

namespace Plumbline.PostgreSql;

/// <summary>A service's own database in PostgreSQL 15 and later.</summary>
public sealed class PostgreSqlStorage : Storage
{
    // Publishing and consuming go on where requests have taken every connection of the service.
    private const int EventConnections = 8;

    private readonly NpgsqlDataSource _source;
    private readonly Lazy<NpgsqlDataSource> _eventSource;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="connectionString">As Npgsql takes it. Statements are prepared by themselves unless it sets <c>Max Auto Prepare</c>.</param>
    /// <param name="clock">The time that rows are created and updated at; the system's where null.</param>
    public PostgreSqlStorage(string connectionString, TimeProvider? clock = null)
        : base(clock ?? TimeProvider.System)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ContainsKey("Max Auto Prepare"))
            settings.MaxAutoPrepare = 100;

        Place = $"PostgreSQL, Host={settings.Host};Port={settings.Port};Database={settings.Database ?? settings.Username};Username={settings.Username}";
        _source = Source(settings);
        settings.MaxPoolSize = EventConnections;
        settings.MinPoolSize = 0;
        settings.KeepAlive = 30;
        settings.ApplicationName = string.IsNullOrEmpty(settings.ApplicationName) ? "events" : settings.ApplicationName + " events";
        _eventSource = new(() => Source(settings));
    }

    /// <summary>The connections.</summary>
    public NpgsqlDataSource DataSource => _source;

    /// <inheritdoc/>
    public override SqlDialect Dialect => SqlDialect.PostgreSql;

    /// <inheritdoc/>
    internal override string Place { get; }

    /// <inheritdoc/>
    public override async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken = default) =>
        await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Closes all connections.</summary>
    public override async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync().ConfigureAwait(false);
        if (_eventSource.IsValueCreated)
            await _eventSource.Value.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    internal override async ValueTask<DbConnection> OpenForEventsAsync(CancellationToken cancellationToken) =>
        await _eventSource.Value.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    internal override async ValueTask<StorageConnection> RentForEventsAsync(bool isWriter, CancellationToken cancellationToken) =>
        new PostgreSqlStorageConnection(await _eventSource.Value.OpenConnectionAsync(cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    internal override async ValueTask<StorageConnection> RentAsync(bool isWriter, CancellationToken cancellationToken) =>
        new PostgreSqlStorageConnection(await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    internal override async ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    internal override async ValueTask SetContextAsync(StorageConnection connection, JournalContext context, CancellationToken cancellationToken)
    {
        // Until the end of the transaction; null becomes the empty text, which triggers take for null.
        await using var command = connection.CreateCommand("select set_config('plumbline.actor', $1, true), set_config('plumbline.traceparent', $2, true)");
        command.Add(context.Actor?.Replace("\0", string.Empty, StringComparison.Ordinal) ?? string.Empty);
        command.Add(context.TraceParent ?? string.Empty);
        await command.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    internal override async ValueTask<IReadOnlyList<string>?> FindUniqueFieldsAsync(DbException exception, CancellationToken cancellationToken)
    {
        if (exception is not PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: { } index } violation)
            return null;

        // The error names the index only. On another connection, for the transaction of this one is over.
        const string sql = """
            select a.attname
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_index i on i.indexrelid = c.oid
            cross join unnest(i.indkey::int2[]) with ordinality k (attnum, position)
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
            where c.relname = $1 and n.nspname = $2
            order by k.position
            """;
        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var opened = connection.ConfigureAwait(false);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new() { Value = index });
        command.Parameters.Add(new() { Value = violation.SchemaName ?? "public" });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var fields = new List<string>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            fields.Add(reader.GetString(0));

        return fields.Count == 0 ? [index] : fields;
    }

    private static NpgsqlDataSource Source(NpgsqlConnectionStringBuilder settings)
    {
        // A new connection may lead to another server than the one before, which took over and lacks the last numbers.
        const string advance = "do $$ begin if to_regprocedure('events.advance(boolean)') is not null then perform events.advance(false); end if; exception when insufficient_privilege then null; end $$";
        var builder = new NpgsqlDataSourceBuilder(settings.ToString());
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(advance, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(advance, connection);
                await command.ExecuteNonQueryAsync().ConfigureAwait(false);
            });
        return builder.Build();
    }
}
