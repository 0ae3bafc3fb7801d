using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using Plumbline.Sample.Tests.Hosting;

[assembly: AssemblyFixture(typeof(SampleServer))]

namespace Plumbline.Sample.Tests.Hosting;

/// <summary>The users sample as it ships, on a free port of this machine. All tests share it, so each works on users of its own.</summary>
public sealed class SampleServer : IAsyncLifetime
{
    private readonly LogLines _log = new();
    private readonly SampleFactory _factory;

    public SampleServer() => _factory = new(_log);

    public HttpClient Client { get; private set; } = null!;

    public Uri Address => Client.BaseAddress!;

    internal LogLines Log => _log;

    public ValueTask InitializeAsync()
    {
        _factory.UseKestrel(0);
        _factory.StartServer();
        Client = new() { BaseAddress = _factory.ClientOptions.BaseAddress, Timeout = TimeSpan.FromSeconds(30) };
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
    }

    internal async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }

    internal Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    internal Task<Answer> PostAsync(string json) => SendAsync(HttpMethod.Post, "/users", Json(json));

    internal Task<Answer> PutAsync(string id, string json) => SendAsync(HttpMethod.Put, $"/users/{id}", Json(json));

    internal Task<Answer> PatchAsync(string id, string json) => SendAsync(HttpMethod.Patch, $"/users/{id}", Json(json));

    internal Task<Answer> DeleteAsync(string id) => SendAsync(HttpMethod.Delete, $"/users/{id}");

    /// <summary>Creates a user and tells its id.</summary>
    internal async Task<string> CreateAsync(string json = "{}")
    {
        var answer = await PostAsync(json);
        Assert.Equal(201, answer.Status);
        return answer.Json.GetProperty("id").GetString()!;
    }

    internal static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    internal static HttpContent Bytes(ReadOnlySpan<byte> bytes, string? type) =>
        new ByteArrayContent(bytes.ToArray()) { Headers = { ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type) } };

    /// <summary>An address that no other test uses.</summary>
    internal static string NewEmail() => $"{Guid.NewGuid():N}@example.io";

    private sealed class SampleFactory(LogLines log) : WebApplicationFactory<Program>
    {
        private readonly string _data = Directory.CreateTempSubdirectory("plumbline-sample-").FullName;

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(_data, recursive: true);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment("Production")
            .UseSetting("Plumbline:Storage:ConnectionString", Path.Combine(_data, "users.db"))
            .UseSetting("Plumbline:Storage:Durable", "false")
            .ConfigureLogging(logging => logging.ClearProviders().AddProvider(log));
    }
}
