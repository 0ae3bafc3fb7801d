using System.Text.Json.Nodes;
using Plumbline.Spec.Binding;
using Plumbline.Spec.Export.OpenApi;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Export;

public sealed class OpenApiDocumentTests
{
    [Theory]
    [InlineData("user")]
    [InlineData("order")]
    public void Writes_the_example_companys_services_as_these_documents(string name)
    {
        var folder = Path.Combine(Repository.Root, "specs");
        var imports = new[] { "common", "error", "user" }
            .Where(other => other != name)
            .Select(other => new ImportSource($"https://example.io/example/{other}/latest/service.json", Read(File.ReadAllText(Path.Combine(folder, other + ".json")))))
            .ToList();
        var service = ServiceBinder.Bind(Read(File.ReadAllText(Path.Combine(folder, name + ".json"))), imports);
        var text = OpenApiDocument.Write(service, imports.Select(import => ServiceBinder.Bind(import.Service, imports)));

        var golden = Path.Combine(Repository.Root, "tests", "Plumbline.Spec.Tests", "Export", "Snapshots", name + ".openapi.json");
        if (Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllText(golden, text);
        }

        Assert.Equal(File.ReadAllText(golden), text);
    }

    [Theory]
    [InlineData("integer", """{"type":"integer","format":"int32"}""")]
    [InlineData("long", """{"type":"integer","format":"int64"}""")]
    [InlineData("double", """{"type":"number","format":"double"}""")]
    [InlineData("decimal", """{"type":"number"}""")]
    [InlineData("uuid", """{"type":"string","format":"uuid"}""")]
    [InlineData("date-iso8601", """{"type":"string","format":"date"}""")]
    [InlineData("date-time-iso8601", """{"type":"string","format":"date-time"}""")]
    [InlineData("object", """{"type":"object"}""")]
    [InlineData("json", "{}")]
    [InlineData("map[[long]]", """{"type":"object","additionalProperties":{"type":"array","items":{"type":"integer","format":"int64"}}}""")]
    public void A_field_has_the_schema_of_its_type(string type, string expected) =>
        AssertJson(expected, Schema($$"""{"fields": [{"name": "f", "type": "{{type}}"}]}""")["properties"]!["f"]!);

    [Theory]
    [InlineData("""{"name": "f", "type": "string", "minimum": 2, "maximum": 5}""", """{"type":"string","minLength":2,"maxLength":5}""")]
    [InlineData("""{"name": "f", "type": "long", "minimum": -2}""", """{"type":"integer","format":"int64","minimum":-2}""")]
    [InlineData("""{"name": "f", "type": "[string]", "maximum": 5}""", """{"type":"array","items":{"type":"string"},"maxItems":5}""")]
    [InlineData("""{"name": "f", "type": "map[string]", "maximum": 5}""", """{"type":"object","additionalProperties":{"type":"string"},"maxProperties":5}""")]
    [InlineData("""{"name": "f", "type": "integer", "default": 7, "description": "Seven."}""", """{"type":"integer","format":"int32","description":"Seven.","default":7}""")]
    [InlineData("""{"name": "f", "type": "boolean", "example": "true", "deprecation": {}}""", """{"type":"boolean","examples":[true],"deprecated":true}""")]
    [InlineData(
        """{"name": "f", "type": "[string]", "attributes": [{"name": "pattern", "value": {"regex": "^a$"}}]}""",
        """{"type":"array","items":{"pattern":"^a$","type":"string"}}""")]
    [InlineData(
        """{"name": "f", "type": "string", "annotations": ["personal_data"], "attributes": [{"name": "format", "value": {"name": "email"}}]}""",
        """{"type":"string","format":"email","x-annotations":["personal_data"]}""")]
    public void A_field_keeps_what_constrains_and_describes_it(string field, string expected) =>
        AssertJson(expected, Schema($$"""{"fields": [{{field}}]}""")["properties"]!["f"]!);

    [Fact]
    public void A_field_that_may_be_left_out_is_not_required()
    {
        var schema = Schema("""{"fields": [{"name": "a", "type": "long"}, {"name": "b", "type": "long", "required": false}, {"name": "c", "type": "long", "default": 1}]}""");

        AssertJson("""["a"]""", schema["required"]!);
    }

    [Fact]
    public void A_member_of_a_discriminated_union_carries_its_discriminator()
    {
        var schemas = Document("""
            "models": { "cat": { "fields": [{"name": "lives", "type": "integer"}] } },
            "unions": { "pet": { "discriminator": "kind", "types": [{"type": "cat"}, {"type": "decimal"}] } }
            """)["components"]!["schemas"]!;

        AssertJson("""{"kind":{"type":"string","const":"cat"},"lives":{"type":"integer","format":"int32"}}""", schemas["cat"]!["properties"]!);
        AssertJson("""["kind","lives"]""", schemas["cat"]!["required"]!);
        AssertJson("""[{"$ref":"#/components/schemas/cat"},{"$ref":"#/components/schemas/pet_decimal"}]""", schemas["pet"]!["oneOf"]!);
        AssertJson(
            """{"propertyName":"kind","mapping":{"cat":"#/components/schemas/cat","decimal":"#/components/schemas/pet_decimal"}}""",
            schemas["pet"]!["discriminator"]!);
        Assert.Equal("string", (string?)schemas["pet_decimal"]!["properties"]!["value"]!["type"]);
    }

    [Fact]
    public void A_model_that_says_nothing_of_itself_has_what_its_union_says()
    {
        var schemas = Document("""
            "models": { "cat": { "fields": [] }, "dog": { "description": "Barks.", "fields": [] } },
            "unions": { "pet": { "discriminator": "kind", "types": [{"type": "cat", "description": "Purrs."}, {"type": "dog", "description": "Eats."}] } }
            """)["components"]!["schemas"]!;

        Assert.Equal("Purrs.", (string?)schemas["cat"]!["description"]);
        Assert.Equal("Barks.", (string?)schemas["dog"]!["description"]);
    }

    [Fact]
    public void A_union_without_discriminator_is_told_apart_by_its_only_key()
    {
        var union = Document("""
            "models": { "cat": { "fields": [{"name": "lives", "type": "integer"}] } },
            "unions": { "pet": { "types": [{"type": "cat"}, {"type": "string"}] } }
            """)["components"]!["schemas"]!["pet"]!;

        AssertJson("""{"cat":{"$ref":"#/components/schemas/cat"}}""", union["oneOf"]![0]!["properties"]!);
        AssertJson("""{"string":{"type":"object","properties":{"value":{"type":"string"}},"required":["value"]}}""", union["oneOf"]![1]!["properties"]!);
        Assert.Null(union["discriminator"]);
    }

    [Fact]
    public void Paths_that_differ_in_the_names_of_parameters_become_one()
    {
        var paths = Document("""
            "models": { "cat": { "fields": [{"name": "id", "type": "long"}] } },
            "resources": { "cat": { "operations": [
                { "method": "GET", "path": "/:id", "responses": { "200": {"type": "cat"} } },
                { "method": "DELETE", "path": "/:cat_id" } ] } }
            """)["paths"]!.AsObject();

        var path = Assert.Single(paths);
        Assert.Equal("/cats/{id}", path.Key);
        Assert.Equal("id", (string?)path.Value!["delete"]!["parameters"]![0]!["name"]);
        Assert.Equal("CatsDeleteByCatId", (string?)path.Value["delete"]!["operationId"]);
    }

    [Fact]
    public void Who_may_call_comes_from_the_nearest_auth()
    {
        var document = Document("""
            "attributes": [{ "name": "auth", "value": { "scheme": "bearer", "scopes": ["read"] } }],
            "models": { "cat": { "fields": [{"name": "id", "type": "long"}] } },
            "resources": { "cat": { "operations": [
                { "method": "GET", "responses": { "200": {"type": "[cat]"} } },
                { "method": "DELETE", "attributes": [{ "name": "auth", "value": { "scheme": "none" } }] } ] } }
            """);

        AssertJson("""[{"bearer":["read"]}]""", document["paths"]!["/cats"]!["get"]!["security"]!);
        AssertJson("[]", document["paths"]!["/cats"]!["delete"]!["security"]!);
        AssertJson("""{"bearer":{"type":"http","scheme":"bearer"}}""", document["components"]!["securitySchemes"]!);
        Assert.NotNull(document["paths"]!["/cats"]!["get"]!["responses"]!["401"]);
        Assert.Null(document["paths"]!["/cats"]!["delete"]!["responses"]!["401"]);
    }

    [Fact]
    public void A_patch_takes_every_field_optional_and_null_where_the_field_is_optional()
    {
        var document = Document("""
            "models": { "cat": { "fields": [{"name": "id", "type": "long"}, {"name": "name", "type": "string", "required": false}] } },
            "resources": { "cat": { "operations": [{ "method": "PATCH", "path": "/:id", "body": {"type": "cat"}, "responses": { "200": {"type": "cat"} } }] } }
            """);

        Assert.Equal(
            "#/components/schemas/cat_patch",
            (string?)document["paths"]!["/cats/{id}"]!["patch"]!["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]);
        AssertJson(
            """{"id":{"type":"integer","format":"int64"},"name":{"type":["string","null"]}}""",
            document["components"]!["schemas"]!["cat_patch"]!["properties"]!);
    }

    [Fact]
    public void A_stream_is_a_webhook()
    {
        var document = Document("""
            "models": { "cat": { "attributes": [{"name": "table", "value": {}}], "fields": [{"name": "id", "type": "long"}] } },
            "unions": { "cat_event": { "discriminator": "discriminator", "attributes": [{"name": "stream", "value": {}}], "types": [{"type": "cat"}] } }
            """);

        Assert.Equal(
            "#/components/schemas/cat_event",
            (string?)document["webhooks"]!["cat_event"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]);
    }

    [Fact]
    public void Hostile_names_and_texts_stay_text()
    {
        const string Name = "a\\\"/~1{b}\\u2028<script>";
        var text = Write($$$"""
            "description": "{{{Name}}}",
            "models": { "{{{Name}}}": { "description": "{{{Name}}}", "fields": [{"name": "{{{Name}}}", "type": "string", "default": "{{{Name}}}"}] } },
            "resources": { "{{{Name}}}": { "path": "/{{{Name}}}", "operations": [{ "method": "GET", "path": "/:{{{Name}}}" }] } }
            """);

        Assert.NotNull(JsonNode.Parse(text));
        Assert.DoesNotContain(text, c => c is > '~' or (< ' ' and not '\n'));
    }

    private static JsonNode Schema(string model) => Document($$"""
        "models": { "m": {{model}} }
        """)["components"]!["schemas"]!["m"]!;

    private static JsonNode Document(string members) => JsonNode.Parse(Write(members))!;

    private static string Write(string members) =>
        OpenApiDocument.Write(ServiceBinder.Bind(Read($$"""{ "name": "test", "namespace": "io.test.v1", {{members}} }"""), []), []);

    private static Service Read(string text) => DocumentReader.Read("api.json", text, TestContext.Current.CancellationToken).Service;

    private static void AssertJson(string expected, JsonNode actual) => Assert.Equal(expected, actual.ToJsonString(s_relaxed));

    private static readonly System.Text.Json.JsonSerializerOptions s_relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
