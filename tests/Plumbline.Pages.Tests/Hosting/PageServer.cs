using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Plumbline.Pages.Tests.Hosting;

/// <summary>A small application that shows the page, on a free port.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PageServer(WebApplication app, string pathBase)
    {
        _app = app;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Page = new(address + pathBase + "/_internal_/docs");
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(address) };
    }

    public Uri Page { get; }

    public HttpClient Client { get; }

    /// <summary>Starts it.</summary>
    /// <param name="map">Maps the page, and descriptions.</param>
    /// <param name="setting">The value of setting <c>Plumbline:Pages:Docs</c>.</param>
    /// <param name="pathBase">Where a gateway puts it.</param>
    public static async Task<PageServer> StartAsync(Action<IEndpointRouteBuilder> map, string? setting = null, string pathBase = "")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("Plumbline:Pages:Docs", setting)]);
        var app = builder.Build();
        if (pathBase.Length > 0)
            app.UsePathBase(pathBase);

        app.UseRouting();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, pathBase);
    }

    /// <summary>Maps a description.</summary>
    public static void Describe(IEndpointRouteBuilder endpoints, string path, string json) => endpoints.MapGet(path, (RequestDelegate)(context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
