using Plumbline.Sample.Tests.Hosting;

namespace Plumbline.Sample.Tests.Operations;

public sealed class ListTests(SampleServer server)
{
    [Fact]
    public async Task Answers_users_by_id_25_at_a_time()
    {
        var ids = await CreateAsync(30);
        var sorted = ids.Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(sorted[..25], (await server.GetAsync("/users?" + Ids(ids))).Ids);
        Assert.Equal(sorted[25..], (await server.GetAsync("/users?offset=25&" + Ids(ids))).Ids);
        Assert.Equal(sorted, (await server.GetAsync("/users?limit=100&" + Ids(ids))).Ids);
        Assert.Equal(sorted[3..5], (await server.GetAsync("/users?limit=2&offset=3&" + Ids(ids))).Ids);
        Assert.Empty((await server.GetAsync("/users?offset=9223372036854775807&" + Ids(ids))).Ids);
    }

    [Fact]
    public async Task Answers_at_most_25_users_unless_asked()
    {
        await CreateAsync(26);
        Assert.Equal(25, (await server.GetAsync("/users")).Ids.Length);
    }

    [Fact]
    public async Task Sorts_by_the_documented_fields_both_ways()
    {
        var unique = Guid.NewGuid().ToString("N");
        var b = await server.CreateAsync($$"""{"email":"b{{unique}}@example.io"}""");
        var c = await server.CreateAsync($$"""{"email":"c{{unique}}@example.io"}""");
        var a = await server.CreateAsync($$"""{"email":"a{{unique}}@example.io"}""");
        string[] ids = [b, c, a];
        Assert.Equal([a, b, c], (await server.GetAsync("/users?sort=email&" + Ids(ids))).Ids);
        Assert.Equal([c, b, a], (await server.GetAsync("/users?sort=-email&" + Ids(ids))).Ids);
        Assert.Equal(ids.OrderDescending(StringComparer.Ordinal), (await server.GetAsync("/users?sort=-id&" + Ids(ids))).Ids);
        Assert.Equal(ids.Order(StringComparer.Ordinal), (await server.GetAsync("/users?sort=status&" + Ids(ids))).Ids);
    }

    [Fact]
    public async Task Filters_by_address_and_status()
    {
        var email = SampleServer.NewEmail();
        var id = await server.CreateAsync($$"""{"email":"{{email}}"}""");
        Assert.Equal([id], (await server.GetAsync($"/users?email={Uri.EscapeDataString(email)}")).Ids);
        Assert.Equal([id], (await server.GetAsync($"/users?email={email}&status=active")).Ids);
        Assert.Empty((await server.GetAsync($"/users?email={email}&status=inactive")).Ids);
        Assert.Empty((await server.GetAsync("/users?email=nobody")).Ids);
        (await server.GetAsync("/users?id=nobody&id=no-one")).IsJson(200, "[]");
    }

    [Theory]
    [InlineData("limit=1", 200)]
    [InlineData("limit=100", 200)]
    [InlineData("offset=0", 200)]
    [InlineData("unknown=1&unknown=2", 200)]
    [InlineData("limit=0", 422, "query limit minimum")]
    [InlineData("limit=101", 422, "query limit maximum")]
    [InlineData("offset=-1", 422, "query offset minimum")]
    [InlineData("sort=name", 422, "query sort enum")]
    [InlineData("sort=--id", 422, "query sort enum")]
    [InlineData("sort=ID", 422, "query sort enum")]
    [InlineData("status=retired", 422, "query status enum")]
    [InlineData("limit=ten", 400, "query limit type")]
    [InlineData("limit=", 400, "query limit type")]
    [InlineData("limit=1.5", 400, "query limit type")]
    [InlineData("limit=%201", 400, "query limit type")]
    [InlineData("limit=9223372036854775808", 400, "query limit type")]
    [InlineData("limit=1&limit=2", 400, "query limit repeated")]
    [InlineData("limit=0&offset=-1&sort=x&status=y", 422, "query status enum", "query limit minimum", "query offset minimum", "query sort enum")]
    [InlineData("limit=ten&offset=-1", 400, "query limit type", "query offset minimum")]
    public async Task Checks_parameters(string query, int status, params string[] problems)
    {
        var answer = await server.GetAsync("/users?" + query);
        if (status == 200)
            Assert.Equal(200, answer.Status);
        else
            answer.IsProblem(status, problems);
    }

    [Fact]
    public async Task Refuses_more_ids_than_documented()
    {
        var ids = Enumerable.Range(0, 100).Select(i => $"u{i}").ToArray();
        (await server.GetAsync("/users?" + Ids(ids))).IsJson(200, "[]");
        (await server.GetAsync("/users?id=x&" + Ids(ids))).IsProblem(422, "query id maximum");
    }

    private async Task<string[]> CreateAsync(int count)
    {
        var ids = new string[count];
        for (var i = 0; i < count; i++)
            ids[i] = await server.CreateAsync();

        return ids;
    }

    private static string Ids(string[] ids) => string.Join('&', ids.Select(id => "id=" + id));
}
