using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Calls a consumer and does not wait for ever.</summary>
/// <param name="storage">The database.</param>
/// <param name="time">The clock.</param>
internal sealed class HandlerCall(Storage storage, TimeProvider time)
{
    // What was told to stop gets this long to do so.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    /// <summary>Calls it in the transaction around the caller.</summary>
    /// <param name="consumer">The consumer.</param>
    /// <param name="services">The services of this batch.</param>
    /// <param name="batch">The events.</param>
    /// <param name="cancellationToken">The service is stopping.</param>
    /// <exception cref="TimeoutException">It took too long.</exception>
    /// <exception cref="HandlerHangsException">It took too long, and still runs: the transaction is of no use any more.</exception>
    public async Task RunAsync(EventConsumer consumer, IServiceProvider services, IReadOnlyList<ConsumedEvent> batch, CancellationToken cancellationToken)
    {
        var timeout = consumer.Options.Timeout;
        using var patience = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);

        // On a thread of its own, as a handler may block it.
        var token = either.Token;
        var handling = Task.Run(() => consumer.HandleAsync(services, batch, token), CancellationToken.None);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stopping = token.Register(stopped.SetResult);
        if (await Task.WhenAny(handling, stopped.Task).ConfigureAwait(false) != handling)
            await Task.WhenAny(handling, Task.Delay(s_grace, time, CancellationToken.None)).ConfigureAwait(false);

        if (!handling.IsCompleted)
        {
            // Whatever it still writes must not become a transaction of its own.
            storage.Abandon();
            _ = handling.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            cancellationToken.ThrowIfCancellationRequested();
            throw new HandlerHangsException($"{consumer.Name} did not end within {timeout}, nor when it was told to stop.");
        }

        try
        {
            await handling.ConfigureAwait(false);
        }
        catch (Exception e) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{consumer.Name} did not end within {timeout}.", e);
        }
    }
}
