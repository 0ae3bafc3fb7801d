using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

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
}
