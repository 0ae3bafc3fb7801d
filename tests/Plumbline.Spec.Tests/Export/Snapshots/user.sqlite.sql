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

create table "users" (
  "id" text not null primary key,
  "email" text,
  "name" text not null check (json_valid("name")),
  "status" text not null default 'active' check ("status" in ('active', 'inactive')),
  "created_at" integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000000) as integer)) check ("created_at" between -62135596800000000 and 253402300799999999),
  "updated_at" integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000000) as integer)) check ("updated_at" between -62135596800000000 and 253402300799999999),
  "hash_code" integer not null default 0
) strict;

create index "users_status_index" on "users" ("status");

create unique index "users_email_unique" on "users" ("email");

create table "journal_users" (
  "journal_id" integer primary key autoincrement,
  "journal_at" integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000000) as integer)),
  "journal_op" text not null,
  "event_id" text not null default (lower(substr(printf('%012x', cast((julianday('now') - 2440587.5) * 86400000 as integer)), 1, 8) || '-' || substr(printf('%012x', cast((julianday('now') - 2440587.5) * 86400000 as integer)), 9) || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + abs(random() % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  "actor" text,
  "traceparent" text,
  "id" text,
  "email" text,
  "name" text,
  "status" text,
  "created_at" integer,
  "updated_at" integer,
  "hash_code" integer
);

create index "journal_users_key" on "journal_users" ("id", "journal_id");

create trigger "users_replace_insert" before insert on "users" when (select "replaced" from plumbline_context) is not null or exists (select 1 from "users" where "id" = new."id") or exists (select 1 from "users" where "email" = new."email")
begin
  update plumbline_context set "replaced" = case when exists (select 1 from "users" where "id" = new."id") or exists (select 1 from "users" where "email" = new."email") then new."id" end;
end;

create trigger "users_replace_update" before update on "users" when (select "replaced" from plumbline_context) is not null or exists (select 1 from "users" where "email" = new."email" and "id" is not old."id")
begin
  update plumbline_context set "replaced" = case when exists (select 1 from "users" where "email" = new."email" and "id" is not old."id") then new."id" end;
end;

create trigger "users_journal_insert" after insert on "users"
begin
  select raise(abort, 'REPLACE is not allowed on a journaled table: the journal would miss what it removes; use ON CONFLICT DO UPDATE, or set PRAGMA recursive_triggers = on') where (select "replaced" from plumbline_context) = new."id";
  insert into "journal_users" ("journal_op", "actor", "traceparent", "id", "email", "name", "status", "created_at", "updated_at", "hash_code")
    values ('I', (select "actor" from plumbline_context), (select "traceparent" from plumbline_context), new."id", new."email", new."name", new."status", new."created_at", new."updated_at", new."hash_code");
  insert into "event_outbox" ("stream", "slot", "journal_id", "journal_at")
    select 'user_event', 0, "journal_id", "journal_at" from "journal_users" where "journal_id" = (select max("journal_id") from "journal_users");
end;

create trigger "users_journal_update" after update on "users"
begin
  select raise(abort, 'REPLACE is not allowed on a journaled table: the journal would miss what it removes; use ON CONFLICT DO UPDATE, or set PRAGMA recursive_triggers = on') where (select "replaced" from plumbline_context) = new."id";
  insert into "journal_users" ("journal_op", "actor", "traceparent", "id", "email", "name", "status", "created_at", "updated_at", "hash_code")
    values ('U', (select "actor" from plumbline_context), (select "traceparent" from plumbline_context), new."id", new."email", new."name", new."status", new."created_at", new."updated_at", new."hash_code");
  insert into "event_outbox" ("stream", "slot", "journal_id", "journal_at")
    select 'user_event', 0, "journal_id", "journal_at" from "journal_users" where "journal_id" = (select max("journal_id") from "journal_users");
end;

create trigger "users_journal_delete" after delete on "users"
begin
  update plumbline_context set "replaced" = null where "replaced" is not null;
  insert into "journal_users" ("journal_op", "actor", "traceparent", "id", "email", "name", "status", "created_at", "updated_at", "hash_code")
    values ('D', (select "actor" from plumbline_context), (select "traceparent" from plumbline_context), old."id", old."email", old."name", old."status", old."created_at", old."updated_at", old."hash_code");
  insert into "event_outbox" ("stream", "slot", "journal_id", "journal_at")
    select 'user_event', 0, "journal_id", "journal_at" from "journal_users" where "journal_id" = (select max("journal_id") from "journal_users");
end;

create trigger "users_no_rekey" before update of "id" on "users" when old."id" is not new."id"
begin
  select raise(abort, 'the key of a journaled table cannot be changed');
end;

commit;
