import type { Migration } from '@yingda/platform';

/** Who waits for which team, and what is needed to say for how long. */
export const routingTables: Migration = {
  name: '0600-routing',
  async up(sql) {
    // One row for each conversation that waits for an agent. The conversation itself decides whether it still does.
    // entered_by is the event that last put it here.
    await sql(`create table routing_queue (
      conversation_id uuid primary key,
      team_id uuid not null,
      front boolean not null,
      queued_at timestamptz not null,
      entered_by uuid not null,
      offered_agent_id uuid,
      offered_at timestamptz,
      offer_expires_at timestamptz,
      declined_by uuid[] not null default '{}',
      rest_until timestamptz,
      held_until timestamptz,
      constraint routing_queue_offer_check check (
        (offered_agent_id is null) = (offer_expires_at is null) and (offered_agent_id is null) = (offered_at is null))
    ) with (fillfactor = 85)`);
    await sql(`create index routing_queue_order_idx
      on routing_queue (team_id, front desc, queued_at, conversation_id)`);
    await sql(`create table routing_handle_times (
      team_id uuid not null,
      conversation_id uuid not null,
      seconds integer not null,
      closed_at timestamptz not null,
      constraint routing_handle_times_pkey primary key (team_id, conversation_id),
      constraint routing_handle_times_seconds_check check (seconds >= 0)
    )`);
    await sql(
      `create index routing_handle_times_closed_at_idx on routing_handle_times (team_id, closed_at desc)`,
    );
    await sql(`create table routing_missed_offers (
      agent_id uuid primary key,
      missed integer not null,
      constraint routing_missed_offers_missed_check check (missed > 0)
    )`);
  },
  async down(sql) {
    await sql('drop table routing_missed_offers, routing_handle_times, routing_queue');
  },
};
