using System.Diagnostics;
using Npgsql;
using Plumbline.Data;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Evolution;

/// <summary>How a change of the schema waits for those who use a table, and how long others wait behind it.</summary>
public sealed class PostgreSqlLockTests() : DatabaseFacts(DatabaseKind.PostgreSql, isEmpty: true)
{
    private const string Count = """, { "name": "count", "type": "long", "required": false }""";

    [Fact]
    public async Task A_table_that_is_in_use_is_tried_again_and_others_get_their_turn_meanwhile()
    {
        await Database.MigrateAsync(Schemas.Thing());
        await Database.SqlAsync("insert into things (id, name) values ('a', 'a')");
        await using var user = (NpgsqlConnection)Database.Connect();
        await user.OpenAsync(Stop);
        await using var transaction = await user.BeginTransactionAsync(Stop);
        await using (var read = new NpgsqlCommand("select * from things", user))
            await read.ExecuteNonQueryAsync(Stop);

        var migration = Task.Run(() => Database.MigrateAsync(Schemas.Thing(Count), new SchemaOptions { LockTimeout = TimeSpan.FromMilliseconds(200) }), Stop);
        for (var i = 0; i < 10; i++)
            await Database.SqlAsync($"set statement_timeout = '30s'; insert into things (id, name) values ('b{i}', 'b')");

        Assert.False(migration.IsCompleted);
        await transaction.CommitAsync(Stop);
        await migration;
        Assert.Equal(11, await Database.CountAsync("select count(*) from things where count is null"));
        Assert.Equal(11, await Database.CountAsync("select count(*) from journal.things"));
    }

    [Fact]
    public async Task Patience_has_an_end_that_says_what_to_look_at()
    {
        await Database.MigrateAsync(Schemas.Thing());
        await using var user = (NpgsqlConnection)Database.Connect();
        await user.OpenAsync(Stop);
        await using var transaction = await user.BeginTransactionAsync(Stop);
        await using (var read = new NpgsqlCommand("select * from things", user))
            await read.ExecuteNonQueryAsync(Stop);

        var watch = Stopwatch.StartNew();
        var options = new SchemaOptions { LockTimeout = TimeSpan.FromMilliseconds(50), Patience = TimeSpan.FromMilliseconds(500) };
        var exception = await Assert.ThrowsAsync<TimeoutException>(() => Database.MigrateAsync(Schemas.Thing(Count), options));
        Assert.Contains("pg_locks", exception.Message, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, options.Patience, TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<PostgresException>(() => Database.SqlAsync("select count from things"));
    }

    [Fact]
    public async Task An_index_that_was_left_half_built_is_built_again()
    {
        await Database.MigrateAsync(Schemas.Thing(table: """{ "indexes": [["name"]] }"""));
        await Database.SqlAsync("update pg_index set indisvalid = false where indexrelid = 'things_name_index'::regclass");
        await Database.MigrateAsync(Schemas.Thing(table: """{ "indexes": [["name"]] }"""));
        Assert.Equal(1, await Database.CountAsync("select count(*) from pg_index where indexrelid = 'things_name_index'::regclass and indisvalid"));
    }
}
