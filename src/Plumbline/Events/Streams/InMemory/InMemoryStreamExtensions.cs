using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Plumbline.Events;

/// <summary>Registers the in-memory stream.</summary>
public static class InMemoryStreamExtensions
{
    /// <summary>The setting that chooses the stream: <c>InMemory</c> (the default) or what a package adds.</summary>
    public const string ProviderSetting = "Plumbline:Stream:Provider";

    private const string Section = "Plumbline:Stream:InMemory";

    /// <summary>
    /// Registers the in-memory stream as the process's <see cref="IEventStream"/>, where none is registered yet; call it after those of
    /// packages. Settings: <c>Plumbline:Stream:InMemory:Capacity</c>, <c>Plumbline:Stream:InMemory:MaxEventBytes</c>.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>The same.</returns>
    /// <exception cref="InvalidOperationException">
    /// <c>Plumbline:Stream:Provider</c> names another stream that nothing registered, or a setting is no number above 0.
    /// </exception>
    public static IHostApplicationBuilder AddInMemoryStream(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.Any(s => s.ServiceType == typeof(IEventStream)))
            return builder;

        if (builder.Configuration[ProviderSetting] is { Length: > 0 } provider && !provider.Equals("InMemory", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                $"The setting {ProviderSetting} is '{provider}', but nothing registered such a stream. Reference its package (Plumbline.RabbitMQ for RabbitMQ), or say InMemory.");
        }

        var defaults = new InMemoryStreamOptions();
        var options = new InMemoryStreamOptions
        {
            Capacity = Number(builder.Configuration, nameof(InMemoryStreamOptions.Capacity), defaults.Capacity),
            MaxEventBytes = Number(builder.Configuration, nameof(InMemoryStreamOptions.MaxEventBytes), defaults.MaxEventBytes),
        };
        builder.Services.TryAddSingleton(services => new InMemoryEventStream(services.GetService<TimeProvider>(), options));

        // Forgotten in production, it would lose events without a word.
        LogLevel? tells = !string.IsNullOrEmpty(builder.Configuration[ProviderSetting]) ? null
            : builder.Environment.IsDevelopment() ? LogLevel.Information : LogLevel.Warning;
        builder.Services.AddSingleton<IEventStream>(services =>
        {
            if (tells is { } level && services.GetService<ILoggerFactory>() is { } loggers)
                loggers.CreateLogger<InMemoryEventStream>().StreamInMemory(level);

            return services.GetRequiredService<InMemoryEventStream>();
        });
        return builder;
    }

    private static int Number(IConfiguration configuration, string name, int otherwise) => configuration[$"{Section}:{name}"] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        var text => throw new InvalidOperationException($"The setting {Section}:{name} is '{text}', which is no number above 0."),
    };
}
