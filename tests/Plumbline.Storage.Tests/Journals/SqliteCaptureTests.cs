using Microsoft.Data.Sqlite;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Journals;

/// <summary>The ways into a table that only SQLite has. REPLACE removes rows without telling triggers, unless a connection asks it to.</summary>
public sealed class SqliteCaptureTests() : DatabaseFacts(DatabaseKind.Sqlite)
{
    [Theory]
    [InlineData("replace into items select * from items where code = 'a'")]
    [InlineData("insert or replace into items select * from items where code = 'a'")]
    [InlineData("update or replace items set code = 'b' where code = 'a'")]
    public async Task Scenario_16_replace_is_refused_where_the_journal_would_miss_what_it_removes(string sql)
    {
        await Items.UpsertManyAsync([Rows.Item() with { Code = "a" }, Rows.Item() with { Code = "b" }], Stop);
        var exception = await Assert.ThrowsAsync<SqliteException>(() => Database.SqlAsync(sql));
        Assert.Contains("REPLACE is not allowed on a journaled table", exception.Message, StringComparison.Ordinal);
        Assert.Equal("II", await Database.OperationsAsync("items"));
        Assert.Equal(2, await Database.CountAsync("select count(*) from items"));

        // Nothing of it is left behind.
        await Items.UpsertAsync(Rows.Item() with { Code = "c" }, Stop);
        await Database.SqlAsync("update items set code = code || '!'");
        Assert.Equal("IIIUUU", await Database.OperationsAsync("items"));
    }

    [Theory]
    [InlineData("replace into items select * from items where code = 'a'", "IIDI")]
    [InlineData("update or replace items set code = 'b' where code = 'a'", "IIDU")]
    public async Task Scenario_16_replace_is_journaled_as_what_it_does_where_the_connection_tells_triggers(string sql, string operations)
    {
        await Items.UpsertManyAsync([Rows.Item() with { Code = "a" }, Rows.Item() with { Code = "b" }], Stop);
        await Database.SqlAsync("pragma recursive_triggers = on; " + sql);
        Assert.Equal(operations, await Database.OperationsAsync("items"));
    }

    [Fact]
    public async Task Scenario_44_a_foreign_key_that_cascades_is_journaled()
    {
        await Notes.UpsertManyAsync([new Note { Key = "a" }, new Note { Key = "b" }], Stop);
        await Database.SqlAsync("create table parent (key text primary key); insert into parent select key from \"order\"");

        // SQLite cannot add a foreign key to a table that is there, so its text is edited.
        await Database.SqlAsync("pragma writable_schema = on; update sqlite_master set sql = replace(sql, '\"key\" text', '\"key\" text references parent on delete cascade') where type = 'table' and name = 'order'");
        Assert.Contains("on delete cascade", (string?)await Database.SqlAsync("select sql from sqlite_master where type = 'table' and name = 'order'"), StringComparison.Ordinal);
        await Database.SqlAsync("delete from parent where key = 'a'");
        Assert.Equal(["Ia", "Ib", "Da"], await Database.ListAsync("select journal_op || key from journal_order order by journal_id"));
        Assert.Equal(["b"], await Database.ListAsync("select key from \"order\""));
    }

    [Fact]
    public async Task Conflicts_that_are_ignored_leave_nothing_that_later_changes_stumble_over()
    {
        await Items.InsertAsync(Rows.Item() with { Code = "a" }, Stop);
        await Items.InsertAsync(Rows.Item() with { Code = "b" }, Stop);
        await Database.SqlAsync("insert or ignore into items select * from items where code = 'a'");
        await Database.SqlAsync("update or ignore items set code = 'b' where code = 'a'");
        await Database.SqlAsync("update items set code = 'c' where code = 'a'");
        await Database.SqlAsync("update items set code = 'a' where code = 'b'");
        await Database.SqlAsync("delete from items where code = 'a'");
        Assert.Equal("IIUUD", await Database.OperationsAsync("items"));
    }

    [Fact]
    public async Task A_delete_of_all_rows_is_journaled_row_by_row()
    {
        await Notes.UpsertManyAsync([new Note { Key = "a" }, new Note { Key = "b" }], Stop);
        await Database.SqlAsync("delete from \"order\"");
        Assert.Equal("IIDD", await Database.OperationsAsync("order"));
    }

    [Fact]
    public async Task Numbers_of_records_are_never_used_again()
    {
        await Notes.InsertAsync(new Note { Key = "a" }, Stop);
        var before = await Database.CountAsync("select max(journal_id) from journal_order");
        await Database.SqlAsync("delete from journal_order; delete from event_outbox");
        await Notes.InsertAsync(new Note { Key = "b" }, Stop);
        Assert.Equal(before + 1, await Database.CountAsync("select max(journal_id) from journal_order"));
    }
}
