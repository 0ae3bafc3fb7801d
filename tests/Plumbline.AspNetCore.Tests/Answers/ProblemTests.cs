using System.Net;
using Plumbline.AspNetCore.Tests.Lab;

namespace Plumbline.AspNetCore.Tests.Answers;

public sealed class ProblemTests
{
    [Fact]
    public async Task Answers_404_to_an_unknown_route()
    {
        await using var server = await LabServer.StartAsync();
        (await server.GetAsync("/nothing/here")).IsProblem(404);
    }

    [Fact]
    public async Task Leaves_an_unknown_page_to_browsers()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync("/nothing", ("Accept", "text/html,*/*"));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("", answer.Text);
    }

    [Fact]
    public async Task Answers_405_with_the_allowed_methods()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Delete, "/items");
        answer.IsProblem(405);
        Assert.Equal("GET, POST", answer.Headers["Allow"]);
    }

    [Fact]
    public async Task Leaves_other_endpoints_of_the_application_alone()
    {
        await using var server = await LabServer.StartAsync(map: app =>
        {
            app.MapApi();
            app.MapGet("/own", () => Results.NotFound()).WithoutDocument("answers as the application wants");
        });
        Assert.Equal("", (await server.GetAsync("/own")).Text);
    }

    [Fact]
    public async Task Says_nothing_where_the_options_say_so()
    {
        await using var server = await LabServer.StartAsync(builder => builder.Configuration["Plumbline:Server:DescribeEmptyErrors"] = "false");
        Assert.Equal("", (await server.GetAsync("/nothing")).Text);
    }

    [Fact]
    public async Task Tells_problems_in_the_documents_error_type()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.PostAsync("/items", """{"name":"","count":0}""");
        Assert.Equal(422, (int)answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.Type);
        Assert.Equal("invalid", answer.Json.GetProperty("code").GetString());
        Assert.Equal(
            ["/count must be at least 1", "/name must have at least 1 character, but has 0"],
            answer.Json.GetProperty("messages").EnumerateArray().Select(message => message.GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Tells_problems_in_a_list_of_the_documents_error_type()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Put, "/items/1", LabServer.Json("""{"count":0}"""));
        Assert.Equal(422, (int)answer.Status);
        Assert.Equal(["/count", "/name"], answer.Json.EnumerateArray().Select(error => error.GetProperty("field").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Asks_the_application_for_an_error_type_that_no_convention_fills()
    {
        await using var plain = await LabServer.StartAsync();
        (await plain.SendAsync(HttpMethod.Put, "/items/1", LabServer.Json("{"))).IsProblem(400);

        await using var server = await LabServer.StartAsync(builder => builder.Services.AddSingleton<IErrorFactory<OddError>, OddErrors>());
        var answer = await server.SendAsync(HttpMethod.Put, "/items/1", LabServer.Json("{"));
        Assert.Equal(400, (int)answer.Status);
        Assert.Equal("""{"weight":401}""", answer.Text);
    }

    [Fact]
    public async Task Tells_nothing_of_an_exception()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync("/echoes/broken");
        answer.IsProblem(500);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        Assert.Contains(server.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("secret details", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaves_exceptions_to_an_application_that_handles_them()
    {
        await using var server = await LabServer.StartAsync(
            builder => builder.Configuration["Plumbline:Server:AnswerExceptions"] = "false",
            app =>
            {
                app.Use(async (context, next) =>
                {
                    try
                    {
                        await next(context);
                    }
                    catch (InvalidOperationException)
                    {
                        context.Response.StatusCode = 599;
                    }
                });
                app.UseRouting();
                app.MapApi();
            });
        Assert.Equal(599, (int)(await server.GetAsync("/echoes/broken")).Status);
    }

    [Fact]
    public async Task Answers_503_where_a_handler_cannot_work()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync("/echoes/unavailable");
        answer.IsProblem(503);
        Assert.Equal("7", answer.Headers["Retry-After"]);
        Assert.Equal("The database is being moved.", answer.Json.GetProperty("detail").GetString());
    }

    private sealed class OddErrors : IErrorFactory<OddError>
    {
        public OddError Create(int statusCode, IReadOnlyList<ApiProblem> problems) => new() { Weight = statusCode + problems.Count };
    }
}
