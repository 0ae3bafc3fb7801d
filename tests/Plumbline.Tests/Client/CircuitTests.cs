using Plumbline.Client;
using static Plumbline.Tests.Client.ScriptedHandler;

namespace Plumbline.Tests.Client;

public sealed class CircuitTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly ApiClientOptions _options;

    public CircuitTests()
    {
        _options = Calls.Patient(_clock);
        _options.MaximumRetries = 0;
        _options.CircuitBreaker = new() { MinimumThroughput = 4, BreakDuration = TimeSpan.FromSeconds(10) };
    }

    [Fact]
    public async Task The_circuit_opens_for_all_operations_and_recovers()
    {
        var handler = new ScriptedHandler(Answer(500), Answer(500), Answer(500), Answer(500), Answer(200, "\"x\""));
        var sender = Calls.Sender(handler, _options);
        await Fail<ApiException>(sender, Calls.Get, 4);

        var error = await Assert.ThrowsAsync<ApiCircuitOpenException>(() => sender.Send(Calls.Delete));
        Assert.Equal("Users.DeleteById", error.Operation);
        Assert.Equal(TimeSpan.FromSeconds(10), error.RetryAfter);
        Assert.IsType<HttpRequestException>(error, exactMatch: false);
        Assert.Equal(4, handler.Sent.Count);

        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("x", await sender.Send(Calls.Get));
        Assert.Equal("x", await sender.Send(Calls.Get));
    }

    [Fact]
    public async Task A_failed_trial_leaves_the_circuit_open()
    {
        var sender = Calls.Sender(new(Answer(503)), _options);
        await Fail<ApiException>(sender, Calls.Get, 4);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await Fail<UndocumentedResponseException>(sender, Calls.Get, 1);
        await Fail<ApiCircuitOpenException>(sender, Calls.Get, 1);
    }

    [Fact]
    public async Task Refused_connections_open_it()
    {
        var sender = Calls.Sender(new(RefuseConnection), _options);
        await Fail<HttpRequestException>(sender, Calls.Post, 4);
        await Fail<ApiCircuitOpenException>(sender, Calls.Post, 1);
    }

    [Fact]
    public async Task Calls_that_run_out_of_time_open_it()
    {
        _options.Timeout = TimeSpan.FromSeconds(1);
        var sender = Calls.Sender(new(Hang), _options);
        await Fail<ApiTimeoutException>(sender, Calls.Post, 4);
        await Fail<ApiCircuitOpenException>(sender, Calls.Post, 1);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    public async Task Answers_about_the_request_never_open_it(int status)
    {
        var handler = new ScriptedHandler(Answer(status, "\"x\""));
        await Fail<ApiException>(Calls.Sender(handler, _options), Calls.Get, 10);
        Assert.Equal(10, handler.Sent.Count);
    }

    [Fact]
    public async Task Cancellation_never_opens_it()
    {
        var handler = new ScriptedHandler(Hang);
        var sender = Calls.Sender(handler, _options);
        for (var i = 0; i < 10; i++)
        {
            using var source = new CancellationTokenSource();
            var task = sender.SendAsync(Calls.Get, new("/users/1"), source.Token);
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        }

        Assert.Equal(10, handler.Sent.Count);
    }

    [Fact]
    public async Task It_can_be_turned_off()
    {
        _options.CircuitBreaker = null;
        var handler = new ScriptedHandler(Answer(500));
        await Fail<ApiException>(Calls.Sender(handler, _options), Calls.Get, 30);
        Assert.Equal(30, handler.Sent.Count);
    }

    private async Task Fail<TException>(ApiSender sender, ApiOperation<string> operation, int times)
        where TException : Exception
    {
        for (var i = 0; i < times; i++)
            await Assert.ThrowsAnyAsync<TException>(() => _clock.RunAsync(sender.Send(operation)));
    }
}
