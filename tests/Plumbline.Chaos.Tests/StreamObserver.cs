using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Plumbline.Events;
using Plumbline.RabbitMQ;

namespace Plumbline.Chaos.Tests;

/// <summary>Reads the stream of users' events as a group of its own and remembers everything that came.</summary>
internal sealed class StreamObserver : IAsyncDisposable
{
    private readonly RabbitMqEventStream _stream;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;
    private readonly ConcurrentQueue<IncomingEvent> _events = new();

    public StreamObserver(string connectionString)
    {
        _stream = new(new() { ConnectionString = connectionString }, NullLogger<RabbitMqEventStream>.Instance);
        _reading = ReadAsync();
    }

    /// <summary>The stream that the users service publishes.</summary>
    public static StreamName Name { get; } = new("chaos", "user", 0, "user_event", "json");

    /// <summary>What came, in the order in which it came.</summary>
    public IReadOnlyList<IncomingEvent> Events => [.. _events];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        await _stream.DisposeAsync();
        _stop.Dispose();
    }

    // A broker that has just been started, on a machine that is busy, may not answer yet.
    private async Task<bool> TryEnsureAsync()
    {
        try
        {
            await _stream.EnsureAsync(new() { Name = Name }, _stop.Token);
            return true;
        }
        catch (StreamUnavailableException)
        {
            return false;
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            while (!await TryEnsureAsync())
                await Task.Delay(500, _stop.Token);

            await foreach (var delivery in _stream.ReadAsync(Name, "observer", new() { MaxBatch = 500 }, _stop.Token))
            {
                foreach (var e in delivery.Events)
                    _events.Enqueue(e);

                await _stream.AckAsync(delivery, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }
}
