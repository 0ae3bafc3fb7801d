using Plumbline.Data;
using Plumbline.Spec.Binding;
using Plumbline.Spec.Export.Sql;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Tests.Shared;

/// <summary>Schemas of documents that change, made as the generator makes them.</summary>
internal static class Schemas
{
    /// <summary>The fields that every version of the thing has.</summary>
    public const string Fields = """{ "name": "id", "type": "string" }, { "name": "name", "type": "string" }""";

    /// <summary>A service with one table, <c>things</c>.</summary>
    /// <param name="fields">Fields beside <see cref="Fields"/>, with a comma before each.</param>
    /// <param name="table">The value of its attribute.</param>
    /// <param name="sizes">The values of the enum <c>size</c>.</param>
    /// <param name="service">The service's name.</param>
    public static DatabaseSchema Thing(string fields = "", string table = "{}", string sizes = "small, large", string service = "things") => Of($$"""
        {
          "name": "{{service}}", "namespace": "io.example.{{service}}.v0",
          "enums": { "size": { "values": [{{string.Join(", ", sizes.Split(", ").Select(size => $$"""{ "name": "{{size}}" }"""))}}] } },
          "models": { "thing": { "attributes": [{ "name": "table", "value": {{table}} }], "fields": [{{Fields}}{{fields}}] } },
          "unions": { "thing_event": { "discriminator": "discriminator", "attributes": [{ "name": "stream", "value": {} }], "types": [
            { "type": "thing_upserted", "fields": [{ "name": "event_id", "type": "string" }, { "name": "timestamp", "type": "date-time-iso8601" }, { "name": "thing", "type": "thing" }] } ] } }
        }
        """);

    /// <summary>The schema of a document.</summary>
    /// <param name="text">The document.</param>
    public static DatabaseSchema Of(string text)
    {
        var service = Bind(text);
        return new()
        {
            Service = service.Name,
            Version = "v0",
            Scripts = [Script(service, Spec.Export.Sql.SqlDialect.Sqlite), Script(service, Spec.Export.Sql.SqlDialect.PostgreSql)],
        };
    }

    /// <summary>The file that people get.</summary>
    /// <param name="text">The document.</param>
    /// <param name="dialect">The dialect.</param>
    public static string Write(string text, Data.SqlDialect dialect) =>
        SqlSchema.Write([Bind(text)], [], dialect == Data.SqlDialect.Sqlite ? Spec.Export.Sql.SqlDialect.Sqlite : Spec.Export.Sql.SqlDialect.PostgreSql);

    private static Service Bind(string text) => ServiceBinder.Bind(DocumentReader.Read("api.json", text, TestContext.Current.CancellationToken).Service, []);

    private static SqlScript Script(Service service, Spec.Export.Sql.SqlDialect dialect) => new(
        Enum.Parse<Data.SqlDialect>(dialect.ToString()),
        [
            .. SqlSchema.Of([service], [], dialect).Select(part => new Data.SqlObject
            {
                Kind = Enum.Parse<Data.SqlObjectKind>(part.Kind.ToString()),
                Name = part.Name,
                Create = part.Create,
                Columns = [.. part.Columns.Select(column => new Data.SqlColumn(column.Name, column.Type, column.IsNullable, column.Add))],
                KeepsDroppedColumns = part.KeepsDroppedColumns,
            }),
        ]);
}
