using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Plumbline.Tests.Shared;

namespace Plumbline.Chaos.Tests;

/// <summary>
/// Both services under load while what they depend on fails. Whatever happens: no event is lost, none is made up, those of a key come in
/// order, and the replica ends equal to its source. <c>PLUMBLINE_CHAOS_SECONDS</c> and <c>PLUMBLINE_CHAOS_SEED</c> choose others than
/// the defaults.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_length = TimeSpan.FromSeconds(Setting("PLUMBLINE_CHAOS_SECONDS", 60));
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);
    private static readonly int s_seed = Setting("PLUMBLINE_CHAOS_SEED", 20_261_127);

    [Fact]
    public async Task Loses_nothing_while_sessions_end_processes_die_and_the_database_crashes()
    {
        await using var company = await Company.StartAsync(brokers: 1);
        var random = new Random(s_seed);
        var (sessions, crashes) = (0, 0);
        await RunAsync(
            company,
            $"sessions, processes, database (seed {s_seed})",
            stop =>
            [
                Faults.RepeatAsync(TimeSpan.FromSeconds(0.7), new(random.Next()), async () =>
                {
                    sessions++;
                    await Faults.EndSessionAsync(sessions % 3 == 0 ? company.OrdersDatabase : company.UsersDatabase);
                }, stop),
                Faults.RepeatAsync(TimeSpan.FromSeconds(9), new(random.Next()), () => Faults.RestartAsync(company.Users), stop),
                Faults.RepeatAsync(TimeSpan.FromSeconds(11), new(random.Next()), () => Faults.RestartAsync(company.Orders), stop),
                Faults.RepeatAsync(TimeSpan.FromSeconds(25), new(random.Next()), async () =>
                {
                    crashes++;
                    await Faults.RestartDatabaseAsync(company);
                }, stop),
            ],
            () => $"{sessions} sessions ended, Users killed {company.Users.Kills} times, Orders {company.Orders.Kills} times, {crashes} crashes of PostgreSQL");
    }

    [Fact]
    public async Task Loses_nothing_while_nodes_of_the_broker_die()
    {
        await using var company = await Company.StartAsync(brokers: 3);
        var random = new Random(s_seed + 1);
        var kills = 0;
        await RunAsync(
            company,
            $"broker (seed {s_seed + 1})",
            stop => [Faults.RepeatAsync(TimeSpan.FromSeconds(8), random, () => Faults.RestartBrokerAsync(company, kills++ % 3), stop)],
            () => $"{kills} nodes of RabbitMQ killed");
    }

    [Fact]
    public async Task Needs_no_repair_after_the_broker_was_away_and_both_services_died()
    {
        await using var company = await Company.StartAsync(brokers: 1);
        var told = "";
        await RunAsync(
            company,
            $"broker away (seed {s_seed})",
            _ => [PullThePlugAsync(company, page => told = page)],
            () => "the broker away for half of the time, both services killed and started without it");

        // While it lasted, the page told what the matter was.
        Assert.NotEqual("", Interruption(told));
        using var page = JsonDocument.Parse(told);
        Assert.True(page.RootElement.GetProperty("queue").GetProperty("waiting").GetInt32() > 0, told);
    }

    // Of the queue as it is now: the history below it keeps interruptions that are over.
    private static string Interruption(string page)
    {
        using var document = JsonDocument.Parse(page);
        return document.RootElement.GetProperty("queue").TryGetProperty("interruption", out var text) ? text.GetString() ?? "" : "";
    }

    private static async Task PullThePlugAsync(Company company, Action<string> tell)
    {
        await Task.Delay(s_length / 6, CancellationToken.None);
        await company.Broker.UntilStreamsAreNotedAsync(0);
        await company.Broker.KillNodeAsync(0);
        await Task.Delay(s_length / 6, CancellationToken.None);
        await Task.WhenAll(company.Users.KillAsync(), company.Orders.KillAsync());
        await Task.WhenAll(company.Users.StartAsync(), company.Orders.StartAsync());
        await Task.Delay(s_length / 6, CancellationToken.None);
        using var http = new HttpClient { BaseAddress = company.Users.Address };
        var page = await http.GetStringAsync(new Uri("_internal_/events", UriKind.Relative), CancellationToken.None);

        // The process that was killed holds the right to publish for a few seconds more.
        for (var end = DateTime.UtcNow + s_patience; DateTime.UtcNow < end && Interruption(page).Length == 0;)
        {
            await Task.Delay(200, CancellationToken.None);
            page = await http.GetStringAsync(new Uri("_internal_/events", UriKind.Relative), CancellationToken.None);
        }

        tell(page);
        await company.Broker.StartNodeAsync(0);
    }

    private async Task RunAsync(Company company, string name, Func<CancellationToken, IReadOnlyList<Task>> faults, Func<string> describe)
    {
        await using var observer = new StreamObserver(company.Broker.ConnectionString);
        var load = new UserLoad(company, s_seed);
        using (var stop = new CancellationTokenSource(s_length))
            await Task.WhenAll([load.RunAsync(callers: 4, stop.Token), .. faults(stop.Token)]);

        var settling = Stopwatch.StartNew();
        var verdict = await Verdict.OfAsync(company, observer.Events);
        while (settling.Elapsed < s_patience && !verdict.IsSettled)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            verdict = await Verdict.OfAsync(company, observer.Events);
        }

        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"chaos, {name}: {s_length.TotalSeconds:0} s, {load.Answered} writes, {load.Failed} failed; {describe()}; {verdict}; settled in {settling.Elapsed.TotalSeconds:0.0} s");
        output.WriteLine(text);
        await File.AppendAllLinesAsync(Summary(), [text], TestContext.Current.CancellationToken);

        Assert.True(load.Answered > 100, text + company.Users.Log);
        Assert.True(verdict is { Lost: 0, Ghosts: 0, Inversions: 0, ReplicaDifferences: 0, Failed: 0 }, text + company.Users.Log + company.Orders.Log);
    }

    /// <summary>build/test prints such files at the end.</summary>
    private static string Summary()
    {
        var folder = Repository.PathOf("artifacts/test-results");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, "Plumbline.Chaos.Tests.summary.txt");
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
