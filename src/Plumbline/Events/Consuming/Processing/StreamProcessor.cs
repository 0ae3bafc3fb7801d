using Microsoft.Extensions.Logging;

namespace Plumbline.Events;

/// <summary>Handles the events of a stream, or of one of its lanes, in small batches.</summary>
internal sealed class StreamProcessor
{
    private readonly InboxStore _inbox;
    private readonly InboxStream _stream;
    private readonly Lane _lane;
    private readonly BatchRunner _runner;
    private readonly InboxOptions _options;
    private readonly EventLease _lease;
    private readonly TimeProvider _time;
    private readonly BatchTiming _timing;
    private readonly PageSize _page;
    private long _look;
    private long _floor;
    private volatile bool _isPaused;
    private int _isBusy;

    /// <summary>Prepares for a lane of a stream.</summary>
    /// <param name="inbox">The tables.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="lane">Which of its events.</param>
    /// <param name="runner">Handles events.</param>
    /// <param name="options">The settings.</param>
    /// <param name="lease">The right to handle the stream's events.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public StreamProcessor(
        InboxStore inbox, InboxStream stream, Lane lane, BatchRunner runner, InboxOptions options, EventLease lease, TimeProvider time, ILogger logger)
    {
        (_inbox, _stream, _lane, _runner, _options, _lease, _time) = (inbox, stream, lane, runner, options, lease, time);
        _timing = new(time, options.MaxBatchAge, options.IdleAfter, options.MaxBatch);
        _look = time.GetTimestamp();
        _page = new(options.MaxBatch);
        Loop = new(lane.Count == 1 ? $"inbox {stream.Name}" : $"inbox {stream.Name} lane {lane.Index}", StepAsync, time, logger);
        lease.Changed += Look;
    }

    /// <summary>The loop.</summary>
    public EventLoop Loop { get; }

    /// <summary>Whether events are being handled right now.</summary>
    public bool IsBusy => Volatile.Read(ref _isBusy) != 0;

    /// <summary>Whether it has seen that its stream is paused: nothing is handled until it sees that it is not.</summary>
    public bool IsPaused => _isPaused;

    /// <summary>Whether everything fails, so that events are tried one at a time.</summary>
    public bool IsLimited => _runner.Limit.IsOn;

    /// <summary>Events came. For any thread.</summary>
    /// <param name="count">How many.</param>
    public void Stored(int count)
    {
        if (count == 0)
            return;

        _timing.Add(count);
        Loop.Signal.Set();
    }

    /// <summary>Somebody changed what there is to do. For any thread.</summary>
    public void Look()
    {
        Interlocked.Exchange(ref _look, _time.GetTimestamp());
        Loop.Signal.Set();
    }

    private async ValueTask<LoopPause> StepAsync(CancellationToken cancellationToken)
    {
        if (_lease.Token is null)
            return LoopPause.UntilWoken(_options.Poll);

        var wait = Wait();
        if (wait > TimeSpan.Zero)
            return LoopPause.UntilWoken(wait);

        await _stream.RegisterAsync(_inbox, cancellationToken).ConfigureAwait(false);
        var looks = UntilLook() == TimeSpan.Zero;
        if (looks)
        {
            LookAgain(_options.Poll);
            _isPaused = await _inbox.IsPausedAsync(_stream.Id, cancellationToken).ConfigureAwait(false);
        }

        if (_isPaused)
            return LoopPause.UntilWoken(UntilLook());

        // What is under way when the service stops may end for a while.
        using var now = new CancellationTokenSource();
        using var stopping = cancellationToken.Register(() => now.CancelAfter(_options.StopPatience));
        Volatile.Write(ref _isBusy, 1);
        try
        {
            await WorkAsync(looks, new(cancellationToken, now.Token)).ConfigureAwait(false);
        }
        catch
        {
            // Whatever was taken from the queue is there again.
            _floor = 0;
            _timing.More();
            throw;
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }

        return LoopPause.UntilWoken(Wait());
    }

    // What came is waited for only a moment; what other processes bring, and what is to be tried again, is found by looking now and then.
    private TimeSpan Wait()
    {
        var look = UntilLook();
        return !_isPaused && !IsLimited && _timing.Wait() is { } batch && batch < look ? batch : look;
    }

    private TimeSpan UntilLook()
    {
        var left = Interlocked.Read(ref _look) - _time.GetTimestamp();
        return left > 0 ? TimeSpan.FromSeconds((double)left / _time.TimestampFrequency) : TimeSpan.Zero;
    }

    private void LookAgain(TimeSpan wait) =>
        Interlocked.Exchange(ref _look, _time.GetTimestamp() + (long)(Math.Max(0, wait.TotalSeconds) * _time.TimestampFrequency));

    private async Task WorkAsync(bool looks, StopTokens stop)
    {
        _timing.Start();
        var retried = looks ? await RetryAsync(stop).ConfigureAwait(false) : default;
        var (page, isFull) = IsLimited && retried.Events > 0 ? default : await PageAsync(looks, stop).ConfigureAwait(false);
        if (IsLimited)
        {
            LookAgain(_options.Poll);
            return;
        }

        if (isFull)
            _timing.More();
        else if (page.Events == 0 && retried.Events == 0)
            _timing.Nothing();

        if (retried.Events > 0)
            LookAgain(TimeSpan.Zero);
        else if ((looks || page.Failures > 0) && await _inbox.NextDueAsync(_stream.Id, stop.Soon).ConfigureAwait(false) is { } due && due < _options.Poll)
            LookAgain(due);
    }

    private async Task<(BatchRun Run, bool IsFull)> PageAsync(bool looks, StopTokens stop)
    {
        // While pages are full, rows at the front of the queue that are dead but not removed yet need not be passed each time. Rows of another
        // process may appear below; looking finds them.
        var floor = looks ? 0 : _floor;
        var limit = IsLimited ? 1 : _page.Value;
        _floor = 0;
        var page = await _inbox.PageAsync(_stream.Id, _lane, floor, limit, stop.Soon).ConfigureAwait(false);
        if (page.Count == 0)
            return (default, floor > 0);

        var started = _time.GetTimestamp();
        var run = await _runner.RunAsync(page, stop).ConfigureAwait(false);
        _page.Learn(page.Count, _time.GetElapsedTime(started));
        if (page.Count == limit && run.IsComplete)
            _floor = page[^1].QueueId;

        return (run, page.Count == limit || floor > 0);
    }

    private async Task<BatchRun> RetryAsync(StopTokens stop)
    {
        var due = await _inbox.DueAsync(_stream.Id, _lane, IsLimited ? 1 : _page.Value, stop.Soon).ConfigureAwait(false);
        var all = new BatchRun(due.Count, 0, true);
        foreach (var same in due.GroupBy(e => e.Failure!.Consumer, StringComparer.Ordinal))
        {
            var run = await _runner.RunAsync([.. same], stop).ConfigureAwait(false);
            all = new(due.Count, all.Failures + run.Failures, run.IsComplete);
            if (!run.IsComplete)
                break;
        }

        return all;
    }
}
