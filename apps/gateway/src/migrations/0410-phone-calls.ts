import type { Migration } from '@yingda/platform';

/** Calls that agents logged; what was said is in the notes of their conversations. */
export const phoneCalls: Migration = {
  name: '0410-phone-calls',
  async up(sql) {
    await sql(`create table phone_calls (
      id uuid primary key,
      inbox_id uuid not null,
      conversation_id uuid not null,
      identity_id uuid not null,
      agent_id uuid not null,
      direction text not null,
      outcome text not null,
      about text,
      started_at timestamptz not null,
      duration_seconds integer not null,
      created_at timestamptz not null,
      constraint phone_calls_inbox_id_fkey foreign key (inbox_id) references inboxes (id),
      constraint phone_calls_direction_check check (direction in ('in', 'out')),
      constraint phone_calls_outcome_check check (outcome in ('answered', 'missed', 'busy', 'voicemail')),
      constraint phone_calls_about_check check (about in ('inquiry', 'need', 'suggestion', 'complaint')),
      constraint phone_calls_duration_check check (duration_seconds between 0 and 86400)
    )`);
    await sql('create index phone_calls_conversation_idx on phone_calls (conversation_id)');
    await sql('create index phone_calls_started_idx on phone_calls (inbox_id, started_at)');
  },
  async down(sql) {
    await sql('drop table phone_calls');
  },
};
