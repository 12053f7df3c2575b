import type { Migration } from '@yingda/platform';

/** The bots of inboxes, what they know of the conversations they have, and what they did. */
export const botTables: Migration = {
  name: '1110-bots',
  async up(sql) {
    await sql(`create table bot_settings (
      inbox_id uuid primary key,
      plan jsonb not null,
      active boolean not null,
      duty text not null,
      version integer not null,
      edited_at timestamptz not null,
      constraint bot_settings_duty_check check (duty in ('always', 'out-of-hours')),
      constraint bot_settings_version_check check (version > 0)
    )`);
    // version: what a turn was decided on; another one in between makes it decide again.
    await sql(`create table bot_talks (
      conversation_id uuid primary key,
      inbox_id uuid not null,
      customer_id uuid not null,
      outcome text not null default 'open',
      state jsonb not null default '{}',
      version integer not null default 1,
      started_at timestamptz not null,
      first_said_at timestamptz,
      handed_over_at timestamptz,
      reason text,
      mood text not null default 'calm',
      closed_at timestamptz,
      returned_at timestamptz,
      decided_at timestamptz,
      constraint bot_talks_outcome_check check (outcome in ('open', 'handed-over', 'taken', 'closed')),
      constraint bot_talks_mood_check check (mood in ('calm', 'unhappy', 'angry')),
      constraint bot_talks_closed_check check (outcome <> 'closed' or closed_at is not null),
      constraint bot_talks_handed_check check (outcome <> 'handed-over' or (handed_over_at is not null and reason is not null))
    )`);
    // Whose customer may still come back.
    await sql(`create index bot_talks_undecided_idx on bot_talks (customer_id)
      where outcome = 'closed' and decided_at is null and returned_at is null`);
    // One row for each customer's message it did something about: the event it came with makes it once.
    await sql(`create table bot_turns (
      event_id uuid primary key,
      conversation_id uuid not null,
      at timestamptz not null,
      position integer not null,
      deed text not null,
      article_key text,
      score smallint,
      reason text,
      mood text not null,
      said boolean not null,
      constraint bot_turns_deed_check check (deed in ('greeted', 'answered', 'offered-choice', 'asked-fact',
        'noted-fact', 'found-nothing', 'thanked', 'handed-over')),
      constraint bot_turns_score_check check (score between 0 and 100)
    )`);
    await sql('create index bot_turns_conversation_idx on bot_turns (conversation_id, position)');
  },
  async down(sql) {
    await sql('drop table bot_turns');
    await sql('drop table bot_talks');
    await sql('drop table bot_settings');
  },
};
