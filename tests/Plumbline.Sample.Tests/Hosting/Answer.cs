using System.Text.Json;

namespace Plumbline.Sample.Tests.Hosting;

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, string? Type, string Text, Dictionary<string, string> Headers)
{
    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        response.Content.Headers.ContentType?.ToString(),
        await response.Content.ReadAsStringAsync(),
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The ids of a list of users, in order.</summary>
    public string[] Ids => [.. Json.EnumerateArray().Select(user => user.GetProperty("id").GetString()!)];

    /// <summary>The answer is a JSON body with a status.</summary>
    public void IsJson(int status, string json)
    {
        Assert.Equal((status, "application/json; charset=utf-8", json), (Status, Type, Text));
    }

    /// <summary>The answer is the document's <c>generic_error</c> with these messages.</summary>
    public void IsGenericError(string code, params string[] messages)
    {
        Assert.Equal((422, "application/json; charset=utf-8"), (Status, Type));
        Assert.Equal(["code", "messages"], Json.EnumerateObject().Select(field => field.Name));
        Assert.Equal(code, Json.GetProperty("code").GetString());
        Assert.Equal(messages, Json.GetProperty("messages").EnumerateArray().Select(message => message.GetString()!));
    }

    /// <summary>The answer is a problem document (RFC 9457) with these problems, each as <c>place code</c>.</summary>
    public void IsProblem(int status, params string[] problems)
    {
        Assert.Equal((status, "application/problem+json"), (Status, Type));
        Assert.Equal("about:blank", Json.GetProperty("type").GetString());
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.NotEqual("", Json.GetProperty("title").GetString());
        var errors = Json.TryGetProperty("errors", out var list) ? list.EnumerateArray().Select(Place).ToArray() : [];
        Assert.Equal(problems, errors);
    }

    private static string Place(JsonElement error)
    {
        Assert.NotEqual("", error.GetProperty("detail").GetString());
        var name = (error.TryGetProperty("pointer", out var pointer) ? pointer : error.GetProperty("parameter")).GetString();
        return $"{error.GetProperty("in").GetString()} {name} {error.GetProperty("code").GetString()}";
    }
}
