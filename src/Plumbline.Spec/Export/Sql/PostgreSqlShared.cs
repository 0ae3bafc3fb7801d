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

    // Days ahead are made, so that a night without this running blocks nobody; what is still queued keeps its day.
    private const string Partitions = """
        create or replace function events.partitions(p_parent regclass, p_keep interval, p_ahead int default 4) returns void language plpgsql as $partitions$
        declare
          v_day timestamptz;
          v_name text;
          v_schema text;
          v_table text;
        begin
          if not pg_try_advisory_xact_lock(hashtextextended('events.partitions', 0)) then
            return;
          end if;
          select n.nspname, c.relname into v_schema, v_table from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = p_parent;
          for i in 0..p_ahead loop
            v_day := date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' + i * interval '1 day';
            v_name := left(v_table, 53) || '_p' || to_char(v_day at time zone 'UTC', 'YYYYMMDD');
            if to_regclass(format('%I.%I', v_schema, v_name)) is null then
              begin
                execute format('create table %I.%I partition of %s for values from (%L) to (%L)', v_schema, v_name, p_parent, v_day, v_day + interval '1 day');
              exception when check_violation then
                null; -- rows of that day are in the default partition already, and the rest of the day stays with them
              end;
            end if;
          end loop;
        end $partitions$
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

    /// <summary>How far each replicated row is; it outlives the row, so that a late event cannot bring back what was deleted.</summary>
    public static SqlObject Replica { get; } = Part(SqlObjectKind.Table, "events.replica", """
        create table events.replica (
          name text not null,
          key text not null,
          sequence bigint not null,
          changed_at timestamptz not null,
          primary key (name, key)
        )
        """);

    /// <summary>The parts that journals need, in order.</summary>
    /// <param name="hasQueue">Whether a stream tells of changes.</param>
    public static IEnumerable<SqlObject> Of(bool hasQueue)
    {
        yield return Part(SqlObjectKind.Schema, "journal", "create schema if not exists journal");

        // Starts at now in microseconds: after a restore it can jump to now again, never backwards.
        yield return Part(SqlObjectKind.Sequence, "events.seq", "create sequence events.seq as bigint cache 1");
        yield return Part(
            SqlObjectKind.Statement, "events.seq start", "select setval('events.seq', greatest((select last_value from events.seq), (extract(epoch from clock_timestamp()) * 1000000)::bigint))");
        yield return Part(SqlObjectKind.Function, "events.uuid7", Uuid7);
        yield return Part(SqlObjectKind.Function, "journal.refuse", Refuse);
        yield return Part(SqlObjectKind.Function, "events.partitions", Partitions);
        if (!hasQueue)
            yield break;

        yield return Part(SqlObjectKind.Table, "events.outbox", Queue);
        yield return Part(SqlObjectKind.Table, "events.outbox_failed", Failed);
    }

    private static SqlObject Part(SqlObjectKind kind, string name, string create) => new() { Kind = kind, Name = name, Create = create };
}
