using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Plumbline.Data;

namespace Plumbline.Sqlite;

/// <summary>Keeps the service's data in SQLite. Emitted <c>AddPlumbline()</c> calls this.</summary>
public static class SqliteStorageExtensions
{
    /// <summary>
    /// Registers SQLite as the service's database, and makes it fit the document before the server listens. Does nothing where setting
    /// <c>Plumbline:Storage:Provider</c> names another one.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="schema">What the database holds.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// Settings under <c>Plumbline:Storage</c>: <c>ConnectionString</c> (a path, or <c>Data Source=</c> and a path, relative to the content
    /// root; <c>data/{service}.db</c> where absent), <c>Durable</c> (<c>true</c>: a commit waits for the disk), <c>KeepUnknown</c>.
    /// </remarks>
    public static IHostApplicationBuilder AddSqliteStorage(this IHostApplicationBuilder builder, DatabaseSchema schema)
    {
        StorageRegistration.Add(builder, schema, SqlDialect.Sqlite, services => new SqliteStorage(
            Path.Combine(builder.Environment.ContentRootPath, FilePath(StorageRegistration.Setting(builder.Configuration, "ConnectionString"), schema)),
            services.GetService<TimeProvider>(),
            StorageRegistration.Flag(builder.Configuration, "Durable", otherwise: true)));
        return builder;
    }

    private static string FilePath(string? connectionString, DatabaseSchema schema)
    {
        if (connectionString is null)
            return Path.Combine("data", $"{schema.Service}.db");

        var path = connectionString.Contains('=', StringComparison.Ordinal) ? new SqliteConnectionStringBuilder(connectionString).DataSource : connectionString;
        return path is "" or ":memory:"
            ? throw new InvalidOperationException("Setting Plumbline:Storage:ConnectionString must name a file: several connections use the database.")
            : path;
    }
}
