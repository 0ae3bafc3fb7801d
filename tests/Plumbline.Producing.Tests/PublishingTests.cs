namespace Plumbline.Producing.Tests;

public sealed class PublishingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Publishes_one_event_for_each_change_in_order(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await shop.WriteAsync("a", 1);
        await shop.WriteAsync("b", 1);
        await shop.WriteAsync("a", 2);
        await shop.Items.DeleteAsync("a", Stop);
        await process.DrainAsync();

        var journal = await shop.JournalAsync();
        Assert.Equal(["I a 1", "I b 1", "U a 2", "D a 2"], journal.Select(j => $"{j.Operation} {j.Key} {j.Version}"));
        var published = stream.Published("item_event");
        Assert.Equal(journal.Select(j => j.Sequence), published.Select(e => e.Sequence));
        Assert.Equal(["item_upserted", "item_upserted", "item_upserted", "item_deleted"], published.Select(e => e.Type));
        Assert.Equal(["a", "b", "a", "a"], published.Select(e => e.Key));
        Assert.Equal(0, await shop.QueuedAsync());
        Assert.Empty(process.Monitor.Reports);
    }
}
