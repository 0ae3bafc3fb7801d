namespace Plumbline.Events.Tests.Running;

public sealed class WakeSignalTests
{
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ends_a_wait()
    {
        var signal = new WakeSignal(_clock);
        var waiting = signal.WaitAsync(TimeSpan.FromHours(1), Stop);
        Assert.False(waiting.IsCompleted);
        signal.Set();

        Assert.True(await waiting);
    }

    [Fact]
    public async Task Keeps_signals_for_the_next_wait_as_one()
    {
        var signal = new WakeSignal(_clock);
        signal.Set();
        signal.Set();

        Assert.True(await signal.WaitAsync(TimeSpan.FromHours(1), Stop));
        Assert.False(signal.WaitAsync(TimeSpan.FromHours(1), Stop).IsCompleted);
    }

    [Fact]
    public async Task Gives_up_after_a_while_by_the_given_clock()
    {
        var signal = new WakeSignal(_clock);
        var waiting = signal.WaitAsync(TimeSpan.FromHours(1), Stop);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.False(await waiting);
    }

    [Fact]
    public async Task Ends_when_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = new WakeSignal(_clock).WaitAsync(TimeSpan.FromHours(1), cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
