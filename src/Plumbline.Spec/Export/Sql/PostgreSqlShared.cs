namespace Plumbline.Spec.Export.Sql;

/// <summary>What all journaled tables of a PostgreSQL database share.</summary>
internal static class PostgreSqlShared
{
    private const string Uuid7 = """
        create or replace function events.uuid7() returns uuid language sql volatile parallel safe as $uuid$
          select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
            placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
        $uuid$
        """;

    private const string Refuse = """
        create or replace function journal.refuse() returns trigger language plpgsql as $refuse$
        begin
          raise exception 'table %.%: % is not allowed on a journaled table', tg_table_schema, tg_table_name, tg_argv[0];
        end $refuse$
        """;

    private const string Queue = """
        create table events.outbox (
          queue_id bigint not null primary key,
          stream text not null,
          slot smallint not null,
          journal_id bigint not null,
          journal_at timestamptz not null,
          replay integer not null default 0
        ) with (fillfactor = 100, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0)
        """;

    private const string Failed = """
        create table events.outbox_failed (
          queue_id bigint not null primary key,
          stream text not null,
          slot smallint not null,
          journal_id bigint not null,
          journal_at timestamptz not null,
          replay integer not null,
          attempts integer not null,
          error text not null,
          failed_at timestamptz not null default now()
        )
        """;

    /// <summary>Where everything about events is.</summary>
    public static SqlObject Schema { get; } = Part(SqlObjectKind.Schema, "events", "create schema if not exists events");

    /// <summary>Makes keys and ids of events: UUIDs of version 7, one larger than the other as time goes by.</summary>
    public static SqlObject NewId { get; } = Part(SqlObjectKind.Function, "events.uuid7", Uuid7);

    /// <summary>Where somebody changes a row by hand, its hash no longer tells what is in it, and its time of change would stay.</summary>
    public static SqlObject Touch { get; } = Part(SqlObjectKind.Function, "events.touch", """
        create or replace function events.touch() returns trigger language plpgsql as $touch$
        begin
          new.hash_code := old.hash_code # (1 + floor(random() * 1000000000000000)::bigint);
          if new.updated_at = old.updated_at then
            new.updated_at := now();
          end if;
          return new;
        end $touch$
        """);

    /// <summary>How far each replicated row is; it outlives the row, so that a late event cannot bring back what was deleted.</summary>
    public static SqlObject Replica { get; } = Part(SqlObjectKind.Table, "events.replica", """
        create table events.replica (
          name text not null,
          key text not null,
          sequence bigint not null,
          is_deleted boolean not null,
          changed_at timestamptz not null,
          primary key (name, key)
        )
        """);

    /// <summary>The parts that journals need, in order.</summary>
    /// <param name="hasQueue">Whether a stream tells of changes.</param>
    public static IEnumerable<SqlObject> Of(bool hasQueue)
    {
        yield return Part(SqlObjectKind.Schema, "journal", "create schema if not exists journal");

        foreach (var part in PostgreSqlSequence.Parts())
            yield return part;

        yield return Part(SqlObjectKind.Function, "journal.refuse", Refuse);
        foreach (var part in PostgreSqlPartitions.Functions())
            yield return part;

        if (!hasQueue)
            yield break;

        yield return Part(SqlObjectKind.Table, "events.outbox", Queue);
        yield return Part(SqlObjectKind.Table, "events.outbox_failed", Failed);
    }

    private static SqlObject Part(SqlObjectKind kind, string name, string create) => new() { Kind = kind, Name = name, Create = create };
}
