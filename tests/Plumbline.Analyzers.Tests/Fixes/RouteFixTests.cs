using Microsoft.CodeAnalysis.CodeFixes;
using Plumbline.Analyzers.Routes;
using Plumbline.Analyzers.Tests.Harness;
using Plumbline.CodeFixes;

namespace Plumbline.Analyzers.Tests.Fixes;

public sealed class RouteFixTests
{
    private const string Search = "class C { void M(WebApplication app) { app.MapGet(\"/items/search/{text}\", (string text) => Results.Empty).WithName(\"search\"); } }";

    [Fact]
    public async Task Marks_a_route_as_being_in_no_document()
    {
        var after = await FixRun.ApplyAsync(Shapes.Project().WithCode(Search), new RouteAnalyzer(), new WithoutDocumentFix(), "PLB2003");
        Assert.Contains("Results.Empty).WithoutDocument(\"say why\").WithName(\"search\");", after.Code[0].Text, StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new RouteAnalyzer()));
    }

    [Fact]
    public async Task Marks_an_action_as_being_in_no_document()
    {
        var before = Shapes.Project().WithCode("""
            using Microsoft.AspNetCore.Mvc;
            [ApiController]
            public sealed class ItemsController : ControllerBase
            {
                [HttpGet("/search")] public string Search() => "";
            }
            """);
        var after = await FixRun.ApplyAsync(before, new RouteAnalyzer(), new WithoutDocumentFix(), "PLB2003");
        Assert.Empty(await after.AnalyzeAsync(new RouteAnalyzer()));
    }

    [Fact]
    public async Task Adds_the_operation_to_the_document()
    {
        var after = await FixRun.ApplyAsync(Shapes.Project().WithCode(Search), new RouteAnalyzer(), new AddOperationFix(), "PLB2003");
        Assert.Contains(
            """
                  { "method": "POST", "body": { "type": "item_form" }, "responses": { "201": { "type": "item" } } },
                  { "method": "GET", "path": "/search/:text", "parameters": [{ "name": "text", "type": "string" }], "responses": { "200": { "type": "json" } } } ] },
            """,
            after.Files[0].GetText(TestContext.Current.CancellationToken).ToString(),
            StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new RouteAnalyzer()));
    }

    [Theory]
    [InlineData("app.MapGet(\"/items/count\", (Color? color) => 3L);", """path": "/count", "parameters": [{ "name": "color", "type": "color", "required": false }], "responses": { "200": { "type": "long" } }""")]
    [InlineData("app.MapPost(\"/items/{id}/move\", Results<Ok<Item>, NotFound> (long id, ItemForm form) => TypedResults.NotFound());", """path": "/:id/move", "parameters": [{ "name": "id", "type": "long" }], "body": { "type": "item_form" }, "responses": { "200": { "type": "item" }, "404": { "type": "unit" } }""")]
    [InlineData("app.MapGet(\"/items/count\", (string text, int page = 1) => 3L);", """ "parameters": [{ "name": "text", "type": "string" }, { "name": "page", "type": "integer", "required": false }]""")]
    [InlineData("app.MapGet(\"/items/count\", ([Microsoft.AspNetCore.Mvc.FromHeader(Name = \"X-Tag\")] string tag) => 3L);", """{ "name": "X-Tag", "type": "string", "location": "Header" }""")]
    [InlineData("app.MapDelete(\"/items\", () => { });", """method": "DELETE", "responses": { "200": { "type": "unit" } }""")]
    public async Task Writes_what_the_handler_tells_of_the_operation(string code, string expected)
    {
        var before = Shapes.Project().WithCode("using Microsoft.AspNetCore.Http.HttpResults;\nclass C { void M(WebApplication app) { " + code + " } }");
        var after = await FixRun.ApplyAsync(before, new RouteAnalyzer(), new AddOperationFix(), "PLB2003");
        Assert.Contains(expected, after.Files[0].GetText(TestContext.Current.CancellationToken).ToString(), StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new RouteAnalyzer()));
    }

    [Fact]
    public async Task Writes_the_operation_into_the_resource_of_the_longest_path()
    {
        var before = new TestProject()
            .WithDocument(Shapes.Document.Replace("\"note\": { \"operations\"", "\"note\": { \"path\": \"/items/:item_id/notes\", \"operations\"", StringComparison.Ordinal))
            .WithCode("class C { void M(WebApplication app) { app.MapGet(\"/items/{item_id}/notes/count\", (string item_id) => 3L); } }");
        var after = await FixRun.ApplyAsync(before, new RouteAnalyzer(), new AddOperationFix(), "PLB2003");
        Assert.Contains("\"path\": \"/count\"", after.Files[0].GetText(TestContext.Current.CancellationToken).ToString(), StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new RouteAnalyzer()));
    }

    [Fact]
    public async Task Offers_no_operation_where_no_resource_fits()
    {
        var project = Shapes.Project().WithCode("class C { void M(WebApplication app) { app.MapGet(\"/itemsandmore\", () => \"\"); } }");
        Assert.Null(await FixRun.FindAsync(project, new RouteAnalyzer(), new AddOperationFix(), "PLB2003"));
    }

    [Fact]
    public async Task Marks_all_routes_and_actions_at_once()
    {
        var before = Shapes.Project()
            .WithCode("class C { void M(WebApplication app) { app.MapGet(\"/a\", () => \"\"); app.MapGet(\"/b\", () => \"\").WithName(\"b\"); var group = app.MapGroup(\"/g\"); group.MapPost(\"/c\", () => \"\"); } }")
            .WithCode("""
                using Microsoft.AspNetCore.Mvc;
                [ApiController]
                public sealed class ItemsController : ControllerBase
                {
                    [HttpGet("/d")] public string D() => "";
                    [HttpGet("/e")] public string E() => "";
                }
                """, "Controller.cs");
        var after = await FixRun.ApplyToAllAsync(before, new RouteAnalyzer(), new WithoutDocumentFix(), "PLB2003", "Say why it is in no document");
        Assert.Equal(3, after.Code[0].Text.Split(".WithoutDocument(\"say why\")").Length - 1);
        Assert.Empty(await after.AnalyzeAsync(new RouteAnalyzer()));
    }

    [Theory]
    [InlineData(FixAllScope.Solution, 2)]
    [InlineData(FixAllScope.Project, 1)]
    public async Task Adds_all_operations_of_a_solution_or_of_a_project(FixAllScope scope, int count)
    {
        const string Code = "class C { void M(WebApplication app) { app.MapGet(\"/items/count\", () => 3L); } }";
        var after = await FixRun.ApplyToAllAsync(scope, [Shapes.Project().WithCode(Code), Shapes.Project().WithCode(Code)], new RouteAnalyzer(), new AddOperationFix(), "PLB2003", nameof(AddOperationFix));
        Assert.Equal(count, after.Count(project => project.Files[0].GetText(TestContext.Current.CancellationToken).ToString().Contains("\"path\": \"/count\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Adds_all_operations_at_once()
    {
        var before = Shapes.Project().WithCode("class C { void M(WebApplication app) { app.MapGet(\"/items/count\", () => 3L); app.MapDelete(\"/items\", () => { }); app.MapGet(\"/notes/count\", () => 3L); } }");
        var after = await FixRun.ApplyToAllAsync(before, new RouteAnalyzer(), new AddOperationFix(), "PLB2003", nameof(AddOperationFix));
        Assert.Empty(await after.AnalyzeAsync(new RouteAnalyzer()));
    }
}
