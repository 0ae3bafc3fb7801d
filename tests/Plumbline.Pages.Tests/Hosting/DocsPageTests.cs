using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Plumbline.Pages.Tests.Hosting;

/// <summary>What is answered at the page's addresses.</summary>
public sealed class DocsPageTests
{
    private static readonly ApiDescription s_user = new("user", "/openapi.json");

    [Fact]
    public async Task Answers_a_page_that_can_load_nothing_from_elsewhere()
    {
        await using var server = await PageServer.StartAsync(endpoints => endpoints.MapDocsPage(s_user));
        using var response = await GetAsync(server, "/_internal_/docs");
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("swagger-ui-bundle.js", "text/javascript")]
    [InlineData("swagger-ui.css", "text/css")]
    [InlineData("page.js", "text/javascript")]
    [InlineData("page.css", "text/css")]
    [InlineData("icon.svg", "image/svg+xml")]
    public async Task Answers_the_files_that_the_page_loads_and_304_to_who_has_them(string file, string type)
    {
        await using var server = await PageServer.StartAsync(endpoints => endpoints.MapDocsPage(s_user));
        using var response = await GetAsync(server, "/_internal_/docs/" + file);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/_internal_/docs/" + file);
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(response.Headers.ETag!.Tag, response.Headers.ETag.IsWeak));
        using var again = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("index.js")]
    [InlineData("oauth2-redirect.html")]
    [InlineData("page.html")]
    public async Task Answers_no_other_file_of_the_packages(string file)
    {
        await using var server = await PageServer.StartAsync(endpoints => endpoints.MapDocsPage(s_user));
        using var response = await server.Client.GetAsync(new Uri("/_internal_/docs/" + file, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Is_left_out_by_setting()
    {
        await using var server = await PageServer.StartAsync(endpoints => endpoints.MapDocsPage(s_user), setting: "False");
        using var response = await server.Client.GetAsync(server.Page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Sends_an_address_with_a_slash_at_its_end_to_the_one_without()
    {
        await using var server = await PageServer.StartAsync(endpoints => endpoints.MapDocsPage(s_user));
        using var response = await server.Client.GetAsync(new Uri("/_internal_/docs/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/_internal_/docs", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Writes_names_into_the_page_as_text()
    {
        await using var server = await PageServer.StartAsync(endpoints => endpoints.MapDocsPage(new ApiDescription("\"><script>alert(1)</script>", "/openapi.json")));
        using var response = await GetAsync(server, "/_internal_/docs");
        Assert.DoesNotContain("<script>alert", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_the_page_that_operates_events_once_there_is_one()
    {
        await using var without = await PageServer.StartAsync(endpoints => endpoints.MapDocsPage(s_user));
        Assert.DoesNotContain("/_internal_/events", await TextAsync(without), StringComparison.Ordinal);

        await using var with = await PageServer.StartAsync(endpoints =>
        {
            endpoints.MapDocsPage(s_user);
            endpoints.MapGet("/_internal_/events", () => "events");
        });
        Assert.Contains("/_internal_/events", await TextAsync(with), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_for_what_its_group_asks_for()
    {
        await using var server = await PageServer.StartAsync(endpoints => endpoints.MapDocsPage(s_user).RequireHost("elsewhere.example.io"));
        using var response = await server.Client.GetAsync(server.Page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task<string> TextAsync(PageServer server)
    {
        using var response = await GetAsync(server, "/_internal_/docs");
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> GetAsync(PageServer server, string path)
    {
        var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }
}
