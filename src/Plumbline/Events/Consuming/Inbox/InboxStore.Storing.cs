using System.Data.Common;
using Plumbline.Data;

namespace Plumbline.Events;

/// <content>How events come into the inbox.</content>
internal sealed partial class InboxStore
{
    /// <summary>Who failed where nobody could be asked.</summary>
    public const string Nobody = "";

    /// <summary>Keeps events, and queues those that were not there. What cannot be read, or not kept, is put aside for good.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="arrivals">The events; none of them twice.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many there are now to be handled, and which were put aside.</returns>
    public async Task<Stored> StoreAsync(int stream, IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken)
    {
        try
        {
            return await TryStoreAsync(stream, arrivals, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (IsRefusal(exception))
        {
            // One of them must not hold up the others, and none the stream.
            if (arrivals is [{ Problem: null } only])
                return await TryStoreAsync(stream, [only.Refused($"The database does not keep the event: {exception.SqlState}.")], cancellationToken).ConfigureAwait(false);

            if (arrivals.Count == 1)
                throw;

            var all = new Stored(0, []);
            foreach (var arrival in arrivals)
                all = all.And(await StoreAsync(stream, [arrival], cancellationToken).ConfigureAwait(false));

            return all;
        }
    }

    // PostgreSQL: an invalid value, and a limit of the server.
    private static bool IsRefusal(DbException exception) => exception.SqlState is ['2', '2', ..] or ['5', '4', ..];

    private Task<Stored> TryStoreAsync(int stream, IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken)
    {
        var good = arrivals.Where(a => a.Problem is null).ToList();
        var bad = arrivals.Where(a => a.Problem is not null).ToList();
        return _storage.WriteAsync(
            async (connection, token) =>
            {
                var queued = good.Count == 0 ? 0
                    : _sql.IsPostgreSql ? await InsertManyAsync(connection, stream, good, token).ConfigureAwait(false)
                    : await InsertEachAsync(connection, stream, good, token).ConfigureAwait(false);
                var dead = new List<Arrival>();
                foreach (var arrival in bad)
                {
                    if (await InsertDeadAsync(connection, stream, arrival, token).ConfigureAwait(false))
                        dead.Add(arrival);
                }

                return new Stored(queued, dead);
            },
            cancellationToken);
    }

    private static async Task<int> InsertManyAsync(StorageConnection connection, int stream, List<Arrival> arrivals, CancellationToken cancellationToken)
    {
        const string sql = """
            with e as materialized (
              select * from unnest($2::timestamptz[], $3::uuid[], $4::integer[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::bytea[], $10::smallint[])
                with ordinality as e (event_time, event_id, replay, key, sequence, type, headers, body, slot, place)
            ), kept as (
              insert into events.inbox (event_time, event_id, replay, stream_id, slot, key, sequence, type, headers, body)
              select event_time, event_id, replay, $1::integer, slot, key, sequence, type, headers, body from e order by place
              on conflict do nothing
              returning event_time, event_id, replay
            )
            insert into events.inbox_queue (stream_id, slot, event_time, event_id, replay)
            select $1::integer, e.slot, e.event_time, e.event_id, e.replay from e join kept using (event_time, event_id, replay) order by e.place
            """;
        await using var command = connection.CreateCommand(sql);
        command.Add(stream);
        command.Add(arrivals.Select(a => a.Time.UtcDateTime).ToArray());
        command.Add(arrivals.Select(a => a.EventId).ToArray());
        command.Add(arrivals.Select(a => a.Replay).ToArray());
        command.Add(arrivals.Select(a => a.Key).ToArray());
        command.Add(arrivals.Select(a => a.Sequence).ToArray());
        command.Add(arrivals.Select(a => a.Type).ToArray());
        command.Add(arrivals.Select(a => a.Headers).ToArray());
        command.Add(arrivals.Select(a => a.Body).ToArray());
        command.Add(arrivals.Select(a => a.Slot).ToArray());
        return await command.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> InsertEachAsync(StorageConnection connection, int stream, List<Arrival> arrivals, CancellationToken cancellationToken)
    {
        var queued = 0;
        foreach (var arrival in arrivals)
        {
            if (!await InsertAsync(connection, stream, arrival, cancellationToken).ConfigureAwait(false))
                continue;

            queued++;
            await RunAsync(
                connection,
                $"insert into {_sql.Queue} (stream_id, slot, event_time, event_id, replay) values ($1, $2, $3, $4, $5)",
                [stream, arrival.Slot, _sql.Instant(arrival.Time), _sql.Uuid(arrival.EventId), arrival.Replay],
                cancellationToken).ConfigureAwait(false);
        }

        return queued;
    }

    private async Task<bool> InsertDeadAsync(StorageConnection connection, int stream, Arrival arrival, CancellationToken cancellationToken)
    {
        if (!await InsertAsync(connection, stream, arrival, cancellationToken).ConfigureAwait(false))
            return false;

        await RunAsync(
            connection,
            $"""
            insert into {_sql.Failed} (stream_id, consumer, key, queue_id, slot, event_time, event_id, replay, state, attempts, error, first_failed_at, last_failed_at)
            values ($1, $2, $3, 0, $4, $5, $6, $7, 'dead', 0, $8, {_sql.NowText(9)}, {_sql.NowText(9)})
            """,
            [stream, Nobody, arrival.Key, arrival.Slot, _sql.Instant(arrival.Time), _sql.Uuid(arrival.EventId), arrival.Replay, InboxText.Reason(arrival.Problem!), _sql.Now],
            cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> InsertAsync(StorageConnection connection, int stream, Arrival arrival, CancellationToken cancellationToken)
    {
        var sql = $"""
            insert into {_sql.Inbox} (event_time, event_id, replay, stream_id, slot, key, sequence, type, headers, body, received_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, {_sql.NowText(11)})
            on conflict do nothing
            """;
        object?[] values =
        [
            _sql.Instant(arrival.Time), _sql.Uuid(arrival.EventId), arrival.Replay, stream, arrival.Slot, arrival.Key, arrival.Sequence, arrival.Type, arrival.Headers, arrival.Body,
            _sql.Now,
        ];
        return await RunAsync(connection, sql, values, cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <summary>What became of events that came.</summary>
    /// <param name="Queued">How many are new and to be handled.</param>
    /// <param name="Dead">Those that are new and can never be handled.</param>
    public sealed record Stored(int Queued, IReadOnlyList<Arrival> Dead)
    {
        /// <summary>Both together.</summary>
        /// <param name="other">The other.</param>
        public Stored And(Stored other) => new(Queued + other.Queued, [.. Dead, .. other.Dead]);
    }
}
