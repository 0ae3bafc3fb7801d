using Io.Example.ShopV1;
using Plumbline.PostgreSql;

namespace Plumbline.Producing.Tests;

/// <summary>Scenario 23: the clock of one node jumps. Of leases alone: <c>EventLeaseTests</c>.</summary>
public sealed class ClockScenarios
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // An hour is what a wrong zone makes; days are further than partitions are made ahead.
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(240)]
    [InlineData(-240)]
    public async Task Scenario_23_a_clock_that_jumps_moves_neither_leases_nor_waits_nor_the_days_of_records(int hours)
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        var clock = new JumpingClock();
        await using var storage = new PostgreSqlStorage(shop.Address, clock);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream, clock, storage: storage, keep: TimeSpan.FromDays(5));
        await using var other = new ShopProcess(shop, stream, storage: shop.Open());
        var items = new ItemStore(storage);
        await process.Upkeep.RunAsync(Stop);
        await ShopDatabase.WriteAsync(items, "a", 1);

        // It has the lease, and the stream takes nothing: it waits, and the next time twice as long.
        var fault = stream.Faults.Inject(new(StreamFaultKind.Fail));
        Assert.InRange((await process.StepAsync()).Time, process.Options.FirstWait * 0.8, process.Options.FirstWait * 1.2);
        clock.Jump(TimeSpan.FromHours(hours));
        Assert.InRange((await process.StepAsync()).Time, process.Options.FirstWait * 1.6, process.Options.FirstWait * 2.4);
        Assert.InRange(process.Publisher.Circuit.Open!.Value.Time, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        Assert.NotNull(process.Lease.Token);
        Assert.False(await other.Lease.RenewAsync(Stop));

        // Records are of the database's day, none is too old, and days are made ahead as before.
        await ShopDatabase.WriteAsync(items, "a", 2);
        await process.Upkeep.RunAsync(Stop);
        Assert.Equal(2, (await shop.JournalAsync()).Count);
        Assert.Equal(2, await shop.ScalarAsync<int>("select count(*) from journal.items where journal_at between now() - interval '10 minutes' and now()"));
        Assert.Equal(0, await shop.ScalarAsync<int>("select count(*) from journal.items_default"));
        Assert.Equal(4, (await process.Producers.GetStatusAsync(Stop)).JournalDaysAhead);

        fault.Dispose();
        await process.DrainAsync();
        Assert.Equal(0, await shop.QueuedAsync());
        Deliveries.AssertOrdered(stream.Published());
        Assert.All(stream.Published(), e => Assert.InRange(e.Time, DateTimeOffset.UtcNow - TimeSpan.FromMinutes(10), DateTimeOffset.UtcNow + TimeSpan.FromMinutes(10)));
    }

    // The wall clock jumps; the time since the process began does not.
    private sealed class JumpingClock : TimeProvider
    {
        private TimeSpan _by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _by;

        public void Jump(TimeSpan by) => _by += by;
    }
}
