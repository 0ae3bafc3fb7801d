using Plumbline.Data;

namespace Plumbline.Producing.Tests;

/// <summary>What publishing holds in memory. The process has one memory for all tests, so nothing else runs meanwhile.</summary>
[Collection(nameof(MemoryScenarios))]
[CollectionDefinition(nameof(MemoryScenarios), DisableParallelization = true)]
public sealed class MemoryScenarios
{
    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Scenario_13_what_publishing_holds_in_memory_does_not_grow_with_what_waits(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new ForgetfulStream();
        await using var process = new ShopProcess(shop, stream);
        await shop.RunAsync(StreamScenarios.ManyItems(dialect, 100_000));
        for (var i = 0; i < 20; i++)
            await process.StepAsync();

        // A hundred thousand events are tens of megabytes.
        var before = GC.GetTotalMemory(forceFullCollection: true);
        while (await shop.QueuedAsync() > 1000)
            await process.StepAsync();

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 4_000_000);
        await process.DrainAsync();
        Assert.Equal((100_000, true), (stream.Count, stream.Largest <= process.Options.Page));
    }
}
