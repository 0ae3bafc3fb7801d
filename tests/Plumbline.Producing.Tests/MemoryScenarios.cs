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

        // What is there once and for all: codecs, statements, a page.
        await shop.Items.UpsertManyAsync(Enumerable.Range(0, 1000).Select(i => new Io.Example.ShopV1.Item { Id = $"warm {i}", Name = "n", Version = 1 }), TestContext.Current.CancellationToken);
        await process.DrainAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        // A hundred thousand events are tens of megabytes. Looked at while nearly all of them wait, half of them, nearly none.
        var (pages, held) = (0, new List<long>());
        stream.Taking = () =>
        {
            if (++pages is 3 or 100 or 195)
                held.Add(GC.GetTotalMemory(forceFullCollection: true) - before);
        };
        await shop.RunAsync(StreamScenarios.ManyItems(dialect, 100_000));
        await process.DrainAsync();
        Assert.Equal(3, held.Count);
        Assert.All(held, bytes => Assert.InRange(bytes, long.MinValue, 4_000_000));
        Assert.Equal((101_000, true), (stream.Count, stream.Largest <= process.Options.Page));
    }
}
