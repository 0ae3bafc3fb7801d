create schema if not exists events;

create table events.lease (
  name text not null primary key,
  owner uuid not null,
  token bigint not null,
  expires_at timestamptz not null
);

create table events.replica (
  name text not null,
  key text not null,
  sequence bigint not null,
  changed_at timestamptz not null,
  primary key (name, key)
);

create schema if not exists journal;

create sequence events.seq as bigint cache 1;

select setval('events.seq', greatest((select last_value from events.seq), (extract(epoch from clock_timestamp()) * 1000000)::bigint));

create or replace function events.uuid7() returns uuid language sql volatile parallel safe as $uuid$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$uuid$;

create or replace function journal.refuse() returns trigger language plpgsql as $refuse$
begin
  raise exception 'table %.%: % is not allowed on a journaled table', tg_table_schema, tg_table_name, tg_argv[0];
end $refuse$;

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
end $partitions$;

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

create table "orders" (
  "id" text not null primary key,
  "user_id" text not null,
  "status" text not null default 'open' check ("status" in ('open', 'shipped', 'cancelled')),
  "items" jsonb not null,
  "ship_to" jsonb not null,
  "total" jsonb not null,
  "labels" jsonb not null default '{}',
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "hash_code" bigint not null
);

create index "orders_user_id_index" on "orders" ("user_id");

create index "orders_status_index" on "orders" ("status");

create table "journal"."orders" (
  "journal_id" bigint not null default nextval('events.seq'),
  "journal_at" timestamptz not null default clock_timestamp(),
  "journal_op" "char" not null,
  "event_id" uuid not null default events.uuid7(),
  "actor" text,
  "traceparent" text,
  "id" text,
  "user_id" text,
  "status" text,
  "items" jsonb,
  "ship_to" jsonb,
  "total" jsonb,
  "labels" jsonb,
  "created_at" timestamptz,
  "updated_at" timestamptz,
  "hash_code" bigint,
  primary key ("journal_id", "journal_at")
) partition by range ("journal_at");

create table "journal"."orders_default" partition of "journal"."orders" default;

create index "orders_key" on "journal"."orders" ("id", "journal_id");

select events.partitions('journal."orders"'::regclass, interval '90 days');

create or replace function "journal"."orders_capture"() returns trigger language plpgsql as $capture$
declare
  v_actor text := nullif(current_setting('plumbline.actor', true), '');
  v_trace text := nullif(current_setting('plumbline.traceparent', true), '');
begin
  if tg_op = 'DELETE' then
    with written as (
      insert into "journal"."orders" ("journal_op", "actor", "traceparent", "id", "user_id", "status", "items", "ship_to", "total", "labels", "created_at", "updated_at", "hash_code")
      select 'D', v_actor, v_trace, "id", "user_id", "status", "items", "ship_to", "total", "labels", "created_at", "updated_at", "hash_code" from old_rows
      returning "journal_id", "journal_at", "id"::text as key)
    insert into events.outbox (queue_id, stream, slot, journal_id, journal_at)
    select case when s.n = 0 then w."journal_id" else nextval('events.seq') end, s.name, (hashtextextended(w.key, 0) & 63)::smallint, w."journal_id", w."journal_at"
      from written w cross join (values (0, 'order_event')) as s(n, name) order by w."journal_id", s.n;
  else
    with written as (
      insert into "journal"."orders" ("journal_op", "actor", "traceparent", "id", "user_id", "status", "items", "ship_to", "total", "labels", "created_at", "updated_at", "hash_code")
      select left(tg_op, 1)::"char", v_actor, v_trace, "id", "user_id", "status", "items", "ship_to", "total", "labels", "created_at", "updated_at", "hash_code" from new_rows
      returning "journal_id", "journal_at", "id"::text as key)
    insert into events.outbox (queue_id, stream, slot, journal_id, journal_at)
    select case when s.n = 0 then w."journal_id" else nextval('events.seq') end, s.name, (hashtextextended(w.key, 0) & 63)::smallint, w."journal_id", w."journal_at"
      from written w cross join (values (0, 'order_event')) as s(n, name) order by w."journal_id", s.n;
  end if;
  return null;
end $capture$;

create or replace trigger "orders_journal_insert" after insert on "orders" referencing new table as new_rows for each statement execute function "journal"."orders_capture"();

create or replace trigger "orders_journal_update" after update on "orders" referencing new table as new_rows for each statement execute function "journal"."orders_capture"();

create or replace trigger "orders_journal_delete" after delete on "orders" referencing old table as old_rows for each statement execute function "journal"."orders_capture"();

create or replace trigger "orders_no_truncate" before truncate on "orders" for each statement execute function "journal"."refuse"('truncate');

create or replace trigger "orders_no_rekey" before update of "id" on "orders" for each row when (old."id" is distinct from new."id") execute function "journal"."refuse"('changing the key');

create table "users" (
  "id" text not null primary key,
  "email" text,
  "status" text not null default 'active',
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "hash_code" bigint not null
);

