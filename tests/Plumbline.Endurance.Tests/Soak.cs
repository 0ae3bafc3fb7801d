using System.Globalization;

namespace Plumbline.Endurance.Tests;

/// <summary>
/// Scenario 40: for as long as one likes, the same load; nothing grows. <c>PLUMBLINE_SOAK_SECONDS</c> (60) and <c>PLUMBLINE_SOAK_RATE</c>
/// (2,000 events a second) say how long and how much.
/// </summary>
public sealed class Soak(RunningCompany running, ITestOutputHelper output) : IClassFixture<RunningCompany>
{
    // Runtimes settle and code is compiled at first.
    private const int WarmUp = 15;
    private const int Steps = 10;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scenario_40_under_a_steady_load_nothing_grows()
    {
        var (seconds, rate) = (Setting("PLUMBLINE_SOAK_SECONDS", 60), Setting("PLUMBLINE_SOAK_RATE", 2000));
        await running.InsertAsync("steady", rate);
        await WriteAsync(WarmUp, rate);
        var samples = new List<Sample>();
        for (var third = 0; third < 3; third++)
        {
            await WriteAsync(Math.Max(1, seconds / 3), rate);
            samples.Add(await SampleAsync());
            output.WriteLine($"{samples[^1]}");
        }

        var verdict = await running.SettleAsync();
        output.WriteLine($"{verdict}");
        Assert.True(verdict is { Lost: 0, Ghosts: 0, Inversions: 0, ReplicaDifferences: 0, Failed: 0 }, $"{verdict} {running.Company.Users.Log} {running.Company.Orders.Log}");
        var (first, last) = (samples[0], samples[^1]);
        Assert.True(last.UsersMegabytes <= (first.UsersMegabytes * 1.3) + 40, $"memory of Users: {first} {last}");
        Assert.True(last.OrdersMegabytes <= (first.OrdersMegabytes * 1.3) + 40, $"memory of Orders: {first} {last}");
        Assert.True(last.QueueMegabytes <= (first.QueueMegabytes * 1.5) + 8, $"size of queues: {first} {last}");
        Assert.True(last.Dead <= (first.Dead * 1.5) + (rate * 15), $"dead rows: {first} {last}");
        Assert.True(last.P99 <= (first.P99 * 3) + 2000, $"latency: {first} {last}");
    }

    // The same rows again and again, each time with other values, a tenth of a second's worth at a time.
    private async Task WriteAsync(int seconds, int rate)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / Steps));
        for (var i = 0; i < seconds * Steps; i++)
        {
            await timer.WaitForNextTickAsync(Stop);
            var from = i % Steps * (rate / Steps);
            await RunningCompany.RunAsync(running.Company.UsersDatabase, string.Create(CultureInfo.InvariantCulture, $"""
                update users set status = case status when 'active' then 'inactive' else 'active' end
                where id in (select 'steady-' || g from generate_series({from + 1}, {from + (rate / Steps)}) g)
                """));
        }
    }

    private async Task<Sample> SampleAsync()
    {
        var company = running.Company;

        // The best of a few seconds: where events come later and later all of them show it, and where the machine was busy for a moment one does not.
        const string latency = """
            select coalesce(min(late), 1e9)::text from (
              select percentile_cont(0.99) within group (order by extract(epoch from received_at - event_time) * 1000) as late
              from events.inbox where received_at > clock_timestamp() - interval '15 seconds'
              group by floor(extract(epoch from received_at) / 3)) windows
            """;
        var queues = await NumberAsync(company.UsersDatabase, "select pg_total_relation_size('events.outbox')::text") + await NumberAsync(company.OrdersDatabase, "select pg_total_relation_size('events.inbox_queue')::text");
        var dead = await NumberAsync(company.UsersDatabase, "select n_dead_tup::text from pg_stat_user_tables where relid = 'events.outbox'::regclass")
            + await NumberAsync(company.OrdersDatabase, "select n_dead_tup::text from pg_stat_user_tables where relid = 'events.inbox_queue'::regclass");
        return new(Megabytes(company.Users), Megabytes(company.Orders), queues / 1_000_000, dead, await NumberAsync(company.OrdersDatabase, latency));
    }

    private static async Task<double> NumberAsync(string database, string sql) => double.Parse((await Verdict.RowsAsync(database, sql))[0], CultureInfo.InvariantCulture);

    private static double Megabytes(ServiceProcess service)
    {
        var line = File.ReadLines($"/proc/{service.Id.ToString(CultureInfo.InvariantCulture)}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1000;
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private sealed record Sample(double UsersMegabytes, double OrdersMegabytes, double QueueMegabytes, double Dead, double P99);
}
