using System.Diagnostics;
using System.Globalization;
using Plumbline.Tests.Shared;

namespace Plumbline.Benchmarks.Events;

/// <summary>
/// What data and events cost, on the example company's services with PostgreSQL and RabbitMQ on this machine: both services, both
/// servers and the load share its processors. Writes wait for the disk.
/// </summary>
internal static class EventRun
{
    private const int Rows = 50_000;
    private const int Writers = 16;

    private const string Columns = "(id, name, status, created_at, updated_at, hash_code)";

    /// <summary>Measures and prints one table.</summary>
    public static async Task<int> RunAsync()
    {
        await using var company = await Company.StartAsync(brokers: 1);
        await using var users = new Database(company.UsersDatabase);
        await using var orders = new Database(company.OrdersDatabase);
        var lines = new List<(string What, string Result, string Target)>();

        await OperateAsync(company.Users, "queue/pause", "user_event");
        await OperateAsync(company.Orders, "inbox/pause", "chaos.user.v0.user_event.json");
        lines.Add(await CaptureAsync(users));
        lines.Add(await BulkAsync(users));
        lines.AddRange(await DrainAsync(company, users, orders));
        lines.Add(await EndToEndAsync(users, orders));
        lines.Add(await LatencyAsync(users, orders, "latency, one event a second", TimeSpan.FromSeconds(1), 20, "p50 <= 10 ms"));
        lines.Add(await LatencyAsync(users, orders, "latency, 8 events a second", TimeSpan.FromMilliseconds(125), 160, "p99 <= 260 ms"));
        lines.Add(await RetentionAsync(users));

        Console.WriteLine();
        foreach (var (what, result, target) in lines)
            Console.WriteLine($"{what,-52} {result,-40} {target}");

        return 0;
    }

    /// <summary>Single inserts by many writers at once, with and without journal and queue, in turns.</summary>
    private static async Task<(string, string, string)> CaptureAsync(Database users)
    {
        await users.RunAsync("create table bare (like users including defaults including constraints including indexes)");
        var (bare, captured) = (new List<double>(), new List<double>());
        for (var round = 0; round < 5; round++)
        {
            bare.Add(await WriteAsync(users, "bare"));
            captured.Add(await WriteAsync(users, "users"));
        }

        await users.RunAsync("drop table bare");
        await ClearAsync(users);
        var ratios = bare.Zip(captured, (b, c) => c / b).Order().ToList();
        return ("captured writes against the bare table", Text($"{ratios[2]:0.00}x ({captured.Order().ElementAt(2):0} to {bare.Order().ElementAt(2):0} a second)"), ">= 0.55x");
    }

    private static async Task<double> WriteAsync(Database users, string table)
    {
        var written = 0;
        var time = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            await using var connection = await users.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"insert into {table} {Columns} values (gen_random_uuid()::text, '{{}}', 'active', now(), now(), 1)";
            await command.PrepareAsync();
            while (time.Elapsed < TimeSpan.FromSeconds(3))
            {
                await command.ExecuteNonQueryAsync();
                Interlocked.Increment(ref written);
            }
        }));
        return written / time.Elapsed.TotalSeconds;
    }

    private static async Task<(string, string, string)> BulkAsync(Database users)
    {
        var time = Stopwatch.StartNew();
        for (var i = 0; i < Rows / 1000; i++)
            await InsertAsync(users, $"bulk-{i}-", 1000);

        return ("captured writes in bulk, 1000 rows a transaction", Rate(Rows, time.Elapsed, "rows"), ">= 30,000 rows/s");
    }

    /// <summary>What waits in the queue goes to the broker; then from there into the other service.</summary>
    private static async Task<IReadOnlyList<(string, string, string)>> DrainAsync(Company company, Database users, Database orders)
    {
        await company.Orders.KillAsync();
        await OperateAsync(company.Users, "queue/resume", "user_event");
        var publish = Stopwatch.StartNew();
        await users.UntilAsync("select count(*) from events.outbox", 0);
        publish.Stop();

        await company.Orders.StartAsync();
        var take = Stopwatch.StartNew();
        await orders.UntilAsync("select count(*) from events.inbox", Rows);
        take.Stop();

        await OperateAsync(company.Orders, "inbox/resume", "chaos.user.v0.user_event.json");
        var handle = Stopwatch.StartNew();
        await orders.UntilAsync("select count(*) from events.inbox_queue", 0);
        handle.Stop();
        return
        [
            ("queue to broker, 50,000 waiting", Rate(Rows, publish.Elapsed, "events"), ">= 25,000 events/s"),
            ("broker to inbox", Rate(Rows, take.Elapsed, "events"), ""),
            ("inbox to replica and handler", Rate(Rows, handle.Elapsed, "events"), ""),
        ];
    }

    private static async Task<(string, string, string)> EndToEndAsync(Database users, Database orders)
    {
        var before = await orders.ScalarAsync<long>("select count(*) from users");
        var time = Stopwatch.StartNew();
        for (var i = 0; i < Rows / 1000; i++)
            await InsertAsync(users, $"end-{i}-", 1000);

        await orders.UntilAsync("select count(*) from users", before + Rows);
        return ("table to replica, all at once", Rate(Rows, time.Elapsed, "events"), ">= 10,000 events/s");
    }

    /// <summary>From the change, by the database's clock, to the replica, by the service's; both are this machine's.</summary>
    private static async Task<(string, string, string)> LatencyAsync(Database users, Database orders, string what, TimeSpan pause, int count, string target)
    {
        var prefix = Guid.NewGuid().ToString("N");
        using (var timer = new PeriodicTimer(pause))
        {
            for (var i = 0; i < count; i++)
            {
                await timer.WaitForNextTickAsync();
                await InsertAsync(users, $"{prefix}-{i}-", 1);
            }
        }

        await orders.UntilAsync($"select count(*) from users where id like '{prefix}%'", count);
        var changed = await users.PairsAsync<DateTime>($"select id, journal_at from journal.users where id like '{prefix}%'");
        var known = await orders.PairsAsync<DateTime>($"select key, changed_at from events.replica where key like '{prefix}%'");
        var times = changed.Select(pair => (known[pair.Key] - pair.Value).TotalMilliseconds).Order().ToList();
        return (what, Text($"p50 {times[count / 2]:0.0} ms, p99 {times[count * 99 / 100]:0.0} ms"), target);
    }

    private static async Task<(string, string, string)> RetentionAsync(Database users)
    {
        await users.RunAsync("""
            create table journal.users_old (like journal.users including defaults including constraints);
            insert into journal.users_old (journal_id, journal_at, journal_op, id, name, status)
            select g, now() - interval '200 days', 'I', 'old-' || g, '{}', 'active' from generate_series(1, 1000000) g;
            alter table journal.users attach partition journal.users_old
              for values from ('2000-01-01') to ('2020-01-01');
            """.Replace("now() - interval '200 days'", "timestamptz '2010-01-01'", StringComparison.Ordinal));
        var time = Stopwatch.StartNew();
        await users.ScalarAsync<object>("select events.journal_retire('journal.users'::regclass, interval '90 days')");
        time.Stop();
        var left = await users.ScalarAsync<long>("select count(*) from journal.users where journal_at < timestamptz '2020-01-01'");
        return ("retention of a day of 1,000,000 records", Text($"{time.Elapsed.TotalSeconds:0.00} s, {left} left"), "<= 1 s");
    }

    private static Task InsertAsync(Database users, string prefix, int count) => users.RunAsync(
        $"insert into users {Columns} select '{prefix}' || g, '{{}}', 'active', now(), now(), g from generate_series(1, {count.ToString(CultureInfo.InvariantCulture)}) g");

    private static async Task ClearAsync(Database users)
    {
        await users.RunAsync("delete from users");
        await users.RunAsync("delete from events.outbox");
    }

    private static async Task OperateAsync(ServiceProcess service, string action, string stream)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        using var form = new FormUrlEncodedContent([new("stream", stream)]);
        using var answer = await http.PostAsync(new Uri($"_internal_/events/{action}", UriKind.Relative), form);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    private static string Rate(int count, TimeSpan time, string unit) => Text($"{count / time.TotalSeconds:#,0} {unit}/s");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
