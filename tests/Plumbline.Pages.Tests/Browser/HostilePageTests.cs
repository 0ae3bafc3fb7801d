using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Plumbline.Pages.Tests.Hosting;

namespace Plumbline.Pages.Tests.Browser;

/// <summary>A description that tries to become code or to call elsewhere, behind a path base, beside a second description.</summary>
public sealed class HostilePageTests
{
    [Fact]
    public async Task Shows_texts_as_texts_and_loads_nothing_from_elsewhere()
    {
        var asked = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var elsewhere = await PageServer.StartAsync(endpoints => endpoints.Map("/{**path}", (RequestDelegate)(context =>
        {
            asked.Enqueue(context.Request.Path);
            return Task.CompletedTask;
        })));
        var attack = $"<img src=x onerror='window.owned=true'><script>window.owned=true</script> ![x]({new Uri(elsewhere.Page, "/x.png")})";
        var json = $$"""
            {
              "openapi": "3.1.1",
              "info": { "title": "lab", "version": "0", "description": "{{attack}}" },
              "servers": [{ "url": "{{new Uri(elsewhere.Page, "/")}}" }],
              "paths": { "/things": { "get": { "summary": "{{attack}}", "description": "{{attack}}", "responses": { "200": { "description": "{{attack}}" } } } } },
              "webhooks": { "<b>x</b>": { "post": { "requestBody": { "content": { "application/json": { "schema": { "oneOf": [{ "type": "object", "description": "{{attack}}" }] } } } } } } }
            }
            """;
        await using var server = await PageServer.StartAsync(
            endpoints =>
            {
                PageServer.Describe(endpoints, "/openapi/lab.json", json);
                PageServer.Describe(endpoints, "/openapi/shop.json", json);
                endpoints.MapGet("/_internal_/healthcheck", (RequestDelegate)(context =>
                {
                    context.Response.StatusCode = 503;
                    return Task.CompletedTask;
                }));
                endpoints.MapDocsPage(new ApiDescription("lab", "/openapi/lab.json"), new ApiDescription("shop", "/openapi/shop.json"));
            },
            pathBase: "/gateway");
        var seen = await Browser.RunAsync("hostile.mjs", server.Page);

        Assert.False(seen.GetProperty("owned").GetBoolean());
        Assert.Empty(seen.GetProperty("dialogs").EnumerateArray());
        Assert.Equal(attack, seen.GetProperty("description").GetString());
        Assert.Equal(["lab", "shop"], seen.GetProperty("choices").EnumerateArray().Select(choice => choice.GetString()));
        Assert.Equal("not healthy (503)", seen.GetProperty("health").GetString());
        Assert.False(seen.GetProperty("problem").GetBoolean());
        Assert.Empty(asked);
    }
}
