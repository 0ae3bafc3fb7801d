using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Importing;

public sealed class ImportCommandTests
{
    private static string Sample(string name) => File.ReadAllText(Repository.PathOf("tests/Plumbline.Tool.Tests/Importing/Samples/" + name));

    [Fact]
    public async Task Reads_version_3_0_in_yaml()
    {
        var (service, report) = await ImportAsync("library.yaml", Sample("library.yaml"));
        var book = Assert.Single(service.Models, model => model.Name == "book");
        Assert.Equal(
            ["id: uuid!", "title: string!", "subtitle: string", "isbn: string", "state: book_state!", "price: decimal", "tags: map[string]", "size: book_size"],
            book.Fields.Select(field => $"{field.Name}: {field.Type}{(field.IsRequired ? "!" : "")}"));
        Assert.Equal((1L, 200L, "Emma"), (book.Fields[1].Minimum, book.Fields[1].Maximum, book.Fields[1].Example));
        Assert.Equal("pattern", Assert.Single(book.Fields[3].Attributes).Name);
        Assert.Equal("in_stock", book.Fields[4].Default);
        Assert.Equal([("in_stock", "IN_STOCK"), ("lent", "lent")], service.Enums.Single().Values.Select(value => (value.Name, value.Text)));
        Assert.Equal("https://library.example.io", service.BaseUrl);
        Assert.Equal("auth", Assert.Single(service.Attributes).Name);

        var resource = Assert.Single(service.Resources);
        Assert.Equal(("book", "What can be borrowed."), (resource.Type.Name, resource.Description));
        Assert.Equal(["GET /books", "PUT /books/:bookId"], resource.Operations.Select(operation => $"{operation.Method} {operation.Path}"));
        Assert.Equal(["limit: integer", "state: book_state"], resource.Operations[0].Parameters.Select(parameter => $"{parameter.Name}: {parameter.Type}"));
        Assert.Equal("25", resource.Operations[0].Parameters[0].Default);
        Assert.Equal(["200: [book]", ": failure"], resource.Operations[0].Responses.Select(response => $"{response.Code}: {response.Type}"));
        Assert.Equal(("uuid", "unit"), (resource.Operations[1].Parameters[0].Type.Name, resource.Operations[1].Responses[0].Type.Name));

        Assert.Contains("library.yaml(21,11): /paths/~1books/get/parameters/2: a parameter in 'cookie' has no counterpart; 'session' is left out", report, StringComparison.Ordinal);
        Assert.Contains("/components/schemas/Book/allOf/1/properties/isbn/readOnly: 'readOnly' has no counterpart and is left out", report, StringComparison.Ordinal);
        Assert.Contains("property 'subtitle' is always there and may be null; the field is optional", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_version_3_1_in_json()
    {
        var (service, report) = await ImportAsync("shapes.json", Sample("shapes.json"));
        var union = Assert.Single(service.Unions);
        Assert.Equal(("shape", "kind"), (union.Name, union.Discriminator));
        Assert.Equal([("circle", "round"), ("square", "square")], union.Members.Select(member => (member.Type.Name, member.DiscriminatorValue)));
        Assert.Equal(["radius: decimal!"], Fields(service, "circle"));
        Assert.Equal(["side: long", "any: json", "inner: shape"], Fields(service, "square"));
        Assert.Equal("/drawings/:id/shapes", service.Resources.Single().Operations.Single().Path);
        Assert.Contains("'exclusiveMinimum' of a number has no counterpart", report, StringComparison.Ordinal);
        Assert.Contains("a range of statuses has no counterpart; '4XX' is read as default", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Carries_over_what_a_reference_to_a_plain_schema_limits()
    {
        var (service, report) = await ImportAsync("everything.json", Sample("everything.json"));
        var item = service.Models.Single(model => model.Name == "item");
        Field Of(string name) => item.Fields.Single(field => field.Name == name);
        string? Pattern(Field field) => field.Attributes.FirstOrDefault(attribute => attribute.Name == "pattern")?.Value["regex"]?.Text;
        Assert.Equal((2L, 8L, "^[a-z]+$", "Its code.", "ab"), (Of("code").Minimum, Of("code").Maximum, Pattern(Of("code")), Of("code").Description, Of("code").Example));

        // Both hold where both are given: the tighter bound counts, and the second pattern is told.
        Assert.Equal((2L, 4L, "^x"), (Of("short").Minimum, Of("short").Maximum, Pattern(Of("short"))));
        Assert.Contains("/components/schemas/Code/pattern: a second pattern has no counterpart", report, StringComparison.Ordinal);
        Assert.Equal((4L, 150L), (Of("age").Minimum, Of("age").Maximum));

        // A default and an example of the type are those of each use that has none.
        Assert.Equal(("new", "b"), (Of("state").Default, Of("kind").Default));
        var list = service.Resources.SelectMany(resource => resource.Operations).Single(operation => operation.Method == "GET" && operation.Path == "/items");
        var limit = list.Parameters.Single(parameter => parameter.Name == "limit");
        Assert.Equal((1L, 100L, "25", "5", "How many."), (limit.Minimum, limit.Maximum, limit.Default, limit.Example, limit.Description));
        var codes = list.Parameters.Single(parameter => parameter.Name == "codes");
        Assert.Equal((null, 5L, "^[a-z]+$"), (codes.Minimum, codes.Maximum, codes.Attributes.Single().Value["regex"]?.Text));
        Assert.Contains("/components/schemas/Code/minLength: 'minLength' of what [string] holds has no counterpart", report, StringComparison.Ordinal);

        // A body has no limits of its own in the format.
        Assert.Contains("/components/schemas/Code/maxLength: 'maxLength' of a body has no counterpart", report, StringComparison.Ordinal);
        var next = list.Responses.Single(response => response.Code == 200).Headers.Single(header => header.Name == "X-Next");
        Assert.Equal(("none", "pattern"), (next.Default, next.Attributes.Single().Name));
        Assert.Contains("'minLength' of a header has no counterpart", report, StringComparison.Ordinal);
        Assert.Equal("never sold", service.Enums.Single(type => type.Name == "state").Values[0].Description);
    }

    [Theory]
    [InlineData("""{ "openapi": "3.1.0", "components": { "schemas": { "A": { "$ref": "#/components/schemas/B" }, "B": { "$ref": "#/components/schemas/A" }, "C": { "type": "object", "properties": { "a": { "$ref": "#/components/schemas/A" } } } } } }""", "circle")]
    [InlineData("""{ "openapi": "3.1.0", "components": { "schemas": { "C": { "type": "object", "properties": { "a": { "$ref": "#/components/schemas/Nope" } } } } } }""", "names nothing")]
    [InlineData("""{ "openapi": "3.1.0", "components": { "schemas": { "C": { "type": "object", "properties": { "a": { "$ref": "http://example.io/x.json" } } } } } }""", "leads out of the document")]
    [InlineData("""{ "openapi": "3.1.0", "components": { "schemas": { "A": { "oneOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/A" }], "discriminator": { "propertyName": "k" } } } } }""", "would hold itself")]
    [InlineData("""{ "openapi": "3.1.0", "components": { "schemas": { "A": { "allOf": [{ "$ref": "#/components/schemas/A" }, { "properties": { "a b\u001b": { "type": "string", "pattern": "(a" } } }] } } } }""", "cannot be kept")]
    [InlineData("""{ "openapi": "3.1.0", "paths": { "/a/{b}-{c}": { "get": {} }, "/x": 5, "/y": { "get": { "responses": { "999": {}, "200": [] }, "parameters": [1, { "name": "q", "in": "query", "schema": { "type": "object" } }] } } } }""", "its operations are left out")]
    [InlineData("""{ "openapi": "3.1.0", "info": 5, "paths": [1], "components": { "schemas": [1] }, "servers": "x", "tags": {} }""", "no exact counterpart")]
    public async Task Reports_what_is_hostile_or_broken_and_goes_on(string text, string message)
    {
        var (_, report) = await ImportAsync("a.json", text);
        Assert.Contains(message, report, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deep_nesting_ends_in_a_message()
    {
        using var test = new ToolTest()
            .With("deep.json", """{ "openapi": "3.1.0", "components": { "schemas": { "A": """ + string.Concat(Enumerable.Repeat("""{ "items": """, 5000)))
            .With("deep.yaml", "openapi: 3.1.0\nx: " + new string('[', 5000))
            .With("lists.yaml", "openapi: 3.1.0\ncomponents:\n  schemas:\n    A:\n      type: object\n      properties:\n        a: " + string.Concat(Enumerable.Repeat("{type: array, items: ", 40)) + "{}" + new string('}', 40));
        Assert.Equal(ExitCodes.NotDone, (await test.RunAsync("import", "deep.json")).Code);
        Assert.Contains("nest deeper than", (await test.RunAsync("import", "deep.yaml")).Error, StringComparison.Ordinal);
        var lists = await test.RunAsync("import", "lists.yaml");
        Assert.Equal(ExitCodes.Success, lists.Code);
        Assert.Contains("nested too deep", lists.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aliases_that_multiply_end_in_a_message()
    {
        var lines = string.Concat(Enumerable.Range(1, 12).Select(i => $"x{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n"));
        using var test = new ToolTest().With("a.yaml", "openapi: 3.1.0\nx0: &a0 [1]\n" + lines).With("b.yaml", "openapi: 3.1.0\nx: &a [*a]\n");
        Assert.Contains("more than 500000 values", (await test.RunAsync("import", "a.yaml")).Error, StringComparison.Ordinal);
        Assert.Contains("names nothing that is whole", (await test.RunAsync("import", "b.yaml")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_what_is_no_openapi_3()
    {
        using var test = new ToolTest().With("a.yaml", "swagger: '2.0'\n").With("b.json", """{ "name": "user" }""");
        Assert.Contains("of its version 2", (await test.RunAsync("import", "a.yaml")).Error, StringComparison.Ordinal);
        Assert.Contains("no OpenAPI 3.0 or 3.1 document", (await test.RunAsync("import", "b.json")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strict_fails_and_the_report_can_be_json()
    {
        using var test = new ToolTest().With("a.json", Sample("shapes.json"));
        var result = await test.RunAsync("import", "a.json", "--strict", "--report", "json", "--output", "out/api.json");
        Assert.Equal((ExitCodes.NotInOrder, ""), (result.Code, result.Out));
        Assert.Contains("\"pointer\": \"/components/schemas/Circle/properties/radius/exclusiveMinimum\"", result.Error, StringComparison.Ordinal);
        Assert.Contains("\"shape\"", test.Read("out/api.json"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Fields(Service service, string model) =>
        service.Models.Single(m => m.Name == model).Fields.Select(field => $"{field.Name}: {field.Type}{(field.IsRequired ? "!" : "")}");

    private static async Task<(Service Service, string Report)> ImportAsync(string name, string text)
    {
        using var test = new ToolTest().With(name, text);
        var result = await test.RunAsync("import", name);
        Assert.True(result.Code == ExitCodes.Success, result.Error);
        var read = DocumentReader.Read("api.json", result.Out, CancellationToken.None);
        Assert.Empty(read.Findings);
        return (read.Service, result.Error);
    }
}
