using System.Net;
using System.Text.Json.Nodes;
using Plumbline.AspNetCore.Tests.Lab;

namespace Plumbline.AspNetCore.Tests.Hosting;

/// <summary>What <c>AddOpenApi()</c> says of the emitted types, over HTTP, beside what <c>/openapi.json</c> says of them.</summary>
public sealed class OpenApiSchemaTests
{
    private const string Json = "application/json";

    [Fact]
    public async Task Writes_every_schema_that_it_names_as_the_document_does()
    {
        var (framework, own) = await DescriptionsAsync();
        var expected = own["components"]!["schemas"]!.AsObject();
        var actual = framework["components"]!["schemas"]!.AsObject();

        // The tree: lists, maps, both in each other, nesting, itself, constraints, a deprecated union, an enum with words beside it.
        Assert.All(
            ["echo", "error_code", "field_error", "generic_error", "item", "item_form", "item_form_patch", "item_kind", "odd_error", "shape", "circle", "square", "tree"],
            name => Assert.Contains(name, actual.Select(schema => schema.Key)));
        Assert.All(actual.Where(schema => expected.ContainsKey(schema.Key)), schema => AssertSame(expected[schema.Key], schema.Value, schema.Key));
    }

    [Fact]
    public async Task Says_of_bodies_and_answers_what_the_document_says()
    {
        var (framework, own) = await DescriptionsAsync();
        foreach (var path in (string[])["/items", "/items/{id}", "/echoes/shape", "/echoes/trees", "/echoes/rings", "/echoes/status/{code}"])
        {
            foreach (var (method, operation) in own["paths"]![path]!.AsObject().Where(member => member.Value is JsonObject))
            {
                var other = framework["paths"]![path]![method]!;
                AssertSame(Schema(operation!["requestBody"]), Schema(other["requestBody"]), $"{method} {path}");
                foreach (var (status, answer) in other["responses"]!.AsObject())
                    AssertSame(Schema(operation["responses"]![status]), Schema(answer), $"{method} {path} {status}");
            }
        }
    }

    [Fact]
    public async Task Names_no_schema_that_is_not_there()
    {
        var (framework, _) = await DescriptionsAsync();
        var references = References(framework).Distinct().ToList();
        Assert.Contains("#/components/schemas/tree", references);
        Assert.All(references, reference => Assert.NotNull(framework["components"]!["schemas"]![reference["#/components/schemas/".Length..]]));
    }

    [Fact]
    public async Task Knows_emitted_types_in_endpoints_and_types_of_the_applications_own()
    {
        var (framework, _) = await DescriptionsAsync(app =>
        {
            app.MapGet("/own", () => new Orchard(null, ItemKind.Plain, [], null)).WithoutDocument("not of the document");
            app.MapGet("/forests", () => new Dictionary<string, Tree[]>()).WithoutDocument("not of the document");
        });

        var orchard = framework["components"]!["schemas"]!["Orchard"]!["properties"]!;
        Assert.Contains("#/components/schemas/tree", References(orchard["oldest"]!));
        Assert.Equal(["#/components/schemas/item_kind"], References(orchard["kind"]!));
        Assert.Equal(["#/components/schemas/tree"], References(orchard["trees"]!["items"]!));
        AssertSame(JsonNode.Parse("""{ "type": ["array", "null"], "items": { "$ref": "#/components/schemas/tree" } }"""), orchard["felled"], "felled");
        var forests = Schema(framework["paths"]!["/forests"]!["get"]!["responses"]!["200"])!;
        Assert.Equal("#/components/schemas/tree", forests["additionalProperties"]!["items"]!["$ref"]!.GetValue<string>());
    }

    [Fact]
    public async Task Leaves_names_of_other_types_and_transformers_to_the_application()
    {
        var (framework, _) = await DescriptionsAsync(
            app => app.MapGet("/own", () => new Orchard(null, ItemKind.Plain, [], null)).WithoutDocument("not of the document"),
            builder => builder.Services.AddOpenApi(options =>
            {
                options.CreateSchemaReferenceId = type => type.Type == typeof(Orchard) ? "my_orchard" : null;
                options.AddDocumentTransformer((document, _, _) =>
                {
                    Assert.NotEmpty(document.Components!.Schemas!["tree"].Properties!);
                    document.Components.Schemas["tree"].Description = "Changed.";
                    return Task.CompletedTask;
                });
            }));
        Assert.NotNull(framework["components"]!["schemas"]!["my_orchard"]);
        Assert.Equal("Changed.", framework["components"]!["schemas"]!["tree"]!["description"]!.GetValue<string>());
    }

    private static async Task<(JsonNode Framework, JsonNode Own)> DescriptionsAsync(Action<WebApplication>? map = null, Action<WebApplicationBuilder>? configure = null)
    {
        await using var server = await LabServer.StartAsync(configure ?? (builder => builder.Services.AddOpenApi()), app =>
        {
            app.MapApi();
            app.MapOpenApi();
            map?.Invoke(app);
        });
        return (await ReadAsync(server, "/openapi/v1.json"), await ReadAsync(server, "/openapi.json"));
    }

    private static async Task<JsonNode> ReadAsync(LabServer server, string path)
    {
        var answer = await server.GetAsync(path);
        Assert.True(answer.Status == HttpStatusCode.OK, string.Join("\n", server.Log.Lines.TakeLast(5)));
        return JsonNode.Parse(answer.Json.GetRawText())!;
    }

    private static JsonNode? Schema(JsonNode? content) => content?["content"]?[Json]?["schema"];

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject found => found.SelectMany(member => member is { Key: "$ref", Value: JsonValue value } ? [value.GetValue<string>()] : References(member.Value)),
        JsonArray found => found.SelectMany(References),
        _ => [],
    };

    private static void AssertSame(JsonNode? expected, JsonNode? actual, string place)
    {
        var (left, right) = (Normal(expected), Normal(actual));
        Assert.True(JsonNode.DeepEquals(left, right), $"{place}\nexpected {left?.ToJsonString()}\nactual   {right?.ToJsonString()}");
    }

    // The order of types and of required names says nothing.
    private static JsonNode? Normal(JsonNode? node) => node switch
    {
        JsonObject found => new JsonObject(found.Select(member => KeyValuePair.Create(
            member.Key,
            member is { Key: "type" or "required", Value: JsonArray names }
                ? new JsonArray([.. names.Select(name => name!.GetValue<string>()).Order(StringComparer.Ordinal).Select(name => JsonValue.Create(name))])
                : Normal(member.Value)))),
        JsonArray found => new JsonArray([.. found.Select(Normal)]),
        _ => node?.DeepClone(),
    };

    internal sealed record Orchard(Tree? Oldest, ItemKind Kind, IReadOnlyList<Tree> Trees, ApiList<Tree>? Felled);
}
