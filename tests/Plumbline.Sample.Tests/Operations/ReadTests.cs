using Plumbline.Sample.Tests.Hosting;

namespace Plumbline.Sample.Tests.Operations;

public sealed class ReadTests(SampleServer server)
{
    [Fact]
    public async Task Answers_one_user()
    {
        var id = await server.CreateAsync("""{"name":{"last":"Hopper"}}""");
        (await server.GetAsync($"/users/{id}")).IsJson(200, $$"""{"id":"{{id}}","name":{"last":"Hopper"},"status":"active"}""");
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a%20b%2Fc%25")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("%FF")]
    public async Task Answers_404_without_a_body_where_nobody_has_the_id(string id)
    {
        var answer = await server.GetAsync($"/users/{id}");
        Assert.Equal((404, null, ""), (answer.Status, answer.Type, answer.Text));
    }

    [Fact]
    public async Task Deletes_a_user_once()
    {
        var id = await server.CreateAsync();
        var first = await server.DeleteAsync(id);
        Assert.Equal((204, null, ""), (first.Status, first.Type, first.Text));
        var second = await server.DeleteAsync(id);
        Assert.Equal((404, null, ""), (second.Status, second.Type, second.Text));
        Assert.Equal(404, (await server.GetAsync($"/users/{id}")).Status);
    }
}
