using Microsoft.CodeAnalysis;
using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Events;

/// <summary>Documents with tables and streams, in a project that references a storage package.</summary>
internal static class StoredDocuments
{
    public const string User = """
        {
          "name": "user", "namespace": "io.example.user.v0",
          "enums": { "status": { "values": [{ "name": "active" }, { "name": "gone" }] } },
          "models": {
            "name": { "fields": [{ "name": "first", "type": "string", "required": false }] },
            "user": {
              "attributes": [{ "name": "table", "value": { "unique": [["email"]] } }],
              "fields": [
                { "name": "id", "type": "string" },
                { "name": "email", "type": "string", "required": false },
                { "name": "status", "type": "status", "default": "active" },
                { "name": "former", "type": "status", "required": false },
                { "name": "name", "type": "name" },
                { "name": "tags", "type": "[string]", "required": false },
                { "name": "notes", "type": "json", "required": false },
                { "name": "logins", "type": "long", "default": 0 },
                { "name": "balance", "type": "decimal", "required": false },
                { "name": "created_at", "type": "date-time-iso8601" }
              ]
            }
          },
          "unions": {
            "user_event": {
              "discriminator": "discriminator",
              "attributes": [{ "name": "stream", "value": { "partition_key": "user.email" } }],
              "types": [
                { "type": "user_upserted", "fields": [
                  { "name": "event_id", "type": "string" }, { "name": "timestamp", "type": "date-time-iso8601" }, { "name": "user", "type": "user" } ] },
                { "type": "user_deleted", "fields": [
                  { "name": "event_id", "type": "uuid" }, { "name": "timestamp", "type": "date-time-iso8601" }, { "name": "user_id", "type": "string" }, { "name": "user", "type": "user" },
                  { "name": "reason", "type": "string", "required": false } ] }
              ]
            }
          },
          "resources": {
            "user": { "operations": [
              { "method": "GET",
                "attributes": [{ "name": "paging", "value": {} }, { "name": "sort", "value": { "fields": ["email", "created_at"] } }],
                "parameters": [
                  { "name": "id", "type": "[string]", "required": false },
                  { "name": "status", "type": "[status]", "required": false },
                  { "name": "logins", "type": "long", "required": false },
                  { "name": "first", "type": "string", "required": false, "attributes": [{ "name": "filter", "value": { "field": "name.first", "match": "prefix" } }] },
                  { "name": "since", "type": "date-time-iso8601", "required": false, "attributes": [{ "name": "filter", "value": { "field": "created_at", "match": "from" } }] },
                  { "name": "limit", "type": "long", "default": 25 }, { "name": "offset", "type": "long", "default": 0 },
                  { "name": "sort", "type": "string", "default": "-created_at" } ],
                "responses": { "200": { "type": "[user]" } } }
            ] }
          }
        }
        """;

    public const string Order = """
        {
          "name": "order", "namespace": "io.example.order.v0",
          "imports": [{ "uri": "https://example.io/example/user/latest/service.json" }],
          "attributes": [{ "name": "consumes", "value": { "union": "io.example.user.v0.unions.user_event", "replica": { "of": "user", "fields": ["id", "email"] } } }],
          "models": { "order": { "fields": [{ "name": "id", "type": "uuid" }], "attributes": [{ "name": "table", "value": {} }] } }
        }
        """;

    /// <summary>A project with ASP.NET Core and Plumbline's packages, as far as emitted code calls them.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. Harness.References.Web,
        Package("Plumbline.Sqlite", "SqliteStorageExtensions", "AddSqliteStorage", ", global::Plumbline.Data.DatabaseSchema schema"),
        Package("Plumbline.PostgreSql", "PostgreSqlStorageExtensions", "AddPostgreSqlStorage", ", global::Plumbline.Data.DatabaseSchema schema"),
        Package("Plumbline.RabbitMQ", "RabbitMqStreamExtensions", "AddRabbitMqStream", ""),
    ];

    public static TestOptions Options { get; } = new(("RootNamespace", "Project"));

    public static GeneratorRun Run(params TestDocument[] documents) => GeneratorRun.Of(References, Options, documents);

    private static PortableExecutableReference Package(string name, string type, string method, string parameters) => Harness.References.Compile(name, $$"""
        namespace {{name}};
        public static class {{type}}
        {
            public static Microsoft.Extensions.Hosting.IHostApplicationBuilder {{method}}(Microsoft.Extensions.Hosting.IHostApplicationBuilder builder{{parameters}}) => builder;
        }
        """);
}
