using System.Collections.Concurrent;
namespace Plumbline.Events.Tests.Streams;

/// <summary>A reader in the background, as a consumer has one; acknowledges all it gets unless told not to.</summary>
internal sealed class TestReader : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task _reading;

    public TestReader(IEventStream stream, StreamName name, string group = "reader", ReadOptions? options = null, bool acknowledges = true)
    {
        _reading = Task.Run(async () =>
        {
            try
            {
                await foreach (var delivery in stream.ReadAsync(name, group, options ?? new(), _end.Token))
                {
                    foreach (var e in delivery.Events)
                        Received.Enqueue(e);

                    Deliveries.Enqueue(delivery);
                    if (acknowledges)
                        await stream.AckAsync(delivery, CancellationToken.None);
                }
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
            }
        });
    }

    public ConcurrentQueue<IncomingEvent> Received { get; } = [];

    public ConcurrentQueue<EventDelivery> Deliveries { get; } = [];

    public IEnumerable<long> Sequences => Received.Select(e => e.Sequence);

    /// <summary>Waits until so many different events came.</summary>
    public Task WaitForAsync(int events, TimeSpan? patience = null) =>
        UntilAsync(() => Received.Select(e => e.Id).Distinct().Count() >= events, patience, () => $"{Received.Select(e => e.Id).Distinct().Count()} of {events} events came");

    public async Task UntilAsync(Func<bool> condition, TimeSpan? patience = null, Func<string>? says = null)
    {
        var end = DateTime.UtcNow + (patience ?? TimeSpan.FromMinutes(2));
        while (!condition())
        {
            if (_reading.IsFaulted)
                await _reading;

            Assert.True(DateTime.UtcNow < end, says?.Invoke() ?? "It did not happen.");
            await Task.Delay(10);
        }
    }

    /// <summary>For what must not happen. Whatever must have happened is waited for.</summary>
    public static Task AWhileAsync() => Task.Delay(300);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading;
        _end.Dispose();
    }
}
