using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Plumbline.Data;

/// <summary>Registers the service's database, as the configuration wants it.</summary>
internal static class StorageRegistration
{
    private const string Section = "Plumbline:Storage:";

    /// <summary>Registers a database, unless the configuration names another provider or there is one already.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="schema">What the database holds.</param>
    /// <param name="dialect">The provider's dialect.</param>
    /// <param name="create">Makes the storage.</param>
    /// <exception cref="InvalidOperationException">The configuration names a provider that does not exist, or whose package the project does not reference.</exception>
    public static void Add(IHostApplicationBuilder builder, DatabaseSchema schema, SqlDialect dialect, Func<IServiceProvider, Storage> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(schema);
        if (Chosen(builder.Configuration, schema) is { } chosen && chosen != dialect)
            return;

        if (builder.Services.Any(service => service.ServiceType == typeof(Storage)))
            return;

        var options = new SchemaOptions { KeepsUnknown = Flag(builder.Configuration, "KeepUnknown", false) };
        builder.Services.AddSingleton(schema);
        builder.Services.AddSingleton(create);
        builder.Services.AddHostedService(services => new SchemaStart(services.GetRequiredService<Storage>(), schema, options));
        var keep = Days(builder.Configuration, "JournalDays", otherwise: 90);
        builder.Services.AddSingleton(services => new JournalUpkeep(
            JournalKeeping.Of(services.GetRequiredService<Storage>(), schema, keep),
            services.GetRequiredService<Storage>().Clock,
            services.GetRequiredService<ILogger<JournalUpkeep>>()));
        builder.Services.AddHostedService(services => services.GetRequiredService<JournalUpkeep>());
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            "database",
            services => new StorageHealthCheck(services.GetRequiredService<Storage>(), services.GetRequiredService<JournalUpkeep>()),
            HealthStatus.Unhealthy,
            ["database"],
            TimeSpan.FromSeconds(5)));
    }

    /// <summary>The text of a setting.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="name">The name under <c>Plumbline:Storage</c>.</param>
    public static string? Setting(IConfiguration configuration, string name) =>
        configuration[Section + name] is { Length: > 0 } value ? value : null;

    /// <summary>A setting that is true or false.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="name">The name under <c>Plumbline:Storage</c>.</param>
    /// <param name="otherwise">Where it is not set.</param>
    /// <exception cref="InvalidOperationException">It is something else.</exception>
    public static bool Flag(IConfiguration configuration, string name, bool otherwise)
    {
        if (Setting(configuration, name) is not { } text)
            return otherwise;

        return bool.TryParse(text, out var value) ? value : throw new InvalidOperationException($"Setting {Section}{name} is 'true' or 'false', not '{text}'.");
    }

    /// <summary>A setting that is a number of days.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="name">The name under <c>Plumbline:Storage</c>.</param>
    /// <param name="otherwise">Where it is not set.</param>
    /// <exception cref="InvalidOperationException">It is something else, or none.</exception>
    private static TimeSpan Days(IConfiguration configuration, string name, int otherwise)
    {
        if (Setting(configuration, name) is not { } text)
            return TimeSpan.FromDays(otherwise);

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 100_000
            ? TimeSpan.FromDays(days)
            : throw new InvalidOperationException($"Setting {Section}{name} is a number of days from 1, not '{text}'.");
    }

    private static SqlDialect? Chosen(IConfiguration configuration, DatabaseSchema schema)
    {
        if (Setting(configuration, "Provider") is not { } provider)
            return null;

        if (!Enum.TryParse<SqlDialect>(provider, ignoreCase: true, out var dialect) || !Enum.IsDefined(dialect))
            throw new InvalidOperationException($"Setting {Section}Provider is '{provider}'; it can be 'Sqlite' or 'PostgreSql'.");

        return schema.Scripts.Any(script => script.Dialect == dialect)
            ? dialect
            : throw new InvalidOperationException($"Setting {Section}Provider is '{provider}', but the project does not reference the package Plumbline.{dialect}.");
    }
}
