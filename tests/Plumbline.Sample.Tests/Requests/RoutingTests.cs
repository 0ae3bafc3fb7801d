using Plumbline.Sample.Tests.Hosting;

namespace Plumbline.Sample.Tests.Requests;

public sealed class RoutingTests(SampleServer server)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/user")]
    [InlineData("/users/a/b")]
    [InlineData("/_internal_")]
    public async Task Answers_404_to_an_unknown_route(string path) => (await server.GetAsync(path)).IsProblem(404);

    [Theory]
    [InlineData("PUT", "/users", "GET, POST")]
    [InlineData("DELETE", "/users", "GET, POST")]
    [InlineData("POST", "/users/a", "DELETE, GET, PATCH, PUT")]
    [InlineData("OPTIONS", "/users/a", "DELETE, GET, PATCH, PUT")]
    [InlineData("POST", "/_internal_/healthcheck", "GET")]
    [InlineData("BREW", "/users", "GET, POST")]
    public async Task Answers_405_to_a_wrong_method_and_lists_the_right_ones(string method, string path, string allowed)
    {
        var answer = await server.SendAsync(new(method), path);
        answer.IsProblem(405);
        Assert.Equal(allowed, string.Join(", ", answer.Headers["Allow"].Split(", ").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Answers_a_wrong_method_without_a_body_to_head()
    {
        var answer = await server.SendAsync(HttpMethod.Head, "/users");
        Assert.Equal((405, ""), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("text/html, */*;q=0.1", 200)]
    [InlineData("application/*", 200)]
    [InlineData("no media type", 200)]
    [InlineData("text/html", 406)]
    [InlineData("*/*, application/json;q=0", 406)]
    public async Task Answers_406_where_the_caller_takes_no_json(string accept, int status)
    {
        var answer = await server.GetAsync("/users?limit=1", ("Accept", accept));
        Assert.Equal(status, answer.Status);
        if (status == 406)
            answer.IsProblem(406);
    }

    [Fact]
    public async Task Tells_its_health()
    {
        var answer = await server.GetAsync("/_internal_/healthcheck");
        answer.IsJson(200, """{"status":"healthy"}""");
    }
}
