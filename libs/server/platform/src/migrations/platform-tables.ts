import type { Migration } from '../database/sql';

/** The tables of the platform itself. They come first in the list: contexts append events from their first row on. */
export const platformMigrations: Migration[] = [
  {
    name: '0001-platform-outbox',
    async up(sql) {
      // transaction_id stands before position on purpose: defaults are evaluated in column order, so a transaction has
      // its id before it takes a position. The relay's horizon (outbox/horizon.ts) rests on that.
      // No index mentions fanned_out_at, and pages keep room: marking a row changes no index (a HOT update).
      await sql(`create table outbox_events (
        transaction_id xid8 not null default pg_current_xact_id(),
        position bigint generated always as identity,
        id uuid not null,
        name text not null,
        aggregate_id text not null,
        lane smallint not null,
        payload jsonb not null,
        occurred_at timestamptz not null,
        fanned_out_at timestamptz,
        constraint outbox_events_pkey primary key (position),
        constraint outbox_events_id_key unique (id)
      ) with (fillfactor = 70)`);
      await sql('create index outbox_events_lane_position_idx on outbox_events (lane, position)');
      await sql(`create table outbox_cursors (
        subscriber text not null,
        lane smallint not null,
        position bigint not null,
        constraint outbox_cursors_pkey primary key (subscriber, lane)
      ) with (fillfactor = 50)`);
      await sql(`create table outbox_lanes (
        lane smallint primary key,
        holder text,
        expires_at timestamptz
      ) with (fillfactor = 50)`);
      await sql('insert into outbox_lanes (lane) select generate_series(0, 7)');
      await sql(`create table outbox_relays (
        holder text primary key,
        expires_at timestamptz not null
      )`);
      await sql(`create table outbox_parked (
        subscriber text not null,
        position bigint not null,
        lane smallint not null,
        aggregate_id text not null,
        event_id uuid not null,
        name text not null,
        error text,
        attempts integer not null,
        parked_at timestamptz not null,
        next_try_at timestamptz not null,
        constraint outbox_parked_pkey primary key (subscriber, position)
      )`);
      await sql(
        'create index outbox_parked_aggregate_idx on outbox_parked (subscriber, aggregate_id, position)',
      );
    },
    async down(sql) {
      await sql('drop table outbox_parked, outbox_relays, outbox_lanes, outbox_cursors, outbox_events');
    },
  },
  {
    name: '0002-platform-leases-and-timers',
    async up(sql) {
      await sql(`create table leases (
        name text primary key,
        holder text not null,
        expires_at timestamptz not null
      ) with (fillfactor = 50)`);
      await sql(`create table timers (
        id uuid primary key,
        kind text not null,
        key text not null,
        due_at timestamptz not null,
        payload jsonb not null,
        attempts integer not null default 0,
        try_at timestamptz not null,
        error text,
        constraint timers_kind_key_key unique (kind, key)
      )`);
      await sql('create index timers_try_at_idx on timers (try_at)');
    },
    async down(sql) {
      await sql('drop table timers, leases');
    },
  },
  {
    name: '0003-platform-audit-log',
    async up(sql) {
      await sql(`create table audit_log (
        id uuid primary key,
        occurred_at timestamptz not null,
        actor_id uuid,
        actor_name text not null,
        action text not null,
        subject_kind text not null,
        subject_id text,
        details jsonb not null,
        address text
      )`);
      await sql('create index audit_log_occurred_at_idx on audit_log (occurred_at desc, id desc)');
      await sql(
        'create index audit_log_subject_idx on audit_log (subject_kind, subject_id, occurred_at desc)',
      );
      await sql('create index audit_log_actor_idx on audit_log (actor_id, occurred_at desc)');
      await sql(`create function audit_log_refuse() returns trigger language plpgsql as $$
        begin
          raise exception 'The audit log can only be added to' using errcode = 'insufficient_privilege';
        end $$`);
      await sql(`create trigger audit_log_append_only before update or delete on audit_log
        for each row execute function audit_log_refuse()`);
    },
    async down(sql) {
      await sql('drop table audit_log');
      await sql('drop function audit_log_refuse()');
    },
  },
  {
    // Which command or request an event goes back to, so that logs and traces of what reacts to it can be found by it.
    name: '0004-platform-outbox-requests',
    async up(sql) {
      await sql('alter table outbox_events add column request_id text');
    },
    async down(sql) {
      await sql('alter table outbox_events drop column request_id');
    },
  },
  {
    // Events are written once and read whole: as text they cost a third, and short of a page nobody need pack them.
    name: '0005-platform-outbox-text',
    async up(sql) {
      await sql('alter table outbox_events alter column payload type json using payload::text::json');
      await sql('alter table outbox_events set (toast_tuple_target = 8160)');
    },
    async down(sql) {
      await sql('alter table outbox_events reset (toast_tuple_target)');
      await sql('alter table outbox_events alter column payload type jsonb using payload::text::jsonb');
    },
  },
];
