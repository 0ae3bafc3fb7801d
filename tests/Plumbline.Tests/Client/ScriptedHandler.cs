using System.Net;
using System.Text;

namespace Plumbline.Tests.Client;

/// <summary>Answers as scripted, one step per attempt (the last one for ever), and keeps what was sent.</summary>
internal sealed class ScriptedHandler(params Func<CancellationToken, Task<HttpResponseMessage>>[] steps) : HttpMessageHandler
{
    public List<SentRequest> Sent { get; } = [];

    public List<TrackedContent> Bodies { get; } = [];

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public static Func<CancellationToken, Task<HttpResponseMessage>> Answer(
        int status, string body = "", params (string Name, string Value)[] headers) => _ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new TrackedContent(Encoding.UTF8.GetBytes(body)) };
        foreach (var (name, value) in headers)
            Assert.True(response.Headers.TryAddWithoutValidation(name, value));

        return Task.FromResult(response);
    };

    public static Task<HttpResponseMessage> RefuseConnection(CancellationToken cancellationToken) =>
        throw new HttpRequestException(HttpRequestError.ConnectionError);

    public static async Task<HttpResponseMessage> Hang(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Sent.Add(new(
            request.Method.Method,
            request.RequestUri!.AbsoluteUri,
            request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .ToDictionary(header => header.Key, header => string.Join("|", header.Value), StringComparer.OrdinalIgnoreCase),
            body,
            Clock.GetUtcNow(),
            request.Version));
        var response = await steps[Math.Min(Sent.Count, steps.Length) - 1](cancellationToken);
        if (response.Content is TrackedContent content)
            Bodies.Add(content);

        return response;
    }
}

internal sealed record SentRequest(string Method, string Uri, Dictionary<string, string> Headers, string? Body, DateTimeOffset At, Version Version);

/// <summary>A body that knows whether its message was disposed.</summary>
internal sealed class TrackedContent(byte[] bytes) : ByteArrayContent(bytes)
{
    public bool IsDisposed { get; private set; }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
