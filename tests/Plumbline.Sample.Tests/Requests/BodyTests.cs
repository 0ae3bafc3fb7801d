using System.Text;
using Plumbline.Sample.Tests.Hosting;

namespace Plumbline.Sample.Tests.Requests;

public sealed class BodyTests(SampleServer server)
{
    public static TheoryData<string, string> Bodies => new(
        from operation in new[] { "POST /users", "PUT /users/ID", "PATCH /users/ID" }
        from body in new[]
        {
            "", " ", "{", "}", """{"email":""", """{"name":{"first":"a"}""", "{} x", "{}{}", "{'a':1}", "{a:1}", """{"a":1,}""",
            """{"a":01}""", """{"a":NaN}""", "// c\n{}", "\"\\ud800", "\u0000", """{"name":{"first":"a""" + "\n" + """b"}}""",
        }
        select (operation, body));

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Answers_400_to_a_body_that_is_no_json(string operation, string body)
    {
        var answer = await SendAsync(operation, SampleServer.Json(body));
        answer.IsProblem(400, "body  malformed");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("\"text\"")]
    [InlineData("true")]
    public async Task Answers_422_to_json_that_is_no_object(string body)
    {
        (await server.PostAsync(body)).IsGenericError("invalid", "body must be an object (user_form)");
        (await SendAsync("PUT /users/ID", SampleServer.Json(body))).IsGenericError("invalid", "body must be an object (user_form)");
        (await SendAsync("PATCH /users/ID", SampleServer.Json(body))).IsGenericError("invalid", "body must be an object (user_form)");
    }

    [Fact]
    public async Task Answers_422_to_half_a_surrogate_pair() =>
        (await server.PostAsync("""{"name":{"first":"\ud800"}}""")).IsGenericError("invalid", "/name/first must be Unicode text");

    [Fact]
    public async Task Answers_400_to_bytes_that_are_no_text()
    {
        var answer = await SendAsync("POST /users", SampleServer.Bytes([.. "{\"name\":{\"first\":\""u8, 0xC3, 0x28, .. "\"}}"u8], "application/json"));
        answer.IsProblem(400);
    }

    [Fact]
    public async Task Takes_the_last_of_members_with_the_same_name()
    {
        var answer = await server.PostAsync("""{"name":{"first":"one"},"name":{"first":"two","first":"three"}}""");
        Assert.Equal(201, answer.Status);
        Assert.Equal("three", answer.Json.GetProperty("name").GetProperty("first").GetString());
    }

    [Theory]
    [InlineData("""{"unknown":DEEP}""", 62, 201)]
    [InlineData("""{"unknown":DEEP}""", 64, 400)]
    [InlineData("""{"name":DEEP}""", 100_000, 400)]
    [InlineData("DEEP", 500_000, 400)]
    public async Task Refuses_json_that_nests_too_deep(string template, int depth, int status)
    {
        var deep = new string('[', depth) + new string(']', depth);
        var answer = await server.PostAsync(template.Replace("DEEP", deep, StringComparison.Ordinal));
        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task Tells_no_more_than_a_hundred_problems()
    {
        var members = string.Join(',', Enumerable.Repeat("\"email\":1", 10_000));
        var answer = await server.PostAsync($"{{{members}}}");
        Assert.Equal(422, answer.Status);
        Assert.Equal(100, answer.Json.GetProperty("messages").GetArrayLength());
    }

    [Theory]
    [InlineData(1024 * 1024, 201)]
    [InlineData((1024 * 1024) + 1, 413)]
    public async Task Takes_bodies_up_to_one_mebibyte(int bytes, int status)
    {
        var body = Encoding.UTF8.GetBytes("{}".PadRight(bytes));
        foreach (var isChunked in new[] { false, true })
        {
            var content = SampleServer.Bytes(body, "application/json");
            var answer = await server.SendAsync(HttpMethod.Post, "/users", content, isChunked ? [("Transfer-Encoding", "chunked")] : []);
            Assert.Equal(status, answer.Status);
            if (status == 413)
                answer.IsProblem(413);
        }
    }

    [Theory]
    [InlineData("application/json", 201)]
    [InlineData("APPLICATION/JSON; Charset=\"UTF-8\"", 201)]
    [InlineData("application/merge-patch+json", 201)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("multipart/form-data; boundary=x", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("text/json", 415)]
    [InlineData(null, 415)]
    public async Task Takes_json_by_its_content_type(string? type, int status)
    {
        var answer = await SendAsync("POST /users", SampleServer.Bytes("{}"u8, type));
        Assert.Equal(status, answer.Status);
        if (status == 415)
            answer.IsProblem(415);
    }

    [Fact]
    public async Task Refuses_a_compressed_body()
    {
        var content = SampleServer.Json("{}");
        content.Headers.ContentEncoding.Add("gzip");
        (await SendAsync("POST /users", content)).IsProblem(415);
    }

    private async Task<Answer> SendAsync(string operation, HttpContent content)
    {
        var parts = operation.Split(' ');
        var path = parts[1].Contains("ID", StringComparison.Ordinal)
            ? parts[1].Replace("ID", await server.CreateAsync(), StringComparison.Ordinal)
            : parts[1];
        return await server.SendAsync(new(parts[0]), path, content);
    }
}
