using System.Globalization;
using Npgsql;

namespace Plumbline.Endurance.Tests;

/// <summary>
/// Scenario 39: the nine things that most queues on PostgreSQL did not live through in an independent comparison. During each there are
/// writes; after each, everything has arrived once and in order, and nothing needs repair.
/// </summary>
public sealed class NineCells(RunningCompany running, ITestOutputHelper output) : IClassFixture<RunningCompany>
{
    private const int Seed = 20_261_128;

    private static readonly TimeSpan s_length = TimeSpan.FromSeconds(6);

    // What a service may take to stop is ten seconds; machines that are busy get more.
    private static readonly TimeSpan s_longestStop = TimeSpan.FromSeconds(30);

    private Company Company => running.Company;

    [Fact]
    public Task Scenario_39_postgres_restart() => RunAsync(async _ => await Company.Database.RestartAsync());

    [Fact]
    public Task Scenario_39_pg_backend_kill() => RunAsync(stop => Task.WhenAll(
        Faults.RepeatAsync(TimeSpan.FromSeconds(0.3), new(Seed), () => Faults.EndSessionAsync(Company.UsersDatabase), stop),
        Faults.RepeatAsync(TimeSpan.FromSeconds(0.3), new(Seed + 1), () => Faults.EndSessionAsync(Company.OrdersDatabase), stop)));

    [Fact]
    public Task Scenario_39_pool_exhaustion() => RunAsync(async stop =>
    {
        var taken = new List<NpgsqlConnection>();
        try
        {
            while (true)
                taken.Add(await RunningCompany.OpenAsync(Company.UsersDatabase));
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            // From here on nobody gets a connection.
            await UntilAsync(stop);
        }

        Assert.NotEmpty(taken);
        foreach (var connection in taken)
            await connection.DisposeAsync();
    });

    [Fact]
    public Task Scenario_39_crash_recovery() => RunAsync(async _ => await Faults.RestartAsync(Company.Users));

    [Fact]
    public Task Scenario_39_repeated_kills() => RunAsync(async _ =>
    {
        for (var i = 0; i < 3; i++)
            await Task.WhenAll(Faults.RestartAsync(Company.Users), Faults.RestartAsync(Company.Orders));
    });

    [Fact]
    public Task Scenario_39_idle_in_tx() => RunAsync(
        async stop =>
        {
            // One that reads and one that writes, in each database; neither ends.
            var held = new List<NpgsqlConnection>();
            foreach (var database in new[] { Company.UsersDatabase, Company.OrdersDatabase })
            {
                foreach (var begin in new[] { "begin isolation level repeatable read; select count(*) from users", "begin; select pg_current_xact_id()" })
                {
                    held.Add(await RunningCompany.OpenAsync(database));
                    await using var command = new NpgsqlCommand(begin, held[^1]);
                    await command.ExecuteNonQueryAsync(CancellationToken.None);
                }
            }

            await UntilAsync(stop);
            await StopUnderPressureAsync();
            foreach (var connection in held)
                await connection.DisposeAsync();
        });

    [Fact]
    public Task Scenario_39_sustained_high_load() => RunAsync(
        async stop =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                await running.InsertAsync(string.Create(CultureInfo.InvariantCulture, $"load-{i}"), 500);

            await StopUnderPressureAsync();
        },
        callers: 16);

    [Fact]
    public Task Scenario_39_active_readers() => RunAsync(async stop =>
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async reader =>
        {
            while (!stop.IsCancellationRequested)
                await RunningCompany.RunAsync(reader % 2 == 0 ? Company.UsersDatabase : Company.OrdersDatabase, "begin isolation level repeatable read; select count(*) from users a join users b using (id); commit");
        }));
    });

    [Fact]
    public Task Scenario_39_event_burst() => RunAsync(async _ => await running.InsertAsync("burst", 20_000));

    private async Task RunAsync(Func<CancellationToken, Task> pressure, int callers = 4)
    {
        var cell = TestContext.Current.TestMethod!.MethodName;
        var load = new UserLoad(Company, Seed);
        using (var writing = new CancellationTokenSource())
        using (var stop = new CancellationTokenSource(s_length))
        {
            var writers = load.RunAsync(callers, writing.Token);
            await pressure(stop.Token);
            await UntilAsync(stop.Token);

            // It goes on by itself: callers succeed again, and what they write arrives.
            var before = load.Answered;
            for (var end = DateTime.UtcNow.AddMinutes(2); load.Answered < before + 20 && DateTime.UtcNow < end;)
                await Task.Delay(50, TestContext.Current.CancellationToken);

            Assert.True(load.Answered >= before + 20, $"Writes do not succeed any more. {Company.Users.Log}");
            await writing.CancelAsync();
            await writers;
        }

        await running.InsertAsync("after " + cell, 1);
        var verdict = await running.SettleAsync();
        var text = string.Create(CultureInfo.InvariantCulture, $"{cell}: {load.Answered} writes, {load.Failed} failed; {verdict}");
        output.WriteLine(text);
        Assert.True(verdict is { Lost: 0, Ghosts: 0, Inversions: 0, ReplicaDifferences: 0, Failed: 0 }, text + Company.Users.Log + Company.Orders.Log);
    }

    private async Task StopUnderPressureAsync()
    {
        foreach (var service in new[] { Company.Users, Company.Orders })
        {
            Assert.InRange(await service.StopAsync(), TimeSpan.Zero, s_longestStop);
            await service.StartAsync();
        }
    }

    private static Task UntilAsync(CancellationToken stop) => Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
