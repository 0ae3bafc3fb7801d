using System.Diagnostics;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>
/// Handles events so that one that cannot be handled stops no other: tries again at once what the database may do a moment later, splits a batch
/// that fails until the event is alone, and reports.
/// </summary>
internal sealed class BatchRunner
{
    private const int QuickAttempts = 5;
    private const int MostLinks = 100;
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(1);

    // An event with which the connection breaks that often, while the database is there, is taken for the cause.
    private const int BreaksToGiveUp = 5;

    private readonly Storage _storage;
    private readonly InboxStore _inbox;
    private readonly InboxStream _stream;
    private readonly BatchTransaction _transaction;
    private readonly InboxReports _reports;
    private readonly TimeProvider _time;
    private (long QueueId, int Count) _broke;

    /// <summary>Prepares for a stream.</summary>
    /// <param name="storage">The database.</param>
    /// <param name="inbox">The tables.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="transaction">Handles a batch.</param>
    /// <param name="reports">Tells of what happens.</param>
    /// <param name="limit">Notices that everything fails.</param>
    /// <param name="time">The clock.</param>
    public BatchRunner(Storage storage, InboxStore inbox, InboxStream stream, BatchTransaction transaction, InboxReports reports, RateLimit limit, TimeProvider time)
    {
        (_storage, _inbox, _stream, _transaction, _reports, _time) = (storage, inbox, stream, transaction, reports, time);
        Limit = limit;
    }

    /// <summary>Notices that everything fails.</summary>
    public RateLimit Limit { get; }

    /// <summary>Handles events.</summary>
    /// <param name="entries">The events; either all new, or all failed ones of one consumer.</param>
    /// <param name="stop">The service is stopping.</param>
    public async Task<BatchRun> RunAsync(IReadOnlyList<InboxEntry> entries, StopTokens stop)
    {
        var slices = new Stack<IReadOnlyList<InboxEntry>>([entries]);
        var failures = 0;
        while (slices.TryPop(out var slice))
        {
            stop.Soon.ThrowIfCancellationRequested();
            var started = _time.GetTimestamp();
            using var activity = Start(slice);
            var (outcome, error) = await TryAsync(slice, stop.Now).ConfigureAwait(false);
            _reports.Processed(_stream, slice, outcome, _time.GetElapsedTime(started), error);
            if (outcome is null)
            {
                activity?.SetStatus(ActivityStatusCode.Error, "split");
                slices.Push([.. slice.Skip(slice.Count / 2)]);
                slices.Push([.. slice.Take(slice.Count / 2)]);
                continue;
            }

            if (outcome.Failures.Any(f => f.Exception is not null))
                activity?.SetStatus(ActivityStatusCode.Error);

            failures += outcome.Failures.Count;
            Learn(outcome);
            await _reports.FailedAsync(_stream, outcome, stop.Now).ConfigureAwait(false);
            if (Limit.IsOn && slices.Count > 0)
                return new(entries.Count, failures, false);
        }

        return new(entries.Count, failures, !Limit.IsOn);
    }

    // Null: the batch has to be split.
    private async Task<(BatchOutcome? Outcome, string? Error)> TryAsync(IReadOnlyList<InboxEntry> slice, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return (await _transaction.RunAsync(slice, isLast: attempt == QuickAttempts, cancellationToken).ConfigureAwait(false), null);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && attempt < QuickAttempts && _storage.IsTransient(e))
            {
                await Task.Delay(QuickWait(attempt), _time, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // Where the database is away, this throws, and the loop waits until it is back.
                await _inbox.IsEmptyAsync(_stream.Id, cancellationToken).ConfigureAwait(false);
                if (slice.Count > 1)
                    return (null, e.GetType().FullName);

                _broke = (slice[0].QueueId, _broke.QueueId == slice[0].QueueId ? _broke.Count + 1 : 1);
                if (_broke.Count < BreaksToGiveUp && e is not HandlerHangsException)
                    throw;

                return (await _transaction.GiveUpAsync(slice[0], e, cancellationToken).ConfigureAwait(false), e.GetType().FullName);
            }
        }
    }

    private static TimeSpan QuickWait(int attempt)
    {
        var wait = s_firstWait * Math.Pow(2, attempt) * (0.5 + Random.Shared.NextDouble());
        return wait < s_longestWait ? wait : s_longestWait;
    }

    private void Learn(BatchOutcome outcome)
    {
        var failed = outcome.Failures.Where(f => f.Attempt.State is FailedState.Retry or FailedState.Dead && f.Exception is not null).ToList();
        if (failed.Count < outcome.Handled.Count)
            Limit.Succeeded();

        foreach (var failure in failed)
            Limit.Failed(failure.Entry.Content?.Key ?? "");
    }

    private Activity? Start(IReadOnlyList<InboxEntry> slice)
    {
        if (!EventTelemetry.Source.HasListeners())
            return null;

        var links = slice
            .Where(e => e.Content is not null)
            .Select(e => new InboxHeaders(e.Content!.Headers))
            .Select(h => EventTelemetry.Link(h.GetValueOrDefault("traceparent"), h.GetValueOrDefault("tracestate")))
            .OfType<ActivityLink>()
            .Take(MostLinks);
        var activity = EventTelemetry.Source.StartActivity(ActivityKind.Consumer, name: $"process {_stream.Name}", links: links);
        activity?.SetTag("messaging.system", "plumbline");
        activity?.SetTag("messaging.operation.type", "process");
        activity?.SetTag(EventMetrics.Destination, _stream.Name.ToString());
        activity?.SetTag("messaging.consumer.group.name", _stream.Group);
        activity?.SetTag("messaging.batch.message_count", slice.Count);
        return activity;
    }
}
