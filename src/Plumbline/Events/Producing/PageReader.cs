using System.Data.Common;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Makes events of the rows of a page.</summary>
/// <param name="targets">The streams, by the union that the queue names them by.</param>
/// <param name="dialect">The dialect.</param>
internal sealed class PageReader(IReadOnlyDictionary<string, PublishTarget> targets, SqlDialect dialect)
{
    /// <summary>Makes the events.</summary>
    /// <param name="session">The database.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="bodies">Where the bodies go.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One for each row, in order.</returns>
    public async Task<IReadOnlyList<PageEvent>> ReadAsync(OutboxSession session, IReadOnlyList<OutboxRow> rows, BodyBuffer bodies, CancellationToken cancellationToken)
    {
        var events = rows.Select(row => new PageEvent(row, targets[row.Stream])).ToList();
        var ofTarget = events.GroupBy(e => e.Target).ToDictionary(group => group.Key, group => group.ToList());
        var wanted = ofTarget.Select(group => (group.Key, (IReadOnlyList<OutboxRow>)group.Value.ConvertAll(e => e.Row))).ToList();
        foreach (var e in events)
            e.Park("Its record is not in the journal any more.");

        await session.ReadJournalAsync(wanted, (target, index, reader) => Make(ofTarget[target][index], reader, bodies), cancellationToken).ConfigureAwait(false);
        return events;
    }

    private void Make(PageEvent e, DbDataReader reader, BodyBuffer bodies)
    {
        using var inUse = bodies.Use();
        try
        {
            var record = Record(e.Row, reader);
            if (e.Target.Producer.Create(record, new RowReader(dialect, reader, JournalSql.Offset)) is not { } draft)
            {
                e.Done();
                return;
            }

            e.Event = Outgoing(record, draft, e.Row.Replay);
            e.Wait("It was not its turn yet.");
        }
        catch (EventRejectedException exception)
        {
            e.Park(exception.Message, exception.InnerException);
        }
        catch (Exception exception) when (exception is not DbException)
        {
            // Whatever it is, it would be the same next time. The message may quote the row.
            e.Park($"The event could not be made of its record: {exception.GetType().Name}.", exception);
        }
    }

    private JournalRecord Record(OutboxRow row, DbDataReader reader) => new()
    {
        Id = row.JournalId,
        At = new RowReader(dialect, reader).DateTime(6),
        Operation = JournalSql.Operation(reader.GetString(1)),
        EventId = new RowReader(dialect, reader).Uuid(2),
        Actor = reader.IsDBNull(3) ? null : reader.GetString(3),
        TraceParent = reader.IsDBNull(4) ? null : reader.GetString(4),
        Key = reader.GetString(5),
    };

    private static OutgoingEvent Outgoing(JournalRecord record, EventDraft draft, int replay) => new()
    {
        Id = record.EventId,
        Key = draft.Key ?? record.Key,
        Sequence = record.Id,
        Time = record.At,
        Type = draft.Type,
        Replay = replay,
        Body = draft.Body,
        TraceParent = record.TraceParent,
        ContentType = draft.ContentType,
    };
}
