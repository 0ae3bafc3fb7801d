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

create table "event_replica" (
  "name" text not null,
  "key" text not null,
  "sequence" integer not null,
  "changed_at" integer not null,
  primary key ("name", "key")
) without rowid;

create table "orders" (
  "id" text not null primary key,
  "user_id" text not null,
  "status" text not null default 'open' check ("status" in ('open', 'shipped', 'cancelled')),
  "items" text not null,
  "ship_to" text not null,
  "total" text not null,
  "labels" text not null default '{}',
  "created_at" integer not null,
  "updated_at" integer not null,
  "hash_code" integer not null
);

create index "orders_user_id_index" on "orders" ("user_id");

create index "orders_status_index" on "orders" ("status");

create table "journal_orders" (
  "journal_id" integer primary key autoincrement,
  "journal_at" integer not null default (cast(round((julianday('now') - 2440587.5) * 86400000000) as integer)),
  "journal_op" text not null,
  "event_id" text not null default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
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

create trigger "orders_journal_insert" after insert on "orders"
begin
  insert into "journal_orders" ("journal_op", "actor", "traceparent", "id", "user_id", "status", "items", "ship_to", "total", "labels", "created_at", "updated_at", "hash_code")
    values ('I', (select "actor" from "plumbline_context"), (select "traceparent" from "plumbline_context"), new."id", new."user_id", new."status", new."items", new."ship_to", new."total", new."labels", new."created_at", new."updated_at", new."hash_code");
  insert into "event_outbox" ("stream", "slot", "journal_id", "journal_at")
    select 'order_event', 0, "journal_id", "journal_at" from "journal_orders" where "journal_id" = (select max("journal_id") from "journal_orders");
end;

create trigger "orders_journal_update" after update on "orders"
begin
  insert into "journal_orders" ("journal_op", "actor", "traceparent", "id", "user_id", "status", "items", "ship_to", "total", "labels", "created_at", "updated_at", "hash_code")
    values ('U', (select "actor" from "plumbline_context"), (select "traceparent" from "plumbline_context"), new."id", new."user_id", new."status", new."items", new."ship_to", new."total", new."labels", new."created_at", new."updated_at", new."hash_code");
  insert into "event_outbox" ("stream", "slot", "journal_id", "journal_at")
    select 'order_event', 0, "journal_id", "journal_at" from "journal_orders" where "journal_id" = (select max("journal_id") from "journal_orders");
end;

create trigger "orders_journal_delete" after delete on "orders"
begin
  insert into "journal_orders" ("journal_op", "actor", "traceparent", "id", "user_id", "status", "items", "ship_to", "total", "labels", "created_at", "updated_at", "hash_code")
    values ('D', (select "actor" from "plumbline_context"), (select "traceparent" from "plumbline_context"), old."id", old."user_id", old."status", old."items", old."ship_to", old."total", old."labels", old."created_at", old."updated_at", old."hash_code");
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
  "created_at" integer not null,
  "updated_at" integer not null,
  "hash_code" integer not null
);

