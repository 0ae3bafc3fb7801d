using System.Diagnostics;
using System.Text.Json;
using Plumbline.Tests.Shared;

namespace Plumbline.Benchmarks.Events;

/// <summary>How long it takes from a change in one service until the other one has handled its event.</summary>
internal static class EventLatency
{
    /// <summary>Measures: changes by the service's API, and by another process, of which the service is not told.</summary>
    /// <param name="company">The services.</param>
    /// <param name="users">The database that events come from.</param>
    /// <param name="orders">The database that they go to.</param>
    public static async Task<IReadOnlyList<EventFigure>> MeasureAsync(Company company, Database users, Database orders)
    {
        using var http = new HttpClient { BaseAddress = company.Users.Address };

        // Code that runs for the first time is compiled then.
        await MeasureAsync(() => PostAsync(http), TimeSpan.FromMilliseconds(20), 300, users, orders);
        await Task.Delay(TimeSpan.FromSeconds(1));
        return
        [
            new("latency, one request a second", await MeasureAsync(() => PostAsync(http), TimeSpan.FromSeconds(1), 30, users, orders), "p50 <= 10 ms"),
            new("latency, 8 requests a second, in step", await MeasureAsync(() => PostAsync(http), TimeSpan.FromMilliseconds(125), 160, users, orders), "p50 <= 130 ms, p99 <= 260 ms"),
            new("latency, 8 requests a second, at random times", await MeasureAsync(() => PostAsync(http), AtRandom(8), 160, users, orders), "p50 <= 130 ms, p99 <= 260 ms"),
            new("latency, SQL by hand, one change in 0.7 s", await MeasureAsync(() => InsertAsync(users), TimeSpan.FromMilliseconds(700), 30, users, orders), "poll: 1 s"),
        ];
    }

    /// <summary>From the change, by the database's clock, to the replica, by the service's; both are this machine's.</summary>
    private static Task<string> MeasureAsync(Func<Task<string>> write, TimeSpan pause, int count, Database users, Database orders) =>
        MeasureAsync(write, () => pause, count, users, orders);

    private static async Task<string> MeasureAsync(Func<Task<string>> write, Func<TimeSpan> pause, int count, Database users, Database orders)
    {
        // By the clock and not after the answer, which would let a slow service set the pace.
        var ids = new List<string>(count);
        var clock = Stopwatch.StartNew();
        for (var due = pause(); ids.Count < count; due += pause())
        {
            if (due > clock.Elapsed)
                await Task.Delay(due - clock.Elapsed);

            ids.Add(await write());
        }

        var list = string.Join(',', ids.Select(id => $"'{id}'"));
        await orders.UntilAsync($"select count(*) from users where id in ({list})", count);
        var changed = await users.PairsAsync<DateTime>($"select id, journal_at from journal.users where id in ({list})");
        var known = await orders.PairsAsync<DateTime>($"select key, changed_at from events.replica where key in ({list})");
        var times = changed.Select(pair => (known[pair.Key] - pair.Value).TotalMilliseconds).Order().ToList();
        return EventRun.Text($"p50 {times[count / 2]:0.0} ms, p99 {times[count * 99 / 100]:0.0} ms");
    }

    /// <summary>Pauses as between calls that do not know of each other.</summary>
    private static Func<TimeSpan> AtRandom(int perSecond)
    {
        var random = new Random(8);
        return () => TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / perSecond);
    }

    private static async Task<string> PostAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync(new Uri("users", UriKind.Relative), new { name = new { first = "Ann" } });
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static async Task<string> InsertAsync(Database users)
    {
        var prefix = Guid.NewGuid().ToString("N");
        await users.InsertUsersAsync(prefix, 1);
        return prefix + "1";
    }
}
