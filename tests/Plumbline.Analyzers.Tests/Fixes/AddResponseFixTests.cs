using Plumbline.Analyzers.Routes;
using Plumbline.Analyzers.Tests.Harness;
using Plumbline.CodeFixes;

namespace Plumbline.Analyzers.Tests.Fixes;

public sealed class AddResponseFixTests
{
    private const string Route = "class C { void M(WebApplication app) { app.MapGet(\"/items/{id}\", IResult (long id) => id > 1 ? Results.NotFound() : Results.StatusCode(410)); } }";

    [Fact]
    public async Task Adds_the_response_to_the_document()
    {
        var after = await FixRun.ApplyAsync(Shapes.Project().WithCode(Route), new RouteAnalyzer(), new AddResponseFix(), "PLB2011");
        Assert.Contains(
            """{ "200": { "type": "item" }, "404": { "type": "unit" }, "410": { "type": "unit" } } },""",
            after.Files[0].GetText(TestContext.Current.CancellationToken).ToString(),
            StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new RouteAnalyzer()));
    }

    [Fact]
    public async Task Adds_all_responses_at_once()
    {
        var before = Shapes.Project().WithCode(Route.Replace("Results.NotFound()", "Results.Conflict()", StringComparison.Ordinal));
        var after = await FixRun.ApplyToAllAsync(before, new RouteAnalyzer(), new AddResponseFix(), "PLB2011", "AddResponseFix");
        Assert.Empty(await after.AnalyzeAsync(new RouteAnalyzer()));
    }
}
