using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Plumbline.Data;

namespace Plumbline.AspNetCore;

/// <summary>Registers what served documents need. Emitted code calls it.</summary>
public static class PlumblineServerExtensions
{
    /// <summary>Registers what serving operations needs; any number of calls is as good as one.</summary>
    /// <param name="services">The services.</param>
    /// <param name="hasAuthorization">Whether an operation demands authentication by its document.</param>
    public static IServiceCollection AddPlumblineServer(this IServiceCollection services, bool hasAuthorization = false)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<PlumblineServerOptions>();
        services.AddHealthChecks();
        if (hasAuthorization)
            services.AddAuthorization();

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdempotencyStore, MemoryIdempotencyStore>();
        services.TryAddSingleton<OperationLimiters>();
        services.TryAddSingleton<ServerRuntime>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, ProblemBodies>());
        return services;
    }

    /// <summary>Registers what serving operations needs, with options from the section <c>Plumbline:Server</c>.</summary>
    /// <param name="builder">The application.</param>
    public static IHostApplicationBuilder AddPlumblineServer(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddPlumblineServer();
        var section = builder.Configuration.GetSection("Plumbline:Server");
        builder.Services.Configure<PlumblineServerOptions>(options => ServerSettings.Apply(section, options));
        return builder;
    }

    /// <summary>
    /// Refuses to serve without the database that emitted <c>AddPlumbline()</c> registers: otherwise the first request would find out, and the
    /// health check would not. Emitted <c>MapApi()</c> calls it where documents have tables or events.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <exception cref="InvalidOperationException">Nothing registered a database.</exception>
    public static void RequireStorage(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(Storage)) == false)
            throw new InvalidOperationException("The documents of this project have tables or events, and no database is registered: call builder.AddPlumbline() before builder.Build().");
    }
}
