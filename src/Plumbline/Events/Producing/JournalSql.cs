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
}
