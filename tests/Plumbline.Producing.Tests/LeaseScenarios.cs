namespace Plumbline.Producing.Tests;

/// <summary>Scenario 12: two processes believe that they publish.</summary>
public sealed class LeaseScenarios
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scenario_12_a_process_that_slept_through_its_lease_makes_duplicates_and_nothing_worse()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        var stream = new InMemoryEventStream();
        var asleep = new TaskCompletionSource();
        var wakes = new TaskCompletionSource();
        await using var zombie = new ShopProcess(shop, stream, storage: shop.Open(), atPoint: async at =>
        {
            if (at == CrashPoint.BeforePublish)
            {
                asleep.TrySetResult();
                await wakes.Task;
            }
        });
        await using var next = new ShopProcess(shop, stream, storage: shop.Open());
        await shop.WriteAsync("a", 1);
        await shop.WriteAsync("a", 2);
        var sleeping = zombie.StepAsync();
        await asleep.Task;
        await shop.RunAsync("update events.lease set expires_at = clock_timestamp() - interval '1 second'");
        await next.DrainAsync();
        await shop.WriteAsync("a", 3);
        await next.DrainAsync();
        await shop.WriteAsync("a", 4);
        wakes.SetResult();
        await sleeping;

        // What it published was stale, and it took nothing off the queue.
        Assert.Equal(1, await shop.QueuedAsync());
        await next.DrainAsync();
        var published = stream.Published();
        var journal = await shop.JournalAsync();
        Assert.Equal([1, 2, 3, 1, 2, 4], published.Select(e => journal.First(j => j.Sequence == e.Sequence).Version));
        Deliveries.AssertOrdered(published);
        Assert.Equal(2, published.GroupBy(e => e.Id).Count(group => group.Count() > 1));
        Assert.False(await zombie.Lease.RenewAsync(Stop));
    }

    [Fact]
    public async Task One_of_several_processes_publishes_and_another_takes_over_at_once_when_it_stops()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        var stream = new InMemoryEventStream();
        var lease = new LeaseOptions { Renewal = TimeSpan.FromMilliseconds(100) };
        await using var one = new ShopProcess(shop, stream, storage: shop.Open(), options: new() { Lease = lease });
        await using var two = new ShopProcess(shop, stream, storage: shop.Open(), options: new() { Lease = lease });
        one.Start();
        await Eventually.TrueAsync(() => one.Lease.Token is not null);
        two.Start();
        await shop.WriteAsync("a", 1);
        await Eventually.TrueAsync(() => stream.Published().Count == 1);
        Assert.Null(two.Lease.Token);

        await one.Publisher.Loop.StopAsync(Stop);
        await one.Lease.Loop.StopAsync(Stop);
        await shop.WriteAsync("a", 2);
        await Eventually.TrueAsync(() => stream.Published().Count == 2);
        Assert.Equal(2, two.Lease.Token);
    }
}
