using System.Text.Json;
using Plumbline.AspNetCore.Tests.Lab;

namespace Plumbline.AspNetCore.Tests.Hosting;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Shows_operations_to_the_frameworks_own_openapi()
    {
        await using var server = await LabServer.StartAsync(builder => builder.Services.AddOpenApi(), app =>
        {
            app.MapApi();
            app.MapOpenApi();
        });
        var answer = await server.GetAsync("/openapi/v1.json");
        Assert.True(answer.Status == System.Net.HttpStatusCode.OK, string.Join("\n", server.Log.Lines.TakeLast(5)));
        var paths = answer.Json.GetProperty("paths");

        var list = paths.GetProperty("/items").GetProperty("get");
        Assert.Equal("Lists items.", list.GetProperty("summary").GetString());
        Assert.Equal(["Items"], list.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal(
            ["limit query", "tag query", "kind query", "since query", "active query", "sort query", "X-Trace header"],
            list.GetProperty("parameters").EnumerateArray().Select(parameter => $"{parameter.GetProperty("name").GetString()} {parameter.GetProperty("in").GetString()}"));
        Assert.Equal("array", Parameter(list, "tag").GetProperty("schema").GetProperty("type").GetString());

        var get = paths.GetProperty("/items/{id}").GetProperty("get");
        Assert.True(Parameter(get, "id").GetProperty("required").GetBoolean());
        Assert.Equal(["200", "404"], get.GetProperty("responses").EnumerateObject().Select(response => response.Name));

        var post = paths.GetProperty("/items").GetProperty("post");
        Assert.True(post.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out _));
        Assert.Equal(["201", "409", "422"], post.GetProperty("responses").EnumerateObject().Select(response => response.Name));

        Assert.True(paths.TryGetProperty("/_internal_/healthcheck", out _));
        var form = paths.GetProperty("/echoes/form").GetProperty("post").GetProperty("requestBody").GetProperty("content");
        Assert.True(form.TryGetProperty("application/x-www-form-urlencoded", out _));
    }

    private static JsonElement Parameter(JsonElement operation, string name) =>
        operation.GetProperty("parameters").EnumerateArray().Single(parameter => parameter.GetProperty("name").GetString() == name);
}
