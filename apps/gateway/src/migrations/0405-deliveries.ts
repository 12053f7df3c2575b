import type { Migration } from '@yingda/platform';

/** What was sent to providers, in which windows, with which tokens. */
export const deliveriesTables: Migration = {
  name: '0405-deliveries',
  async up(sql) {
    // One row for each call to a provider. `place` is the message's position in its conversation: the order to keep.
    await sql(`create table channel_deliveries (
      id uuid primary key,
      message_id uuid not null,
      conversation_id uuid not null,
      piece_no integer not null,
      place integer not null,
      inbox_id uuid not null,
      identity_id uuid not null,
      recipient text not null,
      automatic boolean not null,
      piece jsonb not null,
      state text not null,
      worker text,
      window_opened_at timestamptz,
      provider_id text,
      failure_class text,
      failure_code text,
      failure_detail text,
      tries integer not null default 0,
      retry_at timestamptz,
      times jsonb not null default '{}',
      created_at timestamptz not null,
      constraint channel_deliveries_message_id_piece_no_key unique (message_id, piece_no),
      constraint channel_deliveries_state_check check (state in
        ('queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'failed', 'unknown')),
      constraint channel_deliveries_failure_check check (failure_class in ('retry-later', 'refresh-token',
        'window-closed', 'quota-reached', 'recipient-unreachable', 'bad-content', 'not-permitted', 'unknown-outcome'))
    ) with (fillfactor = 70)`);
    // Never two calls at once to one recipient of one conversation, whatever the workers believe.
    await sql(`create unique index channel_deliveries_sending_key on channel_deliveries (conversation_id, identity_id)
      where state = 'sending'`);
    await sql(`create index channel_deliveries_waiting_idx
      on channel_deliveries (identity_id, conversation_id, place, piece_no) where state in ('queued', 'sending')`);
    await sql(`create index channel_deliveries_provider_id_idx on channel_deliveries (inbox_id, provider_id)
      where provider_id is not null`);
    await sql(`create index channel_deliveries_unread_idx on channel_deliveries (inbox_id, recipient, created_at)
      where state in ('accepted', 'sent', 'delivered', 'unknown')`);
    await sql(
      'create index channel_deliveries_conversation_idx on channel_deliveries (conversation_id, message_id)',
    );

    // Whoever holds the lane sends what waits in it, in order. Empty ones have no due time.
    await sql(`create table channel_lanes (
      conversation_id uuid not null,
      identity_id uuid not null,
      inbox_id uuid not null,
      due_at timestamptz,
      holder text,
      held_until timestamptz,
      constraint channel_lanes_pkey primary key (conversation_id, identity_id)
    ) with (fillfactor = 50)`);
    await sql('create index channel_lanes_due_idx on channel_lanes (due_at) where due_at is not null');
    await sql(`create table channel_pauses (
      inbox_id uuid primary key,
      since timestamptz not null,
      until timestamptz not null
    )`);

    await sql(`create table channel_windows (
      identity_id uuid not null,
      inbox_id uuid not null,
      opened_by text,
      opened_at timestamptz,
      ends_at timestamptz,
      quota_left integer,
      sure boolean not null,
      unreachable_since timestamptz,
      code text,
      code_until timestamptz,
      constraint channel_windows_pkey primary key (identity_id, inbox_id),
      constraint channel_windows_opened_by_check check (opened_by in ('message', 'menu', 'follow', 'scan', 'enter', 'pay')),
      constraint channel_windows_quota_check check (quota_left >= 0),
      constraint channel_windows_code_check check ((code is null) = (code_until is null))
    ) with (fillfactor = 50)`);

    // `lease` rises with every holder: who comes back late with an older number writes nothing.
    await sql(`create table channel_tokens (
      inbox_id uuid not null,
      name text not null,
      token text,
      expires_at timestamptz,
      usable_until timestamptz,
      version integer not null default 0,
      lease integer not null default 0,
      leased_until timestamptz,
      constraint channel_tokens_pkey primary key (inbox_id, name),
      constraint channel_tokens_token_check check ((token is null) = (expires_at is null)
        and (token is null) = (usable_until is null))
    ) with (fillfactor = 50)`);

    // Receipts that came before the send call had returned.
    await sql(`create table channel_orphan_receipts (
      id uuid primary key,
      inbox_id uuid not null,
      provider_id text not null,
      receipt jsonb not null,
      received_at timestamptz not null
    )`);
    await sql('create index channel_orphan_receipts_idx on channel_orphan_receipts (inbox_id, provider_id)');
    await sql('create index channel_orphan_receipts_received_idx on channel_orphan_receipts (received_at)');
  },
  async down(sql) {
    await sql(`drop table channel_orphan_receipts, channel_tokens, channel_windows, channel_pauses, channel_lanes,
      channel_deliveries`);
  },
};
