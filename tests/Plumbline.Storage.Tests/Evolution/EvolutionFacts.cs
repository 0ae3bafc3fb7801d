using System.Data.Common;
using Plumbline.Data;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Evolution;

/// <summary>How a database with rows follows a document that changes, whatever the database.</summary>
/// <param name="kind">The database.</param>
public abstract class EvolutionFacts(DatabaseKind kind) : DatabaseFacts(kind, isEmpty: true)
{
    private const string Count = """, { "name": "count", "type": "long", "required": false }""";
    private const string Size = """, { "name": "size", "type": "size", "required": false }""";

    [Fact]
    public async Task A_database_that_fits_is_left_alone()
    {
        var schema = Schemas.Thing(Count + Size, """{ "unique": [["name"]], "indexes": [["count"]] }""");
        await Database.MigrateAsync(schema);
        await InsertAsync("a");
        var before = await FingerprintAsync();
        await Database.MigrateAsync(schema);
        Assert.Equal(before, await FingerprintAsync());
        Assert.Equal("I", await Database.OperationsAsync("things"));
    }

    [Fact]
    public async Task An_optional_field_is_added_and_journaled_from_then_on()
    {
        await Database.MigrateAsync(Schemas.Thing());
        await InsertAsync("a");
        await Database.MigrateAsync(Schemas.Thing(Count));
        await Database.SqlAsync("insert into things (id, name, count) values ('b', 'b', 7)");
        Assert.Equal([null, "7"], await Database.ListAsync("select count from things order by id"));
        Assert.Equal([null, "7"], await Database.ListAsync($"select count from {Database.Journal("things")} order by journal_id"));

        // Scenario 19: what was queued before can still be read.
        Assert.Equal(2, await Database.CountAsync($"select count(*) from {Database.Outbox} o join {Database.Journal("things")} j on j.journal_id = o.journal_id"));
    }

    [Theory]
    [InlineData("\"type\": \"long\", \"default\": 5", "5")]
    [InlineData("\"type\": \"string\", \"default\": \"it's\"", "it's")]
    [InlineData("\"type\": \"size\", \"default\": \"large\"", "large")]
    [InlineData("\"type\": \"decimal\", \"default\": 1.50", "1.50")]
    [InlineData("\"type\": \"[string]\", \"default\": \"[]\"", "[]")]
    public async Task A_required_field_with_a_default_is_added_to_rows(string field, string expected)
    {
        await Database.MigrateAsync(Schemas.Thing());
        await InsertAsync("a");
        await Database.MigrateAsync(Schemas.Thing($$""", { "name": "more", {{field}} }"""));
        Assert.Equal(expected, (await Database.ListAsync("select more from things"))[0]);
        await Assert.ThrowsAnyAsync<DbException>(() => Database.SqlAsync("update things set more = null"));
    }

    [Fact]
    public async Task A_required_field_without_default_is_added_only_where_no_row_lacks_it()
    {
        var schema = Schemas.Thing(""", { "name": "count", "type": "long" }""");
        await Database.MigrateAsync(Schemas.Thing());
        await InsertAsync("a");
        await AssertRefusedAsync(schema, "'things.count' is required", "alter table \"things\" add column \"count\"");
        await Database.SqlAsync("delete from things");
        await Database.MigrateAsync(schema);
        await Assert.ThrowsAnyAsync<DbException>(() => InsertAsync("b"));
        await Database.SqlAsync("insert into things (id, name, count) values ('b', 'b', 7)");
        Assert.Equal("IDI", await Database.OperationsAsync("things"));
    }

    [Fact]
    public async Task A_field_that_is_gone_is_refused_and_dropped_by_the_statement_that_is_told_and_the_journal_keeps_it()
    {
        await Database.MigrateAsync(Schemas.Thing(Count));
        await Database.SqlAsync("insert into things (id, name, count) values ('a', 'a', 7)");
        var statement = await AssertRefusedAsync(Schemas.Thing(), "no field 'things.count' any more", "alter table \"things\" drop column \"count\"");
        Assert.Equal("7", (await Database.ListAsync("select count from things"))[0]);

        // Back to the version before without losing anything.
        await Database.MigrateAsync(Schemas.Thing(), new SchemaOptions { KeepsUnknown = true });
        await InsertAsync("b");
        Assert.Equal(["7", null], await Database.ListAsync("select count from things order by id"));

        await Database.SqlAsync(statement);
        await Database.MigrateAsync(Schemas.Thing());
        await InsertAsync("c");
        Assert.Equal(["7", null, null], await Database.ListAsync($"select count from {Database.Journal("things")} order by journal_id"));
        await Assert.ThrowsAnyAsync<DbException>(() => Database.SqlAsync("select count from things where count = 1"));
    }

    [Fact]
    public async Task The_statement_that_drops_a_field_leaves_no_gap_in_the_journal()
    {
        await Database.MigrateAsync(Schemas.Thing(Count));
        await Database.SqlAsync("insert into things (id, name, count) values ('a', 'a', 7)");
        await Database.SqlAsync(await AssertRefusedAsync(Schemas.Thing(), "no field 'things.count'", "drop column \"count\""));
        if (!IsPostgreSql)
            await InsertAsync("b");

        await Database.MigrateAsync(Schemas.Thing());
        await InsertAsync("c");
        Assert.Equal(IsPostgreSql ? "II" : "III", await Database.OperationsAsync("things"));
    }

    [Fact]
    public async Task The_statement_that_changes_a_type_leaves_no_gap_in_the_journal()
    {
        await Database.MigrateAsync(Schemas.Thing(""", { "name": "born", "type": "string", "required": false }""", """{ "unique": [["name"]] }"""));
        await Database.SqlAsync("insert into things (id, name, born) values ('a', 'a', '2024-01-01')");
        var schema = Schemas.Thing(""", { "name": "born", "type": "date-iso8601", "required": false }""", """{ "unique": [["name"]] }""");
        if (!IsPostgreSql)
        {
            // A date is text in SQLite, and only checked.
            await Database.MigrateAsync(schema);
        }
        else
        {
            var exception = await Assert.ThrowsAsync<SchemaRefusedException>(() => Database.MigrateAsync(schema));
            Assert.Equal(2, exception.Differences.Count);
            foreach (var difference in exception.Differences)
                await Database.SqlAsync(difference.Statement);

            await Database.MigrateAsync(schema);
        }

        await Assert.ThrowsAnyAsync<DbException>(() => Database.SqlAsync("update things set born = 'x'"));
        await Database.SqlAsync("update things set born = '2024-02-29'");
        await Assert.ThrowsAnyAsync<DbException>(() => Database.SqlAsync("insert into things (id, name) values ('b', 'a')"));
        Assert.Equal("IU", await Database.OperationsAsync("things"));
    }

    [Fact]
    public async Task Another_type_is_refused_and_changed_by_the_statement_that_is_told()
    {
        await Database.MigrateAsync(Schemas.Thing(Count));
        await Database.SqlAsync("insert into things (id, name, count) values ('a', 'a', 7)");
        var schema = Schemas.Thing(""", { "name": "count", "type": "string", "required": false }""", """{ "journal": false }""");
        var statement = await AssertRefusedAsync(schema, "'things.count' is ", "count");
        await Database.SqlAsync(statement);
        await Database.MigrateAsync(schema, new SchemaOptions { KeepsUnknown = true }); // The queue, which nothing fills any more.
        Assert.Equal("7", (await Database.ListAsync("select count from things"))[0]);
        await Database.SqlAsync("update things set count = 'many'");
    }

    [Fact]
    public async Task An_enum_grows_and_shrinks_as_far_as_rows_allow()
    {
        await Database.MigrateAsync(Schemas.Thing(Size, """{ "unique": [["name"]] }"""));
        await Database.SqlAsync("insert into things (id, name, size) values ('a', 'a', 'large')");
        await Assert.ThrowsAnyAsync<DbException>(() => Database.SqlAsync("update things set size = 'huge'"));
        await Database.MigrateAsync(Schemas.Thing(Size, """{ "unique": [["name"]] }""", "small, large, huge"));
        await Database.SqlAsync("update things set size = 'huge'");
        await AssertRefusedAsync(Schemas.Thing(Size, """{ "unique": [["name"]] }""", "small, large"), "that the document does not know any more", "size");
        await Database.SqlAsync("update things set size = 'small'");
        await Database.MigrateAsync(Schemas.Thing(Size, """{ "unique": [["name"]] }""", "small, large"));
        await Assert.ThrowsAnyAsync<DbException>(() => Database.SqlAsync("update things set size = 'huge'"));

        // The table may have been made anew: nothing of it is missing.
        await Assert.ThrowsAnyAsync<DbException>(() => Database.SqlAsync("insert into things (id, name) values ('b', 'a')"));
        await Assert.ThrowsAnyAsync<DbException>(() => Database.SqlAsync("update things set id = 'b'"));
        await Database.SqlAsync("update things set size = 'large'");
        Assert.Equal(["large", "huge", "small", "large"], await Database.ListAsync($"select size from {Database.Journal("things")} order by journal_id"));
    }

    [Fact]
    public async Task A_field_may_become_optional_and_not_required()
    {
        await Database.MigrateAsync(Schemas.Thing(""", { "name": "count", "type": "long" }"""));
        await Database.SqlAsync("insert into things (id, name, count) values ('a', 'a', 7)");
        await Database.MigrateAsync(Schemas.Thing(Count));
        await Database.SqlAsync("update things set count = null");
        Assert.Equal("IU", await Database.OperationsAsync("things"));
        await AssertRefusedAsync(Schemas.Thing(""", { "name": "count", "type": "long" }"""), "'things.count' becomes required", "things");
    }

    [Fact]
    public async Task Indexes_come_and_go()
    {
        await Database.MigrateAsync(Schemas.Thing(Count));
        await InsertAsync("a");
        await Database.MigrateAsync(Schemas.Thing(Count, """{ "unique": [["name"]], "indexes": [["count"]] }"""));
        Assert.Equal(["things_count_index", "things_name_unique"], await IndexesAsync());
        await Assert.ThrowsAnyAsync<DbException>(() => Database.SqlAsync("insert into things (id, name) values ('b', 'a')"));
        await Database.MigrateAsync(Schemas.Thing(Count));
        Assert.Empty(await IndexesAsync());
        await Database.SqlAsync("insert into things (id, name) values ('b', 'a')");
        await AssertRefusedAsync(Schemas.Thing(Count, """{ "unique": [["name"]] }"""), "equal values", "create unique index \"things_name_unique\" on \"things\" (\"name\")");
        Assert.Empty(await IndexesAsync());
        Assert.Equal("II", await Database.OperationsAsync("things"));
    }

    [Fact]
    public async Task A_table_that_is_gone_is_refused_and_dropped_by_the_statement_that_is_told()
    {
        const string both = """
            { "name": "things", "models": {
              "thing": { "attributes": [{ "name": "table", "value": {} }], "fields": [{ "name": "id", "type": "string" }] },
              "other": { "attributes": [{ "name": "table", "value": {} }], "fields": [{ "name": "id", "type": "string" }] } } }
            """;
        const string one = """{ "name": "things", "models": { "thing": { "attributes": [{ "name": "table", "value": {} }], "fields": [{ "name": "id", "type": "string" }] } } }""";
        await Database.MigrateAsync(Schemas.Of(both));
        await Database.SqlAsync("insert into others (id) values ('a')");
        var statement = await AssertRefusedAsync(Schemas.Of(one), "no table 'others' any more", "drop table \"others\"");
        await Database.MigrateAsync(Schemas.Of(one), new SchemaOptions { KeepsUnknown = true });
        await Database.SqlAsync(statement);
        await Database.MigrateAsync(Schemas.Of(one));
        Assert.Equal("I", await Database.OperationsAsync("others"));
    }

    [Fact]
    public async Task A_table_that_is_journaled_no_more_keeps_its_journal_and_begins_again()
    {
        await Database.MigrateAsync(Schemas.Thing());
        await InsertAsync("a");
        await Database.MigrateAsync(Schemas.Thing(table: """{ "journal": false }"""), new SchemaOptions { KeepsUnknown = true });
        await InsertAsync("b");
        await Database.SqlAsync(IsPostgreSql ? "truncate things" : "replace into things (id, name) values ('b', 'c')");
        await Database.MigrateAsync(Schemas.Thing());
        await InsertAsync("c");
        Assert.Equal("II", await Database.OperationsAsync("things"));
        await Assert.ThrowsAnyAsync<DbException>(() => Database.SqlAsync("update things set id = 'x'"));
    }

    [Fact]
    public async Task What_is_refused_is_told_all_at_once_and_nothing_is_changed()
    {
        await Database.MigrateAsync(Schemas.Thing(Count + Size));
        await InsertAsync("a");
        var before = await FingerprintAsync();
        var exception = await Assert.ThrowsAsync<SchemaRefusedException>(() => Database.MigrateAsync(
            Schemas.Thing(""", { "name": "added", "type": "long", "required": false }, { "name": "lacking", "type": "long" }""", """{ "indexes": [["added"]] }""")));
        Assert.Equal(3, exception.Differences.Count);
        Assert.All(exception.Differences, difference => Assert.Contains($"-- {difference.Reason}\n{difference.Statement};", exception.Message, StringComparison.Ordinal));
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task What_somebody_took_away_comes_back()
    {
        await Database.MigrateAsync(Schemas.Thing(Count, """{ "indexes": [["count"]] }"""));
        await Database.SqlAsync(IsPostgreSql
            ? "drop trigger things_journal_insert on things; alter table things disable trigger things_journal_delete; drop index things_count_index; drop trigger things_no_rekey on things"
            : "drop trigger things_journal_insert; drop trigger things_journal_delete; drop index things_count_index; drop trigger things_no_rekey");
        await Database.MigrateAsync(Schemas.Thing(Count, """{ "indexes": [["count"]] }"""));
        await InsertAsync("a");
        await Database.SqlAsync("delete from things");
        Assert.Equal("ID", await Database.OperationsAsync("things"));
        Assert.Equal(["things_count_index"], await IndexesAsync());
    }

    [Fact]
    public async Task Instances_that_start_at_once_do_not_disturb_each_other()
    {
        var schema = Schemas.Thing(Count, """{ "unique": [["name"]] }""");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(
            async () =>
            {
                await using var storage = Database.Open();
                await new SchemaMigrator(storage, schema).MigrateAsync(Stop);
            },
            Stop)));
        await InsertAsync("a");
        Assert.Equal("I", await Database.OperationsAsync("things"));
    }

    [Fact]
    public async Task Scenario_46_the_schema_changes_under_live_writers_and_no_change_slips_past_the_journal()
    {
        await Database.MigrateAsync(Schemas.Thing(Size));
        using var ended = new CancellationTokenSource();
        var (written, done) = (0, new System.Collections.Concurrent.ConcurrentBag<string>());
        var writers = Enumerable.Range(0, 3).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; !ended.IsCancellationRequested; i++)
                {
                    var id = $"{writer} {i}";
                    await DoAsync($"I {id} n", $"insert into things (id, name) values ('{id}', 'n')");
                    if (i % 3 > 0)
                        await DoAsync($"U {id} m", $"update things set name = 'm' where id = '{id}'");

                    if (i % 3 > 1)
                        await DoAsync($"D {id} m", $"delete from things where id = '{id}'");
                }
            },
            Stop)).ToList();

        while (Volatile.Read(ref written) < 30)
            await Task.Delay(10, Stop);

        await Database.MigrateAsync(Schemas.Thing(Size + Count, """{ "indexes": [["name"]] }""", "small, large, huge"));
        var after = Volatile.Read(ref written);
        while (Volatile.Read(ref written) < after + 30)
            await Task.Delay(10, Stop);

        await ended.CancelAsync();
        await Task.WhenAll(writers);
        Assert.Equal(done.Order(StringComparer.Ordinal), (await Database.ListAsync($"select cast(journal_op as text) || ' ' || id || ' ' || name from {Database.Journal("things")}")).Order(StringComparer.Ordinal));
        Assert.Equal(written, await Database.CountAsync($"select count(*) from {Database.Outbox} o join {Database.Journal("things")} j on j.journal_id = o.journal_id"));
        Assert.Equal(["things_name_index"], await IndexesAsync());
        await Database.SqlAsync("update things set size = 'huge', count = 1 where id = '0 0'");
        Assert.Equal("huge", await Database.SqlAsync($"select size from {Database.Journal("things")} where count = 1"));

        async Task DoAsync(string record, string sql)
        {
            await Database.SqlAsync(sql);
            done.Add(record);
            Interlocked.Increment(ref written);
        }
    }

    [Fact]
    public async Task The_file_for_people_makes_the_same_database()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Plumbline.Storage.Tests", "Documents", "shop.json"));
        await Database.SqlAsync(Schemas.Write(text, Database.Dialect));
        await Database.MigrateAsync(PlumblineDatabase.Schema);
        var row = await Items.InsertAsync(Rows.Full(), Stop);
        await Items.DeleteAsync(row.Id, Stop);
        Assert.Equal("ID", await Database.OperationsAsync("items"));
    }

    private Task<object?> InsertAsync(string id) => Database.SqlAsync($"insert into things (id, name) values ('{id}', '{id}')");

    private Task<IReadOnlyList<string?>> IndexesAsync() => Database.ListAsync(IsPostgreSql
        ? "select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = 'things'::regclass and not i.indisprimary and i.indisvalid order by 1"
        : "select name from sqlite_master where type = 'index' and tbl_name = 'things' and sql is not null order by 1");

    // Everything that tells whether anything was made anew.
    private async Task<string> FingerprintAsync() => string.Join('\n', IsPostgreSql
        ? await Database.ListAsync(
            """
            select concat_ws(' ', 'table', oid, relname, relfilenode, xmin) from pg_class where relnamespace in ('public'::regnamespace, 'journal'::regnamespace, 'events'::regnamespace, 'plumbline'::regnamespace)
            union all select concat_ws(' ', 'trigger', oid, xmin) from pg_trigger
            union all select concat_ws(' ', 'function', oid, xmin) from pg_proc where pronamespace in ('journal'::regnamespace, 'events'::regnamespace)
            union all select concat_ws(' ', 'column', attrelid, attname, xmin) from pg_attribute where attrelid = 'things'::regclass
            order by 1
            """)
        : await Database.ListAsync("select sql from sqlite_master order by 1"));

    private async Task<string> AssertRefusedAsync(DatabaseSchema schema, string reason, string statement)
    {
        var exception = await Assert.ThrowsAsync<SchemaRefusedException>(() => Database.MigrateAsync(schema));
        var difference = Assert.Single(exception.Differences, candidate => candidate.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.Contains(statement, difference.Statement, StringComparison.Ordinal);
        return difference.Statement;
    }
}
