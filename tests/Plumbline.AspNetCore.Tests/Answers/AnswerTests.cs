using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Plumbline.AspNetCore.Tests.Lab;

namespace Plumbline.AspNetCore.Tests.Answers;

public sealed class AnswerTests
{
    [Fact]
    public async Task Answers_json_with_its_length()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync("/items/7");
        Assert.Equal("application/json; charset=utf-8", answer.Type);
        Assert.Equal(answer.Text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Headers["Content-Length"]);
        Assert.Equal("""{"id":"7","name":"found","kind":"plain"}""", answer.Text);
    }

    [Fact]
    public async Task Keeps_a_documented_answer_without_body_empty()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync("/items/none");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("", answer.Text);
    }

    [Theory]
    [InlineData("", "/items/made%20")]
    [InlineData("/shops/7", "/shops/7/items/made%20")]
    public async Task Tells_where_a_created_thing_is(string prefix, string expected)
    {
        await using var server = await LabServer.StartAsync(map: app => app.MapGroup(prefix.Length == 0 ? "" : "/shops/{shop}").MapApi());
        var answer = await server.PostAsync(prefix + "/items", """{"name":"a"}""");
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.StartsWith(expected, answer.Headers["Location"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync(answer.Headers["Location"])).Status);
    }

    [Fact]
    public async Task Puts_the_path_base_before_a_location()
    {
        await using var server = await LabServer.StartAsync(map: app =>
        {
            app.UsePathBase("/base");
            app.UseRouting();
            app.MapApi();
        });
        var answer = await server.PostAsync("/base/items", """{"name":"a"}""");
        Assert.StartsWith("/base/items/made%20", answer.Headers["Location"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sends_documented_headers_and_no_line_end_in_them()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync("/echoes/header?value=" + Uri.EscapeDataString("a\r\nSet-Cookie: é"));
        Assert.Equal("a%0D%0ASet-Cookie: %C3%A9", answer.Headers["X-Echo"]);
        Assert.Equal("a, b", answer.Headers["X-Words"]);
        Assert.False(answer.Headers.ContainsKey("Set-Cookie"));
    }

    [Fact]
    public async Task Sends_any_status_of_the_default_answer()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync("/echoes/status/418");
        Assert.Equal(418, (int)answer.Status);
        Assert.Equal("""{"code":"conflict","messages":["chosen"]}""", answer.Text);
    }

    [Fact]
    public async Task Answers_500_to_a_result_that_was_never_decided()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync("/echoes/undecided");
        answer.IsProblem(500);
        Assert.Contains(server.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("EchoesGetUndecided returned 'default'", StringComparison.Ordinal));
    }

    [Fact]
    public void Shows_a_test_what_a_handler_decided()
    {
        ItemsPostResult result = TypedResults.Conflict(new GenericError { Code = ErrorCode.Conflict, Messages = ["x"] });
        Assert.Equal(409, result.StatusCode);
        Assert.Equal("x", Assert.IsType<GenericError>(result.Body).Messages[0]);

        ItemsPostResult created = TypedResults.Created("/elsewhere", new Item { Id = "1", Name = "a" });
        Assert.Equal(201, created.StatusCode);
        Assert.Equal(500, default(ItemsPostResult).StatusCode);
        Assert.Null(default(ItemsPostResult).Body);
        Assert.Equal(204, ((ItemsDeleteByIdResult)TypedResults.NoContent()).StatusCode);
    }

    [Fact]
    public void Converts_from_the_documented_results_only()
    {
        static string[] Sources(Type result) =>
            [.. result.GetMethods().Where(method => method.Name == "op_Implicit").Select(method => method.GetParameters()[0].ParameterType.ToString()).Order(StringComparer.Ordinal)];

        Assert.Equal(
            new[] { typeof(Item), typeof(Created<Item>), typeof(Conflict<GenericError>), typeof(UnprocessableEntity<GenericError>) }.Select(type => type.ToString()).Order(StringComparer.Ordinal),
            Sources(typeof(ItemsPostResult)));
        Assert.Equal(
            new[] { typeof(Circle), typeof(Square), typeof(UnknownShape), typeof(Ok<IShape>) }.Select(type => type.ToString()).Order(StringComparer.Ordinal), Sources(typeof(EchoesPostShapeResult)));

        // A header that the document requires cannot come from a bare body.
        Assert.Empty(Sources(typeof(EchoesGetHeaderResult)));
    }
}
