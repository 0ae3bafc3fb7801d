using System.Globalization;
using Io.Example.ShopV1;
using Plumbline.PostgreSql;
using Plumbline.Sqlite;

namespace Plumbline.Producing.Tests;

/// <summary>A shop's own database, made by its document's schema.</summary>
internal sealed class ShopDatabase : IAsyncDisposable
{
    private readonly List<Storage> _storages = [];

    private ShopDatabase(SqlDialect dialect, string address)
    {
        (Dialect, Address) = (dialect, address);
        Storage = Open();
        Items = new(Storage);
        Parcels = new(Storage);
    }

    public SqlDialect Dialect { get; }

    /// <summary>Its connection string; of SQLite its file.</summary>
    public string Address { get; }

    public Storage Storage { get; }

    public ItemStore Items { get; }

    public ParcelStore Parcels { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ShopDatabase> OpenAsync(SqlDialect dialect, PostgreSqlServer? server = null, DatabaseSchema? schema = null)
    {
        var address = dialect == SqlDialect.Sqlite
            ? Path.Combine(Path.GetTempPath(), $"plumbline-shop-{Guid.NewGuid():n}.db")
            : await (server ?? await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        var database = new ShopDatabase(dialect, address);
        await new SchemaMigrator(database.Storage, schema ?? PlumblineDatabase.Schema).MigrateAsync(Stop);
        return database;
    }

    /// <summary>Opens it as another process does.</summary>
    public Storage Open(string more = "")
    {
        Storage storage = Dialect == SqlDialect.Sqlite ? new SqliteStorage(Address, isDurable: false) : new PostgreSqlStorage(Address + more);
        _storages.Add(storage);
        return storage;
    }

    public Task<Item> WriteAsync(string id, long version, string? note = null) => WriteAsync(Items, id, version, note);

    public static async Task<Item> WriteAsync(ItemStore items, string id, long version, string? note = null)
    {
        var item = new Item { Id = id, Name = $"{id} {version}", Version = version, Note = note };
        await items.UpsertAsync(item, Stop);
        return item;
    }

    /// <summary>Runs SQL by hand, on a connection of its own.</summary>
    public async Task<int> RunAsync(string sql)
    {
        await using var connection = await Storage.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        // Many rows, on a machine that may be busy.
        command.CommandTimeout = 300;
        return await command.ExecuteNonQueryAsync(Stop);
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await Storage.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync(Stop))!, typeof(T), CultureInfo.InvariantCulture);
    }

    /// <summary>The name of a table about events.</summary>
    public string Table(string name) => Dialect == SqlDialect.PostgreSql ? "events." + name : "event_" + name;

    public Task<int> QueuedAsync() => ScalarAsync<int>($"select count(*) from {Table("outbox")}");

    public Task<int> FailedAsync() => ScalarAsync<int>($"select count(*) from {Table("outbox_failed")}");

    /// <summary>What the journal has of items: its sequence, operation, key and version, in order.</summary>
    public async Task<IReadOnlyList<(long Sequence, string Operation, string Key, long Version)>> JournalAsync()
    {
        await using var connection = await Storage.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = Dialect == SqlDialect.PostgreSql
            ? "select journal_id, journal_op::text, id, version from journal.items order by journal_id"
            : "select journal_id, journal_op, id, version from journal_items order by journal_id";
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var rows = new List<(long, string, string, long)>();
        while (await reader.ReadAsync(Stop))
            rows.Add((reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3)));

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var storage in _storages)
            await storage.DisposeAsync();

        if (Dialect == SqlDialect.Sqlite)
        {
            foreach (var file in new[] { "", "-wal", "-shm", "-lock" })
                File.Delete(Address + file);
        }
    }
}
