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

create table "users" (
  "id" text not null primary key,
  "email" text,
  "name" text not null,
  "status" text not null default 'active' check ("status" in ('active', 'inactive')),
  "created_at" integer not null,
  "updated_at" integer not null,
  "hash_code" integer not null
);

create index "users_status_index" on "users" ("status");

create unique index "users_email_unique" on "users" ("email");

create table "journal_users" (
  "journal_id" integer primary key autoincrement,
  "journal_at" integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000000) as integer)),
  "journal_op" text not null,
  "event_id" text not null default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
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

create trigger "users_journal_insert" after insert on "users"
begin
  insert into "journal_users" ("journal_op", "actor", "traceparent", "id", "email", "name", "status", "created_at", "updated_at", "hash_code")
    values ('I', (select "actor" from "plumbline_context"), (select "traceparent" from "plumbline_context"), new."id", new."email", new."name", new."status", new."created_at", new."updated_at", new."hash_code");
  insert into "event_outbox" ("stream", "slot", "journal_id", "journal_at")
    select 'user_event', 0, "journal_id", "journal_at" from "journal_users" where "journal_id" = (select max("journal_id") from "journal_users");
end;

create trigger "users_journal_update" after update on "users"
begin
  insert into "journal_users" ("journal_op", "actor", "traceparent", "id", "email", "name", "status", "created_at", "updated_at", "hash_code")
    values ('U', (select "actor" from "plumbline_context"), (select "traceparent" from "plumbline_context"), new."id", new."email", new."name", new."status", new."created_at", new."updated_at", new."hash_code");
  insert into "event_outbox" ("stream", "slot", "journal_id", "journal_at")
    select 'user_event', 0, "journal_id", "journal_at" from "journal_users" where "journal_id" = (select max("journal_id") from "journal_users");
end;

create trigger "users_journal_delete" after delete on "users"
begin
  insert into "journal_users" ("journal_op", "actor", "traceparent", "id", "email", "name", "status", "created_at", "updated_at", "hash_code")
    values ('D', (select "actor" from "plumbline_context"), (select "traceparent" from "plumbline_context"), old."id", old."email", old."name", old."status", old."created_at", old."updated_at", old."hash_code");
  insert into "event_outbox" ("stream", "slot", "journal_id", "journal_at")
    select 'user_event', 0, "journal_id", "journal_at" from "journal_users" where "journal_id" = (select max("journal_id") from "journal_users");
end;

create trigger "users_no_rekey" before update of "id" on "users" when old."id" is not new."id"
begin
  select raise(abort, 'the key of a journaled table cannot be changed');
end;

