using Microsoft.Extensions.Logging;

namespace Plumbline.Events;

/// <summary>Keeps the inbox's tables in order, and measures them.</summary>
internal sealed class InboxUpkeep
{
    private static readonly TimeSpan s_measureEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_retireEvery = TimeSpan.FromHours(1);

    // Between two pages of old rows others get their turn.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly InboxStore _inbox;
    private readonly InboxOptions _options;
    private readonly EventMetrics _metrics;
    private readonly FailureReporter _reporter;
    private readonly IReadOnlyList<InboxLine> _lines;
    private readonly bool _hasReplicas;

    /// <summary>Prepares.</summary>
    /// <param name="inbox">The tables.</param>
    /// <param name="options">The settings.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="reporter">Tells monitors.</param>
    /// <param name="lines">The streams.</param>
    /// <param name="hasReplicas">Whether there are replicas.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public InboxUpkeep(
        InboxStore inbox,
        InboxOptions options,
        EventMetrics metrics,
        FailureReporter reporter,
        IReadOnlyList<InboxLine> lines,
        bool hasReplicas,
        TimeProvider time,
        ILogger logger)
    {
        (_inbox, _options, _metrics, _reporter, _lines, _hasReplicas) = (inbox, options, metrics, reporter, lines, hasReplicas);
        Loops =
        [
            new("inbox measures", MeasureAsync, time, logger),
            new("inbox retention", RetireAsync, time, logger, longestWait: TimeSpan.FromMinutes(1)),
        ];
    }

    /// <summary>The loops.</summary>
    public IReadOnlyList<EventLoop> Loops { get; }

    private async ValueTask<LoopPause> MeasureAsync(CancellationToken cancellationToken)
    {
        foreach (var line in _lines.Where(line => line.Lease.Token is not null))
        {
            var stream = line.Stream.Name.ToString();
            var measured = await _inbox.MeasureAsync(await line.Stream.RegisterAsync(_inbox, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            _metrics.InboxDepth.Set(measured.Depth, stream);
            _metrics.InboxOldestAge.Set(measured.OldestAge.TotalSeconds, stream);
            _metrics.InboxFailed.Set(measured.Of(FailedState.Retry) + measured.Of(FailedState.Waiting), stream);
            _metrics.InboxDead.Set(measured.Of(FailedState.Parked) + measured.Of(FailedState.Dead), stream);
        }

        // What happened again and again is told with its number.
        await _reporter.FlushAsync(cancellationToken).ConfigureAwait(false);
        return LoopPause.Exactly(s_measureEvery);
    }

    private async ValueTask<LoopPause> RetireAsync(CancellationToken cancellationToken)
    {
        await _inbox.MakePartitionsAsync(_options.Retention, cancellationToken).ConfigureAwait(false);
        if (await _inbox.RetireAsync(_options.Retention, cancellationToken).ConfigureAwait(false))
            return LoopPause.Exactly(s_pause);

        await _inbox.ForgetOldAsync(_options.Retention, cancellationToken).ConfigureAwait(false);
        if (_hasReplicas)
            await _inbox.ForgetTombstonesAsync(_options.TombstoneRetention, cancellationToken).ConfigureAwait(false);

        return LoopPause.Exactly(s_retireEvery);
    }
}
