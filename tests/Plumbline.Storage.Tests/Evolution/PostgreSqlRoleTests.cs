using Npgsql;
using Plumbline.Data;
using Plumbline.PostgreSql;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Evolution;

/// <summary>Whose a PostgreSQL database is, and what others may not do.</summary>
public sealed class PostgreSqlRoleTests() : DatabaseFacts(DatabaseKind.PostgreSql, isEmpty: true)
{
    private string ConnectionString => ((PostgreSqlDatabase)Database).ConnectionString;

    [Fact]
    public async Task Everything_belongs_to_the_services_role()
    {
        await Database.MigrateAsync(Schemas.Thing());
        await Database.SqlAsync("insert into things (id, name) values ('a', 'a')");
        Assert.Equal(
            ["things_service"],
            await Database.ListAsync("select distinct relowner::regrole::text from pg_class where relnamespace in ('public'::regnamespace, 'journal'::regnamespace, 'events'::regnamespace, 'plumbline'::regnamespace)"));
        Assert.Equal("f", await Database.SqlAsync("select left(rolcanlogin::text, 1) from pg_roles where rolname = 'things_service'"));
    }

    [Fact]
    public async Task Others_cannot_connect()
    {
        await Database.MigrateAsync(Schemas.Thing());
        await RoleAsync("other_connect");
        var exception = await Assert.ThrowsAsync<PostgresException>(() => AsAsync("other_connect", "select 1"));
        Assert.Equal("42501", exception.SqlState);
    }

    [Fact]
    public async Task Others_who_may_connect_see_and_change_nothing_and_a_service_among_them_is_told_whose_it_is()
    {
        await Database.MigrateAsync(Schemas.Thing());
        await Database.SqlAsync("insert into things (id, name) values ('a', 'a')");
        await RoleAsync("other_reader");
        await Database.SqlAsync("do $$ begin execute format('grant connect on database %I to other_reader', current_database()); end $$");
        foreach (var sql in (string[])["select * from things", "delete from public.things", "select * from journal.things", "select * from events.outbox", "select * from plumbline.owner", "create table public.mine (id int)", "select nextval('events.seq')", "select events.journal_retire('journal.things', '0 days')"])
        {
            var exception = await Assert.ThrowsAsync<PostgresException>(() => AsAsync("other_reader", sql));
            Assert.True(exception.SqlState is "42501" or "42P01", $"{sql}: {exception.Message}");
        }

        await using var storage = new PostgreSqlStorage(As("other_reader"));
        var owned = await Assert.ThrowsAsync<DatabaseOwnedException>(() => new SchemaMigrator(storage, Schemas.Thing(service: "thieves")).MigrateAsync(Stop));
        Assert.Contains("things", owned.Owner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_of_the_role_runs_the_service_and_changes_its_schema()
    {
        await Database.MigrateAsync(Schemas.Thing());
        await RoleAsync("things_login", "in role things_service");
        await using var storage = new PostgreSqlStorage(As("things_login"));
        await new SchemaMigrator(storage, Schemas.Thing(""", { "name": "count", "type": "long", "required": false }""", """{ "indexes": [["name"]] }""")).MigrateAsync(Stop);
        await AsAsync("things_login", "insert into things (id, name, count) values ('a', 'a', 1); delete from things");
        Assert.Equal("ID", await Database.OperationsAsync("things"));
        var retention = JournalKeeping.Of(storage, Schemas.Thing(), TimeSpan.FromDays(90));
        Assert.Equal(4, (await retention.RunAsync(Stop)).DaysAhead);
        Assert.Equal(["things_service"], await Database.ListAsync("select distinct relowner::regrole::text from pg_class where relnamespace in ('public'::regnamespace, 'journal'::regnamespace, 'events'::regnamespace)"));
    }

    [Fact]
    public async Task A_login_that_may_not_make_roles_owns_the_database_itself()
    {
        await RoleAsync("poor_owner");
        await Database.SqlAsync("do $$ begin execute format('alter database %I owner to poor_owner', current_database()); end $$");
        await using var storage = new PostgreSqlStorage(As("poor_owner"));
        var schema = Schemas.Thing(service: "poor");
        await new SchemaMigrator(storage, schema).MigrateAsync(Stop);
        await new SchemaMigrator(storage, schema).MigrateAsync(Stop);
        await AsAsync("poor_owner", "insert into things (id, name) values ('a', 'a')");
        Assert.Equal("I", await Database.OperationsAsync("things"));
        Assert.Null(await Database.SqlAsync("select 1 from pg_roles where rolname = 'poor_service'"));

        // What belongs to the login already stays with it, also where the role exists some day.
        await RoleAsync("poor_service", "role poor_owner");
        await new SchemaMigrator(storage, Schemas.Thing(""", { "name": "count", "type": "long", "required": false }""", service: "poor")).MigrateAsync(Stop);
        Assert.Equal("poor_owner", await Database.SqlAsync("select relowner::regrole::text from pg_class where oid = 'things'::regclass"));
    }

    [Fact]
    public async Task Whoever_may_write_the_table_is_journaled_without_a_right_to_the_journal()
    {
        await Database.MigrateAsync(Schemas.Thing());
        await RoleAsync("table_writer");
        await Database.SqlAsync("do $$ begin execute format('grant connect on database %I to table_writer', current_database()); end $$; grant usage on schema public to table_writer; grant insert, update, delete, select on things to table_writer");
        await AsAsync("table_writer", "insert into things (id, name) values ('a', 'a'); update things set name = 'b'; delete from things");
        Assert.Equal("IUD", await Database.OperationsAsync("things"));
        await Assert.ThrowsAsync<PostgresException>(() => AsAsync("table_writer", "delete from journal.things"));
        await Assert.ThrowsAsync<PostgresException>(() => AsAsync("table_writer", "alter table things disable trigger all"));
    }

    private string As(string role) => new NpgsqlConnectionStringBuilder(ConnectionString) { Username = role, Pooling = false }.ToString();

    private Task<object?> RoleAsync(string name, string options = "") => Database.SqlAsync($"do $$ begin if not exists (select from pg_roles where rolname = '{name}') then create role {name} login {options}; end if; end $$");

    private async Task AsAsync(string role, string sql)
    {
        await using var connection = new NpgsqlConnection(As(role));
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
