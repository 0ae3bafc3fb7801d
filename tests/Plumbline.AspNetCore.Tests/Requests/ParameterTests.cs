using System.Net;
using Plumbline.AspNetCore.Tests.Lab;

namespace Plumbline.AspNetCore.Tests.Requests;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("/items", "limit=25 tag=- kind=- since= active= sort=text trace=")]
    [InlineData("/items?limit=3&tag=a&tag=b&kind=fancy&active=true&sort=-text", "limit=3 tag=a+b kind=fancy since= active=True sort=-text trace=")]
    [InlineData("/items?kind=FANCY&tag=%26%3D%20%C3%A9", "limit=25 tag=&= é kind=fancy since= active= sort=text trace=")]
    [InlineData("/items?since=2024-02-29T10:00:00%2B02:00", "limit=25 tag=- kind=- since=2024-02-29T10:00:00.0000000+02:00 active= sort=text trace=")]
    public async Task Reads_query_parameters_with_their_defaults(string path, string expected)
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync(path);
        Assert.Equal(expected, answer.Json.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Reads_a_header()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync("/items", ("x-trace", "abc"));
        Assert.EndsWith("trace=abc", answer.Json.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/items?limit=x", 400, "query limit")]
    [InlineData("/items?limit=", 400, "query limit")]
    [InlineData("/items?limit=99999999999", 400, "query limit")]
    [InlineData("/items?limit=1&limit=2", 400, "query limit")]
    [InlineData("/items?since=yesterday", 400, "query since")]
    [InlineData("/items?limit=0", 422, "query limit")]
    [InlineData("/items?limit=101", 422, "query limit")]
    [InlineData("/items?kind=odd", 422, "query kind")]
    [InlineData("/items?sort=price", 422, "query sort")]
    [InlineData("/items?tag=a&tag=b&tag=c&tag=d", 422, "query tag")]
    [InlineData("/echoes/uuid/x", 400, "path value")]
    [InlineData("/echoes/header", 422, "query value")]
    public async Task Refuses_what_does_not_parse_with_400_and_what_is_invalid_with_422(string path, int status, string place)
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync(path);
        answer.IsProblem(status);
        Assert.Equal([place], answer.Places);
    }

    [Fact]
    public async Task Tells_all_problems_at_once_and_400_wins()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync("/items?limit=0&kind=odd&active=perhaps&sort=x");
        answer.IsProblem(400);
        Assert.Equal(["query active", "query kind", "query limit", "query sort"], answer.Places);
    }

    [Theory]
    [InlineData("/items?kind=odd", "must be one of: plain, fancy")]
    [InlineData("/items?sort=price", "must be one of: ")]
    public async Task Says_what_would_have_been_right(string path, string detail)
    {
        await using var server = await LabServer.StartAsync();
        var problem = Assert.Single((await server.GetAsync(path)).Json.GetProperty("errors").EnumerateArray());
        Assert.StartsWith(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_repeats_a_value_in_a_problem()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync("/items?limit=hunter2&kind=hunter2&sort=hunter2");
        Assert.DoesNotContain("hunter2", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("100%")]
    [InlineData("é ü 漢 😀")]
    [InlineData("a+b?c#d;e=f&g")]
    [InlineData("..x")]
    [InlineData("{id}")]
    public async Task Reads_any_text_in_a_path(string text)
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync("/echoes/text/" + Uri.EscapeDataString(text));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(text, answer.Json.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Reads_a_path_below_a_prefix()
    {
        await using var server = await LabServer.StartAsync(map: app => app.MapGroup("/shops/{shop}").MapApi());
        var answer = await server.GetAsync("/shops/x/echoes/text/a%2Fb%252Fc");
        Assert.Equal("a/b%2Fc", answer.Json.GetProperty("text").GetString());
    }
}
