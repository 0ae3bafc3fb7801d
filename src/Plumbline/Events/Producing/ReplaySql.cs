using System.Globalization;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>The statements that put records into the queue again.</summary>
internal static class ReplaySql
{
    // What the journal has of a row beside the document's fields.
    private static readonly string[] s_added = ["created_at", "updated_at", "hash_code"];
    private static readonly string[] s_own = ["journal_id", "journal_at", "journal_op", "event_id", "actor", "traceparent"];

    /// <summary>
    /// Queues records of the journal again: stream, replay, the number of the last record so far, from, to, the most, and the key where it
    /// is for one. Answers the number of each record.
    /// </summary>
    /// <param name="producer">The journal.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="isOfKey">Whether it is for one key.</param>
    public static string Range(EventProducer producer, SqlDialect dialect, bool isOfKey)
    {
        var (journal, key) = (JournalSql.Table(producer, dialect), SqlText.Quote(producer.KeyColumn));
        var ofKey = isOfKey ? $"and j.{key} = {KeyParameter(producer, dialect, 7)}" : "";
        return dialect == SqlDialect.PostgreSql
            ? $"""
                insert into events.outbox (queue_id, stream, slot, journal_id, journal_at, replay)
                select nextval('events.seq'), $1, (hashtextextended(p.key, 0) & 63)::smallint, p.journal_id, p.journal_at, $2
                from (
                  select j.journal_id, j.journal_at, j.{key}::text as key from {journal} j
                  where j.journal_id > $3 and j.journal_at >= coalesce($4::timestamptz, '-infinity') and j.journal_at < $5::timestamptz {ofKey}
                  order by j.journal_id limit $6) p
                returning journal_id
                """
            : $"""
                insert into event_outbox (stream, slot, journal_id, journal_at, replay)
                select $1, 0, j.journal_id, j.journal_at, $2 from {journal} j
                where j.journal_id > $3 and j.journal_at >= coalesce($4, 0) and j.journal_at < $5 {ofKey}
                order by j.journal_id limit $6
                returning journal_id
                """;
    }

    /// <summary>
    /// Writes records of rows as they are, locked so that no change can come between (SQLite has one writer): actor, the most, and the last key
    /// so far where there is one. PostgreSQL queues them too: stream; and answers the key of each.
    /// </summary>
    /// <param name="producer">The table.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="isFirst">Whether it starts with the first row.</param>
    public static string Snapshot(EventProducer producer, SqlDialect dialect, bool isFirst)
    {
        var (journal, key) = (JournalSql.Table(producer, dialect), SqlText.Quote(producer.KeyColumn));
        var columns = string.Join(", ", producer.Columns.Select(c => c.Name).Concat(s_added).Distinct(StringComparer.OrdinalIgnoreCase).Except(s_own, StringComparer.OrdinalIgnoreCase).Select(SqlText.Quote));
        var table = SqlText.Quote(producer.Table);
        if (dialect == SqlDialect.PostgreSql)
        {
            return $"""
                with page as materialized (
                  select t.* from {table} t {(isFirst ? "" : $"where t.{key} > {KeyParameter(producer, dialect, 4)}")} order by t.{key} limit $2 for share),
                written as (
                  insert into {journal} (journal_op, actor, {columns}) select 'S', $1, {columns} from (select * from page order by {key}) p
                  returning journal_id, journal_at, {key}::text as key),
                queued as (
                  insert into events.outbox (queue_id, stream, slot, journal_id, journal_at)
                  select w.journal_id, $3, (hashtextextended(w.key, 0) & 63)::smallint, w.journal_id, w.journal_at from written w order by w.journal_id)
                select {key}::text from page order by {key}
                """;
        }

        return $"""
            insert into {journal} (journal_op, actor, {columns})
            select 'S', $1, {columns} from {table} t {(isFirst ? "" : $"where t.{key} > {KeyParameter(producer, dialect, 3)}")} order by t.{key} limit $2
            """;
    }

    /// <summary>SQLite: queues the records of a journal behind a number: stream, number.</summary>
    /// <param name="producer">The journal.</param>
    public static string Queue(EventProducer producer) => $"""
        insert into event_outbox (stream, slot, journal_id, journal_at)
        select $1, 0, journal_id, journal_at from {JournalSql.Table(producer, SqlDialect.Sqlite)} where journal_id > $2 order by journal_id
        """;

    /// <summary>SQLite: the key of the last record of a journal.</summary>
    /// <param name="producer">The journal.</param>
    public static string LastKey(EventProducer producer) =>
        $"select cast({SqlText.Quote(producer.KeyColumn)} as text) from {JournalSql.Table(producer, SqlDialect.Sqlite)} order by journal_id desc limit 1";

    /// <summary>A key that comes as text.</summary>
    /// <param name="producer">The table.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="number">The parameter.</param>
    public static string KeyParameter(EventProducer producer, SqlDialect dialect, int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var kind = producer.Columns.First(c => c.Name == producer.KeyColumn).Kind;
        if (dialect == SqlDialect.PostgreSql)
            return $"${text}::text::{SqlValue.PostgreSqlType(kind)}";

        return kind is ColumnKind.Int32 or ColumnKind.Int64 or ColumnKind.DateTime or ColumnKind.Boolean ? $"cast(${text} as integer)" : "$" + text;
    }
}
