using System.Globalization;

namespace Plumbline.Events;

/// <summary>Tells what is still to be published, for tests that wait until everything is quiet.</summary>
/// <param name="tables">The tables.</param>
internal sealed class OutboxSettling(OutboxTables tables)
{
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
