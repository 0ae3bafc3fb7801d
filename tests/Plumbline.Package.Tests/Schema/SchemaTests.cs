using System.Text.Json;

namespace Plumbline.Package.Tests.Schema;

/// <summary>api.schema.json: what editors check documents with.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement s_root = Parse(File.ReadAllText(Repository.PathOf("build/package/api.schema.json")));
    private static readonly JsonSchema s_schema = new(s_root);

    public static TheoryData<string> OwnDocuments => [.. Directory.GetFiles(Repository.PathOf("specs"), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(OwnDocuments))]
    public void Accepts_the_documents_of_the_example_company(string file) =>
        Assert.Empty(s_schema.Check(Parse(File.ReadAllText(Repository.PathOf(Path.Combine("specs", file))))));

    [Fact]
    public void Accepts_the_documents_of_the_collection()
    {
        var corpus = Environment.GetEnvironmentVariable("PLUMBLINE_CORPUS");
        Assert.SkipWhen(corpus is null, "PLUMBLINE_CORPUS names no collection of documents.");

        var documents = Directory.GetFiles(corpus, "*.json")
            .Concat(Directory.GetFiles(Path.Combine(corpus, "validation", "valid"), "*.json"))
            .Select(path => (path, root: Parse(File.ReadAllText(path))))
            .Where(document => IsApiJson(document.root))
            .ToList();
        Assert.True(documents.Count > 50, $"only {documents.Count} documents");
        Assert.Empty(documents.SelectMany(document => s_schema.Check(document.root).Select(problem => $"{document.path}{problem}")));
    }

    [Theory]
    [InlineData("""{ }""", "lacks name")]
    [InlineData("""{ "name": "x", "model": {} }""", "/model: not allowed")]
    [InlineData("""{ "name": "x", "models": { "user": { "fields": [{ "name": "id" }] } } }""", "lacks type")]
    [InlineData("""{ "name": "x", "models": { "user": { "fields": [{ "name": "1", "type": "long" }] } } }""", "/name: does not match")]
    [InlineData("""{ "name": "x", "models": { "user": { "fields": [{ "name": "id", "type": "[user" , "minimum": 0.5 }] } } }""", "/minimum: fits none")]
    [InlineData("""{ "name": "x", "enums": { "e": { "values": [] } } }""", "too few items")]
    [InlineData("""{ "name": "x", "unions": { "u": { "discriminator": "value", "types": [{ "type": "string" }] } } }""", "excluded")]
    [InlineData("""{ "name": "x", "resources": { "user": { "operations": [{ "method": "FETCH" }] } } }""", "/method: fits none")]
    [InlineData("""{ "name": "x", "resources": { "user": { "operations": [{ "method": "GET", "responses": { "ok": { "type": "unit" } } }] } } }""", "/ok: not allowed")]
    public void Tells_what_is_wrong_in_a_document(string document, string problem) =>
        Assert.Contains(s_schema.Check(Parse(document)), found => found.Contains(problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("auth", """{ "scheme": "bearer", "scopes": ["users.read"] }""", """{ "scheme": "magic" }""")]
    [InlineData("consumes", """{ "union": "io.example.user.v0.unions.user_event", "replica": { "of": "user" } }""", """{ "replica": { "of": "user" } }""")]
    [InlineData("filter", """{ "field": "status" }""", """{ "match": "equals" }""")]
    [InlineData("format", """{ "name": "email" }""", """{ "name": "e-mail" }""")]
    [InlineData("idempotent", """{ "value": true }""", """{ "value": "yes" }""")]
    [InlineData("latency_budget", """{ "p99_milliseconds": 100 }""", """{ "p99_milliseconds": 0 }""")]
    [InlineData("linter", """{ "ignore": ["PLB4001"], "reason": "why" }""", """{ "ignore": ["PLB4001"] }""")]
    [InlineData("operation_name", """{ "name": "find" }""", """{ }""")]
    [InlineData("owner", """{ "team": "accounts" }""", """{ "team": "accounts", "audience": "all" }""")]
    [InlineData("paging", """{ "default": 10, "maximum": 50 }""", """{ "cursor": "after", "offset": "offset" }""")]
    [InlineData("pattern", """{ "regex": "[a-z]+" }""", """{ "regexp": "[a-z]+" }""")]
    [InlineData("rate_limit", """{ "permits": 10, "per_seconds": 1, "by": "all" }""", """{ "permits": 10 }""")]
    [InlineData("sort", """{ "fields": ["name"] }""", """{ "fields": [] }""")]
    [InlineData("stream", """{ "of": "user", "delivery": "consume" }""", """{ "delivery": "twice" }""")]
    [InlineData("table", """{ "unique": [["email"]] }""", """{ "unique": ["email"] }""")]
    [InlineData("timeout", """{ "milliseconds": 500 }""", """{ "milliseconds": "500" }""")]
    public void Checks_the_value_of_every_attribute_of_our_own(string name, string good, string bad)
    {
        Assert.Empty(CheckAttribute(name, good, "attribute"));
        Assert.NotEmpty(CheckAttribute(name, bad, "attribute"));
    }

    [Fact]
    public void Knows_every_attribute_of_our_own()
    {
        var known = s_root.GetProperty("$defs").EnumerateObject()
            .Where(definition => definition.Name.EndsWith("_value", StringComparison.Ordinal))
            .Select(definition => definition.Name[..^"_value".Length])
            .Where(name => name != "enum");
        var read = Directory.GetFiles(Repository.PathOf("src/Plumbline.Spec/Attributes"), "*Attribute.cs")
            .Select(File.ReadAllText)
            .Select(text => text.Split("AttributeName = \"")[1].Split('"')[0]);
        Assert.Equal(read.Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Refuses_an_attribute_of_our_own_in_a_place_where_it_means_nothing()
    {
        Assert.Empty(CheckAttribute("table", "{}", "model_attributes", list: true));
        Assert.NotEmpty(CheckAttribute("table", "{}", "union_attributes", list: true));
        Assert.Empty(CheckAttribute("somebody_elses", "{}", "union_attributes", list: true));
    }

    private static IReadOnlyList<string> CheckAttribute(string name, string value, string definition, bool list = false)
    {
        var attribute = $$"""{ "name": "{{name}}", "value": {{value}} }""";
        var schema = Parse($$"""{ "$ref": "#/$defs/{{definition}}", "$defs": {{s_root.GetProperty("$defs")}} }""");
        return new JsonSchema(schema).Check(Parse(list ? $"[{attribute}]" : attribute));
    }

    private static bool IsApiJson(JsonElement root) =>
        !root.TryGetProperty("organization", out _)
        && !(root.TryGetProperty("models", out var models) && models.ValueKind == JsonValueKind.Array);

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
