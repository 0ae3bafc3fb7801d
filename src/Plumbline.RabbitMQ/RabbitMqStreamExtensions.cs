using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Plumbline.Events;

namespace Plumbline.RabbitMQ;

/// <summary>Registers streams over RabbitMQ.</summary>
public static class RabbitMqStreamExtensions
{
    private const string Section = "Plumbline:Stream";

    /// <summary>
    /// Registers RabbitMQ as the process's <see cref="IEventStream"/>, where <c>Plumbline:Stream:Provider</c> is <c>RabbitMQ</c>; otherwise
    /// does nothing. It connects when events are published or read: a service starts, and works, without a broker. Settings below
    /// <c>Plumbline:Stream</c>: <c>ConnectionString</c>, <c>Retention</c> (a time span), <c>MaxEventBytes</c>.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>The same.</returns>
    /// <exception cref="InvalidOperationException">A setting is missing or cannot be read.</exception>
    public static IHostApplicationBuilder AddRabbitMqStream(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!"RabbitMQ".Equals(builder.Configuration[InMemoryStreamExtensions.ProviderSetting], StringComparison.OrdinalIgnoreCase))
            return builder;

        var options = Read(builder.Configuration.GetSection(Section));
        builder.Services.TryAddSingleton<IEventStream>(services => new RabbitMqEventStream(
            options, services.GetRequiredService<ILogger<RabbitMqEventStream>>(), services.GetService<TimeProvider>()));
        return builder;
    }

    private static RabbitMqStreamOptions Read(IConfigurationSection section)
    {
        if (section["ConnectionString"] is not { Length: > 0 } connectionString)
            throw new InvalidOperationException($"{Section}:Provider is RabbitMQ, but {Section}:ConnectionString is not set; it looks like amqp://user:password@host:5672/vhost.");

        try
        {
            RabbitMqAddress.Parse(connectionString);
        }
        catch (ArgumentException e)
        {
            throw new InvalidOperationException($"The setting {Section}:ConnectionString cannot be read: {e.Message}", e);
        }

        var options = new RabbitMqStreamOptions { ConnectionString = connectionString };
        if (section["Retention"] is { Length: > 0 } retention)
        {
            options = options with
            {
                Retention = TimeSpan.TryParse(retention, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.FromMinutes(1)
                    ? time
                    : throw new InvalidOperationException($"The setting {Section}:Retention is '{retention}', which is no time span of a minute or more, as 7.00:00:00 is."),
            };
        }

        if (section["MaxEventBytes"] is { Length: > 0 } bytes)
        {
            options = options with
            {
                MaxEventBytes = int.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                    ? number
                    : throw new InvalidOperationException($"The setting {Section}:MaxEventBytes is '{bytes}', which is no number above 0."),
            };
        }

        return options;
    }
}
