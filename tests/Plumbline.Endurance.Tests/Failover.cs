using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Plumbline.Endurance.Tests;

/// <summary>Scenario 41 from end to end: what a consumer does with what comes after a server took over that had not everything.</summary>
public sealed class Failover
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scenario_41_consumers_go_on_applying_after_a_server_took_over_that_lagged_behind()
    {
        await using var broker = await RabbitMqServer.StartAsync(1);
        await using var own = await PostgreSqlServer.StartAsync(isDurable: false);
        await using var first = await PostgreSqlServer.StartAsync(isDurable: true, "wal_level=replica", "max_wal_senders=5");
        var replica = await own.CreateDatabaseAsync();
        await using var orders = new ServiceProcess("Orders", Company.Settings(replica, broker));
        await using var users = new ServiceProcess("Users", Company.Settings(await first.CreateDatabaseAsync(), broker));
        await users.StartAsync();
        await orders.StartAsync();
        using var http = new HttpClient { BaseAddress = users.Address };
        using var made = await http.PostAsJsonAsync(new Uri("users", UriKind.Relative), new { email = "0@example.io" }, Stop);
        var id = (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString()!;

        // A copy from now. What the first one does after that is lost with it, but consumers have seen it.
        await using var second = await first.CopyAsync();
        for (var i = 1; i <= 50; i++)
            Assert.True(await ChangeAsync(http, id, string.Create(CultureInfo.InvariantCulture, $"{i}@example.io")));

        await UntilAsync(async () => await EmailAsync(replica, id) == "50@example.io", () => users.Log + orders.Log);
        await first.KillAsync();
        await second.TakeOverAsync(first);

        await UntilAsync(() => ChangeAsync(http, id, "after@example.io"), () => users.Log);
        await UntilAsync(async () => await EmailAsync(replica, id) == "after@example.io", () => users.Log + orders.Log);
    }

    private static async Task<bool> ChangeAsync(HttpClient http, string id, string email)
    {
        using var changed = await http.PutAsJsonAsync(new Uri($"users/{id}", UriKind.Relative), new { email }, Stop);
        return changed.IsSuccessStatusCode;
    }

    private static async Task<string?> EmailAsync(string replica, string id) => (await Verdict.RowsAsync(replica, $"select email from users where id = '{id}'")).SingleOrDefault();

    private static async Task UntilAsync(Func<Task<bool>> condition, Func<string> tell)
    {
        for (var end = DateTime.UtcNow.AddMinutes(4); !await condition(); await Task.Delay(100, Stop))
            Assert.True(DateTime.UtcNow < end, tell());
    }
}
