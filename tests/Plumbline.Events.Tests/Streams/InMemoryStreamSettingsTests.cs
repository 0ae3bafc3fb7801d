using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Plumbline.Events.Tests.Streams;

/// <summary>A stream in memory that nobody chose is no secret: in production it would lose events without a word.</summary>
public sealed class InMemoryStreamSettingsTests
{
    [Theory]
    [InlineData(null, "Production", LogLevel.Warning)]
    [InlineData("", "Staging", LogLevel.Warning)]
    [InlineData(null, "Development", LogLevel.Information)]
    [InlineData("InMemory", "Production", null)]
    public void Says_that_events_stay_in_memory_where_nobody_chose_that(string? provider, string environment, LogLevel? expected)
    {
        var log = new TestLog<InMemoryEventStream>();
        using var services = Services(provider, environment, log);
        Assert.IsType<InMemoryEventStream>(services.GetRequiredService<IEventStream>());
        Assert.Same(services.GetRequiredService<InMemoryEventStream>(), services.GetRequiredService<IEventStream>());
        if (expected is not { } level)
        {
            Assert.Empty(log.Entries);
            return;
        }

        var (said, message, _) = Assert.Single(log.Entries);
        Assert.Equal(level, said);
        Assert.Contains("Plumbline:Stream:Provider", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_without_its_package_is_named_with_the_package()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Services("RabbitMQ", "Production", new TestLog<InMemoryEventStream>()));
        Assert.Contains("Plumbline.RabbitMQ", exception.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(string? provider, string environment, TestLog<InMemoryEventStream> log)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment, DisableDefaults = true });
        builder.Configuration[InMemoryStreamExtensions.ProviderSetting] = provider;
        builder.Logging.AddProvider(new OneLog(log));
        builder.AddInMemoryStream();
        return builder.Services.BuildServiceProvider();
    }

    private sealed class OneLog(ILogger log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => log;

        public void Dispose()
        {
        }
    }
}
