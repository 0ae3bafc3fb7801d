using System.Data.Common;
using Npgsql;
using Plumbline.Data;
using Plumbline.PostgreSql;

namespace Plumbline.Storage.Tests.Harness;

/// <summary>A database of the server that all tests share.</summary>
internal sealed class PostgreSqlDatabase : TestDatabase
{
    private static readonly Lazy<Task<string>> s_template = new(CreateTemplateAsync);

    private PostgreSqlDatabase(string connectionString) => ConnectionString = connectionString;

    /// <summary>How to connect.</summary>
    public string ConnectionString { get; }

    /// <inheritdoc/>
    public override SqlDialect Dialect => SqlDialect.PostgreSql;

    /// <summary>An empty database.</summary>
    public static async Task<PostgreSqlDatabase> EmptyAsync() => new(await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync());

    /// <summary>A database with the schema of the test document.</summary>
    public static async Task<PostgreSqlDatabase> CreateAsync() => new(await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync(await s_template.Value));

    /// <inheritdoc/>
    public override Data.Storage Open(TimeProvider? clock = null) => new PostgreSqlStorage(ConnectionString + ";Maximum Pool Size=30", clock);

    /// <inheritdoc/>
    public override DbConnection Connect() => new NpgsqlConnection(ConnectionString + ";Pooling=false;Timeout=60;Command Timeout=120");

    private static async Task<string> CreateTemplateAsync()
    {
        await using var database = await EmptyAsync();
        await database.MigrateAsync(Io.Example.ShopV0.PlumblineDatabase.Schema);
        return new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
    }
}
