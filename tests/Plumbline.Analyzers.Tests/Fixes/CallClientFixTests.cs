using Plumbline.Analyzers.Routes;
using Plumbline.Analyzers.Tests.Harness;
using Plumbline.CodeFixes;

namespace Plumbline.Analyzers.Tests.Fixes;

public sealed class CallClientFixTests
{
    [Theory]
    [InlineData("var item = await http.GetFromJsonAsync<Item>($\"/items/{id}\", token); return item!.Email;", "await Shop.Items.GetByIdAsync(id, token)")]
    [InlineData("var item = await http.GetFromJsonAsync<Item>($\"{host}/items/{Uri.EscapeDataString(id.ToString())}\"); return item!.Email;", "await Shop.Items.GetByIdAsync(id)")]
    [InlineData("var items = await http.GetFromJsonAsync<ApiList<Item>>($\"/items?color={color}\"); return items![0].Email;", "await Shop.Items.GetAsync(color)")]
    [InlineData("await http.PostAsJsonAsync(\"/items\", new ItemForm { Email = host }, token); return \"\";", "await Shop.Items.PostAsync(new ItemForm { Email = host }, token)")]
    public async Task Calls_the_client(string code, string expected)
    {
        var after = await FixRun.ApplyAsync(Project(code), new HandWrittenCallAnalyzer(), new CallClientFix(), "PLB2008");
        Assert.Contains(expected, after.Code[0].Text.Replace("cancellationToken: ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new HandWrittenCallAnalyzer()));
    }

    [Theory]
    [InlineData("class C(HttpClient http)", "class C(HttpClient http, ShopClient shopClient)")]
    [InlineData("class C", "class C(ShopClient shopClient)")]
    public async Task Asks_for_a_client_where_the_class_has_none(string declaration, string expected)
    {
        var before = new TestProject().WithDocument(Shapes.Document, role: "client").WithCode(
            "using Io.Example.ShopV0;\nusing System.Net.Http;\nusing System.Net.Http.Json;\n" + declaration + "\n{\n    public async Task<Item?> M(" + (declaration == "class C" ? "HttpClient http, " : "") + "long id) => await http.GetFromJsonAsync<Item>($\"/items/{id}\");\n}\n");
        var after = await FixRun.ApplyAsync(before, new HandWrittenCallAnalyzer(), new CallClientFix(), "PLB2008");
        Assert.Contains(expected, after.Code[0].Text, StringComparison.Ordinal);
        Assert.Empty((await after.AnalyzeAsync(new HandWrittenCallAnalyzer())).Where(d => d.Id != "CS9113"));
    }

    [Theory]
    [InlineData("using var answer = await http.GetAsync($\"/items/{id}\"); return \"\";")]
    [InlineData("var note = await http.GetFromJsonAsync<Note>($\"/items/{id}\"); return note!.Id;")]
    [InlineData("var item = await http.GetFromJsonAsync<Item>($\"/items/{host}\"); return item!.Email;")]
    [InlineData("await http.PostAsync(\"/items\", null); return \"\";")]
    public async Task Offers_nothing_where_the_outcome_would_be_another(string code) =>
        Assert.Null(await FixRun.FindAsync(Project(code), new HandWrittenCallAnalyzer(), new CallClientFix(), "PLB2008"));

    private static TestProject Project(string code) => new TestProject().WithDocument(Shapes.Document, role: "client").WithCode($$"""
        using Io.Example.ShopV0;
        using System.Net.Http;
        using System.Net.Http.Json;
        class C(ShopClient shop) { public ShopClient Shop => shop; public async Task<string> M(HttpClient http, long id, Color? color, string host, CancellationToken token) { {{code}} } }
        """);
}
