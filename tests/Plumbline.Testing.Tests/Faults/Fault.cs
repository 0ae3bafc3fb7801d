using System.Text;
using System.Text.Json.Nodes;
using Plumbline.Events;

namespace Plumbline.Testing.Tests.Faults;

/// <summary>A fault in front of the sample: what it does to requests and answers.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Kind">The kind of failure that the suite must report.</param>
/// <param name="InvokeAsync">The faulty middleware.</param>
internal sealed record Fault(string Name, string Kind, Func<Exchange, Task> InvokeAsync) : IStartupFilter
{
    /// <summary>What becomes of an event on its way to the stream; null where it arrives as it was told.</summary>
    public Func<OutgoingEvent, IEnumerable<OutgoingEvent>>? Telling { get; init; }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, inner) => InvokeAsync(new(context, inner)));
        next(app);
    };
}

/// <summary>One request with what the faults do to it.</summary>
internal sealed class Exchange(HttpContext context, RequestDelegate next)
{
    public HttpContext Context => context;

    public string Method => context.Request.Method;

    public string Path => context.Request.Path.Value!;

    public bool IsList => Path == "/users" && Method == "GET";

    public bool IsOne => Path.StartsWith("/users/", StringComparison.Ordinal);

    /// <summary>Goes on as if there were no fault.</summary>
    public Task PassAsync() => next(context);

    /// <summary>The request's body as JSON; null where it is none.</summary>
    public async Task<JsonNode?> BodyAsync()
    {
        context.Request.EnableBuffering();
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8, leaveOpen: true);
        var text = await reader.ReadToEndAsync();
        context.Request.Body.Position = 0;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>Gives the service another body than was sent.</summary>
    public void Replace(JsonNode? body)
    {
        var bytes = Encoding.UTF8.GetBytes(body?.ToJsonString() ?? "null");
        context.Request.Body = new MemoryStream(bytes);
        context.Request.ContentLength = bytes.Length;
    }

    /// <summary>Lets the service answer, and changes the answer's JSON.</summary>
    public Task TamperAsync(Action<JsonNode> change) => TamperAsync((status, text) =>
    {
        if (status >= 300 || text.Length == 0)
            return (status, text);

        var json = JsonNode.Parse(text)!;
        change(json);
        return (status, json.ToJsonString());
    });

    /// <summary>Lets the service answer, and changes status and text.</summary>
    public async Task TamperAsync(Func<int, string, (int Status, string Text)> change)
    {
        var original = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        await next(context);
        context.Response.Body = original;
        var (status, text) = change(context.Response.StatusCode, Encoding.UTF8.GetString(buffer.ToArray()));
        context.Response.StatusCode = status;
        context.Response.ContentLength = null;
        if (text.Length == 0)
            return;

        context.Response.ContentType ??= status >= 400 ? "application/problem+json" : "application/json";
        await context.Response.WriteAsync(text);
    }

    /// <summary>Answers in place of the service.</summary>
    public async Task AnswerAsync(int status, string text = "", string type = "application/json")
    {
        context.Response.StatusCode = status;
        if (text.Length == 0)
            return;

        context.Response.ContentType = type;
        await context.Response.WriteAsync(text);
    }
}
