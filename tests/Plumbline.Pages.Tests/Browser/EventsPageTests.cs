using System.Net.Http.Json;
using Users;

namespace Plumbline.Pages.Tests.Browser;

/// <summary>The page about events, as an operator uses it.</summary>
public sealed class EventsPageTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("plumbline-events-page-").FullName;

    [Fact]
    public async Task Pauses_and_resumes_a_stream_by_forms_alone()
    {
        await using var service = UsersService.Build(
        [
            "--environment", "Development",
            "--urls", "http://127.0.0.1:0",
            "--Plumbline:Storage:ConnectionString", Path.Combine(_data, "users.db"),
            "--Logging:LogLevel:Default", "Warning",
        ]);
        await service.StartAsync(TestContext.Current.CancellationToken);
        var page = new Uri(new Uri(service.Urls.First()), "/_internal_/events");
        using (var http = new HttpClient())
            await http.PostAsJsonAsync(new Uri(page, "/users"), new { email = "ada@example.io" }, TestContext.Current.CancellationToken);

        var seen = await Browser.RunAsync("events.mjs", page);

        Assert.Equal("Events", seen.GetProperty("title").GetString());
        Assert.Equal(0, seen.GetProperty("scripts").GetInt32());
        Assert.Equal(1, seen.GetProperty("journal").GetInt32());
        Assert.Equal("Streams whose publishing is paused now: 1.", seen.GetProperty("paused").GetString());
        Assert.Equal("Resume", seen.GetProperty("button").GetString());
        Assert.Equal("Streams whose publishing goes on: 1.", seen.GetProperty("resumed").GetString());
        Assert.Equal("'from' is no time; one looks like 2030-01-31T12:00:00Z.", seen.GetProperty("problem").GetString());
        Assert.All(seen.GetProperty("requests").EnumerateArray(), request =>
            Assert.StartsWith(new Uri(page, "/").AbsoluteUri, request.GetString(), StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);
}
