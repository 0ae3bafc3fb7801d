using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Plumbline.AspNetCore.Tests.Lab;

/// <summary>The lab's document served by Kestrel on a free port.</summary>
internal sealed class LabServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LabServer(WebApplication app)
    {
        _app = app;
        Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new() { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public LogLines Log => Services.GetRequiredService<LogLines>();

    /// <summary>Starts it.</summary>
    /// <param name="configure">Changes the services.</param>
    /// <param name="map">Maps the API; <c>MapApi()</c> unless given.</param>
    public static async Task<LabServer> StartAsync(Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(new LogLines());
        builder.Services.AddSingleton(services => services.GetServices<ILoggerProvider>().OfType<LogLines>().Single());
        builder.AddPlumbline();
        builder.Services.AddItemsApi<ItemsApi>().AddEchoesApi<EchoesApi>().AddFieldErrorsApi<SecretsApi>();
        builder.Services.AddAuthentication("Test").AddScheme<TestAuthenticationOptions, TestAuthentication>("Test", null);
        configure?.Invoke(builder);
        var app = builder.Build();
        if (map is null)
            app.MapApi();
        else
            map(app);

        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> PostAsync(string path, string json, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, Json(json), headers);

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public static HttpContent Bytes(byte[] bytes, string type = "application/json") =>
        new ByteArrayContent(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, string? Type, string Text, Dictionary<string, string> Headers)
{
    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.ToString(),
        await response.Content.ReadAsStringAsync(),
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The places of the problems, e.g. <c>query limit</c>, <c>body /name</c>, sorted.</summary>
    public IEnumerable<string> Places => Json.GetProperty("errors").EnumerateArray()
        .Select(error => $"{error.GetProperty("in").GetString()} {(error.TryGetProperty("pointer", out var pointer) ? pointer : error.GetProperty("parameter")).GetString()}")
        .Order(StringComparer.Ordinal);

    public void IsProblem(int status)
    {
        Assert.Equal(status, (int)Status);
        Assert.Equal("application/problem+json", Type);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.NotEqual("", Json.GetProperty("title").GetString());
    }
}
