using Npgsql;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Journals;

/// <summary>The ways into a table that only PostgreSQL has.</summary>
public sealed class PostgreSqlCaptureTests() : DatabaseFacts(DatabaseKind.PostgreSql)
{
    [Fact]
    public async Task Scenario_44_copy_merge_and_cascades_are_journaled()
    {
        await using var connection = (NpgsqlConnection)Database.Connect();
        await connection.OpenAsync(Stop);
        await using (var copy = await connection.BeginTextImportAsync("copy \"order\" (key, \"select\") from stdin", Stop))
            await copy.WriteAsync("a\t1\nb\t2\nc\t3\n");

        await Database.SqlAsync(
            """
            merge into "order" t using (values ('a', 'merged'), ('d', 'new')) s (key, value) on t.key = s.key
            when matched then update set "select" = s.value when not matched then insert (key, "select") values (s.key, s.value)
            """);
        Assert.Equal(["I a 1", "I b 2", "I c 3", "I d new", "U a merged"], await SortedAsync());

        await Database.SqlAsync(
            """
            create table parent (key text primary key);
            insert into parent select key from "order";
            alter table "order" add foreign key (key) references parent on delete cascade;
            delete from parent where key in ('a', 'b');
            with gone as (delete from "order" where key = 'c' returning key) select count(*) from gone;
            """);
        Assert.Equal(["D a merged", "D b 2", "D c 3", "I a 1", "I b 2", "I c 3", "I d new", "U a merged"], await SortedAsync());
        Assert.Equal(["d new"], await Database.ListAsync("select concat_ws(' ', key, \"select\") from \"order\""));
    }

    [Fact]
    public async Task Scenario_16_truncate_is_refused_also_by_cascade()
    {
        await Notes.InsertAsync(new Note { Key = "k" }, Stop);
        var exception = await Assert.ThrowsAsync<PostgresException>(() => Database.SqlAsync("truncate \"order\""));
        Assert.Equal("table public.order: truncate is not allowed on a journaled table", exception.MessageText);
        await Database.SqlAsync("create table parent (key text primary key); insert into parent values ('k'); alter table \"order\" add foreign key (key) references parent");
        await Assert.ThrowsAsync<PostgresException>(() => Database.SqlAsync("truncate parent cascade"));
        Assert.NotNull(await Notes.FindAsync("k", Stop));
    }

    [Fact]
    public async Task The_record_is_of_the_same_transaction_as_the_row()
    {
        var row = await Items.InsertAsync(Rows.Item(), Stop);
        await Items.UpdateAsync(row.Id, item => item with { TextValue = "new" }, Stop);
        Assert.Equal(
            await Database.SqlAsync("select xmin::text from items"),
            await Database.SqlAsync("select xmin::text from journal.items order by journal_id desc limit 1"));
        Assert.Equal(
            await Database.SqlAsync("select xmin::text from items"),
            await Database.SqlAsync("select xmin::text from events.outbox order by queue_id desc limit 1"));
    }

    [Fact]
    public async Task Scenario_11_who_began_first_and_changed_a_row_last_comes_last()
    {
        await Notes.InsertAsync(new Note { Key = "k", Select = "0" }, Stop);
        await using var early = (NpgsqlConnection)Database.Connect();
        await early.OpenAsync(Stop);
        await using var transaction = await early.BeginTransactionAsync(Stop);
        await RunAsync(early, "select pg_current_xact_id()");
        await Notes.UpdateAsync("k", note => note with { Select = "1" }, Stop);
        await RunAsync(early, "update \"order\" set \"select\" = '2'");
        await transaction.CommitAsync(Stop);
        Assert.Equal(["0", "1", "2"], await Database.ListAsync("select \"select\" from journal.\"order\" order by journal_id"));

        // The order of transaction ids would have been another one.
        Assert.Equal(["0", "2", "1"], await Database.ListAsync("select \"select\" from journal.\"order\" order by xmin::text::bigint, journal_id"));
    }

    [Fact]
    public async Task Scenario_13_a_hundred_thousand_rows_in_one_transaction_are_journaled_and_queued()
    {
        await Database.SqlAsync(
            """
            insert into items (boolean_value, integer_value, long_value, double_value, decimal_value, text_value, uuid_value, date_value, instant_value, size_value, object_value, json_value, list_value, map_value, place_value)
            select true, i, i, i, i, i::text, '00112233-4455-6677-8899-aabbccddeeff', '2024-01-01', now(), 'small', '{}', '1', '[]', '{}', '{}' from generate_series(1, 100000) i
            """);
        Assert.Equal(100_000, await Database.CountAsync("select count(*) from events.outbox o join journal.items j on j.journal_id = o.journal_id and j.journal_at = o.journal_at"));
        Assert.Equal(64, await Database.CountAsync("select count(distinct slot) from events.outbox"));
    }

    [Fact]
    public async Task Scenario_21_without_a_partition_for_the_day_writes_go_on()
    {
        foreach (var partition in await Database.ListAsync("select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'journal.items'::regclass and c.relname <> 'items_default'"))
            await Database.SqlAsync($"drop table journal.\"{partition}\"");

        await Items.InsertAsync(Rows.Item(), Stop);
        Assert.Equal("journal.items_default", await Database.SqlAsync("select tableoid::regclass::text from journal.items"));

        // The day stays where it is, and the next ones get theirs.
        await Database.SqlAsync("select events.partitions('journal.items')");
        Assert.Equal(5, await Database.CountAsync("select count(*) from pg_inherits where inhparent = 'journal.items'::regclass"));
        await Items.InsertAsync(Rows.Item(), Stop);
        Assert.Equal("II", await Database.OperationsAsync("items"));
    }

    [Fact]
    public async Task Days_are_made_ahead_while_writers_are_at_it()
    {
        await Database.SqlAsync("do $$ declare r record; begin for r in select c.oid::regclass n from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'journal.items'::regclass and c.relname like '%_p%' order by 1 desc limit 3 loop execute 'drop table ' || r.n; end loop; end $$");
        await using var writer = (NpgsqlConnection)Database.Connect();
        await writer.OpenAsync(Stop);
        await using var transaction = await writer.BeginTransactionAsync(Stop);
        await RunAsync(writer, "insert into \"order\" (key) values ('k')");
        await RunAsync(writer, "update items set text_value = 'x'");

        // An open write of the same journal is not waited for.
        await Database.SqlAsync("set lock_timeout = '10s'; select events.partitions('journal.items'); select events.partitions('journal.\"order\"')");
        await transaction.CommitAsync(Stop);
        Assert.Equal(6, await Database.CountAsync("select count(*) from pg_inherits where inhparent = 'journal.items'::regclass"));
        Assert.Equal(6, await Database.CountAsync("select count(*) from pg_index i join pg_inherits p on p.inhrelid = i.indrelid join pg_class c on c.oid = i.indrelid where p.inhparent = 'journal.items'::regclass and i.indisprimary"));
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private async Task<IEnumerable<string?>> SortedAsync() =>
        (await Database.ListAsync("select concat_ws(' ', journal_op, key, \"select\") from journal.\"order\"")).Order(StringComparer.Ordinal);
}
