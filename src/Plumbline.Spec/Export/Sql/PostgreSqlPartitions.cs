namespace Plumbline.Spec.Export.Sql;

/// <summary>Makes and drops the days of journals in PostgreSQL.</summary>
internal static class PostgreSqlPartitions
{
    // Days ahead are made, so that a night without this running blocks nobody. Attached and not created in place, because that waits for
    // no writer and makes none wait. As the owner, so that every day has the same one whoever runs this.
    private const string Make = """
        create or replace function events.partitions(p_parent regclass, p_ahead int default 4) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $partitions$
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
          if octet_length(v_table) > 53 then
            v_table := 'j_' || md5(v_table);
          end if;
          for i in 0..p_ahead loop
            v_day := (date_trunc('day', now() at time zone 'UTC') + i * interval '1 day') at time zone 'UTC';
            v_name := v_table || '_p' || to_char(v_day at time zone 'UTC', 'YYYYMMDD');
            if to_regclass(format('%I.%I', v_schema, v_name)) is null then
              begin
                execute format('create table %I.%I (like %s including defaults including constraints)', v_schema, v_name, p_parent);
                execute format('alter table %s attach partition %I.%I for values from (%L) to (%L)', p_parent, v_schema, v_name, v_day, v_day + interval '24 hours');
              exception when check_violation then
                null; -- rows of that day are in the default partition already, and the rest of the day stays with them
              end;
            end if;
          end loop;
        end $partitions$
        """;

    private const string IsQueued = """
        create or replace function events.journal_is_queued(p_from timestamptz, p_to timestamptz) returns boolean language plpgsql as $queued$
        declare
          v_result boolean;
          v_queue text;
        begin
          foreach v_queue in array array['events.outbox', 'events.outbox_failed'] loop
            continue when to_regclass(v_queue) is null;
            execute format('select exists (select from %s where journal_at >= $1 and journal_at < $2)', v_queue) into v_result using p_from, p_to;
            if v_result then
              return true;
            end if;
          end loop;
          return false;
        end $queued$
        """;

    // One day a call, so that the lock is short. Looked at twice: whoever queues records again reads the journal before that and holds on
    // to it until the queue's rows are there for all. At last the rows that came when their day had no partition, which are few.
    private const string Retire = """
        create or replace function events.journal_retire(p_parent regclass, p_keep interval) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $retire$
        declare
          r record;
          v_from timestamptz;
          v_to timestamptz;
          v_rows bigint;
          v_limit timestamptz := now() - p_keep;
        begin
          perform set_config('lock_timeout', '2s', true);
          for r in
            select c.oid::regclass::text as name, pg_get_expr(c.relpartbound, c.oid) as bound
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = p_parent
            order by pg_get_expr(c.relpartbound, c.oid)
          loop
            if r.bound = 'DEFAULT' then
              if not events.journal_is_queued('-infinity', v_limit) then
                execute format('delete from %s where ctid = any (array(select ctid from %s where journal_at < $1 limit 10000))', r.name, r.name) using v_limit;
                get diagnostics v_rows = row_count;
                if v_rows > 0 then
                  return format('%s rows of %s', v_rows, r.name);
                end if;
              end if;
              continue;
            end if;
            v_from := (regexp_match(r.bound, $re$FROM \('([^']+)'\)$re$))[1]::timestamptz;
            v_to := (regexp_match(r.bound, $re$TO \('([^']+)'\)$re$))[1]::timestamptz;
            continue when v_to > v_limit;
            continue when events.journal_is_queued(v_from, v_to);
            execute format('lock table %s in access exclusive mode', p_parent);
            continue when events.journal_is_queued(v_from, v_to);
            execute format('drop table %s', r.name);
            return r.name;
          end loop;
          return null;
        end $retire$
        """;

    private const string Overdue = """
        create or replace function events.journal_overdue(p_parent regclass, p_keep interval) returns setof text language sql stable as $overdue$
          select c.oid::regclass::text
          from pg_inherits i join pg_class c on c.oid = i.inhrelid
          where i.inhparent = p_parent
            and (regexp_match(pg_get_expr(c.relpartbound, c.oid), $re$TO \('([^']+)'\)$re$))[1]::timestamptz <= now() - p_keep
          order by 1
        $overdue$
        """;

    /// <summary>The functions, in order.</summary>
    public static IEnumerable<SqlObject> Functions()
    {
        yield return Function("events.partitions", Make);
        yield return Function("events.journal_is_queued", IsQueued);
        yield return Function("events.journal_retire", Retire);
        yield return Function("events.journal_overdue", Overdue);
    }

    private static SqlObject Function(string name, string create) => new() { Kind = SqlObjectKind.Function, Name = name, Create = create };
}
