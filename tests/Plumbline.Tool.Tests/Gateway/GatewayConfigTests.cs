using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Export.Gateway;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;
using Yarp.ReverseProxy.Configuration;

namespace Plumbline.Tool.Tests.Gateway;

public sealed class GatewayConfigTests
{
    private const string Shop = """
        { "name": "shop", "attributes": [
            { "name": "owner", "value": { "team": "a", "audience": "public" } },
            { "name": "auth", "value": { "scheme": "bearer" } },
            { "name": "timeout", "value": { "milliseconds": 1500 } } ],
          "models": { "item": { "fields": [{ "name": "id", "type": "string" }] }, "healthcheck": { "fields": [] } },
          "resources": {
            "healthcheck": { "path": "/_internal_", "operations": [{ "method": "GET", "path": "/healthcheck" }] },
            "item": { "operations": [
              { "method": "GET", "attributes": [{ "name": "rate_limit", "value": { "permits": 3, "per_seconds": 60 } }, { "name": "auth", "value": { "scheme": "none" } }] },
              { "method": "GET", "path": "/new" },
              { "method": "GET", "path": "/:id.csv" },
              { "method": "GET", "path": "/:id" },
              { "method": "POST", "attributes": [{ "name": "idempotent", "value": {} }] },
              { "method": "POST", "path": "/again", "attributes": [{ "name": "idempotent", "value": { "value": true } }] } ] } } }
        """;

    [Fact]
    public async Task Haproxy_accepts_the_configuration_of_every_real_document()
    {
        foreach (var (name, _, service, _) in RealDocuments.All())
        {
            var model = GatewayModel.Of([service], Audience.Internal);
            if (model.Problems.Count > 0 || model.Routes.Count == 0)
                continue;

            using var test = new ToolTest();
            test.With("haproxy.cfg", HaproxyConfig.Write(model, new() { Bind = "127.0.0.1:1", Servers = new Dictionary<string, IReadOnlyList<string>> { [service.Name] = ["127.0.0.1:2", "127.0.0.1:3"] } }));
            var (code, output) = await Processes.TryRunAsync(test.Folder, "haproxy", "-c", "-f", "haproxy.cfg");
            Assert.True(code == 0, $"{name}: {output}\n{test.Read("haproxy.cfg")}");
        }
    }

    [Fact]
    public async Task Refuses_unknown_requests_missing_credentials_and_too_many_calls_at_the_edge()
    {
        using var test = new ToolTest().With("shop.api.json", Shop);
        var port = FreePorts.One();
        await test.SucceedAsync("gateway", "haproxy", "shop.api.json", "--server", $"shop=127.0.0.1:{FreePorts.One()}", "--bind", $"127.0.0.1:{port}", "--output", "haproxy.cfg");
        using var haproxy = HaproxyProcess.Start(test.PathOf("haproxy.cfg"));
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}/") };
        await WaitAsync(port);

        // No instance runs: 503 says that a request passed.
        async Task<int> StatusAsync(string method, string path, bool withToken = false)
        {
            // As it stands: clients are not all as kind as .NET's, which mends paths.
            var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
            using var request = new HttpRequestMessage(new(method), new Uri($"http://127.0.0.1:{port}{path}", asWritten));
            if (withToken)
                request.Headers.Authorization = new("Bearer", "x");
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return (int)answer.StatusCode;
        }

        Assert.Equal(404, await StatusAsync("GET", "/nothing"));
        Assert.Equal(404, await StatusAsync("GET", "/_internal_/healthcheck"));
        Assert.Equal(405, await StatusAsync("DELETE", "/items"));
        Assert.Equal(400, await StatusAsync("GET", "/items/%2e%2e"));
        Assert.Equal(400, await StatusAsync("GET", "/items/a%2Fb"));
        Assert.Equal(401, await StatusAsync("GET", "/items/7"));
        Assert.Equal(503, await StatusAsync("GET", "/items/7", withToken: true));
        Assert.Equal(503, await StatusAsync("GET", "/ITEMS/7/", withToken: true));
        for (var i = 0; i < 3; i++)
            Assert.Equal(503, await StatusAsync("GET", "/items"));
        Assert.Equal(429, await StatusAsync("GET", "/items"));
    }

    [Theory]
    [InlineData("GET", "/items/new", "GET /items/new")]
    [InlineData("GET", "/items/7.csv", "GET /items/:id.csv")]
    [InlineData("GET", "/Items/7/", "GET /items/:id")]
    [InlineData("GET", "/items?x=1", "GET /items")]
    public async Task Explains_which_operation_answers(string method, string path, string operation)
    {
        using var test = new ToolTest().With("shop.api.json", Shop);
        Assert.Contains($"  operation   {operation}\n", await test.SucceedAsync("gateway", "explain", method, path, "."), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE", "/items", "405: the path knows GET, POST only")]
    [InlineData("GET", "/nothing", "404: no document has such an operation")]
    [InlineData("GET", "/_internal_/healthcheck", "404: 'GET /_internal_/healthcheck' of service 'shop' is not shown here")]
    [InlineData("GET", "/items/../x", "400: the path means another than it says")]
    public async Task Explains_why_a_request_is_refused(string method, string path, string reason)
    {
        using var test = new ToolTest().With("shop.api.json", Shop);
        var result = await test.RunAsync("gateway", "explain", method, path, ".");
        Assert.Equal(ExitCodes.NotInOrder, result.Code);
        Assert.Contains($"is refused with {reason}", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeats_a_post_only_where_the_document_says_that_it_needs_no_key()
    {
        using var test = new ToolTest().With("shop.api.json", Shop);
        Assert.Contains("  repeated    never\n", await test.SucceedAsync("gateway", "explain", "POST", "/items", "."), StringComparison.Ordinal);
        Assert.Contains("  repeated    on another instance", await test.SucceedAsync("gateway", "explain", "POST", "/items/again", "."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_each_audience_what_is_for_it()
    {
        using var test = new ToolTest().With("shop.api.json", Shop).With("inner.api.json", Shop.Replace("\"shop\"", "\"inner\"", StringComparison.Ordinal).Replace("public", "internal", StringComparison.Ordinal).Replace("item\"", "thing\"", StringComparison.Ordinal));
        var hidden = await test.RunAsync("gateway", "explain", "GET", "/things/7", ".");
        Assert.Contains("the document is for the audience 'internal'", hidden.Out, StringComparison.Ordinal);
        await test.SucceedAsync("gateway", "explain", "GET", "/things/7", ".", "--audience", "internal");
    }

    [Fact]
    public async Task Refuses_two_services_that_claim_one_request()
    {
        using var test = new ToolTest().With("shop.api.json", Shop).With("mart.api.json", Shop.Replace("\"shop\"", "\"mart\"", StringComparison.Ordinal).Replace(":id\"", ":key\"", StringComparison.Ordinal));
        var result = await test.RunAsync("gateway", "haproxy", ".");
        Assert.Equal((ExitCodes.NotDone, ""), (result.Code, result.Out));
        Assert.Contains("'GET /items/:key' of service 'mart' and 'GET /items/:id' of service 'shop' are the same requests", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop=127.0.0.1", "'127.0.0.1' is no address; write HOST:PORT")]
    [InlineData("shop=a:1 b:2", "'a:1 b:2' is no address; write HOST:PORT")]
    [InlineData("mart=a:1", "no document is of a service 'mart'; known are shop")]
    public async Task Refuses_instances_that_cannot_be(string value, string message)
    {
        using var test = new ToolTest().With("shop.api.json", Shop);
        var result = await test.RunAsync("gateway", "haproxy", ".", "--server", value);
        Assert.Equal((ExitCodes.NotDone, $"plumbline: {message}\n"), (result.Code, result.Error));
    }

    [Fact]
    public async Task Yarp_accepts_the_configuration()
    {
        using var test = new ToolTest().With("shop.api.json", Shop);
        var json = await test.SucceedAsync("gateway", "yarp", ".", "--server", "shop=127.0.0.1:1,127.0.0.1:2");
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAuthorization();
        services.AddRequestTimeouts();
        services.AddReverseProxy().LoadFromConfig(configuration.GetSection("ReverseProxy"));
        await using var provider = services.BuildServiceProvider();
        var validator = provider.GetRequiredService<IConfigValidator>();
        var config = provider.GetRequiredService<IProxyConfigProvider>().GetConfig();
        Assert.Equal(6, config.Routes.Count);
        foreach (var route in config.Routes)
            Assert.Empty(await validator.ValidateRouteAsync(route));
        var cluster = Assert.Single(config.Clusters);
        Assert.Empty(await validator.ValidateClusterAsync(cluster));
        Assert.Equal(2, cluster.Destinations!.Count);
        Assert.Equal("/_internal_/healthcheck", cluster.HealthCheck!.Active!.Path);
        Assert.Equal(TimeSpan.FromMilliseconds(1500), config.Routes[0].Timeout);
        Assert.Equal("anonymous", config.Routes.Single(route => route.Match.Path == "/items" && route.Match.Methods!.Contains("GET")).AuthorizationPolicy);
    }

    private static async Task WaitAsync(int port)
    {
        for (var i = 0; i < 200; i++)
        {
            using var socket = new System.Net.Sockets.TcpClient();
            try
            {
                await socket.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
                return;
            }
            catch (System.Net.Sockets.SocketException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }
}
