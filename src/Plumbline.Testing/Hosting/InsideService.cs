using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Plumbline.Testing.Hosting;

/// <summary>The service under test from inside, where it runs in this process: its data in a folder of its own, and a health that can be made to fail.</summary>
internal sealed class InsideService : IHealthCheck, IDisposable
{
    private const string Name = "conformance";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("plumbline-conformance-");
    private volatile bool _isIll;

    /// <summary>The service's own services; null before it has started.</summary>
    public IServiceProvider? Services { get; set; }

    /// <summary>What it has told; null where its stream is elsewhere, or there is none.</summary>
    public ServiceEvents? Events => ServiceEvents.Of(Services);

    /// <summary>Prepares the host.</summary>
    public void Configure(IWebHostBuilder builder)
    {
        // Embedded data of earlier runs, and of the developer, is none of a test's business. Another provider's is named by the suite.
        builder.ConfigureAppConfiguration((context, configuration) =>
        {
            if (context.Configuration["Plumbline:Storage:Provider"] is null or "" or "Sqlite")
                configuration.AddInMemoryCollection([new("Plumbline:Storage:ConnectionString", Path.Combine(_data.FullName, "service.db"))]);
        });
        builder.ConfigureServices(services => services.AddHealthChecks().AddCheck(Name, this));
    }

    /// <summary>Makes one of the service's health checks fail until the result is disposed.</summary>
    public IDisposable FallIll()
    {
        _isIll = true;
        return new Recovery(this);
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_isIll ? HealthCheckResult.Unhealthy("The conformance suite makes this check fail.") : HealthCheckResult.Healthy());

    /// <summary>Deletes the data.</summary>
    public void Dispose()
    {
        try
        {
            _data.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A pooled connection may hold the file a moment longer; the system clears its temporary folder.
        }
    }

    private sealed class Recovery(InsideService service) : IDisposable
    {
        public void Dispose() => service._isIll = false;
    }
}
