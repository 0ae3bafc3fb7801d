using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Registers what takes events in and handles them. Emitted <c>AddPlumbline()</c> calls this.</summary>
public static class EventConsumingExtensions
{
    /// <summary>
    /// Reads the streams of all registered consumers from the service's start to its end. Settings: <c>Plumbline:Environment</c>, and
    /// <c>Plumbline:Events:Inbox</c> (<c>MaxBatchAge</c>, <c>IdleAfter</c>, <c>MaxBatch</c>, <c>Lanes</c>, <c>Poll</c>, <c>Retention</c>,
    /// <c>TombstoneRetention</c>, <c>MaxDelivery</c>).
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">A setting is not what it must be.</exception>
    public static IHostApplicationBuilder AddEventConsuming(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.Any(service => service.ServiceType == typeof(InboxWork)))
            return builder;

        EventRuntimeRegistration.Add(builder);
        var options = InboxOptions.Read(builder.Configuration);
        builder.Services.AddSingleton(services => new InboxStore(services.GetRequiredService<Storage>()));
        builder.Services.AddSingleton(services => new InboxWork(
            services, services.GetRequiredService<InboxStore>(), services.GetService<InboxOptions>() ?? options, services.GetService<Action<ConsumerPoint>>()));
        builder.Services.AddSingleton<IEventWork>(services => services.GetRequiredService<InboxWork>());
        builder.Services.AddSingleton(services => new EventInbox(services.GetRequiredService<InboxStore>(), services.GetRequiredService<InboxWork>()));
        builder.Services.AddSingleton<IHostedService>(services => new SettlingCondition(
            services.GetService<IEventStream>() as InMemoryEventStream,
            new InboxSettling(services.GetRequiredService<InboxStore>(), services.GetRequiredService<InboxWork>()).PendingAsync));
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            "inbox", services => new InboxHealthCheck(services.GetRequiredService<EventInbox>(), services.GetRequiredService<IEventStream>()), HealthStatus.Degraded, ["events"], TimeSpan.FromSeconds(5)));
        return builder;
    }
}
