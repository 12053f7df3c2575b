import type { Migration } from '@yingda/platform';

/** Answers that go on by mail when a shopper has left, windows that end, lines that go together. */
export const followUps: Migration = {
  name: '0413-follow-ups',
  async up(sql) {
    // What of `InboxSending` is otherwise than usual.
    await sql(`alter table inboxes add column sending jsonb not null default '{}'`);

    // Since when no page of a shopper is open; null while one is.
    await sql(`create table channel_absences (
      customer_id uuid primary key,
      since timestamptz
    ) with (fillfactor = 50)`);
    // Conversations with something said that the shopper may have left before reading; looked at by a timer.
    await sql(`create table channel_follow_ups (
      conversation_id uuid primary key,
      customer_id uuid not null,
      first_at timestamptz not null,
      looks integer not null default 0
    ) with (fillfactor = 50)`);
    await sql('create index channel_follow_ups_customer_idx on channel_follow_ups (customer_id)');
    // Which mail a message on the web went out with: one at most, whoever looks at the same moment.
    await sql(`create table channel_mailed (
      message_id uuid not null,
      conversation_id uuid not null,
      delivery_id uuid not null,
      constraint channel_mailed_pkey primary key (message_id),
      constraint channel_mailed_delivery_id_fkey foreign key (delivery_id) references channel_deliveries (id)
        on delete cascade
    )`);
    await sql('create index channel_mailed_delivery_idx on channel_mailed (delivery_id)');

    // Lines that went out in the call of another: they are where that one is.
    await sql(`alter table channel_deliveries add column with_id uuid,
      add constraint channel_deliveries_with_id_check check (with_id <> id)`);
    await sql(
      `create index channel_deliveries_with_idx on channel_deliveries (with_id) where with_id is not null`,
    );
    // Still never two calls at once to one recipient; lines that go in one call are under way together.
    await sql('drop index channel_deliveries_sending_key');
    await sql(`create unique index channel_deliveries_sending_key on channel_deliveries (conversation_id, identity_id)
      where state = 'sending' and with_id is null`);

    // Each window is warned of once: `warned_at` is set by one, and taken back when the window opens anew.
    await sql(`create table channel_window_watch (
      identity_id uuid not null,
      inbox_id uuid not null,
      opened_at timestamptz not null,
      ends_at timestamptz,
      warned_at timestamptz,
      why text,
      quota_left integer,
      conversation_id uuid,
      constraint channel_window_watch_pkey primary key (identity_id, inbox_id),
      constraint channel_window_watch_why_check check (why in ('time', 'quota')),
      constraint channel_window_watch_warned_check
        check ((warned_at is null) = (why is null) and (warned_at is null) = (conversation_id is null))
    ) with (fillfactor = 50)`);
    await sql(`create index channel_window_watch_conversation_idx on channel_window_watch (conversation_id)
      where conversation_id is not null`);
  },
  async down(sql) {
    await sql('drop table channel_window_watch, channel_mailed, channel_follow_ups, channel_absences');
    await sql('drop index channel_deliveries_sending_key');
    await sql('alter table channel_deliveries drop column with_id');
    await sql(`create unique index channel_deliveries_sending_key on channel_deliveries (conversation_id, identity_id)
      where state = 'sending'`);
    await sql('alter table inboxes drop column sending');
  },
};
