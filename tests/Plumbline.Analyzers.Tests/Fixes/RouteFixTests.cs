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
                  { "method": "GET", "path": "/search/:text", "responses": { "200": { "type": "json" } } } ] },
            """,
            after.Files[0].GetText(TestContext.Current.CancellationToken).ToString(),
            StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new RouteAnalyzer()));
    }

    [Fact]
    public async Task Offers_no_operation_where_no_resource_fits()
    {
        var project = Shapes.Project().WithCode("class C { void M(WebApplication app) { app.MapGet(\"/itemsandmore\", () => \"\"); } }");
        Assert.Null(await FixRun.FindAsync(project, new RouteAnalyzer(), new AddOperationFix(), "PLB2003"));
    }
}
