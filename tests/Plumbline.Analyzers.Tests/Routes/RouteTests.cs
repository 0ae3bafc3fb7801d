using Plumbline.Analyzers.Routes;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Routes;

public sealed class RouteTests
{
    private const string NotInDocument = "add the operation to the document, or mark the route with .WithoutDocument(\"why\")";

    [Theory]
    [InlineData("app.[|MapGet|](\"/items/search\", () => \"\");", "GET /items/search")]
    [InlineData("app.[|MapPut|](\"/items/{id:long}\", (long id) => \"\");", "PUT /items/:id")]
    [InlineData("app.MapGroup(\"/v2\").[|MapGet|](\"/items\", (Color? color) => (ApiList<Item>)[]);", "GET /v2/items")]
    [InlineData("var group = app.MapGroup(\"admin\"); group.[|MapDelete|](\"items\", () => { });", "DELETE /admin/items")]
    public async Task Reports_a_route_that_is_not_in_the_document(string code, string route) =>
        await Project(code).AssertReportsAsync(new RouteAnalyzer(), "PLB2003", $"route '{route}' is not in api.json; {NotInDocument}");

    [Theory]
    [InlineData("app.MapGet(\"/items/search\", () => \"\").WithName(\"search\").WithoutDocument(\"for the old page\");")]
    [InlineData("var group = app.MapGroup(\"/admin\").WithoutDocument(\"for operators\"); group.MapGet(\"/x\", () => \"\");")]
    [InlineData("app.MapGet(\"/notes/{key}\", (string key) => new Note { Id = key });")]
    [InlineData("app.MapGroup(\"/notes\").MapGet(\"{id}\", (string id) => new Note { Id = id });")]
    [InlineData("Action<RouteGroupBuilder> map = notes => notes.MapGet(\"/{id}\", (string id) => new Note { Id = id });")]
    [InlineData("var name = Environment.MachineName; app.MapGet(\"/\" + name, () => \"\");")]
    [InlineData("app.MapHealthChecks(\"/ready\");")]
    public async Task Leaves_documented_and_explained_routes_alone(string code) => await Project(code).AssertReportsAsync(new RouteAnalyzer(), "PLB2003");

    [Fact]
    public async Task Leaves_a_project_without_a_served_document_alone()
    {
        var project = new TestProject().WithDocument(Shapes.Document, role: "import").WithCode(InMethod("app.MapGet(\"/x\", () => \"\");"));
        await project.AssertReportsAsync(new RouteAnalyzer(), "PLB2003");
    }

    [Fact]
    public async Task Reports_an_action_that_is_not_in_the_document() =>
        await Shapes.Project()
            .WithCode("""
                using Microsoft.AspNetCore.Mvc;
                [ApiController, Route("[controller]")]
                public sealed class ItemsController : ControllerBase
                {
                    [HttpGet("{id}")] public string Get(long id) => "";
                    [HttpGet("search")] public string [|Search|]() => "";
                    [HttpGet("old"), Plumbline.AspNetCore.WithoutDocument("gone in May")] public string Old() => "";
                }
                """)
            .AssertReportsAsync(
                new RouteAnalyzer(),
                "PLB2003",
                "route 'GET /Items/search' is not in api.json; add the operation to the document, or mark the route with [WithoutDocument(\"why\")]");

    [Theory]
    [InlineData("(int id) => new Item { Id = id, Email = \"\" }", "it reads path parameter 'id' as int, which is documented as long")]
    [InlineData("(long id) => new Note { Id = \"\" }", "it answers 200 with Note, which is documented with item")]
    [InlineData("(long id) => TypedResults.Conflict()", "it answers 409, which is not documented")]
    [InlineData("IResult (long id) => id > 1 ? Results.Ok(new Item { Id = id, Email = \"\" }) : Results.StatusCode(410)", "it answers 410, which is not documented")]
    public async Task Reports_a_handler_that_differs(string handler, string difference) =>
        await Project($"app.[|MapGet|](\"/items/{{id}}\", {handler});").AssertReportsAsync(
            new RouteAnalyzer(),
            "PLB2004",
            $"route 'GET /items/:id' differs from api.json(19,19): {difference}; change one of them, or implement IItemsApi, which cannot differ");

    [Theory]
    [InlineData("app.[|MapGet|](\"/items\", () => (ApiList<Item>)[]);", "it does not read query parameter 'color'", "GET /items", 18)]
    [InlineData("app.[|MapPost|](\"/items\", () => TypedResults.Created(\"\", new Item { Id = 1, Email = \"\" }));", "it does not take the body item_form", "POST /items", 20)]
    public async Task Reports_a_handler_that_reads_less(string code, string difference, string route, int line) =>
        await Project(code).AssertReportsAsync(
            new RouteAnalyzer(),
            "PLB2004",
            $"route '{route}' differs from api.json({line},19): {difference}; change one of them, or implement IItemsApi, which cannot differ");

    [Theory]
    [InlineData("app.MapGet(\"/items/{id}\", Results<Ok<Item>, NotFound> (long id) => TypedResults.NotFound());")]
    [InlineData("app.MapGet(\"/items/{id}\", async Task<IResult> (long id) => { await Task.Yield(); return Results.Problem(); });")]
    [InlineData("app.MapGet(\"/items\", (HttpContext http) => (ApiList<Item>)[]);")]
    [InlineData("app.MapPost(\"/items\", (ItemForm form) => TypedResults.Created(\"\", new Item { Id = 1, Email = form.Email }));")]
    public async Task Leaves_a_handler_alone_that_agrees(string code) => await Project(code).AssertReportsAsync(new RouteAnalyzer(), "PLB2004");

    private static TestProject Project(string code) => Shapes.Project().WithCode(InMethod(code));

    private static string InMethod(string code) => $$"""
        using Microsoft.AspNetCore.Http.HttpResults;
        class C { void M(WebApplication app) { {{code}} } }
        """;
}
