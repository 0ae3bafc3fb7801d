using Plumbline.Analyzers.Routes;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Routes;

public sealed class HandWrittenCallTests
{
    private static readonly string s_document = Shapes.Document.Replace("\"name\": \"shop\",", "\"name\": \"shop\", \"base_url\": \"https://shop.example.io\",", StringComparison.Ordinal);

    [Theory]
    [InlineData("http.GetAsync([|$\"/items/{id}\"|]);", "GET /items/:id", 19, "GetByIdAsync(id)")]
    [InlineData("http.GetStringAsync([|\"items?color=red\"|]);", "GET /items", 18, "GetAsync()")]
    [InlineData("http.GetAsync([|\"https://shop.example.io/items/\" + id|]);", "GET /items/:id", 19, "GetByIdAsync(id)")]
    [InlineData("http.PostAsJsonAsync([|$\"{host}/items\"|], id);", "POST /items", 20, "PostAsync(itemForm)")]
    [InlineData("http.GetAsync([|new Uri($\"https://shop.example.io/items/{id}\")|]);", "GET /items/:id", 19, "GetByIdAsync(id)")]
    [InlineData("var url = $\"/items/{id}\"; http.GetAsync([|url|]);", "GET /items/:id", 19, "GetByIdAsync(id)")]
    [InlineData("http.Send(new HttpRequestMessage(HttpMethod.Post, [|\"/items\"|]));", "POST /items", 20, "PostAsync(itemForm)")]
    public async Task Reports_a_documented_operation_called_by_hand(string call, string operation, int line, string method) =>
        await Project(call).AssertReportsAsync(
            new HandWrittenCallAnalyzer(),
            "PLB2008",
            $"this URL is that of '{operation}' of api.json({line},19); call ShopClient.Items.{method} of the emitted client instead");

    [Theory]
    [InlineData("http.GetAsync($\"/orders/{id}\");")]
    [InlineData("http.DeleteAsync($\"/items/{id}\");")]
    [InlineData("http.GetAsync($\"https://other.example.io/items/{id}\");")]
    [InlineData("http.GetAsync(host);")]
    [InlineData("var url = $\"/items/{id}\"; url = host; http.GetAsync(url);")]
    [InlineData("http.Send(new HttpRequestMessage(HttpMethod.Put, \"/items\"));")]
    public async Task Leaves_other_calls_alone(string call) => await Project(call).AssertReportsAsync(new HandWrittenCallAnalyzer(), "PLB2008");

    [Fact]
    public async Task Needs_no_web_project() =>
        await Project("http.GetAsync([|$\"/items/{id}\"|]);", isWeb: false).AssertReportsAsync(
            new HandWrittenCallAnalyzer(), "PLB2008", "this URL is that of 'GET /items/:id' of api.json(19,19); call ShopClient.Items.GetByIdAsync(id) of the emitted client instead");

    private static TestProject Project(string call, bool isWeb = true) => new TestProject { IsWeb = isWeb }.WithDocument(s_document, role: "client").WithCode($$"""
        using System.Net.Http;
        using System.Net.Http.Json;
        class C { void M(HttpClient http, int id, string host) { {{call}} } }
        """);
}
