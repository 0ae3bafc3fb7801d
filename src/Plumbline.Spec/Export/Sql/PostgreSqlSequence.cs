namespace Plumbline.Spec.Export.Sql;

/// <summary>The numbers of journals and queues in PostgreSQL, which never go backwards.</summary>
internal static class PostgreSqlSequence
{
    // Which server wrote last, and on which timeline; and the one before, until somebody was told.
    private const string Place = """
        create table events.place (
          singleton boolean not null primary key default true check (singleton),
          name text not null,
          former text,
          changed_at timestamptz not null default now()
        )
        """;

    // Consumers keep what has the larger number. A server that took over from another one, or a backup that was restored, may lack the
    // last numbers that were drawn; numbers are microseconds, so to go on at the present time is to go on after all of them.
    private const string Advance = """
        create or replace function events.advance(p_is_start boolean) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $advance$
        declare
          v_place text;
          v_before text;
          v_last bigint;
          v_now bigint;
        begin
          if pg_is_in_recovery() then
            return null;
          end if;
          v_place := (select system_identifier from pg_control_system()) || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8);
          select name into v_before from events.place;
          if not p_is_start and v_before = v_place then
            return null;
          end if;
          perform pg_advisory_xact_lock(hashtextextended('events.advance', 0));
          select name into v_before from events.place;
          select last_value into v_last from events.seq;
          v_now := (extract(epoch from clock_timestamp()) * 1000000)::bigint;
          if v_before is distinct from v_place then
            insert into events.place (name) values (v_place)
            on conflict (singleton) do update set name = excluded.name, former = coalesce(place.former, place.name), changed_at = now();
            perform setval('events.seq', greatest(s.last_value + 1000000, v_now)) from events.seq s;
          elsif v_last + 1000000 < v_now then
            -- Never backwards, whatever was drawn since.
            perform setval('events.seq', greatest(s.last_value, v_now)) from events.seq s;
          end if;
          return case when v_before <> v_place then v_before end;
        end $advance$
        """;

    /// <summary>The parts, in order.</summary>
    public static IEnumerable<SqlObject> Parts()
    {
        yield return new() { Kind = SqlObjectKind.Sequence, Name = "events.seq", Create = "create sequence events.seq as bigint cache 1" };
        yield return new() { Kind = SqlObjectKind.Table, Name = "events.place", Create = Place };
        yield return new() { Kind = SqlObjectKind.Function, Name = "events.advance", Create = Advance };
        yield return new() { Kind = SqlObjectKind.Statement, Name = "events.seq start", Create = "select events.advance(true)" };
    }
}
