using Plumbline.Analyzers.Routes;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Routes;

public sealed class ActionTests
{
    [Theory]
    [InlineData("[HttpGet(\"{id}\")] public Item [|Get|](int id) => null!;", "it reads path parameter 'id' as int, which is documented as long")]
    [InlineData("[HttpGet(\"{id}\")] public Item [|Get|]() => null!;", "it does not read path parameter 'id'")]
    [InlineData("[HttpGet(\"{id}\")] public Item [|Get|](long id, string? q) => null!;", "it reads query parameter 'q', which is not documented")]
    [InlineData("[HttpGet(\"{id}\")] public Item [|Get|](long id, ItemForm form) => null!;", "it takes a body of ItemForm, and none is documented")]
    [InlineData("[HttpGet(\"{id}\")] public Note [|Get|](long id) => null!;", "it answers 200 with Note, which is documented with item")]
    [InlineData("[HttpGet(\"{id}\")] public async Task<ActionResult<Item>> Get(long id) { await Task.Yield(); return [|Ok()|]; }", "it answers 200 without a body, which is documented with item")]
    [InlineData("[HttpGet(\"{id}\")] public IActionResult Get(long id) => [|Ok(new Note { Id = \"\" })|];", "it answers 200 with Note, which is documented with item")]
    [InlineData("[HttpGet(\"{id}\")] public ActionResult<Note> Get(long id) => [|new Note { Id = \"\" }|];", "it answers 200 with Note, which is documented with item")]
    [InlineData("[HttpGet(\"{id}\")] public IActionResult Get(long id) => [|StatusCode(200)|];", "it answers 200 without a body, which is documented with item")]
    [InlineData("[HttpGet(\"{id}\")] public ConflictResult [|Get|](long id) => Conflict();", "it answers 409, which is not documented")]
    public async Task Reports_an_action_that_differs(string action, string difference) => await Project(action).AssertReportsAsync(
        new RouteAnalyzer(),
        "PLB2004",
        $"route 'GET /items/:id' differs from api.json(19,19): {difference}; change one of them, or implement IItemsApi, which cannot differ");

    [Theory]
    [InlineData("[HttpGet] public ApiList<Item> [|List|](string? color) => [];", "it reads query parameter 'color' as string?, which is documented as color", "GET /items", 18)]
    [InlineData("[HttpGet] public ApiList<Item> [|List|]() => [];", "it does not read query parameter 'color'", "GET /items", 18)]
    [InlineData("[HttpGet] public ApiList<Item> [|List|]() => ModelState.IsValid ? [] : throw new InvalidOperationException();", "it does not read query parameter 'color'", "GET /items", 18)]
    [InlineData("[HttpPost] public CreatedResult [|Post|]() => Created();", "it does not take the body item_form", "POST /items", 20)]
    [InlineData("[HttpPost] public ActionResult<Item> [|Post|]([FromBody] Note note) => StatusCode(201, new Item { Id = 1, Email = \"\" });", "it takes the body as Note, which is documented as item_form", "POST /items", 20)]
    public async Task Reports_an_action_that_reads_something_else(string action, string difference, string route, int line)
    {
        var found = await Project(action).AnalyzeAsync(new RouteAnalyzer());
        Assert.Contains(
            $"route '{route}' differs from api.json({line},19): {difference}; change one of them, or implement IItemsApi, which cannot differ",
            found.Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(found, d => Assert.Equal("PLB2004", d.Id));
    }

    [Theory]
    [InlineData("public IActionResult Get(long id) => [|StatusCode(410)|];", 410)]
    [InlineData("public IActionResult Get(long id) => id > 1 ? [|Conflict()|] : NotFound();", 409)]
    [InlineData("public ActionResult<Item> Get(long id) => [|new StatusCodeResult(418)|];", 418)]
    [InlineData("public IActionResult Get(long id) => [|new ObjectResult(\"\") { StatusCode = 409 }|];", 409)]
    [InlineData("public ActionResult<Item> Get(long id) => [|Problem(statusCode: 402)|];", 402)]
    [InlineData("public Item Get(long id) => throw [|new BadHttpRequestException(\"no\", 409)|];", 409)]
    [InlineData("public Item Get(long id) { [|Response.StatusCode = 203|]; return new Item { Id = id, Email = \"\" }; }", 203)]
    public async Task Reports_a_way_out_with_an_undocumented_status(string action, int status) => await Project($"[HttpGet(\"{{id}}\")] {action}").AssertReportsAsync(
        new RouteAnalyzer(),
        "PLB2011",
        $"this answers {status} to 'GET /items/:id', which api.json(19,19) does not document; add the response to the document, or answer 200 or 404");

    [Theory]
    [InlineData("[HttpGet(\"{id}\")] public ActionResult<Item> Get(long id) => id > 1 ? NotFound() : new Item { Id = id, Email = \"\" };")]
    [InlineData("[HttpGet(\"{id}\")] public async Task<IActionResult> Get(long id, CancellationToken token) { await Task.Yield(); return Ok(new Item { Id = id, Email = \"\" }); }")]
    [InlineData("[HttpGet] public ApiList<Item> List([FromQuery(Name = \"color\")] Color? c, [FromServices] IServiceProvider services) => [];")]
    [InlineData("[HttpGet] public ApiList<Item> List(Color color) => [];")]
    [InlineData("[HttpGet] public ApiList<Item> List() => Request.Query.Count == 0 ? [] : throw new InvalidOperationException();")]
    [InlineData("[HttpPost] public ActionResult<Item> Post(ItemForm form) => CreatedAtAction(nameof(Post), new Item { Id = 1, Email = form.Email });")]
    [InlineData("[HttpGet(\"{id}\")] public IActionResult Get(long id) => StatusCode(200, new Item { Id = id, Email = \"\" });")]
    [InlineData("[HttpPost] public IActionResult Post(ItemForm form) => UnprocessableEntity(\"no\");")]
    [InlineData("[HttpDelete(\"{id}\"), Plumbline.AspNetCore.WithoutDocument(\"until May\")] public IActionResult Delete(int id) => Conflict();")]
    public async Task Leaves_an_action_alone_that_agrees(string action) => await Project(action).AssertReportsAsync(new RouteAnalyzer(), "PLB2004");

    [Theory]
    [InlineData("string", false)]
    [InlineData("string?", true)]
    public async Task Asks_of_an_action_that_it_does_without_what_callers_may_leave_out(string type, bool fits)
    {
        var document = Shapes.Document.Replace("""[{ "name": "color", "type": "color", "required": false }]""", """[{ "name": "q", "type": "string", "required": false }]""", StringComparison.Ordinal);
        var found = await Project($"[HttpGet] public ApiList<Item> List({type} q) => [];", document).AnalyzeAsync(new RouteAnalyzer());
        Assert.Equal(
            fits ? [] : ["route 'GET /items' differs from api.json(18,19): it cannot do without query parameter 'q', which callers may leave out; change one of them, or implement IItemsApi, which cannot differ"],
            found.Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Leaves_a_controller_alone_that_binds_models_by_parts() =>
        await Shapes.Project()
            .WithCode("""
                using Microsoft.AspNetCore.Mvc;
                [Route("[controller]")]
                public sealed class ItemsController : ControllerBase { [HttpPost] public IActionResult Post(Mine form) => NoContent204(); IActionResult NoContent204() => null!; }
                public sealed class Mine { public string? Email { get; set; } }
                """)
            .AssertReportsAsync(new RouteAnalyzer(), "PLB2004");

    private static TestProject Project(string action, string? document = null) => new TestProject().WithDocument(document ?? Shapes.Document).WithCode($$"""
        using Microsoft.AspNetCore.Mvc;
        [ApiController, Route("[controller]")]
        public sealed class ItemsController : ControllerBase { {{action}} }
        """.Replace("public sealed class", "internal sealed class", StringComparison.Ordinal));
}
