import type { Migration } from '@yingda/platform';

/** What the shop says by itself, what it listens to, and every decision to speak or not. */
export const autoRepliesTables: Migration = {
  name: '1100-auto-replies',
  async up(sql) {
    await sql(`create table auto_replies (
      id uuid primary key,
      key text,
      name text not null,
      kind text not null,
      enabled boolean not null,
      priority integer not null,
      inbox_ids uuid[] not null,
      keywords jsonb not null,
      texts jsonb not null,
      attachment_ids uuid[] not null,
      menu jsonb not null,
      action text not null,
      cooldown_seconds integer not null,
      phase text not null,
      after_seconds integer,
      repeats integer,
      version integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint auto_replies_key_key unique (key),
      constraint auto_replies_kind_check check (kind in
        ('keyword', 'welcome', 'queue', 'away', 'out-of-hours', 'holiday', 'no-reply-yet', 'closing')),
      constraint auto_replies_action_check check (action in
        ('none', 'hand-over', 'hand-over-urgent', 'hand-over-complaint', 'ask-order-number', 'queue-status')),
      constraint auto_replies_phase_check check (phase in ('waiting', 'unanswered')),
      constraint auto_replies_after_check check ((kind = 'no-reply-yet') = (after_seconds is not null)
        and (kind = 'no-reply-yet') = (repeats is not null)),
      constraint auto_replies_priority_check check (priority between 0 and 1000)
    )`);
    // One row: what all replies share. set_version rises with every change of any of it; who has compiled an older one
    // compiles anew.
    await sql(`create table auto_reply_settings (
      id integer primary key,
      set_version bigint not null,
      synonyms jsonb not null,
      synonyms_version integer not null,
      variables jsonb not null,
      variables_version integer not null,
      constraint auto_reply_settings_id_check check (id = 1)
    )`);
    await sql(`insert into auto_reply_settings values (1, 1, '[]', 1, '[]', 1)`);
    await sql(`create table auto_reply_log (
      id uuid primary key,
      conversation_id uuid not null,
      occasion uuid not null,
      at timestamptz not null,
      auto_reply_id uuid,
      key text,
      name text,
      kind text,
      outcome text not null,
      detail text,
      heard_message_id uuid,
      heard_position bigint,
      message_id uuid,
      position bigint,
      action text,
      constraint auto_reply_log_occasion_key unique (conversation_id, occasion)
    )`);
    await sql('create index auto_reply_log_conversation_idx on auto_reply_log (conversation_id, at)');
    await sql('create index auto_reply_log_at_idx on auto_reply_log (at)');
  },
  async down(sql) {
    await sql('drop table auto_reply_log, auto_reply_settings, auto_replies');
  },
};
