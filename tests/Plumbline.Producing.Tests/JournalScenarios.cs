using Io.Example.ShopV1;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Plumbline.Producing.Tests;

/// <summary>Scenarios 19 to 22: what happens to journals meanwhile.</summary>
public sealed class JournalScenarios
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Scenario_19_records_from_before_a_change_of_the_schema_are_published(SqlDialect dialect)
    {
        // The document as it was: no note, and a field that the next version does not have.
        var document = await File.ReadAllTextAsync(Repository.PathOf("tests/Plumbline.Producing.Tests/Documents/shop.json"), Stop);
        var before = Schemas.Of(document.Replace("\"note\"", "\"removed\"", StringComparison.Ordinal));
        await using var shop = await ShopDatabase.OpenAsync(dialect, schema: before);
        var stream = new InMemoryEventStream();
        await shop.RunAsync(StreamScenarios.ManyItems(dialect, 1));
        await shop.RunAsync("update items set removed = 'soon gone'");

        // The next version starts: it adds its column, and people run the statement that it asks them for.
        var migrator = new SchemaMigrator(shop.Storage, PlumblineDatabase.Schema);
        var refused = await Assert.ThrowsAsync<SchemaRefusedException>(() => migrator.MigrateAsync(Stop));
        await shop.RunAsync(Assert.Single(refused.Differences).Statement);
        await migrator.MigrateAsync(Stop);
        Assert.Equal(2, await shop.QueuedAsync());
        await shop.WriteAsync("2", 1, note: "new");
        await using var process = new ShopProcess(shop, stream);
        await process.DrainAsync();

        var published = stream.Published("item_event", new JsonEventSerializer<IItemEvent, ItemEventJson>()).Cast<ItemUpserted>();
        Assert.Equal([("1", null), ("1", null), ("2", "new")], published.OrderBy(e => e.Item.Id, StringComparer.Ordinal).Select(e => (e.Item.Id, e.Item.Note)));
        Assert.Empty(process.Monitor.Reports);

        // What was is still told by the journal.
        Assert.Equal(1, await shop.ScalarAsync<int>($"select count(*) from {(dialect == SqlDialect.PostgreSql ? "journal.items" : "journal_items")} where removed = 'soon gone'"));
    }

    [Fact]
    public async Task Scenario_20_SQLite_keeps_old_records_that_are_not_published()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.Sqlite);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await shop.RunAsync(StreamScenarios.ManyItems(SqlDialect.Sqlite, 2500));
        await process.DrainAsync();
        using (stream.Faults.Inject(new(StreamFaultKind.Refuse)))
        {
            await shop.WriteAsync("parked", 1);
            await process.DrainAsync();
        }

        await shop.WriteAsync("queued", 1);
        await shop.RunAsync("update journal_items set journal_at = 0");
        await shop.WriteAsync("new", 1);
        await process.Upkeep.RunAsync(Stop);

        Assert.Equal(["parked", "queued", "new"], (await shop.JournalAsync()).Select(j => j.Key));
        await process.DrainAsync();
        Assert.Equal(2502, stream.Published().Count);
    }

    [Fact]
    public async Task Scenario_20_PostgreSQL_drops_old_days_and_keeps_those_with_records_that_are_not_published()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        foreach (var (day, age) in new[] { ("done", 200), ("queued", 199) })
        {
            await shop.RunAsync($"""
                do $$ begin execute format('create table journal.items_{day} partition of journal.items for values from (%L) to (%L)',
                  date_trunc('day', now() - interval '{age} days'), date_trunc('day', now() - interval '{age - 1} days')); end $$
                """);
        }

        await shop.WriteAsync("a", 1);
        await shop.RunAsync("update journal.items set journal_at = date_trunc('day', now() - interval '199 days') + interval '1 hour'");
        await shop.RunAsync("update events.outbox set journal_at = (select journal_at from journal.items)");
        await process.Upkeep.RunAsync(Stop);
        Assert.Equal("journal.items_queued", await shop.ScalarAsync<string>("select string_agg(inhrelid::regclass::text, ' ') from pg_inherits where inhrelid::regclass::text in ('journal.items_done', 'journal.items_queued')"));
        var health = await JournalHealthAsync(process);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("not published, the first: journal.items_queued", health.Description, StringComparison.Ordinal);
        Assert.Equal("journal.items_queued", Assert.Single((await process.Producers.GetStatusAsync(Stop)).OverdueJournals));

        await process.DrainAsync();
        await process.Upkeep.RunAsync(Stop);
        Assert.Single(stream.Published());
        Assert.Empty(await shop.JournalAsync());
        Assert.Null((await JournalHealthAsync(process)).Description);
        Assert.Empty((await process.Producers.GetStatusAsync(Stop)).OverdueJournals);
    }

    [Fact]
    public async Task Scenario_21_days_that_are_missing_block_no_writes_and_are_made_by_the_job()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await shop.RunAsync("""
            do $$ declare r record; begin
              for r in select i.inhrelid::regclass as t, c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'journal.items'::regclass and c.relname not like '%default%'
              loop execute 'drop table ' || r.t; end loop;
            end $$
            """);
        await shop.WriteAsync("a", 0);
        await process.DrainAsync();
        Assert.Equal("journal.items_default", await shop.ScalarAsync<string>("select tableoid::regclass::text from journal.items"));
        Assert.Single(stream.Published());
        Assert.Equal(0, (await process.Producers.GetStatusAsync(Stop)).JournalDaysAhead ?? 0);
        await process.Upkeep.RunAsync(Stop);
        await shop.WriteAsync("a", 1);
        await process.DrainAsync();

        Assert.Equal(2, stream.Published().Count);
        Assert.Null((await JournalHealthAsync(process)).Description);
        Assert.Equal(4, (await process.Producers.GetStatusAsync(Stop)).JournalDaysAhead);
    }

    [Fact]
    public async Task Scenario_22_a_sequence_that_hands_out_numbers_ahead_stops_publishing_until_it_is_mended()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await shop.RunAsync("alter sequence events.seq cache 20");
        await shop.WriteAsync("a", 1);
        await Assert.ThrowsAsync<EventIntegrityException>(process.StepAsync);
        var health = await StreamScenarios.HealthAsync(process);
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("alter sequence events.seq cache 1", health.Description, StringComparison.Ordinal);

        await shop.RunAsync("alter sequence events.seq cache 1");
        await process.DrainAsync();
        Assert.Single(stream.Published());
        Assert.Null((await StreamScenarios.HealthAsync(process)).Description);
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite, "drop trigger items_journal_update")]
    [InlineData(SqlDialect.PostgreSql, "alter table items disable trigger items_journal_update")]
    public async Task Triggers_that_are_missing_or_disabled_stop_publishing(SqlDialect dialect, string sql)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        await using var process = new ShopProcess(shop, new InMemoryEventStream());
        await shop.RunAsync(sql);

        var thrown = await Assert.ThrowsAsync<EventIntegrityException>(process.StepAsync);
        Assert.StartsWith("The trigger 'items_journal_update' is missing or disabled", thrown.Message, StringComparison.Ordinal);
    }

    private static Task<HealthCheckResult> JournalHealthAsync(ShopProcess process) => new StorageHealthCheck(process.Storage, process.Upkeep).CheckHealthAsync(new(), Stop);
}
