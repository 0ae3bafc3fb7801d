using System.Net;
using Plumbline.Client;
using Plumbline.Json;
using static Plumbline.Tests.Client.ScriptedHandler;

namespace Plumbline.Tests.Client;

public sealed class RetryTests
{
    private readonly ManualTimeProvider _clock = new();

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task An_idempotent_call_is_sent_again_with_growing_waits(int status)
    {
        var handler = new ScriptedHandler(Answer(status), Answer(status), Answer(200, "\"x\"")) { Clock = _clock };
        Assert.Equal("x", await Run(handler, Calls.Get));
        Assert.Equal([0, 200, 600], Waits(handler));
        Assert.All(handler.Bodies, body => Assert.True(body.IsDisposed));
    }

    [Fact]
    public async Task A_refused_connection_is_tried_again()
    {
        var handler = new ScriptedHandler(RefuseConnection, Answer(200, "\"x\"")) { Clock = _clock };
        Assert.Equal("x", await Run(handler, Calls.Get));
    }

    [Fact]
    public async Task The_last_answer_is_told_when_retries_run_out()
    {
        var handler = new ScriptedHandler(Answer(503)) { Clock = _clock };
        var error = await Assert.ThrowsAsync<UndocumentedResponseException>(() => Run(handler, Calls.Get));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, error.StatusCode);
        Assert.Equal([0, 200, 600, 1400], Waits(handler));
    }

    [Fact]
    public async Task The_last_failure_is_told_when_retries_run_out()
    {
        var handler = new ScriptedHandler(RefuseConnection) { Clock = _clock };
        await Assert.ThrowsAsync<HttpRequestException>(() => Run(handler, Calls.Get));
        Assert.Equal(4, handler.Sent.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(500)]
    [InlineData(501)]
    public async Task Other_answers_are_final(int status)
    {
        var handler = new ScriptedHandler(Answer(status, "\"x\"")) { Clock = _clock };
        await Assert.ThrowsAnyAsync<ApiException>(() => Run(handler, Calls.Get));
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_final()
    {
        var handler = new ScriptedHandler(Answer(200, "{"));
        await Assert.ThrowsAsync<ApiResponseFormatException>(() => Run(handler, Calls.Get));
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task A_post_is_never_sent_again()
    {
        var answered = new ScriptedHandler(Answer(503));
        await Assert.ThrowsAsync<UndocumentedResponseException>(() => Run(answered, Calls.Post));
        Assert.Single(answered.Sent);

        var refused = new ScriptedHandler(RefuseConnection);
        await Assert.ThrowsAsync<HttpRequestException>(() => Run(refused, Calls.Post));
        Assert.Single(refused.Sent);
    }

    [Fact]
    public async Task A_post_with_an_idempotency_key_is_sent_again_under_the_same_key()
    {
        var handler = new ScriptedHandler(Answer(503), Answer(201, "\"x\""), Answer(201, "\"y\"")) { Clock = _clock };
        var sender = Calls.Sender(handler, Calls.Patient(_clock));
        Assert.Equal("x", await _clock.RunAsync(sender.Send(WithKey(), new ApiRequest("/users").Body<string, StringCodec>("form"))));
        await _clock.RunAsync(sender.Send(WithKey()));
        Assert.Equal(["\"form\"", "\"form\"", null], handler.Sent.Select(sent => sent.Body));
        var keys = handler.Sent.ConvertAll(sent => sent.Headers["Idempotency-Key"]);
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[1], keys[2]);
        Assert.True(Guid.TryParse(keys[0], out _));
    }

    [Fact]
    public async Task An_idempotency_key_of_the_caller_is_kept()
    {
        var handler = new ScriptedHandler(Answer(201, "\"x\""));
        await Run(handler, WithKey(), new ApiRequest("/users").Header<string, StringCodec>("idempotency-key", "mine"));
        Assert.Equal("mine", handler.Sent[0].Headers["Idempotency-Key"]);
    }

    [Theory]
    [InlineData("3", 3000)]
    [InlineData("Fri, 02 Jan 2026 03:04:09 GMT", 4000)]
    [InlineData("Fri, 02 Jan 2026 03:04:00 GMT", 200)]
    [InlineData("0", 200)]
    [InlineData("soon", 200)]
    public async Task The_service_may_say_how_long_to_wait(string retryAfter, int milliseconds)
    {
        var handler = new ScriptedHandler(Answer(429, "", ("Retry-After", retryAfter)), Answer(200, "\"x\"")) { Clock = _clock };
        await Run(handler, Calls.Get);
        Assert.Equal([0, milliseconds], Waits(handler));
    }

    [Fact]
    public async Task A_wait_longer_than_allowed_hands_the_answer_to_the_caller()
    {
        var handler = new ScriptedHandler(Answer(429, "", ("Retry-After", "11")));
        var error = await Assert.ThrowsAsync<UndocumentedResponseException>(() => Run(handler, Calls.Get));
        Assert.Equal("11", error.Headers["Retry-After"]);
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task A_wait_longer_than_the_time_left_hands_the_answer_to_the_caller()
    {
        var options = Calls.Patient(_clock);
        options.Timeout = TimeSpan.FromSeconds(5);
        var handler = new ScriptedHandler(Answer(429, "", ("Retry-After", "5"))) { Clock = _clock };
        await Assert.ThrowsAsync<UndocumentedResponseException>(() => _clock.RunAsync(Calls.Sender(handler, options).Send(Calls.Get)));
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task Retries_can_be_turned_off()
    {
        var options = Calls.Patient(_clock);
        options.MaximumRetries = 0;
        var handler = new ScriptedHandler(Answer(503));
        await Assert.ThrowsAsync<UndocumentedResponseException>(() => Calls.Sender(handler, options).Send(Calls.Get));
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_body_is_tried_again()
    {
        var broken = new HttpResponseMessage { Content = new StreamContent(new BrokenStream()) };
        var handler = new ScriptedHandler(_ => Task.FromResult(broken), Answer(200, "\"x\"")) { Clock = _clock };
        Assert.Equal("x", await Run(handler, Calls.Get));
        Assert.Equal(2, handler.Sent.Count);
    }

    private static ApiOperation<string> WithKey() =>
        new("Users.Post", "POST", ApiAnswer.Of<string, StringCodec>(201)) { IdempotencyKeyHeader = "Idempotency-Key" };

    private static IEnumerable<int> Waits(ScriptedHandler handler) =>
        handler.Sent.Select(sent => (int)(sent.At - handler.Sent[0].At).TotalMilliseconds);

    private Task<T> Run<T>(ScriptedHandler handler, ApiOperation<T> operation, ApiRequest? request = null) =>
        _clock.RunAsync(Calls.Sender(handler, Calls.Patient(_clock)).Send(operation, request));

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The connection was reset.");
    }
}
