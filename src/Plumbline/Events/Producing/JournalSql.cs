using System.Data.Common;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>The statements that read records of a journal.</summary>
internal static class JournalSql
{
    /// <summary>How many columns stand before those of the table.</summary>
    public const int Offset = 7;

    // A field that is called so has no column in the journal, whose own value stands there.
    private static readonly string[] s_own = ["journal_id", "journal_at", "journal_op", "event_id", "actor", "traceparent"];

    /// <summary>The name of a journal, quoted.</summary>
    /// <param name="producer">What makes events of it.</param>
    /// <param name="dialect">The dialect.</param>
    public static string Table(EventProducer producer, SqlDialect dialect) =>
        dialect == SqlDialect.PostgreSql ? "journal." + SqlText.Quote(producer.Journal(dialect)) : SqlText.Quote(producer.Journal(dialect));

    /// <summary>
    /// Reads records: PostgreSQL by two arrays, their numbers and times; SQLite by a JSON list of numbers. Answers for each the place in the
    /// list from 1 on, and what the journal has.
    /// </summary>
    /// <param name="producer">What makes events of it.</param>
    /// <param name="dialect">The dialect.</param>
    public static string Select(EventProducer producer, SqlDialect dialect)
    {
        var columns = string.Concat(producer.Columns.Select(c => s_own.Contains(c.Name, StringComparer.OrdinalIgnoreCase) ? ", null" : $", j.{SqlText.Quote(c.Name)}"));
        var key = SqlText.Quote(producer.KeyColumn);
        var journal = Table(producer, dialect);

        // One record at a time, by its key, in its partition; left to itself the planner may read whole partitions.
        return dialect == SqlDialect.PostgreSql
            ? $"""
                with k as materialized (select * from unnest($1::bigint[], $2::timestamptz[]) with ordinality as k (id, at, n))
                select k.n, j.journal_op::text, j.event_id, j.actor, j.traceparent, j.{key}::text, j.journal_at{columns}
                from k cross join lateral (select * from {journal} r where r.journal_id = k.id and r.journal_at = k.at offset 0) j
                """
            : $"""
                select k.key + 1, j.journal_op, j.event_id, j.actor, j.traceparent, cast(j.{key} as text), j.journal_at{columns}
                from json_each($1) k join {journal} j on j.journal_id = k.value
                """;
    }

    /// <summary>Reads the last records: parameters are the stream, how many, and the key as text where one is asked for.</summary>
    /// <param name="producer">What makes events of it.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="outbox">The queue's table.</param>
    /// <param name="hasKey">Whether a key is asked for.</param>
    public static string Latest(EventProducer producer, SqlDialect dialect, string outbox, bool hasKey)
    {
        var key = SqlText.Quote(producer.KeyColumn);
        var text = dialect == SqlDialect.PostgreSql ? $"j.{key}::text" : $"cast(j.{key} as text)";
        var operation = dialect == SqlDialect.PostgreSql ? "j.journal_op::text" : "j.journal_op";
        return $"""
            select j.journal_id, {operation}, j.event_id, j.actor, j.traceparent, {text}, j.journal_at,
              exists (select 1 from {outbox} o where o.stream = $1 and o.journal_id = j.journal_id)
            from {Table(producer, dialect)} j {(hasKey ? $"where {text} = $3" : "")} order by j.journal_id desc limit $2
            """;
    }

    /// <summary>Reads a record of <see cref="Latest"/>.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="reader">On the row.</param>
    public static JournalRecord ReadLatest(SqlDialect dialect, DbDataReader reader)
    {
        var row = new RowReader(dialect, reader);
        return new()
        {
            Id = reader.GetInt64(0),
            Operation = Operation(reader.GetString(1)),
            EventId = row.Uuid(2),
            Actor = reader.IsDBNull(3) ? null : reader.GetString(3),
            TraceParent = reader.IsDBNull(4) ? null : reader.GetString(4),
            Key = reader.GetString(5),
            At = row.DateTime(6),
        };
    }

    /// <summary>What a record's letter means.</summary>
    /// <param name="letter">The letter.</param>
    public static JournalOperation Operation(string letter) => letter switch
    {
        "I" => JournalOperation.Insert,
        "U" => JournalOperation.Update,
        "D" => JournalOperation.Delete,
        _ => JournalOperation.Snapshot,
    };
}
