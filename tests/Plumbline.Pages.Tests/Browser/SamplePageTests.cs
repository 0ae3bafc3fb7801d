using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Plumbline.Pages.Tests.Browser;

/// <summary>The page of the users sample, as people see it.</summary>
public sealed class SamplePageTests
{
    [Fact]
    public async Task Shows_what_the_service_offers_and_lets_people_try_it_out_without_the_internet()
    {
        await using var service = new Sample();
        service.UseKestrel(0);
        service.StartServer();
        var page = new Uri(service.ClientOptions.BaseAddress, "/_internal_/docs");
        var seen = await Browser.RunAsync("sample.mjs", page);

        Browser.StaysAtHome(seen, page);
        Assert.Equal("user 0", seen.GetProperty("title").GetString());
        Assert.Equal("user", seen.GetProperty("heading").GetString());
        Assert.Equal("healthy", seen.GetProperty("health").GetString());
        Assert.Equal("Owned by accounts, accounts@example.io", seen.GetProperty("owner").GetString());
        Assert.Equal(["user_upserted", "user_deleted"], Texts(seen, "events"));
        Assert.Equal(
            ["DELETE /users/{id}", "GET /_internal_/healthcheck", "GET /users", "GET /users/{id}", "PATCH /users/{id}", "POST /users", "PUT /users/{id}"],
            Texts(seen, "operations").Order(StringComparer.Ordinal));
        Assert.StartsWith("201", seen.GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.Contains("grace@example.io", seen.GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(Browser.Pictures, "docs-page.png")).Length > 10_000);
    }

    private static IEnumerable<string?> Texts(System.Text.Json.JsonElement seen, string name) => seen.GetProperty(name).EnumerateArray().Select(text => text.GetString());

    private sealed class Sample : WebApplicationFactory<Program>
    {
        private readonly string _data = Directory.CreateTempSubdirectory("plumbline-page-").FullName;

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .ConfigureLogging(logging => logging.ClearProviders())
            .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection([new("Plumbline:Storage:ConnectionString", Path.Combine(_data, "users.db"))]));

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(_data, recursive: true);
        }
    }
}
