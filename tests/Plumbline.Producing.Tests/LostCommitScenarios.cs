using System.Data.Common;
using Npgsql;
using Plumbline.PostgreSql;

namespace Plumbline.Producing.Tests;

/// <summary>Scenario 24: the connection breaks at the commit, so that nobody knows whether it was done.</summary>
public sealed class LostCommitScenarios
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scenario_24_a_writer_that_does_not_know_whether_it_committed_writes_again_and_makes_one_event(bool isDone)
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        await using var cutter = new CommitCutter(new NpgsqlConnectionStringBuilder(shop.Address).Port);
        await using var storage = Through(shop, cutter);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        var items = new Io.Example.ShopV1.ItemStore(storage);
        await ShopDatabase.WriteAsync(items, "a", 1);

        Cut(cutter, isDone);
        await Assert.ThrowsAnyAsync<DbException>(() => ShopDatabase.WriteAsync(items, "a", 2));
        Assert.Equal(1, cutter.Cuts);

        // Reading again decides: an upsert of the same writes nothing where it was done.
        var again = await items.UpsertAsync(new() { Id = "a", Name = "a 2", Version = 2 }, Stop);
        Assert.Equal(isDone ? UpsertKind.Unchanged : UpsertKind.Updated, again.Kind);
        await process.DrainAsync();
        Assert.Equal([1, 2], (await shop.JournalAsync()).Select(j => j.Version));
        Assert.Equal((await shop.JournalAsync()).Select(j => j.Sequence), stream.Published().Select(e => e.Sequence));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scenario_24_a_publisher_that_does_not_know_whether_its_removal_was_committed_loses_nothing(bool isDone)
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        await using var cutter = new CommitCutter(new NpgsqlConnectionStringBuilder(shop.Address).Port);
        await using var storage = Through(shop, cutter);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream, storage: storage, atPoint: point =>
        {
            if (point == CrashPoint.AfterDeleteBeforeCommit && cutter.Cuts == 0)
                Cut(cutter, isDone);

            return default;
        });
        for (var i = 1; i <= 3; i++)
            await shop.WriteAsync("a", i);

        await Assert.ThrowsAnyAsync<DbException>(process.StepAsync);
        Assert.Equal(1, cutter.Cuts);
        await Eventually.TrueAsync(async () => await shop.QueuedAsync() == (isDone ? 0 : 3));
        await shop.WriteAsync("a", 4);
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                await process.DrainAsync();
                return true;
            }
            catch (DbException)
            {
                return false;
            }
        });

        Deliveries.AssertOrdered(stream.Published());
        Deliveries.AssertComplete((await shop.JournalAsync()).Select(j => j.Sequence), stream.Published());
        Assert.Equal(isDone ? 4 : 7, stream.Published().Count);
    }

    private static PostgreSqlStorage Through(ShopDatabase shop, CommitCutter cutter) =>
        new(new NpgsqlConnectionStringBuilder(shop.Address) { Port = cutter.Port, SslMode = SslMode.Disable }.ToString());

    private static void Cut(CommitCutter cutter, bool isDone)
    {
        if (isDone)
            cutter.CutAnswer();
        else
            cutter.CutRequest();
    }
}
