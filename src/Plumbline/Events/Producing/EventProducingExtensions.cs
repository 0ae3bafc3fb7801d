using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Publishes what the service's tables tell. Emitted <c>AddPlumbline()</c> calls this.</summary>
public static class EventProducingExtensions
{
    /// <summary>
    /// Registers what publishes the events of every registered <see cref="EventProducer"/>, and what directs it (<see cref="IEventProducers"/>);
    /// where there is none, nothing. Call it after the database, the producers and the stream. Settings: <c>Plumbline:Environment</c> (the first part of stream names; the host's
    /// environment in small letters), and under <c>Plumbline:Events</c>: <c>PublishPage</c> (500), <c>PublishWindow</c> (500),
    /// <c>PublishPoll</c> (1 second).
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <returns>The same.</returns>
    /// <exception cref="InvalidOperationException">A setting cannot be read.</exception>
    public static IHostApplicationBuilder AddEventProducing(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.Any(service => service.ServiceType == typeof(OutboxTables)) || builder.Services.All(service => service.ServiceType != typeof(EventProducer)))
            return builder;

        EventRuntimeRegistration.Add(builder);
        var options = PublisherOptions.Read(builder.Configuration);
        builder.Services.AddSingleton(services => new OutboxTables(services.GetRequiredService<Storage>()));
        builder.Services.AddSingleton(services => Services(services, options));
        builder.Services.AddSingleton(services => new ReplayFeeder(
            services.GetRequiredService<OutboxTables>(), services.GetServices<EventProducer>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddKeyedSingleton(EventPublisher.LeaseName, (services, _) => Lease(services));
        builder.Services.AddSingleton(Publisher);
        builder.Services.AddSingleton(services => new StatusReader(
            services.GetRequiredService<OutboxTables>(),
            services.GetRequiredService<EventPublisher>(),
            services.GetRequiredKeyedService<EventLease>(EventPublisher.LeaseName),
            services.GetService<JournalUpkeep>()));
        builder.Services.AddSingleton<IEventProducers>(Producers);
        builder.Services.AddSingleton<IEventWork>(services => new EventPublishing(
            services.GetRequiredService<EventPublisher>(),
            services.GetRequiredKeyedService<EventLease>(EventPublisher.LeaseName),
            services.GetRequiredService<StatusReader>(),
            Diary(services),
            services.GetRequiredService<PublisherServices>()));
        builder.Services.AddSingleton<IHostedService>(services => new SettlingCondition(
            services.GetRequiredService<IEventStream>() as InMemoryEventStream, new OutboxSettling(services.GetRequiredService<OutboxTables>()).PendingAsync));
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            "publishing",
            services => new EventProducerHealthCheck(services.GetRequiredService<IEventProducers>()),
            HealthStatus.Unhealthy,
            ["events"],
            TimeSpan.FromSeconds(5)));
        return builder;
    }

    private static PublisherServices Services(IServiceProvider services, PublisherOptions options)
    {
        var reporter = services.GetRequiredService<FailureReporter>();
        var checks = new DatabaseChecks(services.GetRequiredService<OutboxTables>(), services.GetRequiredService<DatabaseSchema>(), reporter);
        return new()
        {
            Settings = services.GetRequiredService<EventSettings>(),
            Options = options,
            Metrics = services.GetRequiredService<EventMetrics>(),
            Reporter = reporter,
            Time = services.GetRequiredService<TimeProvider>(),
            Logger = services.GetRequiredService<ILogger<EventPublisher>>(),
            CheckAsync = checks.RunAsync,
        };
    }

    private static EventLease Lease(IServiceProvider services)
    {
        var shared = services.GetRequiredService<PublisherServices>();
        return new(services.GetRequiredService<Storage>(), EventPublisher.LeaseName, shared.Settings.Owner, shared.Options.Lease, shared.Time, shared.Metrics, shared.Logger);
    }

    private static PublishingDiary Diary(IServiceProvider services) => new(
        services.GetRequiredService<OutboxTables>(),
        services.GetRequiredService<EventPublisher>().Circuit,
        services.GetRequiredKeyedService<EventLease>(EventPublisher.LeaseName),
        services.GetRequiredService<TimeProvider>());

    private static EventPublisher Publisher(IServiceProvider services) => new(
        services.GetRequiredService<Storage>(),
        services.GetRequiredService<IEventStream>(),
        services.GetServices<EventProducer>(),
        services.GetRequiredKeyedService<EventLease>(EventPublisher.LeaseName),
        services.GetRequiredService<PublisherServices>()) { Feeder = services.GetRequiredService<ReplayFeeder>() };

    private static EventProducers Producers(IServiceProvider services)
    {
        var feeder = services.GetRequiredService<ReplayFeeder>();
        var publisher = services.GetRequiredService<EventPublisher>();
        return new(services.GetRequiredService<OutboxTables>(), services.GetServices<EventProducer>(), services.GetRequiredService<StatusReader>(), () =>
        {
            feeder.Look();
            publisher.Loop.Signal.Set();
        });
    }
}
