import type { Migration } from '@yingda/platform';

/** Calls that customers were promised instead of waiting. */
export const callbacksTable: Migration = {
  name: '0611-callbacks',
  async up(sql) {
    // phone is encrypted, as those of identities; phone_index finds equal ones without reading any.
    await sql(`create table routing_callbacks (
      id uuid primary key,
      conversation_id uuid not null,
      team_id uuid not null,
      phone text not null,
      phone_index text not null,
      from_at timestamptz not null,
      until_at timestamptz not null,
      state text not null,
      agent_id uuid,
      attempts smallint not null default 0,
      last_outcome text,
      last_attempt_at timestamptz,
      planned_at timestamptz not null,
      ended_at timestamptz,
      constraint routing_callbacks_state_check check (state in ('planned', 'taken', 'done', 'cancelled')),
      constraint routing_callbacks_time_check check (from_at < until_at),
      constraint routing_callbacks_taken_check check (state <> 'taken' or agent_id is not null),
      constraint routing_callbacks_ended_check check ((state in ('done', 'cancelled')) = (ended_at is not null)),
      constraint routing_callbacks_outcome_check check (last_outcome in ('answered', 'missed', 'busy', 'voicemail'))
    )`);
    // The promise of one call at a time in a conversation.
    await sql(`create unique index routing_callbacks_open_key on routing_callbacks (conversation_id)
      where ended_at is null`);
    await sql(
      'create index routing_callbacks_due_idx on routing_callbacks (from_at, id) where ended_at is null',
    );
    await sql(`create index routing_callbacks_ended_idx on routing_callbacks (ended_at desc, id desc)
      where ended_at is not null`);
  },
  async down(sql) {
    await sql('drop table routing_callbacks');
  },
};
