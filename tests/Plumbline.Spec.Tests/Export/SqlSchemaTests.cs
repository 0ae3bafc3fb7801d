using Plumbline.Spec.Binding;
using Plumbline.Spec.Export.Sql;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Export;

/// <summary>What tables become in SQL. (That the statements run, and what they do, is for the storage tests.)</summary>
public sealed class SqlSchemaTests
{
    [Theory]
    [InlineData("user", SqlDialect.Sqlite)]
    [InlineData("user", SqlDialect.PostgreSql)]
    [InlineData("order", SqlDialect.Sqlite)]
    [InlineData("order", SqlDialect.PostgreSql)]
    public void Writes_the_example_companys_databases_as_these_statements(string name, SqlDialect dialect)
    {
        var folder = Path.Combine(Repository.Root, "specs");
        var imports = new[] { "common", "error", "user" }
            .Where(other => other != name)
            .Select(other => new ImportSource($"https://example.io/example/{other}/latest/service.json", Read(File.ReadAllText(Path.Combine(folder, other + ".json")))))
            .ToList();
        var service = ServiceBinder.Bind(Read(File.ReadAllText(Path.Combine(folder, name + ".json"))), imports);
        var text = SqlSchema.Write([service], imports.Select(import => ServiceBinder.Bind(import.Service, imports)), dialect);

        var golden = Path.Combine(Repository.Root, "tests", "Plumbline.Spec.Tests", "Export", "Snapshots", $"{name}.{(dialect == SqlDialect.Sqlite ? "sqlite" : "postgresql")}.sql");
        if (Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(golden, text);

        Assert.Equal(File.ReadAllText(golden), text);
    }

    [Theory]
    [InlineData("string", "text", "text")]
    [InlineData("boolean", "integer", "boolean")]
    [InlineData("integer", "integer", "integer")]
    [InlineData("long", "integer", "bigint")]
    [InlineData("double", "real", "double precision")]
    [InlineData("decimal", "text", "numeric")]
    [InlineData("uuid", "text", "uuid")]
    [InlineData("date-iso8601", "text", "date")]
    [InlineData("date-time-iso8601", "integer", "timestamptz")]
    [InlineData("json", "text", "jsonb")]
    [InlineData("[string]", "text", "jsonb")]
    [InlineData("map[long]", "text", "jsonb")]
    public void A_field_has_a_column_of_its_type(string type, string sqlite, string postgreSql)
    {
        var service = Table($$"""{ "name": "f", "type": "{{type}}", "required": false }""");
        foreach (var (dialect, expected) in new[] { (SqlDialect.Sqlite, sqlite), (SqlDialect.PostgreSql, postgreSql) })
        {
            var table = SqlSchema.Of([service], [], dialect).Single(part => part.Name == "things");
            var column = table.Columns[1];
            Assert.Equal(("f", expected, true), (column.Name, column.Type, column.IsNullable));
            Assert.StartsWith($"alter table \"things\" add column \"f\" {expected}", column.Add, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_required_column_with_a_default_can_be_added_to_rows()
    {
        var table = SqlSchema.Of([Table("""{ "name": "f", "type": "string", "default": "it's" }""")], [], SqlDialect.Sqlite).Single(part => part.Name == "things");
        Assert.Equal("alter table \"things\" add column \"f\" text not null default 'it''s'", table.Columns[1].Add);
    }

    [Fact]
    public void Names_that_mean_harm_stay_names()
    {
        var text = SqlSchema.Write([Table("""{ "name": "a\"; drop table x; --", "type": "string" }""")], [], SqlDialect.PostgreSql);
        Assert.Contains("\"a\"\"; drop table x; --\" text not null", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_do_not_end_the_body_of_a_function_early()
    {
        var parts = SqlSchema.Of([Table("""{ "name": "a$capture$; drop table x; --", "type": "string" }""")], [], SqlDialect.PostgreSql);
        var capture = parts.Single(part => part.Name == "journal.things_capture").Create;
        Assert.Contains(" as $capture_$", capture, StringComparison.Ordinal);
        Assert.EndsWith("$capture_$", capture, StringComparison.Ordinal);
    }

    [Fact]
    public void The_database_belongs_to_a_role_that_is_called_after_the_service()
    {
        var first = SqlSchema.Of([Table("""{ "name": "f", "type": "string" }""")], [], SqlDialect.PostgreSql)[0];
        Assert.Equal((SqlObjectKind.Role, "stuff_service"), (first.Kind, first.Name));
        Assert.DoesNotContain(SqlSchema.Of([Table("""{ "name": "f", "type": "string" }""")], [], SqlDialect.Sqlite), part => part.Kind == SqlObjectKind.Role);
        Assert.Empty(SqlSchema.Of([Bind("""{ "name": "t" }""")], [], SqlDialect.PostgreSql));
    }

    [Fact]
    public void Names_that_are_too_long_are_shortened_and_stay_different()
    {
        var (one, two) = (new string('a', 70) + "1", new string('a', 70) + "2");
        var service = Bind($$"""
            { "name": "stuff", "models": { "thing": {
                "attributes": [{ "name": "table", "value": { "indexes": [["{{one}}"], ["{{two}}"]] } }],
                "fields": [{ "name": "id", "type": "string" }, { "name": "{{one}}", "type": "string" }, { "name": "{{two}}", "type": "string" }] } } }
            """);
        var names = SqlSchema.Of([service], [], SqlDialect.PostgreSql).Where(part => part.Kind == SqlObjectKind.Index).Select(part => part.Name).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.InRange(name.Split('.')[^1].Length, 1, 63));
    }

    [Fact]
    public void A_table_without_journal_has_none_and_no_triggers_that_fill_one()
    {
        var service = Bind("""
            { "name": "stuff", "models": { "thing": {
                "attributes": [{ "name": "table", "value": { "journal": false } }], "fields": [{ "name": "id", "type": "string" }] } } }
            """);
        Assert.Equal(["stuff_service", "events", "events.uuid7", "events.touch", "things", "things_touch"], SqlSchema.Of([service], [], SqlDialect.PostgreSql).Select(part => part.Name));
        Assert.Equal(["things"], SqlSchema.Of([service], [], SqlDialect.Sqlite).Select(part => part.Name));
    }

    private static Service Table(string field) => Bind($$"""
        { "name": "stuff", "models": { "thing": {
            "attributes": [{ "name": "table", "value": {} }], "fields": [{ "name": "id", "type": "string" }, {{field}}] } } }
        """);

    private static Service Bind(string text) => ServiceBinder.Bind(Read(text), []);

    private static Service Read(string text) => DocumentReader.Read("api.json", text, TestContext.Current.CancellationToken).Service;
}
