using System.Net;
using System.Text;
using Plumbline.AspNetCore.Tests.Lab;

namespace Plumbline.AspNetCore.Tests.Requests;

public sealed class BodyTests
{
    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    [Theory]
    [InlineData("""{"name":"a"}""")]
    [InlineData("""{"name":"a","kind":"fancy","count":9,"email":"a@b.example","unknown":{"x":[1]}}""")]
    [InlineData(""" {"count":null,"name":"a","parts":[{"name":"b"}]} """)]
    public async Task Reads_a_body(string json)
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Put, "/items/7", LabServer.Json(json));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"id":"7","name":"a","kind":"plain"}""", answer.Text);
    }

    [Fact]
    public async Task Reads_a_body_with_a_byte_order_mark()
    {
        await using var server = await LabServer.StartAsync();
        var body = LabServer.Bytes([.. s_byteOrderMark, .. """{"name":"a"}"""u8]);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Put, "/items/7", body)).Status);
    }

    [Fact]
    public async Task Tells_every_problem_of_a_body_with_its_pointer()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.SendAsync(
            HttpMethod.Patch, "/items/1", LabServer.Json("""{"name":"","count":12,"email":"x","parts":[{"name":"ok"},{"kind":"odd"}]}"""));
        answer.IsProblem(422);
        Assert.Equal(["body /count", "body /email", "body /name", "body /parts/1/kind", "body /parts/1/name"], answer.Places);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"name":"a"} x""")]
    [InlineData("""{"name":'a'}""")]
    public async Task Answers_400_to_malformed_json(string json)
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Patch, "/items/1", LabServer.Json(json));
        answer.IsProblem(400);
        Assert.Equal(["body "], answer.Places);
    }

    [Fact]
    public async Task Answers_400_to_invalid_utf8()
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Patch, "/items/1", LabServer.Bytes([.. "{\"name\":\""u8, 0xFF, 0xFE, .. "\"}"u8]));
        answer.IsProblem(400);
    }

    [Fact]
    public async Task Answers_400_to_json_that_nests_too_deep()
    {
        await using var server = await LabServer.StartAsync();
        var deep = string.Concat(Enumerable.Repeat("[", 5000)) + string.Concat(Enumerable.Repeat("]", 5000));
        (await server.PostAsync("/echoes/any", deep)).IsProblem(400);
    }

    [Fact]
    public async Task Nests_as_deep_as_the_options_say()
    {
        await using var server = await LabServer.StartAsync(builder => builder.Services.Configure<PlumblineServerOptions>(options => options.MaxJsonDepth = 3));
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/echoes/any", "[[[1]]]")).Status);
        (await server.PostAsync("/echoes/any", "[[[[1]]]]")).IsProblem(400);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Answers_415_to_another_content_type(string type)
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Patch, "/items/1", LabServer.Bytes("""{"name":"a"}"""u8.ToArray(), type));
        answer.IsProblem(415);
        Assert.Contains("application/json", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_415_to_a_compressed_body_and_to_one_without_type()
    {
        await using var server = await LabServer.StartAsync();
        var compressed = LabServer.Json("""{"name":"a"}""");
        compressed.Headers.ContentEncoding.Add("gzip");
        (await server.SendAsync(HttpMethod.Patch, "/items/1", compressed)).IsProblem(415);
        (await server.SendAsync(HttpMethod.Patch, "/items/1", new ByteArrayContent("""{"name":"a"}"""u8.ToArray()))).IsProblem(415);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answers_413_to_a_body_over_the_limit(bool isChunked)
    {
        await using var server = await LabServer.StartAsync(builder => builder.Configuration["Plumbline:Server:MaxBodyBytes"] = "100");
        var body = LabServer.Json($$"""{"name":"{{new string('a', 200)}}"}""");
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/items/1") { Content = body };
        request.Headers.TransferEncodingChunked = isChunked;
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        (await Answer.OfAsync(response)).IsProblem(413);
    }

    [Fact]
    public async Task Takes_a_body_of_exactly_the_limit()
    {
        var json = Encoding.UTF8.GetBytes("\"" + new string('x', 98) + "\"");
        await using var server = await LabServer.StartAsync(builder => builder.Services.Configure<PlumblineServerOptions>(options => options.MaxBodyBytes = 100));
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, "/echoes/any", LabServer.Bytes(json))).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await server.SendAsync(HttpMethod.Post, "/echoes/any", LabServer.Bytes([.. json, (byte)' ']))).Status);
    }

    [Fact]
    public async Task Takes_a_body_over_the_servers_own_limit_where_the_options_say_so()
    {
        await using var server = await LabServer.StartAsync(builder =>
        {
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 50);
            builder.Services.Configure<PlumblineServerOptions>(options => options.MaxBodyBytes = 1000);
        });
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/echoes/any", "\"" + new string('x', 200) + "\"")).Status);
    }

    [Fact]
    public async Task Refuses_unknown_fields_where_the_options_say_so()
    {
        await using var server = await LabServer.StartAsync(builder => builder.Configuration["Plumbline:Server:RefuseUnknownFields"] = "true");
        var answer = await server.SendAsync(HttpMethod.Patch, "/items/1", LabServer.Json("""{"name":"a","nmae":"b"}"""));
        answer.IsProblem(422);
        Assert.Equal(["body /nmae"], answer.Places);
    }

    [Theory]
    [InlineData("""{"name":"x"}""", "set")]
    [InlineData("{}", "kept")]
    public async Task Tells_absent_fields_of_a_patch_apart(string json, string expected)
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Patch, "/items/1", LabServer.Json(json));
        Assert.Equal(expected, answer.Json.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Passes_a_union_through_and_refuses_an_unknown_member()
    {
        await using var server = await LabServer.StartAsync();
        var circle = await server.PostAsync("/echoes/shape", """{"radius":3,"discriminator":"circle"}""");
        Assert.Equal("""{"discriminator":"circle","radius":3}""", circle.Text);
        (await server.PostAsync("/echoes/shape", """{"discriminator":"triangle"}""")).IsProblem(422);
    }
}
