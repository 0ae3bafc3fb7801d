using System.Diagnostics;
using Plumbline.Tests.Shared;

namespace Plumbline.Benchmarks.Events;

/// <summary>How many events pass each place between two services, and all of them.</summary>
internal static class EventFlow
{
    private const int Rows = 50_000;
    private const int AllRows = 100_000;
    private const string Stream = "chaos.user.v0.user_event.json";

    /// <summary>Measures.</summary>
    /// <param name="company">The services.</param>
    /// <param name="users">The database that events come from.</param>
    /// <param name="orders">The database that they go to.</param>
    public static async Task<IReadOnlyList<EventFigure>> MeasureAsync(Company company, Database users, Database orders) =>
        [await EndToEndAsync(users, orders), .. await DrainAsync(company, users, orders)];

    /// <summary>What waits in the queue goes to the broker; then from there into the other service's inbox; then to its replica.</summary>
    private static async Task<IReadOnlyList<EventFigure>> DrainAsync(Company company, Database users, Database orders)
    {
        await EventRun.OperateAsync(company.Orders, "inbox/pause", Stream);
        await company.Orders.KillAsync();
        await EventRun.OperateAsync(company.Users, "queue/pause", "user_event");
        for (var i = 0; i < Rows / 1000; i++)
            await users.InsertUsersAsync($"drain-{i}-", 1000);

        await EventRun.OperateAsync(company.Users, "queue/resume", "user_event");
        var publish = await MeasureAsync(() => users.UntilAsync("select count(*) from (select 1 from events.outbox limit 1) o", 0));

        // The killed service's right to read ends a while after it: from the first event on.
        var before = await orders.ScalarAsync<long>("select count(*) from events.inbox");
        await company.Orders.StartAsync();
        await orders.UntilAsync($"select case when count(*) > {before} then 1 else 0 end::bigint from events.inbox", 1);
        var first = await orders.ScalarAsync<long>("select count(*) from events.inbox");
        var take = await MeasureAsync(() => orders.UntilAsync("select count(*) from events.inbox", before + Rows));

        await EventRun.OperateAsync(company.Orders, "inbox/resume", Stream);
        var handle = await MeasureAsync(() => orders.UntilAsync("select count(*) from (select 1 from events.inbox_queue limit 1) q", 0));
        return
        [
            new("queue to broker, 50,000 waiting", EventRun.Rate(Rows, publish, "events"), ">= 25,000 events/s"),
            new("broker to inbox, 50,000 waiting", EventRun.Rate(before + Rows - first, take, "events"), ""),
            new("inbox to replica and handler, 50,000 waiting", EventRun.Rate(Rows, handle, "events"), ""),
        ];
    }

    private static async Task<EventFigure> EndToEndAsync(Database users, Database orders)
    {
        // Code that runs for the first time is compiled then.
        await WriteAsync(users, orders, "warm", Rows);
        var time = await MeasureAsync(() => WriteAsync(users, orders, "end", AllRows));
        return new("table to replica, all at once, 100,000 rows", EventRun.Rate(AllRows, time, "events"), ">= 10,000 events/s");
    }

    private static async Task WriteAsync(Database users, Database orders, string prefix, int rows)
    {
        var before = await orders.ScalarAsync<long>("select count(*) from users");
        for (var i = 0; i < rows / 1000; i++)
            await users.InsertUsersAsync($"{prefix}-{i}-", 1000);

        await orders.UntilAsync("select count(*) from users", before + rows);
    }
    private static async Task<TimeSpan> MeasureAsync(Func<Task> work)
    {
        var time = Stopwatch.StartNew();
        await work();
        return time.Elapsed;
    }
}
