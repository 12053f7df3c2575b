import type { Migration } from '@yingda/platform';

/** Accounts of every channel, and what their providers told us. */
export const channelEvents: Migration = {
  name: '0401-channel-events',
  async up(sql) {
    // One encrypted text: which of an account's settings are secret is decided by its adapter, and may change.
    await sql(`alter table inboxes
      add column settings text,
      add column capability_overrides jsonb not null default '{}'`);

    // What providers told us, as it came; the table is also the worker's queue. Kept at least 7 days: so long a
    // redelivery must be known again.
    await sql(`create table channel_events (
      id uuid primary key,
      inbox_id uuid not null,
      provider_key text not null,
      sender_key text not null,
      origin text not null,
      provider_at timestamptz,
      received_at timestamptz not null,
      due_at timestamptz not null,
      raw bytea not null,
      state text not null,
      attempts integer not null default 0,
      error text,
      done_at timestamptz,
      constraint channel_events_inbox_id_provider_key_key unique (inbox_id, provider_key),
      constraint channel_events_inbox_id_fkey foreign key (inbox_id) references inboxes (id),
      constraint channel_events_origin_check check (origin in ('hook', 'pull')),
      constraint channel_events_state_check check (state in ('received', 'done', 'failed')),
      constraint channel_events_done_check check ((state = 'received') = (done_at is null))
    )`);
    await sql(`create index channel_events_due_idx on channel_events (due_at) where state = 'received'`);
    await sql(`create index channel_events_sender_idx
      on channel_events (inbox_id, sender_key, (coalesce(provider_at, received_at)), (length(provider_key)),
        provider_key collate "C")
      where state = 'received'`);
    await sql('create index channel_events_received_idx on channel_events (inbox_id, received_at desc)');
    await sql(`create index channel_events_old_idx on channel_events (done_at) where state <> 'received'`);

    // Which of our messages a provider's message became: once, by whichever way and key it came.
    await sql(`create table channel_messages (
      inbox_id uuid not null,
      external_id text not null,
      identity_id uuid not null,
      conversation_id uuid not null,
      message_ids uuid[] not null,
      automatic boolean not null,
      sent_at timestamptz,
      received_at timestamptz not null,
      constraint channel_messages_pkey primary key (inbox_id, external_id),
      constraint channel_messages_inbox_id_fkey foreign key (inbox_id) references inboxes (id)
    )`);
    await sql('create index channel_messages_conversation_idx on channel_messages (conversation_id)');

    // Files that are still at the provider; found again in their event, which is kept that long.
    await sql(`create table channel_media (
      attachment_id uuid primary key,
      inbox_id uuid not null,
      event_id uuid not null,
      place text not null,
      state text not null,
      attempts integer not null default 0,
      due_at timestamptz not null,
      error text,
      constraint channel_media_inbox_id_fkey foreign key (inbox_id) references inboxes (id),
      constraint channel_media_state_check check (state in ('pending', 'done', 'failed'))
    )`);
    await sql(`create index channel_media_due_idx on channel_media (due_at) where state = 'pending'`);

    // How far we have read what a provider does not push.
    await sql(`create table channel_cursors (
      inbox_id uuid primary key,
      cursor text,
      hint text,
      due_at timestamptz not null,
      pulled_at timestamptz,
      failures integer not null default 0,
      error text,
      constraint channel_cursors_inbox_id_fkey foreign key (inbox_id) references inboxes (id)
    )`);
    await sql('create index channel_cursors_due_idx on channel_cursors (due_at)');
  },
  async down(sql) {
    await sql('drop table channel_cursors, channel_media, channel_messages, channel_events');
    await sql('alter table inboxes drop column settings, drop column capability_overrides');
  },
};
