namespace Plumbline.Events;

/// <summary>A reader of a stream that can be asked for the next delivery with patience.</summary>
internal sealed class Reading : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly IAsyncEnumerator<EventDelivery> _deliveries;
    private Task<bool>? _next;

    /// <summary>Starts reading.</summary>
    /// <param name="read">Reads, until its token is cancelled.</param>
    public Reading(Func<CancellationToken, IAsyncEnumerable<EventDelivery>> read)
    {
        _deliveries = read(_end.Token).GetAsyncEnumerator(_end.Token);
        _next = _deliveries.MoveNextAsync().AsTask();
    }

    /// <summary>The next delivery.</summary>
    /// <param name="patience">How long to wait for it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Null where none came until then.</returns>
    public async Task<EventDelivery?> NextAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        _next ??= _deliveries.MoveNextAsync().AsTask();
        if (!_next.IsCompleted)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(_next, Task.Delay(patience, time, waiting.Token)).ConfigureAwait(false);
            await waiting.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (!_next.IsCompleted)
                return null;
        }

        var hasOne = await _next.ConfigureAwait(false);
        _next = null;
        return hasOne ? _deliveries.Current : throw new InvalidOperationException("The stream ended, which no stream does.");
    }

    /// <summary>Ends reading; what was delivered and not acknowledged comes again.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        if (_next is not null)
        {
            // What ends it is told by whoever waited for it, or it is the cancellation.
            await _next.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
                .ConfigureAwait(false);
        }

        await _deliveries.DisposeAsync().ConfigureAwait(false);
        _end.Dispose();
    }
}
