namespace Plumbline.Producing.Tests;

/// <summary>Scenarios 1 to 3 and 6: a process dies, or the stream's answers get lost.</summary>
public sealed class CrashScenarios
{
    // Whatever point is added later is one of these, until somebody says otherwise.
    public static TheoryData<SqlDialect, int> PointsAfterPublishing { get; } = new(
        from dialect in Enum.GetValues<SqlDialect>()
        from point in Enum.GetValues<CrashPoint>().Except([CrashPoint.BeforePublish])
        select (dialect, (int)point));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Scenario_1_what_a_process_committed_and_did_not_publish_is_published_by_another_with_the_same_ids(SqlDialect dialect)
    {
        await using var shop = await TenChangesAsync(dialect);
        var stream = new InMemoryEventStream();
        await DieAsync(shop, stream, CrashPoint.BeforePublish);
        Assert.Empty(stream.Published());

        Assert.Equal(10, (await GoOnAsync(shop, stream)).Count);
    }

    [Theory]
    [MemberData(nameof(PointsAfterPublishing))]
    public async Task Scenario_2_what_a_process_published_and_did_not_take_off_the_queue_comes_twice_with_the_same_ids(SqlDialect dialect, int point)
    {
        await using var shop = await TenChangesAsync(dialect);
        var stream = new InMemoryEventStream();
        await DieAsync(shop, stream, (CrashPoint)point);
        Assert.Equal(10, stream.Published().Count);

        var published = await GoOnAsync(shop, stream);
        Assert.Equal(20, published.Count);
        Assert.All(published.GroupBy(e => e.Id), same => Assert.Equal(2, same.Count()));
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Scenario_3_of_a_page_that_was_taken_in_part_only_the_rest_is_sent_again(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        for (var i = 1; i <= 4; i++)
        {
            foreach (var key in new[] { "a", "b", "c" })
                await shop.WriteAsync(key, i);
        }

        var second = (await shop.JournalAsync()).Where(j => j.Key == "b").ElementAt(1).Sequence;
        await using var process = new ShopProcess(shop, stream);
        using (stream.Faults.Inject(new(StreamFaultKind.Fail) { When = e => e.Sequence == second, Times = 1 }))
            Assert.True((await process.StepAsync()).IsFixed);

        Assert.Equal(9, stream.Published().Count);
        Assert.Equal(3, await shop.QueuedAsync());
        await process.DrainAsync();

        Assert.Equal(12, stream.Published().Count);
        Deliveries.AssertOrdered(stream.Published());
        Assert.Equal(0, await shop.FailedAsync());
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Scenario_6_lost_confirmations_make_duplicates_and_lose_nothing(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        for (var i = 1; i <= 20; i++)
            await shop.WriteAsync($"{i % 4}", i);

        await using var process = new ShopProcess(shop, stream);
        using var fault = stream.Faults.Inject(new(StreamFaultKind.LoseConfirmation) { When = e => e.Sequence % 3 == 0, Times = 6 });
        for (var i = 0; i < 50 && await shop.QueuedAsync() > 0; i++)
            await process.StepAsync();

        var published = stream.Published();
        Assert.Equal(0, await shop.QueuedAsync());
        Assert.True(published.Count > 20);
        Deliveries.AssertOrdered(published);
        Deliveries.AssertComplete((await shop.JournalAsync()).Select(j => j.Sequence), published);
    }

    private static async Task<ShopDatabase> TenChangesAsync(SqlDialect dialect)
    {
        var shop = await ShopDatabase.OpenAsync(dialect);
        for (var i = 1; i <= 5; i++)
        {
            await shop.WriteAsync("a", i);
            await shop.WriteAsync("b", i);
        }

        return shop;
    }

    private static async Task DieAsync(ShopDatabase shop, InMemoryEventStream stream, CrashPoint point)
    {
        await using var dying = new ShopProcess(shop, stream, atPoint: at => at == point ? throw new Crash() : default);
        await Assert.ThrowsAsync<Crash>(dying.StepAsync);
        await dying.Lease.ReleaseAsync(Stop);
        Assert.Equal(10, await shop.QueuedAsync());
    }

    private static async Task<IReadOnlyList<IncomingEvent>> GoOnAsync(ShopDatabase shop, InMemoryEventStream stream)
    {
        await using var next = new ShopProcess(shop, stream);
        await next.DrainAsync();

        var published = stream.Published();
        Deliveries.AssertOrdered(published);
        Deliveries.AssertComplete((await shop.JournalAsync()).Select(j => j.Sequence), published);
        Assert.Equal(10, published.Select(e => e.Id).Distinct().Count());
        Assert.Equal(0, await shop.QueuedAsync());
        return published;
    }

    private sealed class Crash : Exception;
}
