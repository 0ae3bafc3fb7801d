namespace Plumbline.Producing.Tests;

/// <summary>What this process writes is published at once. The clock stands still, so nothing that waits for a time can help.</summary>
public sealed class WakeUpTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task A_commit_wakes_the_publisher_which_waits_for_no_clock(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream, new ManualTimeProvider());
        process.Start();
        for (var i = 1; i <= 5; i++)
        {
            await shop.WriteAsync("a", i);
            await Eventually.TrueAsync(() => stream.Published().Count == i);
        }

        // As an application does, which groups writes.
        await shop.Storage.InTransactionAsync(
            async (_, _) =>
            {
                await shop.WriteAsync("b", 1);
                await shop.WriteAsync("c", 1);
            },
            Stop);
        await Eventually.TrueAsync(() => stream.Published().Count == 7);
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task What_another_process_writes_is_found_when_its_time_has_come(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        var clock = new ManualTimeProvider();
        await using var process = new ShopProcess(shop, stream, clock);
        process.Start();
        await shop.WriteAsync("a", 1);
        await Eventually.TrueAsync(() => stream.Published().Count == 1);

        await shop.RunAsync("update items set version = 2");
        await Eventually.AdvanceUntilAsync(clock, process.Options.Glance, () => stream.Published().Count == 2);
    }
}
