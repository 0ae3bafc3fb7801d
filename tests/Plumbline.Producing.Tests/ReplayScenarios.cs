namespace Plumbline.Producing.Tests;

/// <summary>Scenarios 17 and 18, and the rest of directing what is published.</summary>
public sealed class ReplayScenarios
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Scenario_17_records_of_a_time_or_a_key_are_published_again_under_a_number_of_their_own(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        for (var i = 1; i <= 3; i++)
        {
            await shop.WriteAsync("a", i);
            await shop.WriteAsync("b", i);
        }

        await process.DrainAsync();
        var live = stream.Published();
        var all = await process.Producers.ReplayAsync(new() { Stream = "item_event", Reason = "lost", RequestedBy = "tester" }, Stop);
        await process.DrainAsync();
        var one = await process.Producers.ReplayAsync(new() { Stream = "item_event", Key = "b" }, Stop);
        await process.DrainAsync();
        var none = await process.Producers.ReplayAsync(new() { Stream = "item_event", To = DateTimeOffset.UtcNow.AddDays(-1) }, Stop);
        await process.DrainAsync();

        var published = stream.Published();
        Assert.Equal([6, 6, 3], [live.Count, published.Count(e => e.Replay == all.Id), published.Count(e => e.Replay == one.Id)]);
        Assert.Equal(15, published.Count);
        Assert.Equal(live.Select(e => e.Id), published.Where(e => e.Replay == all.Id).Select(e => e.Id));
        Assert.All(published.Where(e => e.Replay == one.Id), e => Assert.Equal("b", e.Key));
        Assert.Equal(all.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), published[6].Headers["replay"]);
        Assert.Equal(0, await shop.QueuedAsync());

        var replays = await process.Producers.ListReplaysAsync(cancellationToken: Stop);
        Assert.Equal([none.Id, one.Id, all.Id], replays.Select(r => r.Id));
        Assert.Equal(("range", "lost", "tester", 6L, 0L, false), (replays[2].Kind, replays[2].Reason, replays[2].RequestedBy, replays[2].Queued, replays[2].Waiting, replays[2].IsCancelled));
        Assert.All(replays, r => Assert.NotNull(r.EndedAt));
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Scenario_17_a_parked_record_is_published_again_when_its_cause_is_mended(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        using (stream.Faults.Inject(new(StreamFaultKind.Refuse)))
        {
            await shop.WriteAsync("a", 1);
            await shop.WriteAsync("b", 1);
            await process.DrainAsync();
        }

        var failed = await process.Producers.ListFailedAsync("item_event", cancellationToken: Stop);
        Assert.Equal(2, failed.Count);
        Assert.Single(await process.Producers.ListFailedAsync(after: failed[0].QueueId, cancellationToken: Stop));
        var first = await process.Producers.RetryFailedAsync("item_event", [failed[1].QueueId], cancellationToken: Stop);
        await process.DrainAsync();
        Assert.Equal(("b", first.Id), (Assert.Single(stream.Published()).Key, stream.Published()[0].Replay));

        var second = await process.Producers.RetryFailedAsync("item_event", requestedBy: "tester", cancellationToken: Stop);
        await process.DrainAsync();
        Assert.Equal((1L, "failed"), (second.Queued, second.Kind));
        Assert.Equal(2, stream.Published().Count);
        Assert.Empty(await process.Producers.ListFailedAsync(cancellationToken: Stop));
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Scenario_18_two_replays_of_the_same_records_do_not_mix(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream, options: new() { Page = 7 });
        await shop.RunAsync(StreamScenarios.ManyItems(dialect, 50));
        await process.DrainAsync();
        var one = await process.Producers.ReplayAsync(new() { Stream = "item_event" }, Stop);
        var two = await process.Producers.ReplayAsync(new() { Stream = "item_event" }, Stop);
        await process.DrainAsync();

        var journal = (await shop.JournalAsync()).Select(j => j.Sequence).ToList();
        Assert.NotEqual(one.Id, two.Id);
        Assert.Equal(journal, stream.Published().Where(e => e.Replay == one.Id).Select(e => e.Sequence));
        Assert.Equal(journal, stream.Published().Where(e => e.Replay == two.Id).Select(e => e.Sequence));
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task A_replay_gives_way_to_what_is_new_and_can_be_cancelled(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream, options: new() { Page = 10 });
        await shop.RunAsync(StreamScenarios.ManyItems(dialect, 200));
        await process.DrainAsync();
        var replay = await process.Producers.ReplayAsync(new() { Stream = "item_event" }, Stop);
        await process.StepAsync();
        await process.StepAsync();
        await shop.WriteAsync("new", 1);
        var before = stream.Published().Count(e => e.Replay == replay.Id);
        while (!stream.Published().Any(e => e.Key == "new"))
            await process.StepAsync();

        // A page or two of the replay may have been in the queue before it.
        Assert.InRange(stream.Published().Count(e => e.Replay == replay.Id) - before, 0, 20);
        Assert.True(await process.Producers.CancelAsync(replay.Id, Stop));
        Assert.False(await process.Producers.CancelAsync(replay.Id, Stop));
        var sent = stream.Published().Count;
        await process.DrainAsync();
        Assert.Equal(sent, stream.Published().Count);
        Assert.Equal(0, await shop.QueuedAsync());
        var status = (await process.Producers.ListReplaysAsync(cancellationToken: Stop))[0];
        Assert.True(status.IsCancelled);
        Assert.InRange(status.Queued, 1, 199);
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task A_replay_goes_no_faster_than_it_may(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        var clock = new ManualTimeProvider();
        await using var process = new ShopProcess(shop, stream, clock);
        await shop.RunAsync(StreamScenarios.ManyItems(dialect, 500));
        await process.DrainAsync();
        await process.Producers.ReplayAsync(new() { Stream = "item_event", RatePerSecond = 20 }, Stop);
        var start = clock.GetUtcNow();
        while (clock.GetUtcNow() - start < TimeSpan.FromSeconds(10))
        {
            await process.StepAsync();
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.InRange(stream.Published().Count - 500, 150, 205);
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task A_resync_tells_of_every_row_as_it_is_in_order_with_what_changes_meanwhile(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream, options: new() { Page = 7 });
        await shop.RunAsync(StreamScenarios.ManyItems(dialect, 30));
        await process.DrainAsync();
        await shop.Items.DeleteAsync("30", Stop);
        var live = (await shop.JournalAsync()).Count;
        var resync = await process.Producers.ResyncAsync(new() { Stream = "item_event" }, Stop);
        await process.StepAsync();
        await shop.WriteAsync("1", 5);
        await shop.WriteAsync("9", 6);
        await shop.WriteAsync("99", 7);
        await process.DrainAsync();

        var journal = await shop.JournalAsync();
        Assert.InRange(journal.Count(j => j.Operation == "S"), 29, 30);
        Assert.Equal(journal.Where(j => j.Operation == "S").Select(j => j.Key).Distinct().Count(), journal.Count(j => j.Operation == "S"));
        Deliveries.AssertOrdered(stream.Published());
        Deliveries.AssertComplete(journal.Select(j => j.Sequence), stream.Published());
        Assert.True(stream.Published().Count > live);

        // The last event of each key is what the table has.
        var state = stream.Published("item_event", new JsonEventSerializer<Io.Example.ShopV1.IItemEvent, Io.Example.ShopV1.ItemEventJson>())
            .OfType<Io.Example.ShopV1.ItemUpserted>().GroupBy(e => e.Item.Id).ToDictionary(group => group.Key, group => group.Last().Item.Version);
        Assert.Equal((5, 6, 7), (state["1"], state["9"], state["99"]));
        var status = (await process.Producers.ListReplaysAsync(cancellationToken: Stop)).Single(r => r.Id == resync.Id);
        Assert.Equal(("resync", (long)journal.Count(j => j.Operation == "S")), (status.Kind, status.Queued));
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task A_paused_stream_keeps_its_records_and_others_go_on(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await process.Producers.PauseAsync("item_event", Stop);
        await shop.WriteAsync("a", 1);
        await process.DrainAsync();
        await shop.Parcels.InsertAsync(new() { Id = Guid.NewGuid(), Weight = 1 }, Stop);
        await process.DrainAsync();
        await process.StepAsync();
        Assert.Equal(["parcel_created"], stream.Published().Select(e => e.Type));
        var status = await process.Producers.GetStatusAsync(Stop);
        Assert.Equal([("item_event", 1, true), ("parcel_event", 0, false)], status.Streams.Select(s => (s.Union, s.Waiting, s.IsPaused)));
        Assert.Equal(("test.shop.v1.item_event.json", true), (status.Streams[0].Name, status.IsPublisher));

        await process.Producers.ResumeAsync("item_event", Stop);
        await process.DrainAsync();
        Assert.Equal(2, stream.Published().Count);
        Assert.Equal(0, await shop.QueuedAsync());
    }

    [Fact]
    public async Task What_cannot_be_asked_for_is_refused_with_what_can()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        await using var process = new ShopProcess(shop, new InMemoryEventStream());
        var unknown = await Assert.ThrowsAsync<ArgumentException>(() => process.Producers.ReplayAsync(new() { Stream = "order_event" }, Stop));
        Assert.StartsWith("This service does not publish 'order_event'; it publishes item_event, parcel_event.", unknown.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => process.Producers.ResyncAsync(new() { Stream = "item_event", Key = "a" }, Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => process.Producers.ReplayAsync(new() { Stream = "parcel_event", Key = "no uuid" }, Stop));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReplayRequest { Stream = "item_event", RatePerSecond = 0 });
        Assert.Empty(await process.Producers.ListReplaysAsync(cancellationToken: Stop));
    }
}
