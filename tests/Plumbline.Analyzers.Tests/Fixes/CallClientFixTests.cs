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
    [InlineData("var item = await http.GetFromJsonAsync<Item>($\"/items/{id}\", token).ConfigureAwait(false); return item!.Email;", "await Shop.Items.GetByIdAsync(id, token).ConfigureAwait(false)")]
    [InlineData("var item = await http.GetFromJsonAsync<Item>(\"/items/42\", token); return item!.Email;", "await Shop.Items.GetByIdAsync(42, token)")]
    [InlineData("var item = await http.GetFromJsonAsync<Item>(new Uri(\"/items/\" + id, UriKind.Relative), token); return item!.Email;", "await Shop.Items.GetByIdAsync(id, token)")]
    [InlineData("var url = $\"/items/{id}\"; var item = await http.GetFromJsonAsync<Item>(url, token); return item!.Email;", "{ var item = await Shop.Items.GetByIdAsync(id, token)")]
    [InlineData("using var answer = await http.GetAsync($\"/items/{id}\", token); answer.EnsureSuccessStatusCode(); var item = await answer.Content.ReadFromJsonAsync<Item>(token); return item!.Email;", "{ var item = await Shop.Items.GetByIdAsync(id, token); return item!.Email;")]
    [InlineData("var answer = await http.GetAsync($\"/items?color={color}\").ConfigureAwait(false); return (await answer.Content.ReadFromJsonAsync<ApiList<Item>>().ConfigureAwait(false))![0].Email;", "{ return (await Shop.Items.GetAsync(color))![0].Email;")]
    [InlineData("var answer = await http.PostAsJsonAsync(\"/items\", new ItemForm { Email = host }, token); answer.EnsureSuccessStatusCode(); return \"\";", "{ await Shop.Items.PostAsync(new ItemForm { Email = host }, token); return \"\";")]
    [InlineData("var answer = await http.PostAsJsonAsync(\"/items\", new ItemForm { Email = host }); var item = await answer.Content.ReadFromJsonAsync<Item>(); return item!.Email;", "{ var item = await Shop.Items.PostAsync(new ItemForm { Email = host }); return item!.Email;")]
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

    [Fact]
    public async Task Names_a_parameter_that_is_called_like_a_keyword()
    {
        var document = Shapes.Document.Replace(
            """{ "name": "color", "type": "color", "required": false }],""", """{ "name": "color", "type": "color", "required": false }, { "name": "class", "type": "string", "required": false }],""", StringComparison.Ordinal);
        var before = Project("var items = await http.GetFromJsonAsync<ApiList<Item>>($\"/items?class={host}\"); return items![0].Email;", document);
        var after = await FixRun.ApplyAsync(before, new HandWrittenCallAnalyzer(), new CallClientFix(), "PLB2008");
        Assert.Contains("await Shop.Items.GetAsync(@class: host)", after.Code[0].Text, StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new HandWrittenCallAnalyzer()));
    }

    [Fact]
    public async Task Keeps_the_words_above_a_statement_that_goes_and_leaves_no_gap()
    {
        var before = Project("""

            // As it is in the shop.
            var url = $"/items/{id}";
            var item = await http.GetFromJsonAsync<Item>(url, token);
            return item!.Email;

            """);
        var after = await FixRun.ApplyAsync(before, new HandWrittenCallAnalyzer(), new CallClientFix(), "PLB2008");
        Assert.Contains("// As it is in the shop.\n", after.Code[0].Text, StringComparison.Ordinal);

        before = Project("""

            id++;
            var url = $"/items/{id}";
            var item = await http.GetFromJsonAsync<Item>(url, token);
            return item!.Email;

            """);
        after = await FixRun.ApplyAsync(before, new HandWrittenCallAnalyzer(), new CallClientFix(), "PLB2008");
        Assert.Contains("id++;\nvar item = await", after.Code[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class C { public C() { }")]
    [InlineData("class C(int count) { public C() : this(1) { } public int Count => count;")]
    [InlineData("static class C {")]
    public async Task Offers_nothing_where_a_class_cannot_ask_for_a_client(string declaration)
    {
        var project = new TestProject().WithDocument(Shapes.Document, role: "client").WithCode(
            "using Io.Example.ShopV0;\nusing System.Net.Http;\nusing System.Net.Http.Json;\n" + declaration
            + (declaration.StartsWith("static", StringComparison.Ordinal) ? " public static" : " public") + " async Task<Item?> M(HttpClient http, long id) => await http.GetFromJsonAsync<Item>($\"/items/{id}\"); }\n");
        Assert.Null(await FixRun.FindAsync(project, new HandWrittenCallAnalyzer(), new CallClientFix(), "PLB2008"));
    }

    [Theory]
    [InlineData("using var answer = await http.GetAsync($\"/items/{id}\"); return answer.IsSuccessStatusCode ? \"\" : host;")]
    [InlineData("using var answer = await http.GetAsync($\"/items/{id}\"); var note = await answer.Content.ReadFromJsonAsync<Note>(); return note!.Id;")]
    [InlineData("using var answer = await http.GetAsync($\"/items/{id}\"); host += id; var item = await answer.Content.ReadFromJsonAsync<Item>(); return item!.Email;")]
    [InlineData("var url = $\"/items/{id}\"; id++; var item = await http.GetFromJsonAsync<Item>(url); return item!.Email;")]
    [InlineData("var url = $\"/items/{id}\"; var item = await http.GetFromJsonAsync<Item>(url); return item!.Email + url;")]
    [InlineData("var items = await http.GetFromJsonAsync<ApiList<Item>>(\"/items?color=red\"); return items![0].Email;")]
    [InlineData("var item = await http.GetFromJsonAsync<Item>(\"/items/x42\"); return item!.Email;")]
    [InlineData("var note = await http.GetFromJsonAsync<Note>($\"/items/{id}\"); return note!.Id;")]
    [InlineData("var item = await http.GetFromJsonAsync<Item>($\"/items/{host}\"); return item!.Email;")]
    [InlineData("await http.PostAsync(\"/items\", null); return \"\";")]
    public async Task Offers_nothing_where_the_outcome_would_be_another(string code) =>
        Assert.Null(await FixRun.FindAsync(Project(code), new HandWrittenCallAnalyzer(), new CallClientFix(), "PLB2008"));

    [Fact]
    public async Task Calls_the_client_everywhere_at_once()
    {
        var before = new TestProject().WithDocument(Shapes.Document, role: "client")
            .WithCode("""
                using Io.Example.ShopV0;
                using System.Net.Http;
                using System.Net.Http.Json;
                class C(HttpClient http)
                {
                    public async Task<Item?> M(long id) => await http.GetFromJsonAsync<Item>($"/items/{id}");
                    public async Task<Item?> N(long id) => await http.GetFromJsonAsync<Item>($"/items/{id}");
                    public Task<HttpResponseMessage> O(long id) => http.GetAsync("/orders");
                }
                """)
            .WithCode("""
                using Io.Example.ShopV0;
                using System.Net.Http;
                using System.Net.Http.Json;
                class D(HttpClient http, ShopClient shop)
                {
                    public async Task M(ItemForm form) => await http.PostAsJsonAsync("/items", form);
                    public Task<ApiList<Item>> N() => shop.Items.GetAsync();
                }
                """, "D.cs");
        var after = await FixRun.ApplyToAllAsync(before, new HandWrittenCallAnalyzer(), new CallClientFix(), "PLB2008", nameof(CallClientFix));
        Assert.Contains("class C(HttpClient http, ShopClient shopClient)", after.Code[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, after.Code[0].Text.Split("shopClient.Items.GetByIdAsync(id)").Length - 1);
        Assert.Contains("await shop.Items.PostAsync(form);", after.Code[1].Text, StringComparison.Ordinal);
        Assert.Empty((await after.AnalyzeAsync(new HandWrittenCallAnalyzer())).Where(d => d.Id != "CS9113"));
    }

    private static TestProject Project(string code, string? document = null) => new TestProject().WithDocument(document ?? Shapes.Document, role: "client").WithCode($$"""
        using Io.Example.ShopV0;
        using System.Net.Http;
        using System.Net.Http.Json;
        class C(ShopClient shop) { public ShopClient Shop => shop; public async Task<string> M(HttpClient http, long id, Color? color, string host, CancellationToken token) { {{code}} } }
        """);
}
