using Io.Example.OrderV0;
using Plumbline.Data;
using Plumbline.PostgreSql;
using Plumbline.Sqlite;

namespace Plumbline.Events.Tests.Consuming;

/// <summary>A database of the consuming service, which outlives its processes.</summary>
internal sealed class ConsumerDatabase : IAsyncDisposable
{
    private readonly Func<TimeProvider?, Storage> _open;
    private readonly string? _folder;

    private ConsumerDatabase(Func<TimeProvider?, Storage> open, string? folder = null) => (_open, _folder) = (open, folder);

    public static async Task<ConsumerDatabase> SqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("plumbline-inbox-").FullName;
        return await MigratedAsync(new(clock => new SqliteStorage(Path.Combine(folder, "orders.db"), clock, isDurable: false), folder));
    }

    public static async Task<ConsumerDatabase> PostgreSqlAsync()
    {
        var server = await PostgreSqlServer.SharedAsync();
        var connectionString = await server.CreateDatabaseAsync();
        return await MigratedAsync(new(clock => new PostgreSqlStorage(connectionString, clock)));
    }

    /// <summary>A process's own access to it.</summary>
    public Storage Open(TimeProvider? clock = null) => _open(clock);

    /// <summary>Runs a statement and gives back the first value.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var storage = Open();
        await using var connection = await storage.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);

        return default;
    }

    private static async Task<ConsumerDatabase> MigratedAsync(ConsumerDatabase database)
    {
        await using var storage = database.Open();
        await new SchemaMigrator(storage, PlumblineDatabase.Schema).MigrateAsync(TestContext.Current.CancellationToken);
        return database;
    }
}
