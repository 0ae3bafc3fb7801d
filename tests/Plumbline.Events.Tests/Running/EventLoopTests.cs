using Microsoft.Extensions.Logging;

namespace Plumbline.Events.Tests.Running;

public sealed class EventLoopTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly TestLog<EventLoop> _log = new();
    private int _steps;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_on_at_once_while_there_is_more_to_do()
    {
        await using var loop = Loop(() => _steps < 5 ? LoopPause.None : LoopPause.UntilWoken(TimeSpan.FromHours(1)));
        loop.Start();

        await Eventually.TrueAsync(() => _steps == 5);
    }

    [Fact]
    public async Task Is_woken_from_its_wait_and_otherwise_goes_on_after_it()
    {
        await using var loop = Loop(() => LoopPause.UntilWoken(TimeSpan.FromHours(1)));
        loop.Start();
        await Eventually.TrueAsync(() => _steps == 1);

        loop.Signal.Set();
        await Eventually.TrueAsync(() => _steps == 2);
        await Eventually.AdvanceUntilAsync(_clock, TimeSpan.FromHours(1), () => _steps > 2);
    }

    [Fact]
    public async Task Is_stopped_and_disposed_of_any_number_of_times()
    {
        // A host that is disposed of after it was stopped does both twice.
        var loop = Loop(() => LoopPause.UntilWoken(TimeSpan.FromHours(1)));
        loop.Start();
        await loop.StopAsync(Stop);
        await loop.DisposeAsync();

        await loop.StopAsync(Stop);
        await loop.DisposeAsync();
    }

    [Fact]
    public async Task Cannot_be_woken_from_a_fixed_wait()
    {
        await using var loop = Loop(() => LoopPause.Exactly(TimeSpan.FromHours(1)));
        loop.Start();
        await Eventually.TrueAsync(() => _steps == 1);
        loop.Signal.Set();
        await Task.Delay(100, Stop);

        Assert.Equal(1, _steps);
    }

    [Fact]
    public async Task Outlives_exceptions_waits_longer_each_time_and_logs_each_change_once()
    {
        await using var loop = Loop(() => _steps <= 4 ? throw new InvalidOperationException("broken") : LoopPause.UntilWoken(TimeSpan.FromHours(1)));
        loop.Start();
        foreach (var (step, wait) in new[] { (1, 100), (2, 200), (3, 400), (4, 800) })
        {
            await Eventually.TrueAsync(() => _steps == step && loop.Failure is not null && _clock.Next is not null);

            // A commit may not make it try more often.
            loop.Signal.Set();
            Assert.InRange(_clock.Next!.Value.TotalMilliseconds, wait * 0.8, wait * 1.2);
            _clock.Advance(_clock.Next.Value);
        }

        await Eventually.TrueAsync(() => loop.Failure is null);
        Assert.Equal([LogLevel.Warning, LogLevel.Information], _log.Entries.Select(e => e.Level));
    }

    [Fact]
    public async Task Stops_in_a_wait_and_in_a_step_and_gives_back_what_it_holds()
    {
        var ended = 0;
        var started = new TaskCompletionSource();
        var loop = new EventLoop(
            "test",
            async stop =>
            {
                started.SetResult();
                await Task.Delay(Timeout.Infinite, stop);
                return LoopPause.None;
            },
            _clock,
            _log)
        {
            Ended = () =>
            {
                ended++;
                throw new InvalidOperationException("cannot");
            },
        };
        loop.Start();
        await started.Task;
        await loop.StopAsync(Stop);
        await loop.DisposeAsync();

        Assert.Equal(1, ended);
        Assert.Single(_log.Entries);
    }

    [Fact]
    public async Task Is_late_when_a_step_hangs_and_not_while_it_waits()
    {
        var hang = new TaskCompletionSource<LoopPause>();
        await using var loop = new EventLoop("test", async _ => ++_steps == 1 ? LoopPause.UntilWoken(TimeSpan.FromHours(1)) : await hang.Task, _clock, _log);
        loop.Start();
        await Eventually.TrueAsync(() => _steps == 1);
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(TimeSpan.Zero, loop.Late);

        loop.Signal.Set();
        await Eventually.TrueAsync(() => _steps == 2);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(1), loop.Late);
        hang.SetResult(LoopPause.UntilWoken(TimeSpan.FromHours(1)));
        await Eventually.TrueAsync(() => loop.Late == TimeSpan.Zero);
    }

    [Fact]
    public async Task The_runtime_stops_what_others_need_last()
    {
        var order = new List<string>();
        var lease = new EventLoop("lease", _ => new(LoopPause.UntilWoken(TimeSpan.FromHours(1))), _clock, _log) { StopsLast = true, Ended = () => Note("lease") };
        var publisher = new EventLoop("publisher", _ => new(LoopPause.UntilWoken(TimeSpan.FromHours(1))), _clock, _log) { Ended = () => Note("publisher") };
        var runtime = new EventRuntime([new Work([lease, publisher])]);
        await runtime.StartAsync(Stop);
        await runtime.StopAsync(Stop);

        Assert.Equal(["publisher", "lease"], order);

        ValueTask Note(string name)
        {
            order.Add(name);
            return default;
        }
    }

    [Fact]
    public async Task Health_is_bad_where_a_loop_hangs_and_degraded_where_one_fails()
    {
        var hang = new TaskCompletionSource<LoopPause>();
        await using var loop = new EventLoop("handler", async _ => ++_steps == 1 ? throw new InvalidOperationException("secret") : await hang.Task, _clock, _log);
        var runtime = new EventRuntime([new Work([loop])]);
        var check = new EventLoopHealthCheck(runtime);
        Assert.Equal("Healthy", await StatusAsync());

        loop.Start();
        await Eventually.TrueAsync(() => loop.Failure is not null);
        Assert.Equal("Degraded: These fail and try again: handler (InvalidOperationException).", await StatusAsync());

        await Eventually.AdvanceUntilAsync(_clock, TimeSpan.FromMilliseconds(50), () => _steps == 2);
        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("Unhealthy: Nothing has come of these for 00:00:30: handler.", await StatusAsync());
        hang.SetResult(LoopPause.UntilWoken(TimeSpan.FromHours(1)));

        async Task<string> StatusAsync()
        {
            var result = await check.CheckHealthAsync(new(), Stop);
            return result.Description is null ? result.Status.ToString() : $"{result.Status}: {result.Description}";
        }
    }

    private EventLoop Loop(Func<LoopPause> step) => new(
        "test",
        _ =>
        {
            _steps++;
            return new(step());
        },
        _clock,
        _log);

    private sealed class Work(IReadOnlyList<EventLoop> loops) : IEventWork
    {
        public IReadOnlyList<EventLoop> Loops => loops;
    }
}
