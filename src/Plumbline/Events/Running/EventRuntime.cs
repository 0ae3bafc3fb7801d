using Microsoft.Extensions.Hosting;

namespace Plumbline.Events;

/// <summary>Starts everything about events with the service, once its database fits, and stops it with the service.</summary>
/// <param name="works">What runs.</param>
internal sealed class EventRuntime(IEnumerable<IEventWork> works) : IHostedService, IAsyncDisposable
{
    private readonly IReadOnlyList<IEventWork> _works = [.. works];

    /// <summary>The loops.</summary>
    public IEnumerable<EventLoop> Loops => _works.SelectMany(work => work.Loops);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var loop in Loops)
            loop.Start();

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // What is under way still needs its lease to finish.
        foreach (var group in Loops.GroupBy(loop => loop.StopsLast).OrderBy(group => group.Key))
            await Task.WhenAll(group.Select(loop => loop.StopAsync(cancellationToken))).ConfigureAwait(false);
    }

    /// <summary>Stops: a host may be disposed of without being stopped, and the database goes after this.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None).ConfigureAwait(false);
}
