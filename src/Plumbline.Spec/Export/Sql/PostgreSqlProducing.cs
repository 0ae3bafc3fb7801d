namespace Plumbline.Spec.Export.Sql;

/// <summary>What directs the publishing of the queue. People may write into it too: a row of <c>events.replay</c> is a replay.</summary>
internal static class PostgreSqlProducing
{
    private const string Paused = """
        create table events.paused (
          stream text not null primary key,
          paused_at timestamptz not null default now()
        )
        """;

    private const string Replay = """
        create table events.replay (
          replay_id integer not null generated always as identity primary key,
          kind text not null check (kind in ('range', 'failed', 'resync')),
          stream text not null,
          from_at timestamptz,
          to_at timestamptz not null default clock_timestamp(),
          key text,
          rate integer check (rate > 0),
          reason text,
          requested_by text,
          requested_at timestamptz not null default clock_timestamp(),
          reached text,
          queued bigint not null default 0,
          ended_at timestamptz,
          is_cancelled boolean not null default false
        )
        """;

    private const string Episode = """
        create table events.episode (
          episode_id bigint not null generated always as identity primary key,
          kind text not null check (kind in ('run', 'interruption')),
          since timestamptz not null,
          until timestamptz,
          detail text not null
        )
        """;

    /// <summary>The parts, in order.</summary>
    public static IEnumerable<SqlObject> Parts { get; } =
    [
        Table("events.paused", Paused),
        Table("events.replay", Replay),
        Table("events.episode", Episode),
    ];

    private static SqlObject Table(string name, string create) => new() { Kind = SqlObjectKind.Table, Name = name, Create = create };
}
