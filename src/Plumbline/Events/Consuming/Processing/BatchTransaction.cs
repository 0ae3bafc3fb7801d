using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Handles events in one transaction: takes them off the queue, lets each consumer do its work, and notes what is not done.</summary>
internal sealed class BatchTransaction
{
    private readonly Storage _storage;
    private readonly InboxStore _inbox;
    private readonly InboxStream _stream;
    private readonly IServiceScopeFactory _scopes;
    private readonly HandlerCall _call;
    private readonly Action<ConsumerPoint>? _reached;

    /// <summary>Prepares for a stream.</summary>
    /// <param name="storage">The database.</param>
    /// <param name="inbox">The tables.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="scopes">Makes the services of a batch.</param>
    /// <param name="time">The clock.</param>
    /// <param name="reached">Is told of each point at which a process may end; for tests.</param>
    public BatchTransaction(Storage storage, InboxStore inbox, InboxStream stream, IServiceScopeFactory scopes, TimeProvider time, Action<ConsumerPoint>? reached)
    {
        (_storage, _inbox, _stream, _scopes, _reached) = (storage, inbox, stream, scopes, reached);
        _call = new(storage, time);
    }

    /// <summary>Handles events.</summary>
    /// <param name="entries">The events; either all new, or all failed ones of one consumer.</param>
    /// <param name="isLast">Of one event: whether to note that it failed also where another attempt at once might work.</param>
    /// <param name="cancellationToken">The service is stopping.</param>
    /// <returns>What came of them.</returns>
    /// <remarks>
    /// Of several events, whatever a consumer throws rolls back all. Of one event it rolls back what that consumer did, and the event is noted
    /// as failed for it: a consumer does not lose an event because another one cannot handle it.
    /// </remarks>
    public async Task<BatchOutcome> RunAsync(IReadOnlyList<InboxEntry> entries, bool isLast, CancellationToken cancellationToken)
    {
        var outcome = await _storage.InTransactionAsync(
            async (transaction, token) =>
            {
                var result = new BatchOutcome();
                await _inbox.PrepareBatchAsync(Silence(), token).ConfigureAwait(false);
                var claimed = await ClaimAsync(entries, token).ConfigureAwait(false);
                result.Take(claimed);
                var readable = await WithContentAsync(claimed, result, token).ConfigureAwait(false);
                if (readable.Count > 0)
                    await HandleAsync(readable, new Attempt(transaction, entries.Count == 1, isLast), result, token).ConfigureAwait(false);

                _reached?.Invoke(ConsumerPoint.AfterHandlerBeforeQueueDelete);
                return result;
            },
            cancellationToken).ConfigureAwait(false);
        _reached?.Invoke(ConsumerPoint.AfterCommitBeforeAck);
        return outcome;
    }

    /// <summary>Notes that an event breaks whatever handles it, so that the others can go on.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="exception">What was thrown.</param>
    /// <param name="cancellationToken">The service is stopping.</param>
    public Task<BatchOutcome> GiveUpAsync(InboxEntry entry, Exception exception, CancellationToken cancellationToken) => _storage.InTransactionAsync(
        async (_, token) =>
        {
            var result = new BatchOutcome();
            var claimed = await ClaimAsync([entry], token).ConfigureAwait(false);
            result.Take(claimed);
            foreach (var consumer in claimed.Count == 0 ? [] : ConsumersOf(entry))
                await FailAsync(entry, Failed(consumer, entry, exception), result, exception, token).ConfigureAwait(false);

            return result;
        },
        cancellationToken);

    private TimeSpan Silence() => TimeSpan.FromMinutes(1) + _stream.Consumers.Max(c => c.Options.Timeout);

    private async Task<List<InboxEntry>> ClaimAsync(IReadOnlyList<InboxEntry> entries, CancellationToken cancellationToken)
    {
        if (entries[0].Failure is null)
        {
            var queued = await _inbox.ClaimAsync(_stream.Id, entries.Select(e => e.QueueId), cancellationToken).ConfigureAwait(false);
            return [.. entries.Where(e => queued.Contains(e.QueueId))];
        }

        var failed = await _inbox.ClaimFailedAsync(entries.Select(e => e.Failure!.Id), cancellationToken).ConfigureAwait(false);
        return [.. entries.Where(e => failed.Contains(e.Failure!.Id))];
    }

    private async Task<List<InboxEntry>> WithContentAsync(List<InboxEntry> entries, BatchOutcome outcome, CancellationToken cancellationToken)
    {
        foreach (var entry in entries.Where(e => e.Content is null))
        {
            var gone = new FailedAttempt(entry.Failure?.Consumer ?? InboxStore.Nobody, FailedState.Dead, "The inbox does not have the event any more.", null);
            await FailAsync(entry, gone, outcome, null, cancellationToken).ConfigureAwait(false);
        }

        return [.. entries.Where(e => e.Content is not null)];
    }

    private async Task HandleAsync(List<InboxEntry> entries, Attempt attempt, BatchOutcome outcome, CancellationToken cancellationToken)
    {
        var consumers = ConsumersOf(entries[0]);
        if (consumers.Count == 0)
        {
            foreach (var entry in entries)
            {
                var unknown = new FailedAttempt(entry.Failure!.Consumer, FailedState.Parked, $"Nothing called '{entry.Failure.Consumer}' is registered any more; skip the event.", null);
                await FailAsync(entry, unknown, outcome, null, cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        var scope = _scopes.CreateAsyncScope();
        await using var disposed = scope.ConfigureAwait(false);
        foreach (var consumer in consumers)
        {
            var mine = await WithoutBlockedAsync(consumer, entries, outcome, cancellationToken).ConfigureAwait(false);
            if (mine.Count > 0)
                await HandleAsync(consumer, mine, attempt, scope.ServiceProvider, outcome, cancellationToken).ConfigureAwait(false);
        }
    }

    private IReadOnlyList<EventConsumer> ConsumersOf(InboxEntry entry) =>
        entry.Failure is { } failure ? [.. _stream.Consumers.Where(c => c.Name == failure.Consumer)] : _stream.Consumers;

    private async Task<List<InboxEntry>> WithoutBlockedAsync(EventConsumer consumer, List<InboxEntry> entries, BatchOutcome outcome, CancellationToken cancellationToken)
    {
        if (consumer.Options.Order != EventOrder.BlockKey || entries[0].Failure is not null)
            return entries;

        var blocked = await _inbox.BlockedKeysAsync(_stream.Id, consumer.Name, entries.Select(e => e.Content!.Key), cancellationToken).ConfigureAwait(false);
        foreach (var entry in entries.Where(e => blocked.Contains(e.Content!.Key)))
        {
            var waiting = new FailedAttempt(consumer.Name, FailedState.Waiting, "An earlier event of its key has failed.", null);
            await FailAsync(entry, waiting, outcome, null, cancellationToken).ConfigureAwait(false);
        }

        return [.. entries.Where(e => !blocked.Contains(e.Content!.Key))];
    }

    private async Task HandleAsync(
        EventConsumer consumer, List<InboxEntry> entries, Attempt attempt, IServiceProvider services, BatchOutcome outcome, CancellationToken cancellationToken)
    {
        var batch = entries.ConvertAll(e => new ConsumedEvent(e.Content!.Type, e.Content.Body, Context(e, attempt.Transaction)));
        if (!attempt.IsAlone)
        {
            await _call.RunAsync(consumer, services, batch, cancellationToken).ConfigureAwait(false);
        }
        else if (await IsolateAsync(consumer, batch, attempt, services, cancellationToken).ConfigureAwait(false) is { } thrown)
        {
            await FailAsync(entries[0], Failed(consumer, entries[0], thrown), outcome, thrown, cancellationToken).ConfigureAwait(false);
            return;
        }

        _reached?.Invoke(ConsumerPoint.MidHandler);
        for (var i = 0; i < batch.Count; i++)
        {
            if (Undone(consumer, entries[i], batch[i]) is { } undone)
                await FailAsync(entries[i], undone, outcome, null, cancellationToken).ConfigureAwait(false);
        }

        await EndFailuresAsync(consumer, entries.Where((e, i) => e.Failure is not null && batch[i].Decision is EventDecision.Done or EventDecision.Skip), cancellationToken)
            .ConfigureAwait(false);
    }

    // What the consumer threw; null where it returned. Its effects are rolled back, and nobody else's.
    private async Task<Exception?> IsolateAsync(
        EventConsumer consumer, List<ConsumedEvent> batch, Attempt attempt, IServiceProvider services, CancellationToken cancellationToken)
    {
        Exception? thrown = null;
        var hasReturned = false;
        try
        {
            await _storage.InTransactionAsync(
                async (_, token) =>
                {
                    try
                    {
                        await _call.RunAsync(consumer, services, batch, token).ConfigureAwait(false);
                        hasReturned = true;
                    }
                    catch (Exception e)
                    {
                        thrown = e;
                        throw;
                    }
                },
                cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && (ReferenceEquals(e, thrown) || hasReturned))
        {
            // It returned although one of its writes had failed, or it threw. Anything else is the connection's fault.
            if (e is HandlerHangsException || (!attempt.IsLast && _storage.IsTransient(e)))
                throw;

            return e;
        }
    }

    private async Task EndFailuresAsync(EventConsumer consumer, IEnumerable<InboxEntry> done, CancellationToken cancellationToken)
    {
        var ended = done.ToList();
        if (ended.Count == 0)
            return;

        await _inbox.ForgetAsync(ended.Select(e => e.Failure!.Id), cancellationToken).ConfigureAwait(false);
        foreach (var key in ended.Select(e => e.Content!.Key).Distinct(StringComparer.Ordinal))
            await _inbox.ReleaseAsync(_stream.Id, consumer.Name, key, cancellationToken).ConfigureAwait(false);
    }

    private async Task FailAsync(InboxEntry entry, FailedAttempt failed, BatchOutcome outcome, Exception? exception, CancellationToken cancellationToken)
    {
        await _inbox.FailAsync(_stream.Id, entry, failed, cancellationToken).ConfigureAwait(false);
        outcome.Fail(entry, failed, exception);
    }

    private static FailedAttempt? Undone(EventConsumer consumer, InboxEntry entry, ConsumedEvent consumed) => consumed.Decision switch
    {
        EventDecision.Retry => Next(consumer, entry, consumed.Reason ?? "", consumed.RetryAfter),
        EventDecision.Park => new(consumer.Name, FailedState.Parked, consumed.Reason ?? "", null),
        _ => null,
    };

    private static FailedAttempt Failed(EventConsumer consumer, InboxEntry entry, Exception thrown) => thrown is EventRejectedException
        ? new(consumer.Name, FailedState.Parked, thrown.Message, null)
        : Next(consumer, entry, $"{thrown.GetType().Name}: {thrown.Message}", null);

    private static FailedAttempt Next(EventConsumer consumer, InboxEntry entry, string reason, TimeSpan? after) =>
        RetryPlan.Next(consumer, entry.Attempt, entry.Failure?.Age ?? TimeSpan.Zero, reason, after, Random.Shared.NextDouble());

    private static EventContext Context(InboxEntry entry, DbTransaction transaction) => new()
    {
        EventId = entry.EventId,
        Key = entry.Content!.Key,
        Sequence = entry.Content.Sequence,
        Time = entry.Time,
        Attempt = entry.Attempt,
        Replay = entry.Replay,
        Headers = new InboxHeaders(entry.Content.Headers),
        Transaction = transaction,
    };

    private sealed record Attempt(DbTransaction Transaction, bool IsAlone, bool IsLast);
}
