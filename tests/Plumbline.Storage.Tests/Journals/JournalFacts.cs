using System.Diagnostics;
using System.Globalization;
using Plumbline.Data;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Journals;

/// <summary>What a journal notes, whatever the database and whoever changes rows.</summary>
/// <param name="kind">The database.</param>
public abstract class JournalFacts(DatabaseKind kind) : DatabaseFacts(kind)
{
    [Fact]
    public async Task Every_change_of_a_store_is_journaled_with_the_row_after_it()
    {
        var row = await Items.InsertAsync(Rows.Item("one"), Stop);
        await Items.UpdateAsync(row.Id, item => item with { TextValue = "two" }, Stop);
        await Items.DeleteAsync(row.Id, Stop);
        Assert.Equal("IUD", await Database.OperationsAsync("items"));
        Assert.Equal(["one", "two", "two"], await Database.ListAsync($"select text_value from {Database.Journal("items")} order by journal_id"));
        Assert.All(await Database.ListAsync($"select event_id from {Database.Journal("items")}"), id => Assert.Equal(7, Guid.Parse(id!).Version));
        var now = IsPostgreSql ? "now()" : "unixepoch() * 1000000";
        var minutes = IsPostgreSql ? "interval '10 minutes'" : "600000000";
        Assert.Equal(3, await Database.CountAsync($"select count(*) from {Database.Journal("items")} where journal_at between {now} - {minutes} and {now} + {minutes}"));
    }

    [Fact]
    public async Task Every_record_is_queued_once_in_the_order_of_the_journal()
    {
        var rows = Enumerable.Range(0, 20).Select(_ => Rows.Item()).ToList();
        await Items.UpsertManyAsync(rows, Stop);
        await Items.DeleteAsync(rows[3].Id, Stop);
        Assert.Equal(
            await Database.ListAsync($"select journal_id from {Database.Journal("items")} order by journal_id"),
            await Database.ListAsync($"select journal_id from {Database.Outbox} where stream = 'item_event' and replay = 0 order by queue_id"));
        Assert.Equal(0, await Database.CountAsync($"select count(*) from {Database.Outbox} o where not exists (select 1 from {Database.Journal("items")} j where j.journal_id = o.journal_id and j.journal_at = o.journal_at)"));

        // Nobody is told of notes.
        await Notes.InsertAsync(new Note { Key = "k" }, Stop);
        Assert.Equal("I", await Database.OperationsAsync("order"));
        Assert.Equal(21, await Database.CountAsync($"select count(*) from {Database.Outbox}"));
    }

    [Fact]
    public async Task Scenario_44_what_is_changed_by_hand_is_journaled_too()
    {
        await Database.SqlAsync("insert into \"order\" (key, \"select\") values ('a', '1'), ('b', '2')");
        await Database.SqlAsync("update \"order\" set \"select\" = 'x'");
        await Database.SqlAsync("delete from \"order\" where key = 'a'");
        await Database.SqlAsync("insert into \"order\" (key, \"select\") values ('b', 'y') on conflict (key) do update set \"select\" = excluded.\"select\"");
        await Database.SqlAsync("insert into \"order\" (key, \"select\") values ('b', 'z') on conflict do nothing");
        Assert.Equal("IIUUDU", await Database.OperationsAsync("order"));
        Assert.Equal("y", await Database.SqlAsync($"select \"select\" from {Database.Journal("order")} order by journal_id desc limit 1"));
    }

    [Fact]
    public async Task Scenario_44_what_other_tables_set_off_is_journaled_too()
    {
        await Database.SqlAsync("create table parent (id integer primary key)");
        await Database.SqlAsync(IsPostgreSql
            ? """
              create function cascade_parent() returns trigger language plpgsql as $$ begin delete from "order" where key = old.id::text; return null; end $$;
              create trigger cascade_parent after delete on parent for each row execute function cascade_parent();
              """
            : "create trigger cascade_parent after delete on parent begin delete from \"order\" where key = old.id; end");
        await Database.SqlAsync("insert into parent values (1), (2)");
        await Notes.UpsertManyAsync([new Note { Key = "1" }, new Note { Key = "2" }], Stop);
        await Database.SqlAsync("delete from parent where id = 1");
        Assert.Equal("IID", await Database.OperationsAsync("order"));
    }

    [Fact]
    public async Task Scenario_15_a_key_that_is_deleted_and_comes_again_has_its_history_in_order()
    {
        var row = await Items.InsertAsync(Rows.Item("one"), Stop);
        await Items.DeleteAsync(row.Id, Stop);
        await Items.InsertAsync(row with { TextValue = "two" }, Stop);
        await Items.UpsertAsync(row with { TextValue = "three" }, Stop);
        Assert.Equal("IDIU", await Database.OperationsAsync("items"));
        Assert.Equal(["one", "one", "two", "three"], await Database.ListAsync($"select j.text_value from {Database.Outbox} o join {Database.Journal("items")} j on j.journal_id = o.journal_id order by o.queue_id"));
    }

    [Fact]
    public async Task Scenario_10_changes_of_one_key_are_journaled_in_the_order_of_their_commits()
    {
        await Notes.InsertAsync(new Note { Key = "k", Select = "0" }, Stop);
        var sql = $"update \"order\" set \"select\" = cast(cast(\"select\" as {(IsPostgreSql ? "int" : "integer")}) + 1 as text) where key = 'k'";
        await WriteAsync(10, _ => sql);
        Assert.Equal(Enumerable.Range(0, 61).Select(i => i.ToString(CultureInfo.InvariantCulture)), await Database.ListAsync($"select \"select\" from {Database.Journal("order")} order by journal_id"));
    }

    [Fact]
    public async Task Scenario_10_writers_who_insert_change_and_delete_one_key_leave_a_history_that_can_have_been()
    {
        var upsert = $"insert into \"order\" (key, \"select\") values ('k', '0') on conflict (key) do update set \"select\" = cast(cast(\"order\".\"select\" as {(IsPostgreSql ? "int" : "integer")}) + 1 as text)";
        await WriteAsync(20, random => random.Next(3) == 0 ? "delete from \"order\" where key = 'k'" : upsert);

        // Each record fits the one before it, so no two of them can have been the other way round.
        int? row = null;
        var records = await Database.ListAsync($"select cast(journal_op as text) || \"select\" from {Database.Journal("order")} order by journal_id");
        foreach (var record in records)
        {
            Assert.Equal(row is null ? "I0" : record![0] == 'D' ? $"D{row}" : $"U{row + 1}", record);
            row = record![0] == 'D' ? null : int.Parse(record[1..], CultureInfo.InvariantCulture);
        }

        Assert.Equal(row?.ToString(CultureInfo.InvariantCulture), await Database.SqlAsync("select \"select\" from \"order\""));
        Assert.Contains(records, record => record![0] == 'D');
    }

    [Fact]
    public async Task Who_acts_and_on_behalf_of_which_trace_is_noted_for_deletes_too()
    {
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        JournalActor.Current = "ada's \"id\"";
        await Notes.InsertAsync(new Note { Key = "k" }, Stop);
        await Notes.DeleteAsync("k", Stop);
        JournalActor.Current = null;
        activity.Stop();

        // The connection is used again, and nobody acts now.
        await Notes.InsertAsync(new Note { Key = "k" }, Stop);
        await Database.SqlAsync("delete from \"order\"");
        Assert.Equal(["ada's \"id\"", "ada's \"id\"", null, null], await Database.ListAsync($"select actor from {Database.Journal("order")} order by journal_id"));
        Assert.Equal([activity.Id, activity.Id, null, null], await Database.ListAsync($"select traceparent from {Database.Journal("order")} order by journal_id"));
    }

    [Fact]
    public async Task Who_acts_flows_with_the_call_and_not_to_others()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(
            async () =>
            {
                JournalActor.Current = $"{i}";
                await Notes.InsertAsync(new Note { Key = $"{i}" }, Stop);
            },
            Stop)));
        Assert.Equal(10, await Database.CountAsync($"select count(*) from {Database.Journal("order")} where actor = key"));
        Assert.Null(JournalActor.Current);
    }

    [Fact]
    public async Task Scenario_16_the_key_of_a_journaled_row_cannot_be_changed_by_hand()
    {
        await Notes.InsertAsync(new Note { Key = "k" }, Stop);
        var exception = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Database.SqlAsync("update \"order\" set key = 'other'"));
        Assert.Contains(IsPostgreSql ? "changing the key is not allowed on a journaled table" : "the key of a journaled table cannot be changed", exception.Message, StringComparison.Ordinal);
        Assert.Equal("k", await Database.SqlAsync("select key from \"order\""));
        await Database.SqlAsync("update \"order\" set key = key, \"select\" = 'x'");
        Assert.Equal("IU", await Database.OperationsAsync("order"));
    }

    [Fact]
    public async Task A_journal_keeps_what_every_type_of_field_had()
    {
        var row = await Items.InsertAsync(Rows.Full(), Stop);
        await using var connection = await Storage.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select {string.Join(", ", ItemTable.Instance.Columns.Select(column => $"\"{column.Name}\""))} from {Database.Journal("items")}";
        await using var reader = await command.ExecuteReaderAsync(Stop);
        Assert.True(await reader.ReadAsync(Stop));
        var journaled = ItemTable.Instance.Read(new RowReader(Database.Dialect, reader));
        Assert.Equal(RowHash.Of(ItemTable.Instance, row), RowHash.Of(ItemTable.Instance, journaled));
        Assert.Equal(row.CreatedAt, journaled.CreatedAt);
    }

    // Six at once, each on a connection that it keeps: what a session has set aside for itself would be seen.
    private Task WriteAsync(int times, Func<Random, string> sql) => Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(
        async () =>
        {
            var random = new Random(writer);
            await using var connection = Database.Connect();
            await connection.OpenAsync(Stop);
            for (var i = 0; i < times; i++)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = sql(random);
                await command.ExecuteNonQueryAsync(Stop);
            }
        },
        Stop)));
}
