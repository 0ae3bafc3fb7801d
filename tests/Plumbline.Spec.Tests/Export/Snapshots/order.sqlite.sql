begin;

create table "plumbline_context" (
  "actor" text,
  "traceparent" text,
  "replaced" blob
);

insert into plumbline_context select null, null, null where not exists (select 1 from plumbline_context);

create table "event_outbox" (
  "queue_id" integer primary key autoincrement,
  "stream" text not null,
  "slot" integer not null,
  "journal_id" integer not null,
  "journal_at" integer not null,
  "replay" integer not null default 0
);

create table "event_outbox_failed" (
  "queue_id" integer primary key,
  "stream" text not null,
  "slot" integer not null,
  "journal_id" integer not null,
  "journal_at" integer not null,
  "replay" integer not null default 0,
  "attempts" integer not null,
  "error" text not null,
  "failed_at" integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000000) as integer))
);

create table event_paused (
  stream text not null primary key,
  paused_at integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000000) as integer))
);

create table event_replay (
  replay_id integer primary key autoincrement,
  kind text not null check (kind in ('range', 'failed', 'resync')),
  stream text not null,
  from_at integer,
  to_at integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000000) as integer)),
  key text,
  rate integer check (rate > 0),
  reason text,
  requested_by text,
  requested_at integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000000) as integer)),
  reached text,
  queued integer not null default 0,
  ended_at integer,
  is_cancelled integer not null default 0
);

create table event_episode (
  episode_id integer primary key autoincrement,
  kind text not null check (kind in ('run', 'interruption')),
  since integer not null,
  until integer,
  detail text not null
);

create table "event_replica" (
  "name" text not null,
  "key" text not null,
  "sequence" integer not null,
  "is_deleted" integer not null,
  "changed_at" integer not null,
  primary key ("name", "key")
) without rowid;

create table "orders" (
  "id" text not null primary key,
  "user_id" text not null,
  "status" text not null default 'open' check ("status" in ('open', 'shipped', 'cancelled')),
  "items" text not null check (json_valid("items")),
  "ship_to" text not null check (json_valid("ship_to")),
  "total" text not null check (json_valid("total")),
  "labels" text not null default '{}' check (json_valid("labels")),
  "created_at" integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000000) as integer)) check ("created_at" between -62135596800000000 and 253402300799999999),
  "updated_at" integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000000) as integer)) check ("updated_at" between -62135596800000000 and 253402300799999999),
  "hash_code" integer not null default 0
) strict;

create index "orders_user_id_index" on "orders" ("user_id");

create index "orders_status_index" on "orders" ("status");

create index "orders_created_at_index" on "orders" ("created_at");

create table "journal_orders" (
  "journal_id" integer primary key autoincrement,
  "journal_at" integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000000) as integer)),
  "journal_op" text not null,
  "event_id" text not null default (lower(substr(printf('%012x', cast((julianday('now') - 2440587.5) * 86400000 as integer)), 1, 8) || '-' || substr(printf('%012x', cast((julianday('now') - 2440587.5) * 86400000 as integer)), 9) || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + abs(random() % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  "actor" text,
  "traceparent" text,
  "id" text,
  "user_id" text,
  "status" text,
  "items" text,
  "ship_to" text,
  "total" text,
  "labels" text,
  "created_at" integer,
  "updated_at" integer,
  "hash_code" integer
);

create index "journal_orders_key" on "journal_orders" ("id", "journal_id");

create trigger "orders_replace_insert" before insert on "orders" when (select "replaced" from plumbline_context) is not null or exists (select 1 from "orders" where "id" = new."id")
begin
  update plumbline_context set "replaced" = case when exists (select 1 from "orders" where "id" = new."id") then new."id" end;
end;

create trigger "orders_journal_insert" after insert on "orders"
begin
  select raise(abort, 'REPLACE is not allowed on a journaled table: the journal would miss what it removes; use ON CONFLICT DO UPDATE, or set PRAGMA recursive_triggers = on') where (select "replaced" from plumbline_context) = new."id";
  insert into "journal_orders" ("journal_op", "actor", "traceparent", "id", "user_id", "status", "items", "ship_to", "total", "labels", "created_at", "updated_at", "hash_code")
    values ('I', (select "actor" from plumbline_context), (select "traceparent" from plumbline_context), new."id", new."user_id", new."status", new."items", new."ship_to", new."total", new."labels", new."created_at", new."updated_at", new."hash_code");
  insert into "event_outbox" ("stream", "slot", "journal_id", "journal_at")
    select 'order_event', 0, "journal_id", "journal_at" from "journal_orders" where "journal_id" = (select max("journal_id") from "journal_orders");
end;

create trigger "orders_journal_update" after update on "orders"
begin
  insert into "journal_orders" ("journal_op", "actor", "traceparent", "id", "user_id", "status", "items", "ship_to", "total", "labels", "created_at", "updated_at", "hash_code")
    values ('U', (select "actor" from plumbline_context), (select "traceparent" from plumbline_context), new."id", new."user_id", new."status", new."items", new."ship_to", new."total", new."labels", new."created_at", new."updated_at", new."hash_code");
  insert into "event_outbox" ("stream", "slot", "journal_id", "journal_at")
    select 'order_event', 0, "journal_id", "journal_at" from "journal_orders" where "journal_id" = (select max("journal_id") from "journal_orders");
end;

create trigger "orders_journal_delete" after delete on "orders"
begin
  update plumbline_context set "replaced" = null where "replaced" is not null;
  insert into "journal_orders" ("journal_op", "actor", "traceparent", "id", "user_id", "status", "items", "ship_to", "total", "labels", "created_at", "updated_at", "hash_code")
    values ('D', (select "actor" from plumbline_context), (select "traceparent" from plumbline_context), old."id", old."user_id", old."status", old."items", old."ship_to", old."total", old."labels", old."created_at", old."updated_at", old."hash_code");
  insert into "event_outbox" ("stream", "slot", "journal_id", "journal_at")
    select 'order_event', 0, "journal_id", "journal_at" from "journal_orders" where "journal_id" = (select max("journal_id") from "journal_orders");
end;

create trigger "orders_no_rekey" before update of "id" on "orders" when old."id" is not new."id"
begin
  select raise(abort, 'the key of a journaled table cannot be changed');
end;

create table "users" (
  "id" text not null primary key,
  "email" text,
  "status" text not null default 'active',
  "created_at" integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000000) as integer)) check ("created_at" between -62135596800000000 and 253402300799999999),
  "updated_at" integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000000) as integer)) check ("updated_at" between -62135596800000000 and 253402300799999999),
  "hash_code" integer not null default 0
) strict;

create table "event_inbox_stream" (
  "stream_id" integer primary key autoincrement,
  "name" text not null,
  "group_name" text not null,
  "is_paused" integer not null default 0,
  "lost_events" integer not null default 0,
  "lost_at" integer,
  unique ("name", "group_name")
);

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
) without rowid;

create table "event_inbox_queue" (
  "queue_id" integer primary key autoincrement,
  "stream_id" integer not null,
  "slot" integer not null,
  "event_time" integer not null,
  "event_id" text not null,
  "replay" integer not null
);

create index "event_inbox_queue_next" on "event_inbox_queue" ("stream_id", "queue_id");

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
);

create index "event_inbox_failed_due" on "event_inbox_failed" ("stream_id", "next_attempt_at") where "state" = 'retry';

create index "event_inbox_failed_key" on "event_inbox_failed" ("stream_id", "key");

commit;
