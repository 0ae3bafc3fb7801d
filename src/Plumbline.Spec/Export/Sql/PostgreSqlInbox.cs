namespace Plumbline.Spec.Export.Sql;

/// <summary>Where a consuming service keeps the events that came, in PostgreSQL.</summary>
internal static class PostgreSqlInbox
{
    // By the event's own time, never that of arrival: an event that comes again lands in the same partition, where the key stops it.
    private const string Inbox = """
        create table events.inbox (
          event_time timestamptz not null,
          event_id uuid not null,
          replay integer not null default 0,
          stream_id integer not null,
          slot smallint not null,
          key text not null,
          sequence bigint not null,
          type text not null,
          headers text not null,
          body bytea not null,
          received_at timestamptz not null default clock_timestamp(),
          primary key (event_time, event_id, replay, stream_id)
        ) partition by range (event_time)
        """;

    private const string Stream = """
        create table events.inbox_stream (
          stream_id integer generated always as identity primary key,
          name text not null,
          group_name text not null,
          is_paused boolean not null default false,
          lost_events bigint not null default 0,
          lost_at timestamptz,
          unique (name, group_name)
        )
        """;

    private const string Queue = """
        create table events.inbox_queue (
          stream_id integer not null,
          queue_id bigint not null default nextval('events.inbox_seq'),
          slot smallint not null,
          event_time timestamptz not null,
          event_id uuid not null,
          replay integer not null,
          primary key (stream_id, queue_id)
        ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0)
        """;

    // One row per event and consumer: where one consumer fails, what the others did stays done.
    private const string Failed = """
        create table events.inbox_failed (
          failed_id bigint generated always as identity primary key,
          stream_id integer not null,
          consumer text not null,
          key text not null,
          queue_id bigint not null,
          slot smallint not null,
          event_time timestamptz not null,
          event_id uuid not null,
          replay integer not null,
          state text not null check (state in ('retry', 'waiting', 'parked', 'dead')),
          attempts integer not null,
          error text not null,
          first_failed_at timestamptz not null default clock_timestamp(),
          last_failed_at timestamptz not null default clock_timestamp(),
          next_attempt_at timestamptz,
          unique (event_time, event_id, replay, stream_id, consumer)
        )
        """;

    private const string Partitions = """
        create or replace function events.inbox_partitions(p_back integer, p_ahead integer) returns void language plpgsql as $inbox$
        declare
          v_day timestamptz;
          v_name text;
        begin
          if not pg_try_advisory_xact_lock(hashtextextended('events.inbox_partitions', 0)) then
            return;
          end if;
          for i in -p_back..p_ahead loop
            v_day := (date_trunc('day', now() at time zone 'UTC') + i * interval '1 day') at time zone 'UTC';
            v_name := 'inbox_p' || to_char(v_day at time zone 'UTC', 'YYYYMMDD');
            if to_regclass('events.' || v_name) is null then
              begin
                execute format('create table events.%I partition of events.inbox for values from (%L) to (%L)', v_name, v_day, v_day + interval '24 hours');
              exception when check_violation then
                null; -- rows of that day are in the default partition already, and the rest of the day stays with them
              end;
            end if;
          end loop;
        end $inbox$
        """;

    // One partition a call, so that the lock is short. Whoever queues an event holds a lock on the inbox until the queue's row is there for all.
    private const string Retire = """
        create or replace function events.inbox_retire(p_keep interval) returns text language plpgsql as $inbox$
        declare
          r record;
          v_from timestamptz;
          v_to timestamptz;
        begin
          perform set_config('lock_timeout', '2s', true);
          for r in
            select c.relname, pg_get_expr(c.relpartbound, c.oid) as bound
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'events.inbox'::regclass and pg_get_expr(c.relpartbound, c.oid) <> 'DEFAULT'
            order by c.relname
          loop
            v_from := (regexp_match(r.bound, $re$FROM \('([^']+)'\)$re$))[1]::timestamptz;
            v_to := (regexp_match(r.bound, $re$TO \('([^']+)'\)$re$))[1]::timestamptz;
            continue when v_to > now() - p_keep;
            continue when events.inbox_is_needed(v_from, v_to);
            lock table events.inbox in access exclusive mode;
            continue when events.inbox_is_needed(v_from, v_to);
            delete from events.inbox_failed where event_time >= v_from and event_time < v_to;
            execute format('drop table events.%I', r.relname);
            return r.relname;
          end loop;
          return null;
        end $inbox$
        """;

    private const string IsNeeded = """
        create or replace function events.inbox_is_needed(p_from timestamptz, p_to timestamptz) returns boolean language sql volatile as $inbox$
          select exists (select from events.inbox_queue where event_time >= p_from and event_time < p_to)
            or exists (select from events.inbox_failed where event_time >= p_from and event_time < p_to and state <> 'dead')
        $inbox$
        """;

    /// <summary>The parts, in order.</summary>
    public static IEnumerable<SqlObject> Parts()
    {
        yield return PostgreSqlShared.Schema;
        yield return PostgreSqlLeases.Table;
        yield return Part(SqlObjectKind.Table, "events.inbox_stream", Stream);
        yield return Part(SqlObjectKind.Table, "events.inbox", Inbox);
        yield return Part(SqlObjectKind.Table, "events.inbox_default", "create table events.inbox_default partition of events.inbox default");
        yield return Part(SqlObjectKind.Sequence, "events.inbox_seq", "create sequence events.inbox_seq as bigint cache 1");
        yield return Part(SqlObjectKind.Table, "events.inbox_queue", Queue);
        yield return Part(SqlObjectKind.Table, "events.inbox_failed", Failed);
        yield return Part(
            SqlObjectKind.Index, "events.inbox_failed_due", "create index \"inbox_failed_due\" on \"events\".\"inbox_failed\" (stream_id, next_attempt_at) where state = 'retry'");
        yield return Part(SqlObjectKind.Index, "events.inbox_failed_key", "create index \"inbox_failed_key\" on \"events\".\"inbox_failed\" (stream_id, key)");
        yield return Part(SqlObjectKind.Function, "events.inbox_partitions", Partitions);
        yield return Part(SqlObjectKind.Function, "events.inbox_is_needed", IsNeeded);
        yield return Part(SqlObjectKind.Function, "events.inbox_retire", Retire);
        yield return Part(SqlObjectKind.Statement, "events.inbox partitions", "select events.inbox_partitions(14, 4)");
    }

    private static SqlObject Part(SqlObjectKind kind, string name, string create) => new() { Kind = kind, Name = name, Create = create };
}
