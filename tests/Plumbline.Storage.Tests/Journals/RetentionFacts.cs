using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Plumbline.Data;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Journals;

/// <summary>How long records are kept.</summary>
/// <param name="kind">The database.</param>
public abstract class RetentionFacts(DatabaseKind kind) : DatabaseFacts(kind)
{
    [Fact]
    public async Task Records_past_their_time_are_dropped_and_others_stay()
    {
        await AgeAsync("order", days: 91);
        await AgeAsync("order", days: 89);
        await Notes.InsertAsync(new Note { Key = "today" }, Stop);
        var state = await Retention().RunAsync(Stop);
        Assert.Equal([IsPostgreSql ? "journal.order_old_91" : "1 rows of journal_order"], state.Dropped);
        Assert.Equal(["89", "today"], await Database.ListAsync($"select key from {Database.Journal("order")} order by journal_at"));
        Assert.Empty(state.Overdue);
        Assert.Empty((await Retention().RunAsync(Stop)).Dropped);
        Assert.Equal(IsPostgreSql ? 4 : null, state.DaysAhead);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Scenario_20_records_that_are_not_published_stay_and_health_tells(bool isParked)
    {
        var id = await AgeAsync("items", days: 200);
        await AgeAsync("items", days: 100);
        await QueueAsync(id, isParked);
        var upkeep = new JournalUpkeep(Retention(), TimeProvider.System, NullLogger<JournalUpkeep>.Instance);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(upkeep)).Status);
        await upkeep.RunAsync(Stop);
        Assert.Null(upkeep.Failure);
        Assert.Single(upkeep.State!.Overdue);
        Assert.Equal([id], await Database.ListAsync($"select journal_id from {Database.Journal("items")}"));
        var health = await CheckAsync(upkeep);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("not published", health.Description, StringComparison.Ordinal);

        // Published: now it may go.
        await Database.SqlAsync($"delete from {Database.Outbox}");
        await Database.SqlAsync($"delete from {Database.Outbox}_failed");
        await upkeep.RunAsync(Stop);
        Assert.Empty(upkeep.State!.Overdue);
        Assert.Equal("", await Database.OperationsAsync("items"));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(upkeep)).Status);
    }

    [Fact]
    public async Task Records_that_came_without_a_partition_are_dropped_as_well()
    {
        if (!IsPostgreSql)
            return; // SQLite has no partitions: the facts above say all.

        await Database.SqlAsync("insert into journal.items (journal_at, journal_op, id) select now() - interval '100 days', 'I', events.uuid7() from generate_series(1, 10001)");
        await Database.SqlAsync("insert into journal.items (journal_at, journal_op, id) values (now() - interval '10 days', 'I', events.uuid7())");
        Assert.Equal(["10000 rows of journal.items_default", "1 rows of journal.items_default"], (await Retention().RunAsync(Stop)).Dropped);
        Assert.Equal("I", await Database.OperationsAsync("items"));
    }

    [Fact]
    public async Task Many_records_are_dropped_while_writers_go_on()
    {
        for (var i = 0; i < 3; i++)
            await AgeAsync("order", days: 91 + i, count: 1500);

        var dropping = Task.Run(() => Retention().RunAsync(Stop), Stop);
        for (var i = 0; i < 20; i++)
            await Notes.InsertAsync(new Note { Key = $"live {i}" }, Stop);

        await dropping;
        Assert.Equal(20, await Database.CountAsync($"select count(*) from {Database.Journal("order")}"));
    }

    [Fact]
    public async Task Upkeep_that_fails_is_told_and_harms_nobody()
    {
        await Database.SqlAsync(IsPostgreSql ? "drop function events.journal_retire" : "drop table journal_items");
        var upkeep = new JournalUpkeep(Retention(), TimeProvider.System, NullLogger<JournalUpkeep>.Instance);
        await upkeep.RunAsync(Stop);
        Assert.NotNull(upkeep.Failure);
        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(upkeep)).Status);
    }

    private JournalKeeping Retention() => JournalKeeping.Of(Storage, PlumblineDatabase.Schema, TimeSpan.FromDays(90));

    private Task<HealthCheckResult> CheckAsync(JournalUpkeep upkeep) => new StorageHealthCheck(Storage, upkeep).CheckHealthAsync(new HealthCheckContext(), Stop);

    // Records as if they had been written then, in a partition of their day.
    private async Task<string?> AgeAsync(string table, int days, int count = 1)
    {
        var column = table == "items" ? "id" : "key";
        var key = table == "items" ? "'00112233-4455-6677-8899-aabbccddeeff'" : $"'{days}'";
        if (!IsPostgreSql)
        {
            return (await Database.ListAsync(
                $"insert into journal_{table} (journal_at, journal_op, {column}) select unixepoch('now', '-{days} days') * 1000000, 'I', {key} from (with recursive n(i) as (select 1 union all select i + 1 from n where i < {count}) select i from n) returning journal_id"))[0];
        }

        await Database.SqlAsync(
            $"""
            do $$ declare d timestamptz := (date_trunc('day', now() at time zone 'UTC') - interval '{days} days') at time zone 'UTC'; begin
              execute format('create table if not exists journal."{table}_old_{days}" partition of journal."{table}" for values from (%L) to (%L)', d, d + interval '24 hours');
            end $$
            """);
        return (await Database.ListAsync(
            $"insert into journal.\"{table}\" (journal_at, journal_op, {column}) select (date_trunc('day', now() at time zone 'UTC') - interval '{days} days' + interval '1 hour') at time zone 'UTC', 'I', {key} from generate_series(1, {count}) returning journal_id"))[0];
    }

    private Task<object?> QueueAsync(string? id, bool isParked) => Database.SqlAsync(isParked
        ? $"insert into {Database.Outbox}_failed (queue_id, stream, slot, journal_id, journal_at, replay, attempts, error) select journal_id, 'item_event', 0, journal_id, journal_at, 0, 1, 'too large' from {Database.Journal("items")} where journal_id = {id}"
        : $"insert into {Database.Outbox} (queue_id, stream, slot, journal_id, journal_at) select journal_id, 'item_event', 0, journal_id, journal_at from {Database.Journal("items")} where journal_id = {id}");
}
