using Plumbline.Analyzers.Models;
using Plumbline.Analyzers.Tests.Harness;
using Plumbline.CodeFixes;

namespace Plumbline.Analyzers.Tests.Fixes;

public sealed class ApiModelFixTests
{
    [Theory]
    [InlineData("public required int Id { get; init; } public Color? Color { get; init; } public required string Email { get; init; }", "public required long Id { get; init; }")]
    [InlineData("public required long Id { get; init; } public required Color? Color { get; init; } public required string Email { get; init; }", "public Color? Color { get; init; }")]
    [InlineData("public required long Id { get; init; } public Color Color { get; init; } public required string Email { get; init; }", "public Color? Color { get; init; }")]
    [InlineData("public required long Id { get; init; } public Color? Color { get; init; } public string Email { get; init; } = \"\";", "public required string Email { get; init; }")]
    [InlineData("public required long Id { get; init; } public Color? Color { get; init; }", "public required string Email { get; init; }")]
    public async Task Makes_a_property_what_the_document_says(string properties, string expected)
    {
        var before = Shapes.Project().WithCode($"[ApiModel(\"item\")] sealed class Customer {{ {properties} }}");
        var after = await FixRun.ApplyAsync(before, new ApiModelAnalyzer(), new ApiModelFix(), "PLB2009");
        Assert.Contains(expected, after.Code[0].Text, StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new ApiModelAnalyzer()));
    }

    [Theory]
    [InlineData("public required int Limit { get; init; }", "public long Limit { get; init; } = 25")]
    [InlineData("public int Limit { get; init; } = 7;", "public long Limit { get; init; } }")]
    [InlineData("", "public long Limit { get; init; } = 25")]
    public async Task Starts_with_what_the_document_gives_where_nothing_is_said(string property, string expected)
    {
        var before = new TestProject()
            .WithDocument(Shapes.Document.Replace("""{ "name": "color", "type": "color", "required": false },""", """{ "name": "limit", "type": "long", "default": 25 },""", StringComparison.Ordinal))
            .WithCode($"[ApiModel(\"item\")] sealed class Customer {{ public required long Id {{ get; init; }} public required string Email {{ get; init; }} {property} }}");
        var after = await FixRun.ApplyAsync(before, new ApiModelAnalyzer(), new ApiModelFix(), "PLB2009");
        Assert.Contains(expected, after.Code[0].Text, StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new ApiModelAnalyzer()));
    }

    [Theory]
    [InlineData("public required string? Color { get; init; } = \"red\";", "public string? Color { get; init; } = \"red\";")]
    [InlineData("public int? Color { get; init; } = 5;", "public string? Color { get; init; } }")]
    public async Task Keeps_an_initial_value_that_fits(string property, string expected)
    {
        var before = new TestProject()
            .WithDocument(Shapes.Document.Replace("\"name\": \"color\", \"type\": \"color\"", "\"name\": \"color\", \"type\": \"string\"", StringComparison.Ordinal))
            .WithCode($"[ApiModel(\"item\")] sealed class Customer {{ public required long Id {{ get; init; }} public required string Email {{ get; init; }} {property} }}");
        var after = await FixRun.ApplyAsync(before, new ApiModelAnalyzer(), new ApiModelFix(), "PLB2009");
        Assert.Contains(expected, after.Code[0].Text, StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new ApiModelAnalyzer()));
    }

    [Theory]
    [InlineData("[ApiModel(\"item\")] sealed record Customer(long Id, string Email, int? Color = null);", "Color? Color = null);")]
    [InlineData("[ApiModel(\"note\")] sealed record Memo(int? Id = null);", "Memo(string Id);")]
    public async Task Keeps_the_default_of_a_parameter_that_may_be_null(string code, string expected)
    {
        var after = await FixRun.ApplyAsync(Shapes.Project().WithCode(code), new ApiModelAnalyzer(), new ApiModelFix(), "PLB2009");
        Assert.Contains(expected, after.Code[0].Text, StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new ApiModelAnalyzer()));
    }

    [Fact]
    public async Task Changes_the_parameter_of_a_record()
    {
        var after = await FixRun.ApplyAsync(Shapes.Project().WithCode("[ApiModel(\"note\")] sealed record Memo(int Id);"), new ApiModelAnalyzer(), new ApiModelFix(), "PLB2009");
        Assert.Contains("record Memo(string Id);", after.Code[0].Text, StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new ApiModelAnalyzer()));
    }

    [Fact]
    public async Task Opens_a_record_that_ends_in_a_semicolon()
    {
        var after = await FixRun.ApplyAsync(Shapes.Project().WithCode("[ApiModel(\"note\")] sealed record Memo;"), new ApiModelAnalyzer(), new ApiModelFix(), "PLB2009");
        Assert.Empty(await after.AnalyzeAsync(new ApiModelAnalyzer()));
    }

    [Fact]
    public async Task Fixes_all_at_once()
    {
        var before = Shapes.Project().WithCode("""
            [ApiModel("item")]
            sealed class Customer
            {
                public required int Id { get; init; }
                public string? Email { get; init; }
            }
            [ApiModel("note")]
            sealed class Memo
            {
                public required Guid Id { get; init; }
            }
            """);
        var after = await FixRun.ApplyToAllAsync(before, new ApiModelAnalyzer(), new ApiModelFix(), "PLB2009", "ApiModelFix");
        Assert.Empty(await after.AnalyzeAsync(new ApiModelAnalyzer()));
    }

    [Theory]
    [InlineData("public string? NickName { get; init; }", """{ "name": "nick_name", "type": "string", "required": false }""")]
    [InlineData("public required List<Memo> Memos { get; init; }", """{ "name": "memos", "type": "[note]" }""")]
    [InlineData("public Dictionary<string, Color>? Colors { get; init; }", """{ "name": "colors", "type": "map[color]", "required": false }""")]
    [InlineData("[System.Text.Json.Serialization.JsonPropertyName(\"sent_at\")] public DateTimeOffset? Sent { get; init; }", """{ "name": "sent_at", "type": "date-time-iso8601", "required": false }""")]
    public async Task Adds_the_field_to_the_document(string property, string field)
    {
        var before = Shapes.Project().WithCode("[ApiModel(\"note\")] sealed record Memo(string Id); [ApiModel(\"item_form\")] sealed class Form { public required string Email { get; init; } " + property + " }");
        var after = await FixRun.ApplyAsync(before, new ApiModelAnalyzer(), new AddFieldFix(), "PLB2009");
        Assert.Contains($$"""[{ "name": "email", "type": "string" }, {{field}}]""", after.Files[0].GetText(TestContext.Current.CancellationToken).ToString(), StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new ApiModelAnalyzer()));
    }

    [Fact]
    public async Task Adds_all_fields_at_once()
    {
        var before = Shapes.Project().WithCode("[ApiModel(\"note\")] sealed class Memo { public required string Id { get; init; } public string? Text { get; init; } public int? Count { get; init; } }");
        var after = await FixRun.ApplyToAllAsync(before, new ApiModelAnalyzer(), new AddFieldFix(), "PLB2009", "AddFieldFix");
        Assert.Empty(await after.AnalyzeAsync(new ApiModelAnalyzer()));
    }

    [Fact]
    public async Task Offers_no_field_for_a_type_that_documents_have_no_word_for()
    {
        var before = Shapes.Project().WithCode("[ApiModel(\"note\")] sealed class Memo { public required string Id { get; init; } public TimeSpan? Age { get; init; } }");
        Assert.Null(await FixRun.FindAsync(before, new ApiModelAnalyzer(), new AddFieldFix(), "PLB2009"));
        Assert.Null(await FixRun.FindAsync(before, new ApiModelAnalyzer(), new ApiModelFix(), "PLB2009"));
    }
}
