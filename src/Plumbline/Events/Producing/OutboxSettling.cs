using System.Globalization;
using Microsoft.Extensions.Hosting;

namespace Plumbline.Events;

/// <summary>
/// Tells what is still to be published, for tests that wait until everything is quiet (<see cref="InMemoryEventStream.SettledAsync"/>), as
/// long as the service runs: the stream may be there for longer.
/// </summary>
/// <param name="stream">The stream; null where it is another one.</param>
/// <param name="tables">The tables.</param>
internal sealed class OutboxSettling(InMemoryEventStream? stream, OutboxTables tables) : IHostedService, IDisposable
{
    private IDisposable? _condition;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _condition = stream?.AddSettlingCondition(PendingAsync);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Is asked no more. A service that is disposed of without being stopped takes its database with it.</summary>
    public void Dispose() => _condition?.Dispose();

    /// <summary>What is under way, in words; null where nothing is. Paused streams do not count.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<string?> PendingAsync(CancellationToken cancellationToken)
    {
        var rows = await tables.QueryAsync(
            $"""
            select (select count(*) from {tables.Outbox} where stream not in (select stream from {tables.Paused})),
              (select count(*) from {tables.Replay} where ended_at is null and stream not in (select stream from {tables.Paused}))
            """,
            r => (Outbox: r.GetInt64(0), Replays: r.GetInt64(1)),
            cancellationToken).ConfigureAwait(false);
        return rows[0] switch
        {
            (0, 0) => null,
            (0, var replays) => string.Create(CultureInfo.InvariantCulture, $"{replays} replays go on"),
            var (waiting, _) => string.Create(CultureInfo.InvariantCulture, $"{waiting} records wait to be published"),
        };
    }
}
