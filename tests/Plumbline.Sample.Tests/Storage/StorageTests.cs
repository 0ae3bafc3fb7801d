using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Plumbline.Tests.Shared;
using Users;

namespace Plumbline.Sample.Tests.Storage;

/// <summary>Where the sample keeps its users: a file that outlives it, or a server by a setting.</summary>
public sealed class StorageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Users_outlive_the_service_in_a_file_that_nobody_has_to_make()
    {
        var folder = Directory.CreateTempSubdirectory("plumbline-users-");
        try
        {
            await AssertKeepsAsync(("ConnectionString", Path.Combine(folder.FullName, "new", "users.db")));
            Assert.True(File.Exists(Path.Combine(folder.FullName, "new", "users.db")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Users_outlive_the_service_in_PostgreSQL_by_a_setting()
    {
        var database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        await AssertKeepsAsync(("Provider", "PostgreSql"), ("ConnectionString", database));
    }

    [Theory]
    [InlineData("Oracle", "but this project has the packages for: Sqlite, PostgreSql")]
    [InlineData("PostgreSql", "Plumbline:Storage:ConnectionString")]
    public async Task A_setting_that_cannot_be_is_told_at_start(string provider, string message)
    {
        // Not by a test server: that may find the program disposed of already, and say only so.
        var exception = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var users = UsersService.Build(["--Plumbline:Storage:Provider", provider, "--Plumbline:Storage:ConnectionString", "", "--urls", "http://127.0.0.1:0"]);
            await users.StartAsync(TestContext.Current.CancellationToken);
        });
        Assert.Contains(message, exception.ToString(), StringComparison.Ordinal);
    }

    private static async Task AssertKeepsAsync(params (string Name, string Value)[] settings)
    {
        string id;
        await using (var first = new Sample(settings))
        {
            var created = await SendAsync(first, "POST", "/users", new { email = "ada@example.io", name = new { first = "Ada" } });
            Assert.Equal(HttpStatusCode.Created, created.Status);
            id = created.Body.GetProperty("id").GetString()!;
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(first, "POST", "/users", new { email = "ada@example.io" })).Status);
        }

        await using var second = new Sample(settings);
        Assert.Equal("ada@example.io", (await SendAsync(second, "GET", $"/users/{id}")).Body.GetProperty("email").GetString());
        Assert.Equal(1, (await SendAsync(second, "GET", "/users?email=ada@example.io&status=active&sort=-email")).Body.GetArrayLength());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(second, "PATCH", $"/users/{id}", new { name = new { last = "a\0b" } })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(second, "DELETE", $"/users/{id}")).Status);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(Sample sample, string method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await sample.CreateClient().SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        return (response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    private sealed class Sample(params (string Name, string Value)[] settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (name, value) in settings)
                builder.UseSetting($"Plumbline:Storage:{name}", value);
        }
    }
}
