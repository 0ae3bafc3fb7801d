using Npgsql;
using Plumbline.Data;
using Plumbline.PostgreSql;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Stores;

/// <summary>What is written to PostgreSQL's log. On a server of its own, since all databases of a server share the log.</summary>
public sealed class PostgreSqlWalTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scenario_14_unchanged_upserts_write_not_one_byte()
    {
        await using var server = await PostgreSqlServer.StartAsync(isDurable: false, "autovacuum=off", "wal_level=minimal", "max_wal_senders=0", "checkpoint_timeout=1h");
        var database = await server.CreateDatabaseAsync();
        await using var storage = new PostgreSqlStorage(database);
        await new SchemaMigrator(storage, PlumblineDatabase.Schema).MigrateAsync(Stop);
        var items = new ItemStore(storage);
        var rows = Enumerable.Range(0, 2000).Select(i => Rows.Full() with { Code = $"{i}", First = null }).ToList();
        await items.UpsertManyAsync(rows, Stop);
        JournalActor.Current = "somebody";

        // Once to prepare statements and to set hints.
        await items.UpsertManyAsync(rows, Stop);
        var before = await PositionAsync(database);
        Assert.Equal(new UpsertCounts(0, 0, 2000), await items.UpsertManyAsync(rows, Stop));
        Assert.Equal(UpsertKind.Unchanged, (await items.UpsertAsync(rows[0], Stop)).Kind);
        await items.UpdateAsync(rows[0].Id, row => row with { }, Stop);
        Assert.Equal(before, await PositionAsync(database));

        // The measure works: a change is seen.
        await items.UpsertAsync(rows[0] with { TextValue = "new" }, Stop);
        Assert.NotEqual(before, await PositionAsync(database));
    }

    private static async Task<string> PositionAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand("select pg_current_wal_insert_lsn()::text || ' ' || (select count(*) from journal.items) || ' ' || (select count(*) from events.outbox)", connection);
        return (string)(await command.ExecuteScalarAsync(Stop))!;
    }
}
