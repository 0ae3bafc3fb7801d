using System.Data.Common;
using Microsoft.Data.Sqlite;
using Plumbline.Data;
using Plumbline.Sqlite;

namespace Plumbline.Storage.Tests.Harness;

/// <summary>A file of its own.</summary>
internal sealed class SqliteDatabase : TestDatabase
{
    private static readonly Lazy<Task<byte[]>> s_template = new(CreateTemplateAsync);

    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-sqlite-").FullName;

    /// <summary>The file.</summary>
    public string Path => System.IO.Path.Combine(_folder, "test.db");

    /// <inheritdoc/>
    public override SqlDialect Dialect => SqlDialect.Sqlite;

    /// <summary>A database with the schema of the test document.</summary>
    public static async Task<SqliteDatabase> CreateAsync()
    {
        var database = new SqliteDatabase();
        await File.WriteAllBytesAsync(database.Path, await s_template.Value);
        return database;
    }

    /// <inheritdoc/>
    public override Data.Storage Open(TimeProvider? clock = null) => new SqliteStorage(Path, clock, isDurable: false);

    /// <inheritdoc/>
    public override DbConnection Connect() => new SqliteConnection($"Data Source={Path};Pooling=false;Foreign Keys=true;Default Timeout=60");

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<byte[]> CreateTemplateAsync()
    {
        await using var database = new SqliteDatabase();
        await database.MigrateAsync(Io.Example.ShopV0.PlumblineDatabase.Schema);
        await database.Storage.DisposeAsync();
        return await File.ReadAllBytesAsync(database.Path);
    }
}
