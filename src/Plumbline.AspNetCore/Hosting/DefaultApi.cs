using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Plumbline.AspNetCore;

/// <summary>Finds handlers that the application may leave to the emitted default. Emitted code calls it.</summary>
public static class DefaultApi
{
    /// <summary>The application's own health check resource, otherwise the emitted one.</summary>
    /// <typeparam name="TApi">The handler interface.</typeparam>
    /// <param name="services">The request's services.</param>
    /// <param name="create">Makes the emitted one.</param>
    public static TApi Resolve<TApi>(IServiceProvider services, Func<HealthCheckService, TApi> create)
        where TApi : class
    {
        ArgumentNullException.ThrowIfNull(create);
        return services.GetService<TApi>() ?? create(services.GetRequiredService<HealthCheckService>());
    }
}
