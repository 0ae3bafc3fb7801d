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
    [InlineData("app.MapGroup(\"/v2\").WithTags(\"new\").[|MapGet|](\"/items\", (Color? color) => (ApiList<Item>)[]);", "GET /v2/items")]
    [InlineData("app.[|MapGet|](\"/notes/{{id}}\", () => \"\");", "GET /notes/{id}")]
    [InlineData("app.[|MapGet|](\"/notes/{id:length({{3}})}/x\", (string id) => \"\");", "GET /notes/:id/x")]
    [InlineData("var group = app.MapGroup(\"admin\"); group.[|MapDelete|](\"items\", () => { });", "DELETE /admin/items")]
    public async Task Reports_a_route_that_is_not_in_the_document(string code, string route) =>
        await Project(code).AssertReportsAsync(new RouteAnalyzer(), "PLB2003", $"route '{route}' is not in api.json; {NotInDocument}");

    [Theory]
    [InlineData("app.MapGet(\"/items/search\", () => \"\").WithName(\"search\").WithoutDocument(\"for the old page\");")]
    [InlineData("var group = app.MapGroup(\"/admin\").WithoutDocument(\"for operators\"); group.MapGet(\"/x\", () => \"\");")]
    [InlineData("app.MapGet(\"/notes/{key}\", (string key) => new Note { Id = key });")]
    [InlineData("app.MapGroup(\"/notes\").MapGet(\"{id}\", (string id) => new Note { Id = id });")]
    [InlineData("static RouteGroupBuilder Notes(WebApplication app) => app.MapGroup(\"/notes\"); Notes(app).MapGet(\"/{id}\", (string id) => new Note { Id = id });")]
    [InlineData("app.MapGet(\"/notes/{id:regex(^[a-z]{{3}}$)}\", (string id) => new Note { Id = id });")]
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
                internal sealed class ItemsController : ControllerBase
                {
                    [HttpGet("{id}")] public Item Get(long id) => new() { Id = id, Email = "" };
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
    [InlineData("() => TypedResults.NotFound()", "it does not read path parameter 'id'")]
    [InlineData("(long id, string q) => TypedResults.NotFound()", "it reads query parameter 'q', which is not documented")]
    [InlineData("(long id, [Microsoft.AspNetCore.Mvc.FromHeader(Name = \"X-Tag\")] string tag) => TypedResults.NotFound()", "it reads header 'X-Tag', which is not documented")]
    [InlineData("(long id, ItemForm form) => TypedResults.NotFound()", "it takes a body of ItemForm, and none is documented")]
    [InlineData("(long id) => TypedResults.Ok()", "it answers 200 without a body, which is documented with item")]
    [InlineData("(long id) => TypedResults.NotFound(\"nobody\")", "it answers 404 with string, which is documented without a body")]
    [InlineData("(long id) => { }", "it answers 200 without a body, which is documented with item")]
    public async Task Reports_a_handler_that_differs(string handler, string difference) =>
        await Project($"app.[|MapGet|](\"/items/{{id}}\", {handler});").AssertReportsAsync(
            new RouteAnalyzer(),
            "PLB2004",
            $"route 'GET /items/:id' differs from api.json(19,19): {difference}; change one of them, or implement IItemsApi, which cannot differ");

    [Theory]
    [InlineData("app.[|MapGet|](\"/items\", () => (ApiList<Item>)[]);", "it does not read query parameter 'color'", "GET /items", 18)]
    [InlineData("app.[|MapGet|](\"/items\", (string? color) => (ApiList<Item>)[]);", "it reads query parameter 'color' as string?, which is documented as color", "GET /items", 18)]
    [InlineData("app.[|MapGet|](\"/items\", (Color color) => (ApiList<Item>)[]);", "it cannot do without query parameter 'color', which callers may leave out", "GET /items", 18)]
    [InlineData("app.[|MapPost|](\"/items\", (Note note) => TypedResults.Created(\"\", new Item { Id = 1, Email = \"\" }));", "it takes the body as Note, which is documented as item_form", "POST /items", 20)]
    [InlineData("app.[|MapMethods|](\"/items\", new[] { \"GET\" }, () => (ApiList<Item>)[]);", "it does not read query parameter 'color'", "GET /items", 18)]
    [InlineData("app.[|MapPost|](\"/items\", () => TypedResults.Created(\"\", new Item { Id = 1, Email = \"\" }));", "it does not take the body item_form", "POST /items", 20)]
    public async Task Reports_a_handler_that_reads_less(string code, string difference, string route, int line) =>
        await Project(code).AssertReportsAsync(
            new RouteAnalyzer(),
            "PLB2004",
            $"route '{route}' differs from api.json({line},19): {difference}; change one of them, or implement IItemsApi, which cannot differ");

    [Theory]
    [InlineData("(long[] ids, long limit = 25, bool all = true)", null)]
    [InlineData("(string[] ids, long limit = 25, bool all = true)", "it reads query parameter 'ids' as string[], which is documented as [long]")]
    [InlineData("(long[] ids, long limit = 20, bool all = true)", "it takes 20 where query parameter 'limit' is left out, which is documented as 25")]
    [InlineData("(long[] ids, long limit = 25, bool all = false)", "it takes false where query parameter 'all' is left out, which is documented as true")]
    public async Task Holds_lists_and_defaults_against_the_document(string parameters, string? difference)
    {
        var document = Shapes.Document.Replace(
            """[{ "name": "color", "type": "color", "required": false }]""",
            """[{ "name": "ids", "type": "[long]", "required": false }, { "name": "limit", "type": "long", "default": 25 }, { "name": "all", "type": "boolean", "default": true }]""",
            StringComparison.Ordinal);
        var map = difference is null ? "MapGet" : "[|MapGet|]";
        await new TestProject().WithDocument(document).WithCode(InMethod($"app.{map}(\"/items\", {parameters} => (ApiList<Item>)[]);")).AssertReportsAsync(
            new RouteAnalyzer(),
            "PLB2004",
            difference is null ? [] : [$"route 'GET /items' differs from api.json(18,19): {difference}; change one of them, or implement IItemsApi, which cannot differ"]);
    }

    [Theory]
    [InlineData("item_form", true)]
    [InlineData("io.example.shop.v0.models.item_form", true)]
    [InlineData("note", false)]
    public async Task A_marked_type_stands_for_its_model_as_a_body(string model, bool fits)
    {
        var map = fits ? "MapPost" : "[|MapPost|]";
        await Project($"app.{map}(\"/items\", (Form form) => TypedResults.Created(\"\", new Item {{ Id = 1, Email = \"\" }}));")
            .WithCode($"[ApiModel(\"{model}\")] sealed class Form {{ public string? Email {{ get; set; }} }}", "Form.cs")
            .AssertReportsAsync(
                new RouteAnalyzer(),
                "PLB2004",
                fits ? [] : ["route 'POST /items' differs from api.json(20,19): it takes the body as Form, which is documented as item_form; change one of them, or implement IItemsApi, which cannot differ"]);
    }

    [Theory]
    [InlineData("app.MapGet(\"/items/{id}\", Results<Ok<Item>, NotFound> (long id) => TypedResults.NotFound());")]
    [InlineData("app.MapGet(\"/items/{id}\", async Task<IResult> (long id) => { await Task.Yield(); return Results.Problem(); });")]
    [InlineData("app.MapGet(\"/items\", (HttpContext http) => (ApiList<Item>)[]);")]
    [InlineData("app.MapGet(\"/items\", ([Microsoft.AspNetCore.Mvc.FromQuery(Name = \"color\")] Color? c, IServiceProvider services, CancellationToken token) => (ApiList<Item>)[]);")]
    [InlineData("app.MapMethods(\"/items\", new[] { \"GET\" }, (Color? color) => (ApiList<Item>)[]);")]
    [InlineData("app.MapGet(\"/items/{id}\", IResult (long id) => id > 1 ? Results.Ok(new Item { Id = id, Email = \"\" }) : Results.NotFound());")]
    [InlineData("app.MapGet(\"/items/{id}\", IResult (long id) => { try { throw new BadHttpRequestException(\"no\", 409); } catch (Exception) { return Results.NotFound(); } });")]
    [InlineData("static object Find(long id) => id; app.MapGet(\"/items/{id}\", IResult (long id) => Results.Ok(Find(id)));")]
    [InlineData("app.MapGet(\"/items\", (Page page) => (ApiList<Item>)[]);")]
    [InlineData("app.MapGet(\"/items/{id}\", IResult (long id) => throw new BadHttpRequestException(\"no\", 413));")]
    [InlineData("app.MapPost(\"/items\", (ItemForm form) => TypedResults.Created(\"\", new Item { Id = 1, Email = form.Email }));")]
    public async Task Leaves_a_handler_alone_that_agrees(string code) => await Project(code).AssertReportsAsync(new RouteAnalyzer(), "PLB2004");

    [Theory]
    [InlineData("IResult (long id) => id > 1 ? Results.Ok(new Item { Id = id, Email = \"\" }) : [|Results.StatusCode(410)|]", 410)]
    [InlineData("IResult (long id) => [|TypedResults.Conflict(\"no\")|]", 409)]
    [InlineData("IResult (long id) => [|Results.Problem(statusCode: StatusCodes.Status402PaymentRequired)|]", 402)]
    [InlineData("Item (long id) => throw [|new BadHttpRequestException(\"no\", 409)|]", 409)]
    [InlineData("(HttpContext http) => { [|http.Response.StatusCode = 410|]; return Task.CompletedTask; }", 410)]
    [InlineData("IResult (long id) => { try { throw [|new BadHttpRequestException(\"no\", 409)|]; } catch (FormatException) { return Results.NotFound(); } }", 409)]
    [InlineData("Answer", 409)]
    public async Task Reports_a_way_out_with_an_undocumented_status(string handler, int status) =>
        await Shapes.Project().WithCode(InMethod($"app.MapGet(\"/items/{{id}}\", {handler});").Replace(
                "class C {", handler == "Answer" ? "class C { static IResult Answer(long id) => [|Results.Conflict()|]; " : "class C {", StringComparison.Ordinal))
            .AssertReportsAsync(
                new RouteAnalyzer(),
                "PLB2011",
                $"this answers {status} to 'GET /items/:id', which api.json(19,19) does not document; add the response to the document, or answer 200 or 404");

    [Fact]
    public async Task Reports_a_way_out_without_a_body() =>
        await Project("app.MapGet(\"/items/{id}\", IResult (long id) => [|Results.Ok()|]);").AssertReportsAsync(
            new RouteAnalyzer(),
            "PLB2004",
            "route 'GET /items/:id' differs from api.json(19,19): it answers 200 without a body, which is documented with item; change one of them, or implement IItemsApi, which cannot differ");

    [Fact]
    public async Task Reports_a_way_out_with_a_body_of_another_type() =>
        await Project("app.MapGet(\"/items/{id}\", IResult (long id) => [|Results.Ok(new Note { Id = \"\" })|]);").AssertReportsAsync(
            new RouteAnalyzer(),
            "PLB2004",
            "route 'GET /items/:id' differs from api.json(19,19): it answers 200 with Note, which is documented with item; change one of them, or implement IItemsApi, which cannot differ");

    private static TestProject Project(string code) => Shapes.Project().WithCode(InMethod(code));

    private static string InMethod(string code) => $$"""
        using Microsoft.AspNetCore.Http.HttpResults;
        class C { void M(WebApplication app) { {{code}} } }
        sealed record Page(int Number) { public static ValueTask<Page?> BindAsync(HttpContext http) => ValueTask.FromResult<Page?>(new(http.Request.Query.Count)); }
        """;
}
