using System.Net;
using Plumbline.AspNetCore.Tests.Lab;

namespace Plumbline.AspNetCore.Tests.Running;

public sealed class FilterTests
{
    [Fact]
    public async Task Gives_filters_the_typed_arguments_and_takes_what_they_change()
    {
        await using var server = await LabServer.StartAsync(map: app => app.MapApi().AddEndpointFilter(async (context, next) =>
        {
            if (context.Arguments is [string text])
                context.Arguments[0] = text.ToUpperInvariant();

            return await next(context);
        }));
        Assert.Equal("ABC", (await server.GetAsync("/echoes/text/abc")).Json.GetProperty("text").GetString());
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/items?limit=4&kind=fancy")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await server.SendAsync(HttpMethod.Delete, "/items/1")).Status);
    }

    [Fact]
    public async Task Runs_filters_from_the_outside_in_with_the_handlers_method()
    {
        var seen = new List<string>();
        await using var server = await LabServer.StartAsync(map: app => app.MapApi()
            .AddEndpointFilter(async (context, next) =>
            {
                seen.Add("outer");
                return await next(context);
            })
            .AddEndpointFilterFactory((factory, next) => context =>
            {
                seen.Add(factory.MethodInfo.Name);
                return next(context);
            }));
        await server.GetAsync("/items");
        Assert.Equal(["outer", "GetAsync"], seen);
    }

    [Theory]
    [InlineData("text", "hello")]
    [InlineData("result", "")]
    [InlineData("number", "7")]
    public async Task Sends_what_a_filter_answers_instead(string kind, string expected)
    {
        await using var server = await LabServer.StartAsync(map: app => app.MapApi().AddEndpointFilter((_, _) => ValueTask.FromResult<object?>(kind switch
        {
            "text" => "hello",
            "number" => 7,
            _ => Results.StatusCode(205),
        })));
        var answer = await server.GetAsync("/items");
        Assert.Equal(expected, answer.Text);
        Assert.Equal(kind == "result" ? 205 : 200, (int)answer.Status);
    }

    [Fact]
    public async Task Shows_filters_the_status_and_body_of_a_result()
    {
        object? body = null;
        int? status = null;
        await using var server = await LabServer.StartAsync(map: app => app.MapApi().AddEndpointFilter(async (context, next) =>
        {
            var result = await next(context);
            body = (result as IValueHttpResult)?.Value;
            status = (result as IStatusCodeHttpResult)?.StatusCode;
            return result;
        }));
        await server.GetAsync("/items/7");
        Assert.Equal("7", Assert.IsType<Item>(body).Id);
        Assert.Equal(200, status);
    }
}
