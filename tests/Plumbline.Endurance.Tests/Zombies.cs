using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Plumbline.Endurance.Tests;

/// <summary>Scenario 12 with processes: the one that publishes is stopped in the middle of it, another takes over, and then the first goes on as if nothing had been.</summary>
public sealed class Zombies(RunningCompany running) : IClassFixture<RunningCompany>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scenario_12_a_publisher_that_was_suspended_and_goes_on_takes_no_replica_back()
    {
        var company = running.Company;
        var other = await company.StartAnotherAsync();
        using var http = new HttpClient { BaseAddress = other.Address };
        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            using var made = await http.PostAsJsonAsync(new Uri("users", UriKind.Relative), new { email = $"{i}-0@example.io" }, Stop);
            ids.Add((await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString()!);
        }

        for (var round = 1; round <= 3; round++)
        {
            // Stopped while events are under way: the burst of another table row keeps it busy.
            await running.InsertAsync(string.Create(CultureInfo.InvariantCulture, $"zombie-{round}"), 20_000);
            await company.Users.SuspendAsync();
            await ChangeAsync(http, ids, string.Create(CultureInfo.InvariantCulture, $"{round}-a"));

            // Its lease ends by the database's clock, and the other one publishes.
            await UntilAsync("select count(*) from events.outbox", "0");
            await ChangeAsync(http, ids, string.Create(CultureInfo.InvariantCulture, $"{round}-b"));
            await company.Users.ResumeAsync();
            await ChangeAsync(http, ids, string.Create(CultureInfo.InvariantCulture, $"{round}-c"));
            var verdict = await running.SettleAsync();
            Assert.True(verdict is { Lost: 0, Ghosts: 0, Inversions: 0, ReplicaDifferences: 0, Failed: 0 }, $"{verdict} {company.Users.Log} {other.Log} {company.Orders.Log}");

            // The next round is again the first one's turn.
            await other.StopAsync();
            await UntilAsync("select count(*) from events.lease where name = 'publisher' and expires_at > clock_timestamp()", "1");
            await other.StartAsync();
        }
    }

    private static async Task ChangeAsync(HttpClient http, List<string> ids, string mark)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            using var changed = await http.PutAsJsonAsync(new Uri($"users/{ids[i]}", UriKind.Relative), new { email = $"{i}-{mark}@example.io" }, Stop);
            changed.EnsureSuccessStatusCode();
        }
    }

    private async Task UntilAsync(string sql, string expected)
    {
        for (var end = DateTime.UtcNow.AddMinutes(3); (await Verdict.RowsAsync(running.Company.UsersDatabase, $"select ({sql})::text"))[0] != expected; await Task.Delay(100, Stop))
            Assert.True(DateTime.UtcNow < end, $"It did not happen: {sql}");
    }
}
