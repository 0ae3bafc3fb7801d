using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Plumbline.Data;

namespace Plumbline.PostgreSql;

/// <summary>Keeps the service's data in PostgreSQL. Emitted <c>AddPlumbline()</c> calls this.</summary>
public static class PostgreSqlStorageExtensions
{
    /// <summary>
    /// Registers PostgreSQL as the service's database, and makes it fit the document before the server listens. Does nothing where setting
    /// <c>Plumbline:Storage:Provider</c> names another one, or names none and there is one already.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="schema">What the database holds.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Settings under <c>Plumbline:Storage</c>: <c>ConnectionString</c> (as Npgsql takes it; required), <c>KeepUnknown</c>.</remarks>
    public static IHostApplicationBuilder AddPostgreSqlStorage(this IHostApplicationBuilder builder, DatabaseSchema schema)
    {
        StorageRegistration.Add(builder, schema, SqlDialect.PostgreSql, services => new PostgreSqlStorage(
            StorageRegistration.Setting(builder.Configuration, "ConnectionString")
                ?? throw new InvalidOperationException("PostgreSQL needs setting Plumbline:Storage:ConnectionString: Host=...;Database=...;Username=...;Password=..."),
            services.GetService<TimeProvider>()));
        return builder;
    }
}
