using Plumbline.Client;
using static Plumbline.Tests.Client.ScriptedHandler;

namespace Plumbline.Tests.Client;

public sealed class TimeLimitTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task A_call_ends_at_the_time_limit_of_the_options()
    {
        var start = _clock.GetUtcNow();
        var options = Calls.Patient(_clock);
        options.Timeout = TimeSpan.FromSeconds(7);
        var error = await Assert.ThrowsAsync<ApiTimeoutException>(() => _clock.RunAsync(Calls.Sender(new(Hang), options).Send(Calls.Get)));
        Assert.Equal("Users.GetById", error.Operation);
        Assert.Equal(7, (_clock.GetUtcNow() - start).TotalSeconds);
    }

    [Fact]
    public async Task The_documents_time_limit_goes_before_the_options()
    {
        var start = _clock.GetUtcNow();
        var options = new ApiClientOptions { TimeProvider = _clock };
        var operation = new ApiOperation<Nothing>("A.Get", "GET", ApiAnswer.Of(204)) { TimeoutMilliseconds = 45_000, IsIdempotent = true };
        await Assert.ThrowsAsync<ApiTimeoutException>(() => _clock.RunAsync(Calls.Sender(new(Hang), options).Send(operation)));
        Assert.Equal(45, (_clock.GetUtcNow() - start).TotalSeconds);
    }

    [Fact]
    public async Task An_attempt_that_hangs_is_followed_by_another()
    {
        var options = Calls.Patient(_clock);
        options.AttemptTimeout = TimeSpan.FromSeconds(2);
        var handler = new ScriptedHandler(Hang, Answer(200, "\"x\"")) { Clock = _clock };
        Assert.Equal("x", await _clock.RunAsync(Calls.Sender(handler, options).Send(Calls.Get)));
        Assert.Equal(2200, (handler.Sent[1].At - handler.Sent[0].At).TotalMilliseconds);
    }

    [Fact]
    public async Task A_post_has_the_whole_time_for_its_one_attempt()
    {
        var start = _clock.GetUtcNow();
        var options = Calls.Patient(_clock);
        options.AttemptTimeout = TimeSpan.FromSeconds(2);
        options.Timeout = TimeSpan.FromSeconds(9);
        await Assert.ThrowsAsync<ApiTimeoutException>(() => _clock.RunAsync(Calls.Sender(new(Hang), options).Send(Calls.Post)));
        Assert.Equal(9, (_clock.GetUtcNow() - start).TotalSeconds);
    }

    [Fact]
    public async Task The_http_clients_own_time_limit_is_a_time_limit_too()
    {
        using var http = new HttpClient(new ScriptedHandler(Hang)) { BaseAddress = new("https://users.test"), Timeout = TimeSpan.FromMilliseconds(20) };
        await Assert.ThrowsAsync<ApiTimeoutException>(() => new ApiSender(http, "user", Calls.Patient(TimeProvider.System)).Send(Calls.Post));
    }

    [Fact]
    public async Task A_body_that_does_not_end_is_under_the_time_limit()
    {
        var options = Calls.Patient(_clock);
        options.Timeout = TimeSpan.FromSeconds(7);
        var handler = new ScriptedHandler(_ => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new EndlessStream()) }));
        await Assert.ThrowsAsync<ApiTimeoutException>(() => _clock.RunAsync(Calls.Sender(handler, options).Send(Calls.Get)));
    }

    [Fact]
    public async Task Cancellation_is_cancellation()
    {
        using var source = new CancellationTokenSource();
        var handler = new ScriptedHandler(Hang);
        var task = Calls.Sender(handler, Calls.Patient(_clock)).SendAsync(Calls.Get, new("/users/1"), source.Token);
        await source.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_for_the_next_attempt()
    {
        using var source = new CancellationTokenSource();
        var handler = new ScriptedHandler(Answer(503));
        var task = Calls.Sender(handler, Calls.Patient(_clock)).SendAsync(Calls.Get, new("/users/1"), source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Single(handler.Sent);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }
    }
}
