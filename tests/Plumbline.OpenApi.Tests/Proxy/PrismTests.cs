using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Plumbline.OpenApi.Tests.Proxy;

/// <summary>The running sample against the description that it serves, judged by somebody else's proxy.</summary>
public sealed class PrismTests
{
    [Fact]
    public async Task Prism_finds_nothing_wrong_in_what_the_sample_answers()
    {
        await using var sample = new Sample();
        using var prism = await sample.BehindPrismAsync();
        var seen = new List<HttpStatusCode>();

        var created = await SendAsync(HttpMethod.Post, "/users", """{ "email": "ada@example.io", "name": { "first": "Ada" } }""");
        var id = JsonDocument.Parse(created).RootElement.GetProperty("id").GetString();
        await SendAsync(HttpMethod.Post, "/users", "{}");
        await SendAsync(HttpMethod.Get, "/users");
        await SendAsync(HttpMethod.Get, "/users?status=active&limit=1&offset=1&sort=-email&id=" + id + "&id=usr-0");
        await SendAsync(HttpMethod.Get, "/users/" + id);
        await SendAsync(HttpMethod.Put, "/users/" + id, """{ "email": "ada@example.com" }""");
        await SendAsync(HttpMethod.Patch, "/users/" + id, """{ "email": null }""");
        await SendAsync(HttpMethod.Get, "/_internal_/healthcheck");
        await SendAsync(HttpMethod.Delete, "/users/" + id);
        await SendAsync(HttpMethod.Get, "/users/" + id);
        await SendAsync(HttpMethod.Put, "/users/" + id, "{}");
        await SendAsync(HttpMethod.Post, "/users", """{ "email": "nobody", "password": "short" }""");
        await SendAsync(HttpMethod.Get, "/users?limit=1000");
        await SendAsync(HttpMethod.Get, "/users?limit=many");

        Assert.Equal([200, 201, 204, 400, 404, 422], seen.Select(status => (int)status).Distinct().Order());

        async Task<string> SendAsync(HttpMethod method, string path, string? json = null)
        {
            var (status, body, violations) = await prism.SendAsync(method, path, json);
            Assert.True(violations.Count == 0, $"{method} {path} answered {(int)status}: {string.Join('\n', violations)}");
            seen.Add(status);
            return body;
        }
    }

    [Fact]
    public async Task Prism_finds_a_required_field_that_is_missing()
    {
        await using var sample = new Sample(answer => answer.Remove("name"));
        using var prism = await sample.BehindPrismAsync();
        var (_, _, violations) = await prism.SendAsync(HttpMethod.Post, "/users", "{}");
        Assert.Contains(violations, violation => violation.Contains("name", StringComparison.Ordinal));
    }

    /// <summary>The sample on a free port, with a database of its own.</summary>
    private sealed class Sample(Action<JsonObject>? break_ = null) : WebApplicationFactory<Program>
    {
        private readonly string _data = Directory.CreateTempSubdirectory("plumbline-prism-").FullName;

        /// <summary>Starts it, and Prism before it, which reads the description that the sample serves.</summary>
        public async Task<PrismProxy> BehindPrismAsync()
        {
            UseKestrel(0);
            StartServer();
            using var client = new HttpClient { BaseAddress = ClientOptions.BaseAddress };
            var description = Path.Combine(_data, "openapi.json");
            await File.WriteAllTextAsync(description, await client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            return await PrismProxy.StartAsync(description, ClientOptions.BaseAddress);
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(_data, recursive: true);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .ConfigureLogging(logging => logging.ClearProviders())
            .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection([new("Plumbline:Storage:ConnectionString", Path.Combine(_data, "users.db"))]))
            .ConfigureServices(services =>
            {
                if (break_ is not null)
                    services.AddSingleton<IStartupFilter>(new Fault(break_));
            });
    }

    private sealed class Fault(Action<JsonObject> break_) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, inner) =>
            {
                var original = context.Response.Body;
                using var buffer = new MemoryStream();
                context.Response.Body = buffer;
                await inner(context);
                context.Response.Body = original;
                var json = JsonNode.Parse(buffer.ToArray())!.AsObject();
                break_(json);
                context.Response.ContentLength = null;
                await context.Response.WriteAsync(json.ToJsonString());
            });
            next(app);
        };
    }
}
