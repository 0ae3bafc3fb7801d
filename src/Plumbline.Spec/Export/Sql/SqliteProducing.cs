namespace Plumbline.Spec.Export.Sql;

/// <summary>What directs the publishing of the queue. People may write into it too: a row of <c>event_replay</c> is a replay.</summary>
internal static class SqliteProducing
{
    private const string Now = "(cast(round((julianday('now') - 2440587.5) * 86400000000) as integer))";

    private const string Paused = $"""
        create table event_paused (
          stream text not null primary key,
          paused_at integer not null default {Now}
        )
        """;

    private const string Replay = $"""
        create table event_replay (
          replay_id integer primary key autoincrement,
          kind text not null check (kind in ('range', 'failed', 'resync')),
          stream text not null,
          from_at integer,
          to_at integer not null default {Now},
          key text,
          rate integer check (rate > 0),
          reason text,
          requested_by text,
          requested_at integer not null default {Now},
          reached text,
          queued integer not null default 0,
          ended_at integer,
          is_cancelled integer not null default 0
        )
        """;

    private const string Episode = """
        create table event_episode (
          episode_id integer primary key autoincrement,
          kind text not null check (kind in ('run', 'interruption')),
          since integer not null,
          until integer,
          detail text not null
        )
        """;

    /// <summary>The parts, in order.</summary>
    public static IEnumerable<SqlObject> Parts { get; } = [Table("event_paused", Paused), Table("event_replay", Replay), Table("event_episode", Episode)];

    private static SqlObject Table(string name, string create) => new() { Kind = SqlObjectKind.Table, Name = name, Create = create };
}
