using System.Data.Common;
using Plumbline.Data;

namespace Plumbline.Storage.Tests.Harness;

/// <summary>A real database of one test, with the schema of Documents/shop.json unless it is asked for an empty one.</summary>
internal abstract class TestDatabase : IAsyncDisposable
{
    private Data.Storage? _storage;

    /// <summary>The database's dialect.</summary>
    public abstract SqlDialect Dialect { get; }

    /// <summary>The database as a service has it.</summary>
    public Data.Storage Storage => _storage ??= Open(TimeProvider.System);

    /// <summary>The name of the journal of a table.</summary>
    /// <param name="table">The table.</param>
    public string Journal(string table) => Dialect == SqlDialect.PostgreSql ? $"journal.\"{table}\"" : $"\"journal_{table}\"";

    /// <summary>The name of the queue.</summary>
    public string Outbox => Dialect == SqlDialect.PostgreSql ? "events.outbox" : "event_outbox";

    /// <summary>The database as another instance of a service has it.</summary>
    /// <param name="clock">The instance's clock.</param>
    public abstract Data.Storage Open(TimeProvider? clock = null);

    /// <summary>A connection as somebody has it who knows nothing of Plumbline.</summary>
    public abstract DbConnection Connect();

    /// <summary>Makes the database fit a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="options">How.</param>
    public Task MigrateAsync(DatabaseSchema schema, SchemaOptions? options = null) =>
        new SchemaMigrator(Storage, schema, options).MigrateAsync(TestContext.Current.CancellationToken);

    /// <summary>Runs statements as somebody who knows nothing of Plumbline.</summary>
    /// <param name="sql">The statements.</param>
    /// <returns>The first value of the first row.</returns>
    public async Task<object?> SqlAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var value = await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        return value is DBNull ? null : value;
    }

    /// <summary>Reads the first column as text.</summary>
    /// <param name="sql">The query.</param>
    public async Task<IReadOnlyList<string?>> ListAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<string?>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            values.Add(reader.IsDBNull(0) ? null : Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture));

        return values;
    }

    /// <summary>The operations that a journal has, in order: <c>IUD</c>.</summary>
    /// <param name="table">The table.</param>
    public async Task<string> OperationsAsync(string table) =>
        string.Concat(await ListAsync($"select journal_op from {Journal(table)} order by journal_id"));

    /// <summary>A number.</summary>
    /// <param name="sql">The query.</param>
    public async Task<long> CountAsync(string sql) => Convert.ToInt64(await SqlAsync(sql), System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        if (_storage is not null)
            await _storage.DisposeAsync();
    }
}
