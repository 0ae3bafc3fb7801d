namespace Plumbline.Spec.Export.Sql;

/// <summary>Where a consuming service keeps the events that came, in SQLite.</summary>
internal static class SqliteInbox
{
    // The rows lie in the order of the events' time, so that those of a day are deleted together.
    private const string Inbox = """
        create table "event_inbox" (
          "event_time" integer not null,
          "event_id" text not null,
          "replay" integer not null,
          "stream_id" integer not null,
          "slot" integer not null,
          "key" text not null,
          "sequence" integer not null,
          "type" text not null,
          "headers" text not null,
          "body" blob not null,
          "received_at" integer not null,
          primary key ("event_time", "event_id", "replay", "stream_id")
        ) without rowid
        """;

    private const string Stream = """
        create table "event_inbox_stream" (
          "stream_id" integer primary key autoincrement,
          "name" text not null,
          "group_name" text not null,
          "is_paused" integer not null default 0,
          "lost_events" integer not null default 0,
          "lost_at" integer,
          unique ("name", "group_name")
        )
        """;

    private const string Queue = """
        create table "event_inbox_queue" (
          "queue_id" integer primary key autoincrement,
          "stream_id" integer not null,
          "slot" integer not null,
          "event_time" integer not null,
          "event_id" text not null,
          "replay" integer not null
        )
        """;

    private const string Failed = """
        create table "event_inbox_failed" (
          "failed_id" integer primary key autoincrement,
          "stream_id" integer not null,
          "consumer" text not null,
          "key" text not null,
          "queue_id" integer not null,
          "slot" integer not null,
          "event_time" integer not null,
          "event_id" text not null,
          "replay" integer not null,
          "state" text not null check ("state" in ('retry', 'waiting', 'parked', 'dead')),
          "attempts" integer not null,
          "error" text not null,
          "first_failed_at" integer not null,
          "last_failed_at" integer not null,
          "next_attempt_at" integer,
          unique ("event_time", "event_id", "replay", "stream_id", "consumer")
        )
        """;

    /// <summary>The parts, in order.</summary>
    public static IEnumerable<SqlObject> Parts()
    {
        yield return Part(SqlObjectKind.Table, "event_inbox_stream", Stream);
        yield return Part(SqlObjectKind.Table, "event_inbox", Inbox);
        yield return Part(SqlObjectKind.Table, "event_inbox_queue", Queue);
        yield return Part(SqlObjectKind.Index, "event_inbox_queue_next", "create index \"event_inbox_queue_next\" on \"event_inbox_queue\" (\"stream_id\", \"queue_id\")");
        yield return Part(SqlObjectKind.Table, "event_inbox_failed", Failed);
        yield return Part(
            SqlObjectKind.Index,
            "event_inbox_failed_due",
            "create index \"event_inbox_failed_due\" on \"event_inbox_failed\" (\"stream_id\", \"next_attempt_at\") where \"state\" = 'retry'");
        yield return Part(
            SqlObjectKind.Index, "event_inbox_failed_key", "create index \"event_inbox_failed_key\" on \"event_inbox_failed\" (\"stream_id\", \"key\")");
    }

    private static SqlObject Part(SqlObjectKind kind, string name, string create) => new() { Kind = kind, Name = name, Create = create };
}
