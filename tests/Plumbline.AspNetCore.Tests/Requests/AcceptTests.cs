using System.Net;
using Plumbline.AspNetCore.Tests.Lab;

namespace Plumbline.AspNetCore.Tests.Requests;

public sealed class AcceptTests
{
    [Theory]
    [InlineData("*/*", true)]
    [InlineData("application/*", true)]
    [InlineData("application/json", true)]
    [InlineData("application/vnd.example+json", true)]
    [InlineData("text/html, application/json;q=0.1", true)]
    [InlineData("nonsense", true)]
    [InlineData("text/html", false)]
    [InlineData("application/xml", false)]
    [InlineData("application/json;q=0", false)]
    [InlineData("*/*, application/json;q=0", false)]
    public async Task Answers_406_where_accept_excludes_json(string accept, bool isAccepted)
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync("/items", ("Accept", accept));
        if (isAccepted)
            Assert.Equal(HttpStatusCode.OK, answer.Status);
        else
            answer.IsProblem(406);
    }

    [Fact]
    public async Task Asks_nothing_of_accept_where_no_answer_has_a_body()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Delete, "/items/1", null, ("Accept", "text/html"));
        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
    }
}
