using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using static Plumbline.Generator.Tests.Emit.ClientDeclarations;

namespace Plumbline.Generator.Tests.Emit;

/// <summary>An emitted client against a hand-written server over real HTTP.</summary>
public sealed class ClientCallTests : IAsyncLifetime
{
    private static readonly Lazy<Assembly> s_program = new(() => ClientProgram.Compile(ClientProgram.Emit(Users()), ClientSources.User, ClientSources.Program));

    private readonly WebApplication _server = Build();
    private int _busy;

    public async ValueTask InitializeAsync()
    {
        _server.Run(AnswerAsync);
        await _server.StartAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("Registered", "GET /users/jane Bearer read and GET /users/joe Bearer read")]
    [InlineData(
        "Hostile",
        "GET /users/..%252f|GET /users/a%20b|GET /users/%3Fx%3D1%23y|GET /users/100%25|GET /users/%E6%97%A5%E6%9C%AC|GET /users/a%2Bb|GET /users/%27%22%3C%3E|")]
    [InlineData(
        "Query",
        "GET /users?limit=25&ref=00000000-0000-0000-0000-000000000000 "
            + "GET /users?tag=a%26b&tag=c%20d&sort=-name&limit=3&ref=11111111-2222-3333-4444-555555555555")]
    [InlineData("Post", "201 /users/1 POST /users {\"name\":\"new\"} POST /users/form {\"name\":\"Jane\",\"age\":4}")]
    [InlineData("Failures", "Users.GetById: the service answered 404 (NotFound).|taken|short and stout|/name|")]
    [InlineData("Nothing", "204")]
    [InlineData("Cancelled", "cancelled")]
    [InlineData("Late", "Users.GetById: the service did not answer in time.")]
    [InlineData("Unreachable", "ConnectionError")]
    [InlineData("Retried", "third time lucky")]
    public async Task The_emitted_client_calls_as_documented(string method, string expected)
    {
        var address = new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Assert.Equal(expected, await ClientProgram.RunAsync(s_program.Value, method, address));
    }

    private static ResourceDeclaration Users()
    {
        var id = Parameter("id", Text, ParameterLocation.Path);
        return Resource(
            "Users",
            Operation("GET", "GetById", "/users/:id", [id], Answer(200, Model("User")), Answer(404), Answer(409, Model("User"))) with
            {
                TimeoutMilliseconds = 2000,
                Auth = new("bearer", null, EquatableArray.Create("read")),
            },
            Operation(
                "GET",
                "Get",
                "/users",
                [
                    Parameter("tag", List(Text), ParameterLocation.Query, isRequired: false),
                    Parameter("sort", Text, ParameterLocation.Query, isRequired: false),
                    Parameter("limit", Integer, ParameterLocation.Query, @default: "25"),
                    Parameter("@ref", Uuid, ParameterLocation.Query, @default: "global::System.Guid.Empty", wireName: "ref"),
                ],
                Answer(200, Text)),
            Operation("POST", "Post", "/users", [], Answer(201, Model("User"))) with { Body = new() { Name = "user", Type = Model("User") } },
            Operation(
                "POST",
                "PostForm",
                "/users/form",
                [
                    Parameter("name", Text, ParameterLocation.Form),
                    Parameter("nick", Text, ParameterLocation.Form, isRequired: false),
                    Parameter("age", Integer, ParameterLocation.Form, isRequired: false),
                ],
                Answer(200, Text)),
            Operation("DELETE", "DeleteById", "/users/:id", [id], Answer(204)),
            Operation("HEAD", "Head", "/users", [], Answer(200, Model("User"))));
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }

    // Says what came, except for a few ids that stand for what services do.
    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var seen = string.Join(' ', new string?[] { http.Request.Method, target, body, http.Request.Headers.Authorization }.Where(text => !string.IsNullOrEmpty(text)));
        var (status, answer) = (http.Request.Method, target) switch
        {
            ("DELETE", _) => (204, ""),
            ("HEAD", _) => (200, ""),
            (_, "/users/missing") => (404, ""),
            (_, "/users/conflict") => (409, """{"name":"taken","more":[1]}"""),
            (_, "/users/teapot") => (418, "short and stout"),
            (_, "/users/broken") => (200, """{"name":17}"""),
            (_, "/users/busy") => ++_busy < 3 ? (503, "") : (200, """{"name":"third time lucky"}"""),
            ("POST", "/users") => (201, System.Text.Json.JsonSerializer.Serialize(new { name = seen })),
            (_, "/users/form") or ("GET", ['/', 'u', 's', 'e', 'r', 's', '?', ..]) => (200, System.Text.Json.JsonSerializer.Serialize(seen)),
            _ => (200, System.Text.Json.JsonSerializer.Serialize(new { name = seen })),
        };
        if (target == "/users/slow")
            await Task.Delay(10_000, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

        http.Response.StatusCode = status;
        http.Response.Headers.Location = "/users/1";
        if (answer.Length > 0)
            await http.Response.WriteAsync(answer);
    }
}
