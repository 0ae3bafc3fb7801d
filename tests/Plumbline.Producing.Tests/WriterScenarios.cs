using System.Data.Common;

namespace Plumbline.Producing.Tests;

/// <summary>Scenarios 7 to 13, 15, 42 and 43: what writers do meanwhile. Interleavings are made step by step, not left to chance.</summary>
public sealed class WriterScenarios
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Scenario_7_what_is_rolled_back_is_not_published(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await Assert.ThrowsAsync<InvalidOperationException>(() => shop.Storage.InTransactionAsync(
            async (_, _) =>
            {
                await shop.WriteAsync("gone", 1);
                throw new InvalidOperationException("no");
            },
            Stop));
        await shop.Storage.InTransactionAsync(
            async (_, _) =>
            {
                await shop.WriteAsync("kept", 1);
                await Assert.ThrowsAsync<InvalidOperationException>(() => shop.Storage.InTransactionAsync(
                    async (_, _) =>
                    {
                        await shop.WriteAsync("kept", 2);
                        throw new InvalidOperationException("no");
                    },
                    Stop));
                await shop.WriteAsync("kept", 3);
            },
            Stop);
        await Assert.ThrowsAsync<RowExistsException>(() => shop.Items.InsertAsync(new() { Id = "kept", Name = "n", Version = 4 }, Stop));
        await process.DrainAsync();

        Assert.Equal(["I kept 1", "U kept 3"], (await shop.JournalAsync()).Select(j => $"{j.Operation} {j.Key} {j.Version}"));
        Deliveries.AssertComplete((await shop.JournalAsync()).Select(j => j.Sequence), stream.Published());
    }

    [Fact]
    public async Task Scenario_8_a_long_write_transaction_holds_up_nobody_and_nothing_of_it_is_passed_over()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await using var writer = await OpenWriterAsync(shop);
        await writer.RunAsync(Insert("slow", 1));

        long last = 0;
        for (var i = 1; i <= 10; i++)
        {
            await shop.WriteAsync("fast", i);
            await process.DrainAsync();
            last = (await shop.JournalAsync())[^1].Sequence;
            Assert.Equal(i, stream.Published().Count);
        }

        // Nothing is read from the start any more, although the old transaction may still bring a row from before.
        // (Transactions of other tests' databases count too, and end sooner or later.)
        await Eventually.TrueAsync(async () =>
        {
            await process.StepAsync();
            return process.Publisher.Provisional >= last;
        });
        Assert.True(process.Publisher.Floor < last);

        await writer.CommitAsync();
        await shop.WriteAsync("slow", 2);
        await process.DrainAsync();
        Deliveries.AssertOrdered(stream.Published());
        Deliveries.AssertComplete((await shop.JournalAsync()).Select(j => j.Sequence), stream.Published());
    }

    [Fact]
    public async Task Scenario_9_a_reader_that_keeps_deleted_rows_alive_does_not_hold_the_floor()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await using var reader = await OpenWriterAsync(shop, "begin isolation level repeatable read; select count(*) from items");
        for (var i = 1; i <= 5; i++)
        {
            await shop.WriteAsync("a", i);
            await process.DrainAsync();
        }

        // Transactions of other tests' databases count too, so the floor itself may have to wait for them.
        var last = (await shop.JournalAsync())[^1].Sequence;
        await Eventually.TrueAsync(async () =>
        {
            await process.StepAsync();
            return process.Publisher.Provisional >= last;
        });
        var status = await process.Producers.GetStatusAsync(Stop);
        Assert.StartsWith("process ", status.OldestTransaction?.Who, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scenario_10_many_writers_of_one_key_are_published_in_the_order_of_their_commits()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await shop.WriteAsync("a", 0);
        process.Start();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var i = 0; i < 25; i++)
                await shop.RunAsync("update items set version = version + 1 where id = 'a'");
        }));
        await Eventually.TrueAsync(async () => await shop.QueuedAsync() == 0);

        var versions = stream.Published("item_event", new JsonEventSerializer<Io.Example.ShopV1.IItemEvent, Io.Example.ShopV1.ItemEventJson>())
            .Cast<Io.Example.ShopV1.ItemUpserted>().Select(e => e.Item.Version);
        Assert.Equal(Enumerable.Range(0, 201).Select(i => (long)i), versions);
    }

    [Fact]
    public async Task Scenario_11_a_transaction_that_began_early_and_wrote_late_comes_late()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await using var early = await OpenWriterAsync(shop);
        await early.RunAsync("select pg_current_xact_id()");
        await shop.WriteAsync("a", 1);

        // The publisher is at it all the while.
        await process.DrainAsync();
        await early.RunAsync("update items set version = 2 where id = 'a'");
        await process.DrainAsync();
        await early.CommitAsync();
        await shop.WriteAsync("a", 3);
        await process.DrainAsync();

        Assert.Equal([1, 2, 3], (await shop.JournalAsync()).Select(j => j.Version));
        Assert.Equal((await shop.JournalAsync()).Select(j => j.Sequence), stream.Published().Select(e => e.Sequence));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Transactions_that_overlap_in_any_order_lose_nothing_and_keep_each_keys_order(int seed)
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        var stream = new InMemoryEventStream();
        using var measured = new Plumbline.Events.Tests.Monitoring.Measured(EventTelemetry.Name);
        await using var process = new ShopProcess(shop, stream, options: new() { Page = 5, FullScan = TimeSpan.FromMilliseconds(50) });
        var random = new Random(seed);
        var open = new List<(Writer Writer, HashSet<string> Keys)>();
        for (var i = 0; i < 150; i++)
        {
            switch (random.Next(5))
            {
                case 0 when open.Count < 5:
                    open.Add((await OpenWriterAsync(shop), []));
                    break;
                case 1 or 2 when open.Count > 0:
                    var (writer, keys) = open[random.Next(open.Count)];
                    var key = $"k{random.Next(12)}";

                    // A key that another transaction has written would make this one wait for it.
                    if (open.Any(o => o.Keys != keys && o.Keys.Contains(key)))
                        break;

                    keys.Add(key);
                    await writer.RunAsync($"{Insert(key, i)} on conflict (id) do update set version = excluded.version");
                    break;
                case 3 when open.Count > 0:
                    var ending = open[random.Next(open.Count)];
                    open.Remove(ending);
                    await (random.Next(4) == 0 ? ending.Writer.RollbackAsync() : ending.Writer.CommitAsync());
                    await ending.Writer.DisposeAsync();
                    break;
                default:
                    await process.StepAsync();
                    break;
            }
        }

        foreach (var (writer, _) in open)
        {
            await writer.CommitAsync();
            await writer.DisposeAsync();
        }

        await process.DrainAsync();
        await process.DrainAsync();
        Assert.Equal(0, await shop.QueuedAsync());
        Deliveries.AssertOrdered(stream.Published());
        Deliveries.AssertComplete((await shop.JournalAsync()).Select(j => j.Sequence), stream.Published());
        Assert.Equal(0, measured.Sum("plumbline.events.publish.below_floor"));
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Scenario_13_a_bulk_write_is_paged_and_does_not_hold_up_another_stream(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await shop.RunAsync(StreamScenarios.ManyItems(dialect, 100_000));
        await shop.Parcels.InsertAsync(new() { Id = Guid.NewGuid(), Weight = 1 }, Stop);
        await process.StepAsync();

        Assert.Single(stream.Published("parcel_event"));
        Assert.InRange(stream.Published("item_event").Count, 1, 500);
        await process.DrainAsync();
        Assert.Equal(100_000, stream.Published("item_event").Count);
        Assert.Equal(0, await shop.QueuedAsync());
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Scenario_15_a_key_that_is_deleted_and_comes_again_is_published_as_it_was(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await shop.WriteAsync("a", 1);
        await process.DrainAsync();
        await shop.Items.DeleteAsync("a", Stop);
        await shop.Items.InsertAsync(new() { Id = "a", Name = "n", Version = 2 }, Stop);
        await shop.Items.UpdateAsync("a", item => item with { Version = 3 }, Stop);
        await process.DrainAsync();

        var events = stream.Published("item_event", new JsonEventSerializer<Io.Example.ShopV1.IItemEvent, Io.Example.ShopV1.ItemEventJson>());
        Assert.Equal(["1", "deleted", "2", "3"], events.Select(e => e is Io.Example.ShopV1.ItemUpserted { Item: var item } ? $"{item.Version}" : "deleted"));
        Assert.Equal((await shop.JournalAsync()).Select(j => j.Sequence), stream.Published().Select(e => e.Sequence));
    }

    [Fact]
    public async Task Scenario_42_a_prepared_transaction_is_waited_for_and_told_of()
    {
        await using var server = await PostgreSqlServer.StartAsync(isDurable: false, "max_prepared_transactions=5");
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql, server);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await shop.RunAsync($"begin; {Insert("prepared", 1)}; prepare transaction 'forgotten'");
        await shop.WriteAsync("b", 1);
        await process.DrainAsync();
        await process.StepAsync();

        Assert.Single(stream.Published());
        Assert.Equal("prepared transaction forgotten", (await process.Producers.GetStatusAsync(Stop)).OldestTransaction?.Who);
        await shop.RunAsync("commit prepared 'forgotten'");
        await process.DrainAsync();
        Deliveries.AssertComplete((await shop.JournalAsync()).Select(j => j.Sequence), stream.Published());
        Assert.Equal(2, stream.Published().Count);
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Scenario_43_changes_of_two_tables_in_one_transaction_are_both_published(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await shop.Storage.InTransactionAsync(
            async (_, _) =>
            {
                await shop.WriteAsync("a", 1);
                await shop.Parcels.InsertAsync(new() { Id = Guid.NewGuid(), Weight = 1 }, Stop);
            },
            Stop);
        await process.DrainAsync();

        Assert.Equal(["item_upserted", "parcel_created"], stream.Published().Select(e => e.Type));
    }

    private static string Insert(string id, long version) =>
        $"insert into items (id, name, version, created_at, updated_at, hash_code) values ('{id}', 'n', {version}, now(), now(), {version})";

    private static async Task<Writer> OpenWriterAsync(ShopDatabase shop, string begin = "begin")
    {
        var writer = new Writer(await shop.Storage.OpenAsync(Stop));
        await writer.RunAsync(begin);
        return writer;
    }

    private sealed class Writer(DbConnection connection) : IAsyncDisposable
    {
        public async Task RunAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(Stop);
        }

        public Task CommitAsync() => RunAsync("commit");

        public Task RollbackAsync() => RunAsync("rollback");

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
