namespace Plumbline.Events;

/// <summary>Wakes one waiter. Signals that nobody waited for are kept, all of them as one.</summary>
/// <param name="time">The clock of waits.</param>
internal sealed class WakeSignal(TimeProvider time)
{
    private TaskCompletionSource _next = New();

    /// <summary>Wakes the waiter, or the next one.</summary>
    public void Set() => Volatile.Read(ref _next).TrySetResult();

    /// <summary>Waits for a signal. By one at a time.</summary>
    /// <param name="patience">How long at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var next = Volatile.Read(ref _next);
        if (!next.Task.IsCompleted)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(next.Task, Task.Delay(patience, time, ended.Token)).ConfigureAwait(false);
            await ended.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (!next.Task.IsCompleted)
            return false;

        // A signal until here is answered by what the caller does next.
        Volatile.Write(ref _next, New());
        return true;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
