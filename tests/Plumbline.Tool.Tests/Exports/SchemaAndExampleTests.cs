using System.Text.Json;
using Json.Schema;
using Plumbline.Spec.Export.Examples;
using Plumbline.Spec.Export.JsonSchema;
using Plumbline.Spec.Model;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Exports;

/// <summary>Schemas are judged by a public validator, examples by the schemas.</summary>
public sealed class SchemaAndExampleTests
{
    [Fact]
    public void Every_example_is_valid_by_its_schema()
    {
        var problems = new List<string>();
        var count = 0;
        foreach (var (name, _, service, around) in RealDocuments.All())
        {
            foreach (var type in Types(service).Where(type => !IsEndless(service, type)))
            {
                var schema = Schema(JsonSchemaDocument.Write(service, around, type));
                foreach (var isMinimal in new[] { false, true })
                {
                    var example = ExampleValue.Write(service, around, type, isMinimal);
                    count++;
                    if (!IsValid(schema, example))
                        problems.Add($"{name} {type}: {example.ReplaceLineEndings(" ")}");
                }
            }
        }

        Assert.True(problems.Count == 0, string.Join("\n", problems));
        Assert.True(count > (Corpus.Folder is null ? 30 : 50), $"{count} examples");
    }

    [Fact]
    public async Task Schema_refuses_what_the_type_refuses()
    {
        using var test = new ToolTest().With("shop.api.json", """
            { "name": "shop",
              "enums": { "size": { "values": [{ "name": "small" }, { "name": "large" }] } },
              "models": { "item": { "fields": [
                { "name": "id", "type": "uuid" }, { "name": "size", "type": "size" },
                { "name": "tags", "type": "[string]", "maximum": 2 }, { "name": "parent", "type": "item", "required": false } ] } },
              "unions": { "thing": { "discriminator": "kind", "types": [{ "type": "item" }, { "type": "other", "fields": [{ "name": "n", "type": "long" }] }] } } }
            """);
        var schema = Schema(await test.SucceedAsync("schema", "shop.api.json", "thing"));
        const string Id = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
        Assert.True(IsValid(schema, $$"""{ "kind": "item", "id": "{{Id}}", "size": "small", "tags": [] }"""));
        Assert.True(IsValid(schema, """{ "kind": "other", "n": 1 }"""));
        Assert.False(IsValid(schema, $$"""{ "kind": "item", "id": "{{Id}}", "size": "medium", "tags": [] }"""));
        Assert.False(IsValid(schema, $$"""{ "kind": "item", "id": "{{Id}}", "size": "small", "tags": ["a", "b", "c"] }"""));
        Assert.False(IsValid(schema, """{ "kind": "other" }"""));
        Assert.False(IsValid(schema, """{ "kind": "none", "n": 1 }"""));
    }

    [Fact]
    public async Task Takes_the_documents_own_examples_and_stays_within_bounds()
    {
        using var test = new ToolTest().With("shop.api.json", """
            { "name": "shop", "models": { "item": { "fields": [
                { "name": "id", "type": "string", "example": "itm-1" },
                { "name": "code", "type": "string", "attributes": [{ "name": "pattern", "value": { "regex": "^[A-Z]{3}$" } }] },
                { "name": "mail", "type": "string", "attributes": [{ "name": "format", "value": { "name": "email" } }] },
                { "name": "short", "type": "string", "maximum": 3 },
                { "name": "count", "type": "integer", "minimum": 10, "maximum": 20 },
                { "name": "level", "type": "long", "default": 7 },
                { "name": "note", "type": "string", "required": false },
                { "name": "prices", "type": "map[decimal]", "minimum": 2 } ] } } }
            """);
        Assert.Equal("""
            {
              "id": "itm-1",
              "code": "AAA",
              "mail": "ada@example.io",
              "short": "sho",
              "count": 10,
              "level": 7,
              "note": "note",
              "prices": {
                "key": 1.5,
                "key_2": 1.5
              }
            }

            """, await test.SucceedAsync("example", "shop.api.json", "item"));
        var minimal = await test.SucceedAsync("example", "shop.api.json", "item", "--minimal");
        Assert.DoesNotContain("note", minimal, StringComparison.Ordinal);
        Assert.DoesNotContain("level", minimal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("itm", "shop.api.json has no type 'itm'; did you mean 'item'?")]
    [InlineData("[x.y.models.z]", "shop.api.json has no type '[x.y.models.z]'; it has item")]
    public async Task Says_which_type_is_not_there(string type, string message)
    {
        using var test = new ToolTest().With("shop.api.json", """{ "name": "shop", "models": { "item": { "fields": [] } } }""");
        var result = await test.RunAsync("schema", "shop.api.json", type);
        Assert.Equal((ExitCodes.NotDone, $"plumbline: {message}\n"), (result.Code, result.Error));
    }

    private static IEnumerable<TypeReference> Types(Service service) =>
        service.Models.Where(m => m.Fields.All(f => f.Type.Core.Kind != TypeKind.Unresolved)).Select(m => Named(m.Name, TypeKind.Model))
            .Concat(service.Enums.Where(e => e.Values.Count > 0).Select(e => Named(e.Name, TypeKind.Enum)))
            .Concat(service.Unions.Select(u => Named(u.Name, TypeKind.Union)));

    // A model that requires itself has no value.
    private static bool IsEndless(Service service, TypeReference type) => Needs(service, type.Name).Append(type.Name).Any(name => Needs(service, name).Contains(name));

    private static HashSet<string> Needs(Service service, string name)
    {
        var needed = new HashSet<string>();
        var pending = new Stack<string>([name]);
        while (pending.TryPop(out var current))
        {
            var named = service.Models.Where(m => m.Name == current).SelectMany(m => m.Fields).Where(f => f.IsRequired && f.Type.Shape == TypeShape.Named).Select(f => f.Type.Name)
                .Concat(service.Unions.Where(u => u.Name == current).SelectMany(u => u.Members).Take(1).Select(m => m.Type.Name));
            foreach (var next in named.Where(needed.Add))
                pending.Push(next);
        }

        return needed;
    }

    private static TypeReference Named(string name, TypeKind kind) => TypeReference.Named(name) with { Kind = kind };

    private static JsonSchema Schema(string text) => JsonSchema.FromText(text, new() { SchemaRegistry = new() });

    private static bool IsValid(JsonSchema schema, string value)
    {
        using var json = JsonDocument.Parse(value);
        return schema.Evaluate(json.RootElement, new() { RequireFormatValidation = true }).IsValid;
    }
}
