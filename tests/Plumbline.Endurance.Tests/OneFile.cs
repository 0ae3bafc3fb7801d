using System.Net.Http.Json;
using System.Text.Json;

namespace Plumbline.Endurance.Tests;

/// <summary>Two processes of a service on one SQLite file, which is for one: what the second does, and what the page says of the first.</summary>
public sealed class OneFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-file-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_process_waits_until_the_first_one_was_killed_and_says_so_then()
    {
        await using var first = new ServiceProcess("Users", Settings());
        await using var second = new ServiceProcess("Users", Settings());
        await first.StartAsync();
        await UntilAsync(first, (queue, runs) => queue.GetProperty("is_publisher").GetBoolean() && runs is [{ State: "now" }]);
        var run = (await ReadAsync(first)).Runs[0];
        Assert.StartsWith("process ", run.Process, StringComparison.Ordinal);

        await second.StartAsync();
        for (var end = DateTime.UtcNow.AddMinutes(4); !second.Log.Contains("Another process has lease publisher", StringComparison.Ordinal); await Task.Delay(100, Stop))
            Assert.True(DateTime.UtcNow < end, second.Log);

        // What is written through the second one, the first one publishes.
        using (var http = new HttpClient { BaseAddress = second.Address })
        using (var made = await http.PostAsJsonAsync(new Uri("users", UriKind.Relative), new { email = "a@example.io" }, Stop))
            made.EnsureSuccessStatusCode();

        foreach (var service in new[] { first, second })
        {
            await UntilAsync(service, (queue, _) => queue.GetProperty("journal").GetArrayLength() == 1 && queue.GetProperty("waiting").GetInt32() == 0);
            Assert.Equal([run], (await ReadAsync(service)).Runs);
        }

        Assert.False((await ReadAsync(second)).Queue.GetProperty("is_publisher").GetBoolean());

        await first.KillAsync();
        await UntilAsync(second, (queue, runs) => queue.GetProperty("is_publisher").GetBoolean() && runs is [{ State: "now" }, _]);
        var after = (await ReadAsync(second)).Runs;
        Assert.Equal([run with { State = "unnoticed" }], after[1..]);
        Assert.NotEqual(run.Process, after[0].Process);
    }

    private static async Task UntilAsync(ServiceProcess service, Func<JsonElement, IReadOnlyList<Run>, bool> condition)
    {
        for (var end = DateTime.UtcNow.AddMinutes(4); ; await Task.Delay(100, Stop))
        {
            var (queue, runs) = await ReadAsync(service);
            if (condition(queue, [.. runs]))
                return;

            Assert.True(DateTime.UtcNow < end, $"{queue} {service.Log}");
        }
    }

    private static async Task<(JsonElement Queue, Run[] Runs)> ReadAsync(ServiceProcess service)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        var queue = (await http.GetFromJsonAsync<JsonElement>("_internal_/events", Stop)).GetProperty("queue");
        return (queue, [.. queue.GetProperty("episodes").EnumerateArray().Where(e => e.GetProperty("kind").GetString() == "run").Select(Read)]);
    }

    private static Run Read(JsonElement episode) => new(
        episode.GetProperty("episode").GetInt64(),
        episode.GetProperty("detail").GetString()!,
        episode.GetProperty("ended_unnoticed").GetBoolean() ? "unnoticed" : episode.TryGetProperty("until", out _) ? "ended" : "now");

    // Developing, so that the page is open to the machine itself.
    private Dictionary<string, string> Settings() => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Plumbline__Storage__Provider"] = "Sqlite",
        ["Plumbline__Storage__ConnectionString"] = Path.Combine(_folder, "users.db"),
        ["Plumbline__Stream__Provider"] = "InMemory",
    };

    private sealed record Run(long Id, string Process, string State);
}
