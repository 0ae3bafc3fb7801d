using Npgsql;
using Plumbline.Data;
using Plumbline.PostgreSql;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Evolution;

/// <summary>Numbers of records only grow: consumers keep what has the larger one.</summary>
public sealed class PostgreSqlSequenceTests() : DatabaseFacts(DatabaseKind.PostgreSql)
{
    private string ConnectionString => ((PostgreSqlDatabase)Database).ConnectionString;

    [Fact]
    public async Task Scenario_22_a_sequence_that_hands_out_numbers_in_advance_is_refused_at_start()
    {
        await Database.SqlAsync("alter sequence events.seq cache 10");
        var exception = await Assert.ThrowsAsync<SchemaRefusedException>(() => Database.MigrateAsync(PlumblineDatabase.Schema));
        var difference = Assert.Single(exception.Differences);
        Assert.Equal("alter sequence \"events\".\"seq\" cache 1", difference.Statement);
        await Database.SqlAsync(difference.Statement);
        await Database.MigrateAsync(PlumblineDatabase.Schema);
    }

    [Fact]
    public async Task Numbers_start_at_the_present_time_and_draw_near_to_it_at_each_start()
    {
        await Items.InsertAsync(Rows.Item(), Stop);
        var first = await LastAsync();
        Assert.InRange(first, Microseconds(-TimeSpan.FromHours(1)), Microseconds(TimeSpan.FromHours(1)));

        // As after a backup from an hour ago was put back in place.
        await Database.SqlAsync($"select setval('events.seq', {first - 3_600_000_000})");
        await Database.MigrateAsync(PlumblineDatabase.Schema);
        Assert.InRange(await LastAsync(), first - 60_000_000, long.MaxValue);
        var after = await LastAsync();
        await Database.MigrateAsync(PlumblineDatabase.Schema);
        Assert.InRange(await LastAsync(), after, long.MaxValue);
    }

    [Fact]
    public async Task Numbers_that_are_ahead_of_the_clock_are_not_set_back()
    {
        var ahead = Microseconds(TimeSpan.FromDays(1));
        await Database.SqlAsync($"select setval('events.seq', {ahead})");
        await Database.MigrateAsync(PlumblineDatabase.Schema);
        await Items.InsertAsync(Rows.Item(), Stop);
        Assert.InRange(await Database.CountAsync("select journal_id from journal.items"), ahead + 1, long.MaxValue);
    }

    [Fact]
    public async Task Scenario_41_on_another_server_or_timeline_a_running_service_goes_on_after_all_numbers_that_may_have_been_drawn()
    {
        await Items.InsertAsync(Rows.Item(), Stop);
        var before = await LastAsync();

        // What a fail-over to a server that lags behind leaves: an older number, and the place of the former server.
        await Database.SqlAsync($"select setval('events.seq', {before - 600_000_000}); update events.place set name = 'former/00000001'");
        await using var storage = new PostgreSqlStorage(ConnectionString + ";Pooling=false");
        await new ItemStore(storage).InsertAsync(Rows.Item(), Stop);
        var ids = await Database.ListAsync("select journal_id from journal.items order by journal_at");
        Assert.InRange(long.Parse(ids[1]!, System.Globalization.CultureInfo.InvariantCulture), long.Parse(ids[0]!, System.Globalization.CultureInfo.InvariantCulture) + 1, long.MaxValue);
        Assert.NotEqual("former/00000001", await Database.SqlAsync("select name from events.place"));

        // The same place: nothing moves.
        var last = await LastAsync();
        await using var again = new PostgreSqlStorage(ConnectionString + ";Pooling=false");
        await new ItemStore(again).FindAsync(ItemStore.NewId(), Stop);
        Assert.Equal(last, await LastAsync());
    }

    [Fact]
    public async Task Scenario_41_a_server_that_took_over_goes_on_after_all_numbers_of_the_one_that_failed()
    {
        await using var first = await PostgreSqlServer.StartAsync(isDurable: true, "wal_level=replica", "max_wal_senders=5");
        var database = await first.CreateDatabaseAsync();
        await using var before = new PostgreSqlStorage(database + ";Pooling=false");
        await new SchemaMigrator(before, PlumblineDatabase.Schema).MigrateAsync(Stop);
        await new ItemStore(before).InsertAsync(Rows.Item(), Stop);

        // A copy from now; the first goes on for a while, and what it does then is lost.
        await using var second = await first.CopyAsync();
        for (var i = 0; i < 100; i++)
            await new ItemStore(before).InsertAsync(Rows.Item(), Stop);

        await using var look = new NpgsqlConnection(database + ";Pooling=false");
        await look.OpenAsync(Stop);
        await using var maximum = new NpgsqlCommand("select max(journal_id) from journal.items", look);
        var lost = (long)(await maximum.ExecuteScalarAsync(Stop))!;
        await first.KillAsync();

        await second.PromoteAsync();
        await using var after = new PostgreSqlStorage(second.ConnectionString(new NpgsqlConnectionStringBuilder(database).Database!) + ";Pooling=false");
        await new ItemStore(after).InsertAsync(Rows.Item(), Stop);
        await using var connection = await after.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "select max(journal_id) from journal.items";
        Assert.InRange((long)(await command.ExecuteScalarAsync(Stop))!, lost + 1, long.MaxValue);
    }

    private Task<long> LastAsync() => Database.CountAsync("select last_value from events.seq");

    private static long Microseconds(TimeSpan from) => Data.Microseconds.FromInstant(DateTimeOffset.UtcNow + from);
}
