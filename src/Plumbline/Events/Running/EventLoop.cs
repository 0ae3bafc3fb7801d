using Microsoft.Extensions.Logging;

namespace Plumbline.Events;

/// <summary>Does something again and again in the background, until stopped. No exception ends it: it waits longer and longer, and goes on.</summary>
internal sealed class EventLoop : IAsyncDisposable
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMilliseconds(100);

    private readonly Func<CancellationToken, ValueTask<LoopPause>> _step;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly BackOff _backOff;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private long _due;
    private long _failingSince;
    private volatile Exception? _failure;
    private Task? _running;
    private bool _isDisposed;

    /// <summary>Prepares a loop.</summary>
    /// <param name="name">What it is called in logs and by health checks: <c>publisher</c>.</param>
    /// <param name="step">One step; tells what to do before the next. Its token is cancelled when the loop stops.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where its failures go, once each time it starts or stops failing.</param>
    /// <param name="longestWait">The longest wait after failures in a row; 3 seconds where null, so that it is back soon after a database is.</param>
    public EventLoop(string name, Func<CancellationToken, ValueTask<LoopPause>> step, TimeProvider time, ILogger logger, TimeSpan? longestWait = null)
    {
        (Name, _step, _time, _logger) = (name, step, time, logger);
        _backOff = new(s_firstWait, longestWait ?? TimeSpan.FromSeconds(3));
        Signal = new(time);
        _due = time.GetTimestamp();
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Wakes it.</summary>
    public WakeSignal Signal { get; }

    /// <summary>Whether other loops need it until they have stopped.</summary>
    public bool StopsLast { get; init; }

    /// <summary>What is done after its last step, for example giving back what it holds; may be null.</summary>
    public Func<ValueTask>? Ended { get; init; }

    /// <summary>What its last step threw; null where it worked.</summary>
    public Exception? Failure => _failure;

    /// <summary>For how long it has been at one step, or late for the next; zero while it waits as it should.</summary>
    public TimeSpan Late
    {
        get
        {
            var now = _time.GetTimestamp();
            var due = Interlocked.Read(ref _due);
            return _running is null or { IsCompleted: true } || due >= now ? TimeSpan.Zero : _time.GetElapsedTime(due, now);
        }
    }

    /// <summary>Starts; once.</summary>
    public void Start()
    {
        lock (_lock)
            _running ??= Task.Run(RunAsync);
    }

    /// <summary>Stops after the step that is under way, which is asked to end.</summary>
    /// <param name="cancellationToken">Gives up waiting for it.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task? running;
        lock (_lock)
        {
            // A host that is disposed of may stop its services once more.
            if (_isDisposed)
                return;

            running = _running;
        }

        await _stop.CancelAsync().ConfigureAwait(false);

        if (running is not null)
            await running.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        lock (_lock)
        {
            if (_isDisposed)
                return;

            _isDisposed = true;
        }

        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var stop = _stop.Token;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                Interlocked.Exchange(ref _due, _time.GetTimestamp());
                var pause = await StepAsync(stop).ConfigureAwait(false);
                Interlocked.Exchange(ref _due, _time.GetTimestamp() + (long)(pause.Time.TotalSeconds * _time.TimestampFrequency));
                if (pause.IsFixed)
                    await Task.Delay(pause.Time, _time, stop).ConfigureAwait(false);
                else if (pause.Time > TimeSpan.Zero)
                    await Signal.WaitAsync(pause.Time, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }

        await EndAsync().ConfigureAwait(false);
    }

    private async ValueTask<LoopPause> StepAsync(CancellationToken stop)
    {
        try
        {
            var pause = await _step(stop).ConfigureAwait(false);
            if (_failure is not null)
            {
                _failure = null;
                _logger.LoopWorksAgain(Name, _time.GetElapsedTime(_failingSince));
            }

            _backOff.Reset();
            return pause;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            if (_failure is null)
            {
                _failingSince = _time.GetTimestamp();
                _logger.LoopFails(e, Name);
            }

            // Nothing wakes it meanwhile, or each commit would be one more try.
            _failure = e;
            return LoopPause.Exactly(_backOff.Next());
        }
    }

    private async ValueTask EndAsync()
    {
        if (Ended is null)
            return;

        try
        {
            await Ended().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _logger.LoopEndFails(e, Name);
        }
    }
}
