import type { Migration } from '@yingda/platform';

/** Notices to many, who they go to, and how far they are. */
export const noticesTables: Migration = {
  name: '1120-notices',
  async up(sql) {
    await sql(`create table notices (
      id uuid primary key,
      name text not null,
      audience text not null,
      way text not null,
      purpose text not null,
      segment_id uuid,
      segment_name text,
      team_ids uuid[] not null,
      inbox_ids uuid[] not null,
      channels text[] not null,
      texts jsonb not null,
      per_minute integer not null,
      starts_at timestamptz,
      ends_at timestamptz,
      also_message boolean not null,
      state text not null,
      version integer not null,
      created_by_id uuid,
      created_by_name text not null,
      created_at timestamptz not null,
      sent_by_name text,
      started_at timestamptz,
      ended_at timestamptz,
      stopped_by_name text,
      gathered boolean not null default false,
      cursor text,
      next_send_at timestamptz,
      next_at timestamptz,
      constraint notices_audience_check check ((audience = 'segment') = (segment_id is not null)),
      constraint notices_way_check check (way = 'message' or (way = 'banner' and audience = 'waiting')),
      constraint notices_purpose_check check (purpose in ('service', 'marketing')),
      constraint notices_rate_check check (per_minute between 1 and 3000),
      constraint notices_state_check check (state in ('draft', 'scheduled', 'running', 'stopped', 'ended')),
      constraint notices_next_check check ((state in ('scheduled', 'running')) = (next_at is not null)),
      constraint notices_ended_check check ((state in ('stopped', 'ended')) = (ended_at is not null))
    )`);
    await sql('create index notices_created_idx on notices (created_at desc, id desc)');
    await sql('create index notices_next_idx on notices (next_at) where next_at is not null');
    await sql(`create index notices_banner_idx on notices (id) where state = 'running' and way = 'banner'`);
    // One line for each customer: that a second one cannot be is what makes everybody get it once.
    await sql(`create table notice_recipients (
      id uuid primary key,
      notice_id uuid not null,
      customer_id uuid not null,
      state text not null,
      reason text,
      channel text,
      inbox_id uuid,
      conversation_id uuid,
      language text not null,
      message_id uuid,
      sequence integer,
      sent_at timestamptz,
      at timestamptz not null,
      constraint notice_recipients_notice_id_fkey foreign key (notice_id) references notices (id) on delete cascade,
      constraint notice_recipients_once_key unique (notice_id, customer_id),
      constraint notice_recipients_state_check check (
        state in ('waiting', 'sent', 'shown', 'delivered', 'read', 'failed', 'left-out')),
      constraint notice_recipients_reason_check check (state not in ('failed', 'left-out') or reason is not null),
      constraint notice_recipients_way_check check (
        state = 'left-out' or (channel is not null and inbox_id is not null and conversation_id is not null)),
      constraint notice_recipients_sent_check check (
        state not in ('sent', 'delivered', 'read') or (message_id is not null and sent_at is not null))
    ) with (fillfactor = 80)`);
    await sql('create index notice_recipients_list_idx on notice_recipients (notice_id, id)');
    await sql('create index notice_recipients_state_idx on notice_recipients (notice_id, state, id)');
    await sql(`create index notice_recipients_waiting_idx on notice_recipients (notice_id, inbox_id, id)
      where state = 'waiting'`);
    await sql(`create unique index notice_recipients_message_id_key on notice_recipients (message_id)
      where message_id is not null`);
    await sql(`create index notice_recipients_unread_idx on notice_recipients (conversation_id, sequence)
      where state in ('sent', 'delivered')`);
    await sql(`create index notice_recipients_shown_idx on notice_recipients (conversation_id)
      where state = 'shown'`);
    // Counts that are kept and not counted; lines of one notice are few.
    await sql(`create table notice_tallies (
      notice_id uuid not null,
      state text not null,
      channel text not null,
      inbox_id uuid not null,
      reason text not null,
      count integer not null,
      constraint notice_tallies_pkey primary key (notice_id, state, channel, inbox_id, reason),
      constraint notice_tallies_notice_id_fkey foreign key (notice_id) references notices (id) on delete cascade
    ) with (fillfactor = 50)`);
    // When the next message of any notice may go through an account.
    await sql(`create table notice_paces (
      inbox_id uuid primary key,
      next_send_at timestamptz not null
    ) with (fillfactor = 50)`);
  },
  async down(sql) {
    for (const table of ['notice_paces', 'notice_tallies', 'notice_recipients', 'notices'])
      await sql(`drop table ${table}`);
  },
};
