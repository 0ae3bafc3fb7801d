using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Plumbline.Events;

/// <summary>Registers what publishing and consuming share; each may come first.</summary>
internal static class EventRuntimeRegistration
{
    /// <summary>Registers it, once.</summary>
    /// <param name="builder">The application.</param>
    public static void Add(IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.Any(service => service.ServiceType == typeof(EventRuntime)))
            return;

        builder.Services.AddSingleton(EventSettings.Read(builder));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new EventMetrics(services.GetService<IMeterFactory>()));
        builder.Services.AddSingleton<IEventMonitor>(services => new EventMonitor(
            services.GetRequiredService<ILogger<EventMonitor>>(), services.GetRequiredService<EventMetrics>()));
        builder.Services.AddSingleton(services => new FailureReporter(
            services.GetServices<IEventMonitor>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<FailureReporter>>()));
        builder.Services.AddSingleton<EventRuntime>();
        builder.Services.AddHostedService(services => services.GetRequiredService<EventRuntime>());
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            "events", services => new EventLoopHealthCheck(services.GetRequiredService<EventRuntime>()), HealthStatus.Unhealthy, ["events"]));
    }
}
