using Microsoft.Extensions.Hosting;

namespace Plumbline.Events;

/// <summary>
/// Lets <see cref="InMemoryEventStream.SettledAsync"/> wait for a service, as long as that runs: the stream may be there for longer, and a
/// service that is disposed of without being stopped takes its database with it.
/// </summary>
/// <param name="stream">The stream; null where it is another one.</param>
/// <param name="pending">What is under way, in words; null where nothing is.</param>
internal sealed class SettlingCondition(InMemoryEventStream? stream, Func<CancellationToken, ValueTask<string?>> pending) : IHostedService, IDisposable
{
    private IDisposable? _added;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _added = stream?.AddSettlingCondition(pending);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>It is asked no more.</summary>
    public void Dispose() => _added?.Dispose();
}
