begin;

do $role$
declare
  v_role text := 'user_service';
  v_database text := current_database();
begin
  if not exists (select from pg_roles where rolname = v_role) and (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) then
    begin
      execute format('create role %I nologin', v_role);
    exception when duplicate_object or unique_violation then
      null; -- another database's service of this name was faster
    end;
  end if;
  if not exists (select from pg_roles where rolname = v_role) then
    raise notice 'role % does not exist, and % may not create it: everything belongs to the latter', v_role, current_user;
    return;
  end if;
  if not pg_has_role(current_user, v_role, 'member') then
    begin
      execute format('grant %I to %I', v_role, current_user);
    exception when insufficient_privilege then
      raise notice '% is no member of role %', current_user, v_role;
    end;
  end if;
  if pg_has_role(current_user, (select datdba from pg_database where datname = v_database), 'usage') then
    if has_database_privilege('public', v_database, 'connect') or has_database_privilege('public', v_database, 'temporary') then
      execute format('revoke all on database %I from public', v_database);
    end if;
    if not has_database_privilege(v_role, v_database, 'create') then
      execute format('grant connect, temporary, create on database %I to %I', v_database, v_role);
    end if;
  end if;
  if pg_has_role(current_user, (select nspowner from pg_namespace where nspname = 'public'), 'usage') then
    if has_schema_privilege('public', 'public', 'usage') or has_schema_privilege('public', 'public', 'create') then
      revoke all on schema public from public;
    end if;
    if not has_schema_privilege(v_role, 'public', 'create') then
      execute format('grant usage, create on schema public to %I', v_role);
    end if;
  end if;
  if pg_has_role(current_user, v_role, 'member') and has_database_privilege(v_role, v_database, 'create') and has_schema_privilege(v_role, 'public', 'create')
    and not exists (select from pg_namespace where nspname = 'plumbline' and nspowner <> v_role::regrole) then
    execute format('set local role %I', v_role);
  end if;
end$role$;

create schema if not exists events;

create or replace function events.uuid7() returns uuid language sql volatile parallel safe as $uuid$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$uuid$;

create or replace function events.touch() returns trigger language plpgsql as $touch$
begin
  new.hash_code := old.hash_code # (1 + floor(random() * 1000000000000000)::bigint);
  if new.updated_at = old.updated_at then
    new.updated_at := now();
  end if;
  return new;
end $touch$;

create table events.lease (
  name text not null primary key,
  owner uuid not null,
  token bigint not null,
  expires_at timestamptz not null
);

create schema if not exists journal;

create sequence events.seq as bigint cache 1;

create table events.place (
  singleton boolean not null primary key default true check (singleton),
  name text not null,
  former text,
  changed_at timestamptz not null default now()
);

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
end $advance$;

select events.advance(true);

create or replace function journal.refuse() returns trigger language plpgsql as $refuse$
begin
  raise exception 'table %.%: % is not allowed on a journaled table', tg_table_schema, tg_table_name, tg_argv[0];
end $refuse$;

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
end $partitions$;

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
end $queued$;

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
end $retire$;

create or replace function events.journal_overdue(p_parent regclass, p_keep interval) returns setof text language sql stable as $overdue$
  select c.oid::regclass::text
  from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = p_parent
    and (regexp_match(pg_get_expr(c.relpartbound, c.oid), $re$TO \('([^']+)'\)$re$))[1]::timestamptz <= now() - p_keep
  order by 1
$overdue$;

create table events.outbox (
  queue_id bigint not null primary key,
  stream text not null,
  slot smallint not null,
  journal_id bigint not null,
  journal_at timestamptz not null,
  replay integer not null default 0
) with (fillfactor = 100, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

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
);

create table events.paused (
  stream text not null primary key,
  paused_at timestamptz not null default now()
);

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
);

create table events.episode (
  episode_id bigint not null generated always as identity primary key,
  kind text not null check (kind in ('run', 'interruption')),
  since timestamptz not null,
  until timestamptz,
  detail text not null
);

create table "users" (
  "id" text not null primary key,
  "email" text,
  "name" jsonb not null,
  "status" text not null default 'active' check ("status" in ('active', 'inactive')),
  "created_at" timestamptz not null default now(),
  "updated_at" timestamptz not null default now(),
  "hash_code" bigint not null default 0
);

create index "users_status_index" on "users" ("status");

create unique index "users_email_unique" on "users" ("email");

create or replace trigger "users_touch" before update on "users" for each row when (new."hash_code" = old."hash_code" and new.* is distinct from old.*) execute function "events"."touch"();

create table "journal"."users" (
  "journal_id" bigint not null default nextval('events.seq'),
  "journal_at" timestamptz not null default clock_timestamp(),
  "journal_op" "char" not null,
  "event_id" uuid not null default events.uuid7(),
  "actor" text,
  "traceparent" text,
  "id" text,
  "email" text,
  "name" jsonb,
  "status" text,
  "created_at" timestamptz,
  "updated_at" timestamptz,
  "hash_code" bigint,
  primary key ("journal_id", "journal_at")
) partition by range ("journal_at");

create table "journal"."users_default" partition of "journal"."users" default;

create index "users_key" on "journal"."users" ("id", "journal_id");

select events.partitions('journal."users"'::regclass);

create or replace function "journal"."users_capture"() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $capture$
declare
  v_actor text := nullif(current_setting('plumbline.actor', true), '');
  v_trace text := nullif(current_setting('plumbline.traceparent', true), '');
begin
  if tg_op = 'DELETE' then
    with written as (
      insert into "journal"."users" ("journal_op", "actor", "traceparent", "id", "email", "name", "status", "created_at", "updated_at", "hash_code")
      select 'D', v_actor, v_trace, "id", "email", "name", "status", "created_at", "updated_at", "hash_code" from old_rows
      returning "journal_id", "journal_at", "id"::text as key)
    insert into events.outbox (queue_id, stream, slot, journal_id, journal_at)
    select "journal_id", 'user_event', (hashtextextended(key, 0) & 63)::smallint, "journal_id", "journal_at" from written order by "journal_id";
  else
    with written as (
      insert into "journal"."users" ("journal_op", "actor", "traceparent", "id", "email", "name", "status", "created_at", "updated_at", "hash_code")
      select left(tg_op, 1)::"char", v_actor, v_trace, "id", "email", "name", "status", "created_at", "updated_at", "hash_code" from new_rows
      returning "journal_id", "journal_at", "id"::text as key)
    insert into events.outbox (queue_id, stream, slot, journal_id, journal_at)
    select "journal_id", 'user_event', (hashtextextended(key, 0) & 63)::smallint, "journal_id", "journal_at" from written order by "journal_id";
  end if;
  return null;
end $capture$;

create or replace trigger "users_journal_insert" after insert on "users" referencing new table as new_rows for each statement execute function "journal"."users_capture"();

create or replace trigger "users_journal_update" after update on "users" referencing new table as new_rows for each statement execute function "journal"."users_capture"();

create or replace trigger "users_journal_delete" after delete on "users" referencing old table as old_rows for each statement execute function "journal"."users_capture"();

create or replace trigger "users_no_truncate" before truncate on "users" for each statement execute function "journal"."refuse"('truncate');

create or replace trigger "users_no_rekey" before update of "id" on "users" for each row when (old."id" is distinct from new."id") execute function "journal"."refuse"('changing the key');

commit;
