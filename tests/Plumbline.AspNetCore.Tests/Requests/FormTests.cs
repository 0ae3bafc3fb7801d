using System.Net;
using Plumbline.AspNetCore.Tests.Lab;

namespace Plumbline.AspNetCore.Tests.Requests;

public sealed class FormTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("application/json", """{"name":"a b","count":2,"tags":["x","y"],"other":{}}""", "a b 2 x+y")]
    [InlineData("application/json", """{"name":"a","count":null}""", "a  -")]
    [InlineData(Form, "name=a+b&count=2&tags=x&tags=y&other=z", "a b 2 x+y")]
    [InlineData(Form, "name=%C3%A9", "é  -")]
    public async Task Reads_form_parameters_from_json_and_urlencoded_bodies(string type, string body, string expected)
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Post, "/echoes/form", LabServer.Bytes(System.Text.Encoding.UTF8.GetBytes(body), type));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(expected, answer.Json.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("application/json", """{"name":"longer than ten","count":"x"}""", 422, "body /count, body /name")]
    [InlineData("application/json", "[]", 422, "body , body /name")]
    [InlineData("application/json", """{"name":"a","name":"b"}""", 422, "body /name")]
    [InlineData("application/json", """{"name":"a" """, 400, "body , body /name")]
    [InlineData("application/json", """{"name":"a"} x""", 400, "body , body /name")]
    [InlineData("application/json", "", 422, "body /name")]
    [InlineData(Form, "count=x&name=longer+than+ten", 400, "body /count, body /name")]
    [InlineData(Form, "name=a&name=b", 400, "body /name")]
    [InlineData("text/plain", "name=a", 415, null)]
    public async Task Refuses_invalid_forms(string type, string body, int status, string? places)
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Post, "/echoes/form", LabServer.Bytes(System.Text.Encoding.UTF8.GetBytes(body), type));
        answer.IsProblem(status);
        if (places is not null)
            Assert.Equal(places, string.Join(", ", answer.Places));
    }
}
