using Plumbline.Analyzers.Models;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Models;

public sealed class ApiModelTests
{
    // The model "item" has id (long), color (optional) and email; "parcel" has what the others lack.
    private const string Parcel = """
        { "name": "post", "namespace": "io.example.post.v0",
          "imports": [{ "uri": "https://example.io/shop/service.json" }],
          "models": { "parcel": { "fields": [
            { "name": "id", "type": "uuid" },
            { "name": "items", "type": "[io.example.shop.v0.models.item]" },
            { "name": "labels", "type": "map[string]", "required": false },
            { "name": "weight", "type": "decimal", "default": "1" },
            { "name": "extra", "type": "json", "required": false },
            { "name": "sent_on", "type": "date-iso8601", "required": false } ] } } }
        """;

    [Theory]
    [InlineData("public required int [|Id|] { get; init; } public Color? Color { get; init; } public required string Email { get; init; }",
        "10,17", "its property 'Id' is int, and field 'id' is long; make it long")]
    [InlineData("public required long Id { get; init; } public required Color? [|Color|] { get; init; } public required string Email { get; init; }",
        "11,17", "its property 'Color' must be given, and field 'color' may be absent; take 'required' away")]
    [InlineData("public required long Id { get; init; } public Color [|Color|] { get; init; } public required string Email { get; init; }",
        "11,17", "its property 'Color' is never null, and field 'color' may be absent; make it Io.Example.ShopV0.Color?")]
    [InlineData("public required long Id { get; init; } public Color? Color { get; init; } public string? [|Email|] { get; init; }",
        "12,17", "its property 'Email' may be null, and field 'email' is always there; make it string")]
    [InlineData("public required long Id { get; init; } public Color? Color { get; init; } public string [|Email|] { get; init; } = \"\";",
        "12,17", "its property 'Email' may be left out, and field 'email' is required; add 'required'")]
    [InlineData("public required long Id { get; init; } public Color? Color { get; init; } public required string Email { get; init; } public string? [|Nick|] { get; init; }",
        "9,5", "its property 'Nick' is no field of the model; remove it, mark it with [JsonIgnore], or add the field to the document")]
    [InlineData("public required long Id { get; init; } public Color? Color { get; init; } [System.Text.Json.Serialization.JsonPropertyName(\"mail\")] public required string [|Email|] { get; init; }",
        "9,5", "its property 'Email' is no field of the model; remove it, mark it with [JsonIgnore], or add the field to the document", "it has no property for field 'email'; add 'public required string Email { get; init; }'")]
    public async Task Reports_a_property_that_differs(string properties, string place, string difference, string? missing = null)
    {
        var messages = new List<string> { Message(place, difference) };
        var name = missing is null ? "Customer" : "[|Customer|]";
        if (missing is not null)
            messages.Insert(0, Message("12,17", missing));

        await Shapes.Project().WithCode($"[ApiModel(\"item\")] sealed class {name} {{ {properties} }}").AssertReportsAsync(new ApiModelAnalyzer(), "PLB2009", [.. messages]);
    }

    [Fact]
    public async Task Reports_a_field_without_property_at_the_type() =>
        await Shapes.Project().WithCode("[ApiModel(\"item\")] sealed record [|Customer|](long Id, string Email);").AssertReportsAsync(
            new ApiModelAnalyzer(), "PLB2009", Message("11,17", "it has no property for field 'color'; add 'public Io.Example.ShopV0.Color? Color { get; init; }'"));

    [Theory]
    [InlineData("itm", ", which no document of the project has; did you mean 'item'?")]
    [InlineData("io.example.other.v0.models.item", ", which no document of the project has; name a model of a document")]
    public async Task Reports_a_model_that_nobody_has(string name, string message) =>
        await Shapes.Project().WithCode($"[ApiModel(\"{name}\")] sealed record [|Customer|](long Id);").AssertReportsAsync(
            new ApiModelAnalyzer(), "PLB2009", $"'Customer' stands for model '{name}'{message}");

    [Fact]
    public async Task Reports_a_simple_name_that_two_documents_have() =>
        await Shapes.Project()
            .WithDocument(Shapes.Document.Replace("io.example.shop.v0", "io.example.store.v0", StringComparison.Ordinal), "/project/store.json", "import")
            .WithCode("[ApiModel(\"note\")] sealed record [|Memo|](string Id); [ApiModel(\"io.example.store.v0.models.note\")] sealed record Other(string Id);")
            .AssertReportsAsync(
                new ApiModelAnalyzer(),
                "PLB2009",
                "'Memo' stands for model 'note', which api.json(14,5) and store.json(14,5) have; write 'io.example.shop.v0.models.note'");

    [Fact]
    public async Task Names_the_place_in_the_document_too()
    {
        var found = Assert.Single(await Shapes.Project().WithCode("[ApiModel(\"note\")] sealed class Memo { public required int Id { get; init; } }").AnalyzeAsync(new ApiModelAnalyzer()));
        Assert.Equal(("/project/api.json", 13), (Assert.Single(found.AdditionalLocations).GetLineSpan().Path, found.AdditionalLocations[0].GetLineSpan().StartLinePosition.Line));
    }

    [Theory]
    [InlineData("[ApiModel(\"item\")] sealed record Customer(long Id, Color? Color, string Email);")]
    [InlineData("[ApiModel(\"item\")] sealed record Customer(long Id, string? Color, string Email) { [System.Text.Json.Serialization.JsonIgnore] public bool IsNew => Id == 0; public static string Kind => \"\"; }")]
    [InlineData("[ApiModel(\"io.example.shop.v0.models.item\")] sealed class Customer { public required long Id { get; init; } public Color? Color { get; set; } [System.Text.Json.Serialization.JsonPropertyName(\"email\")] public required string Mail { get; init; } }")]
    [InlineData("[ApiModel(\"item\")] sealed class Customer { public required long Id { get; init; } [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] public Color? Color { get; set; } public required string Email { get; init; } }")]
    [InlineData("class Base { public required long Id { get; init; } } [ApiModel(\"item\")] sealed class Customer : Base { public Color? Color { get; set; } public required string Email { get; init; } }")]
    [InlineData("#nullable disable\n[ApiModel(\"note\")] sealed class Memo { public required string Id { get; init; } }")]
    [InlineData("sealed record Customer(int Id);")]
    public async Task Leaves_a_type_alone_that_agrees(string code) => await Shapes.Project().WithCode(code).AssertReportsAsync(new ApiModelAnalyzer(), "PLB2009");

    [Fact]
    public async Task Takes_what_reads_and_writes_the_same_json() =>
        await Shapes.Project().WithDocument(Parcel, "/project/post.json", "client").WithCode("""
            using System.Text.Json.Nodes;
            [ApiModel("parcel")]
            sealed class Parcel
            {
                public required Guid Id { get; init; }
                public required List<Customer> Items { get; init; }
                public Dictionary<string, string>? Labels { get; init; }
                public decimal Weight { get; init; } = 1;
                public JsonNode? Extra { get; init; }
                public DateOnly? SentOn { get; init; }
            }
            [ApiModel("item")] sealed record Customer(long Id, Color? Color, string Email);
            """).AssertReportsAsync(new ApiModelAnalyzer(), "PLB2009");

    [Theory]
    [InlineData("IEnumerable<Customer>", "IReadOnlyDictionary<string, string>?", "object?")]
    [InlineData("Customer[]", "IDictionary<string, string>?", "JsonElement?")]
    [InlineData("IReadOnlyList<Customer>", "SortedDictionary<string, string>?", "JsonDocument?")]
    public async Task Takes_collections_of_any_kind(string items, string labels, string extra) =>
        await Shapes.Project().WithDocument(Parcel, "/project/post.json", "client").WithCode($$"""
            using System.Text.Json;
            [ApiModel("parcel")]
            sealed class Parcel
            {
                public required Guid Id { get; init; }
                public required {{items}} Items { get; init; }
                public {{labels}} Labels { get; init; }
                public decimal Weight { get; init; } = 1;
                public {{extra}} Extra { get; init; }
                public DateOnly? SentOn { get; init; }
            }
            [ApiModel("item")] sealed record Customer(long Id, Color? Color, string Email);
            """).AssertReportsAsync(new ApiModelAnalyzer(), "PLB2009");

    [Theory]
    [InlineData("Dictionary<string, string>? Labels", "KeyValuePair<string, string>? [|Labels|]", "its property 'Labels' is KeyValuePair<string, string>?, and field 'labels' is map[string]; make it Plumbline.ApiMap<string>?", 6)]
    [InlineData("JsonElement? Extra", "int? [|Extra|]", "its property 'Extra' is int?, and field 'extra' is json; make it System.Text.Json.JsonElement?", 8)]
    [InlineData("public required Guid Id", "public required int [|Id|]", "its property 'Id' is int, and field 'id' is uuid; make it System.Guid", 4)]
    [InlineData("required List<Item> Items", "required List<string> [|Items|]", "its property 'Items' is List<string>, and field 'items' is [io.example.shop.v0.models.item]; make it Plumbline.ApiList<Io.Example.ShopV0.Item>", 5)]
    [InlineData("string>? Labels", "int>? [|Labels|]", "its property 'Labels' is Dictionary<string, int>?, and field 'labels' is map[string]; make it Plumbline.ApiMap<string>?", 6)]
    [InlineData("DateOnly? SentOn", "DateTime? [|SentOn|]", "its property 'SentOn' is DateTime?, and field 'sent_on' is date-iso8601; make it System.DateOnly?", 9)]
    [InlineData("decimal Weight { get; init; } = 1;", "required decimal [|Weight|] { get; init; }", "its property 'Weight' must be given, and field 'weight' may be absent; take 'required' away", 7)]
    public async Task Reports_a_type_that_reads_other_json(string right, string wrong, string difference, int line)
    {
        const string Code = """
            [ApiModel("parcel")]
            sealed class Parcel
            {
                public required Guid Id { get; init; }
                public required List<Item> Items { get; init; }
                public Dictionary<string, string>? Labels { get; init; }
                public decimal Weight { get; init; } = 1;
                public JsonElement? Extra { get; init; }
                public DateOnly? SentOn { get; init; }
            }
            """;
        var code = "using System.Text.Json;\n" + Code.Replace(right, wrong, StringComparison.Ordinal);
        await Shapes.Project().WithDocument(Parcel, "/project/post.json", "client").WithCode(code).AssertReportsAsync(
            new ApiModelAnalyzer(), "PLB2009", $"'Parcel' stands for model 'parcel' in post.json({line},17) and differs: {difference}, or use the emitted Parcel".Replace("17)", "15)", StringComparison.Ordinal));
    }

    private static string Message(string place, string difference) => $"'Customer' stands for model 'item' in api.json({place}) and differs: {difference}, or use the emitted Item";
}
