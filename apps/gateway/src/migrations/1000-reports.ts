import type { Migration } from '@yingda/platform';

/**
 * What every fact says of its conversation, so that a report reads one table and nothing else.
 *
 * A conversation that was reopened has its facts twice: as one (`whole`), and for each stretch from opening to closing
 * by itself (`apart`). All others have them once, and both are true. `part` is 0 for the whole, 1, 2, … for stretches.
 */
const OF_CONVERSATION = `
  conversation_id uuid not null,
  part smallint not null,
  whole boolean not null,
  apart boolean not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  channel text not null,
  inbox_id uuid not null,
  tier text not null,
  topic_id uuid,
  first_agent_id uuid,
  last_agent_id uuid,
  first_team_id uuid,
  last_team_id uuid`;

/** Facts that figures are made of. Ids of other contexts are named only; times in between are whole milliseconds. */
export const reportsTables: Migration = {
  name: '1000-reports',
  async up(sql) {
    await sql(`create table report_conversations (${OF_CONVERSATION},
      number bigint not null,
      customer_id uuid not null,
      status text not null,
      inbound boolean not null,
      imported boolean not null,
      merged_into_id uuid,
      ended_by text,
      queued boolean not null,
      accepted boolean not null,
      abandoned boolean not null,
      left_message boolean not null,
      resolved text,
      rating smallint,
      transfers integer not null,
      escalations integer not null,
      reopenings integer not null,
      customer_messages integer not null,
      agent_messages integer not null,
      bot_messages integer not null,
      handle_ms bigint,
      idle_ms bigint,
      wrap_up_ms bigint,
      constraint report_conversations_pkey primary key (conversation_id, part)
    )`);
    await sql('create index report_conversations_closed_idx on report_conversations (closed_at)');
    await sql('create index report_conversations_opened_idx on report_conversations (opened_at)');
    await sql(
      'create index report_conversations_agent_idx on report_conversations (last_agent_id, closed_at)',
    );

    // One row for each time a customer asked and was, or was not, answered. Where bots spoke, who counts their answers
    // sees other turns than who does not: rows of one kind, of the other, or of both.
    await sql(`create table report_turns (${OF_CONVERSATION},
      no smallint not null,
      bots_out boolean not null,
      bots_in boolean not null,
      first boolean not null,
      asked_at timestamptz not null,
      ended_at timestamptz,
      answered boolean not null,
      by_bot boolean not null,
      abandoned boolean not null,
      agent_id uuid,
      team_id uuid,
      wall_ms bigint,
      open_ms bigint,
      assigned_wall_ms bigint,
      assigned_open_ms bigint,
      constraint report_turns_pkey primary key (conversation_id, part, no),
      constraint report_turns_bots_check check (bots_out or bots_in)
    )`);
    await sql('create index report_turns_closed_idx on report_turns (closed_at)');
    await sql('create index report_turns_opened_idx on report_turns (opened_at)');
    await sql('create index report_turns_asked_idx on report_turns (asked_at)');
    await sql('create index report_turns_agent_idx on report_turns (agent_id, closed_at)');

    await sql(`create table report_waits (${OF_CONVERSATION},
      no smallint not null,
      team_id uuid,
      agent_id uuid,
      queued_at timestamptz not null,
      left_at timestamptz,
      reason text not null,
      how text,
      offers integer not null,
      declined integer not null,
      missed integer not null,
      wall_ms bigint,
      open_ms bigint,
      constraint report_waits_pkey primary key (conversation_id, part, no),
      constraint report_waits_how_check check (how in ('taken', 'abandoned', 'closed', 'moved', 'merged')),
      constraint report_waits_left_check check ((left_at is null) = (how is null))
    )`);
    await sql('create index report_waits_closed_idx on report_waits (closed_at)');
    await sql('create index report_waits_opened_idx on report_waits (opened_at)');
    await sql('create index report_waits_queued_idx on report_waits (queued_at)');
    await sql('create index report_waits_now_idx on report_waits (team_id, queued_at) where left_at is null');

    await sql(`create table report_holdings (${OF_CONVERSATION},
      no smallint not null,
      agent_id uuid not null,
      team_id uuid,
      from_at timestamptz not null,
      accepted_at timestamptz,
      to_at timestamptz,
      how text not null,
      ended text,
      handle_ms bigint,
      idle_ms bigint,
      transfers integer not null,
      escalations integer not null,
      customer_messages integer not null,
      agent_messages integer not null,
      constraint report_holdings_pkey primary key (conversation_id, part, no),
      constraint report_holdings_ended_check check ((to_at is null) = (ended is null))
    )`);
    await sql('create index report_holdings_closed_idx on report_holdings (closed_at)');
    await sql('create index report_holdings_opened_idx on report_holdings (opened_at)');
    await sql('create index report_holdings_agent_idx on report_holdings (agent_id, closed_at)');
    await sql(
      'create index report_holdings_time_idx on report_holdings using gist (tstzrange(from_at, to_at))',
    );

    // Not in any history: known only by being written down when it happens.
    await sql(`create table report_presence (
      agent_id uuid not null,
      from_at timestamptz not null,
      to_at timestamptz,
      state text not null,
      constraint report_presence_pkey primary key (agent_id, from_at),
      constraint report_presence_state_check check (state in ('online', 'busy', 'away'))
    )`);
    await sql(
      'create unique index report_presence_now_key on report_presence (agent_id) where to_at is null',
    );
    await sql(
      'create index report_presence_time_idx on report_presence using gist (tstzrange(from_at, to_at))',
    );
    // Under what a conversation began: kept when its facts are made anew, because tiers and calendars change.
    await sql(`create table report_circumstances (
      conversation_id uuid primary key,
      tier text not null,
      calendar_id uuid,
      calendar_version integer
    )`);
    await sql(`create table report_calendars (
      calendar_id uuid not null,
      version integer not null,
      rules jsonb not null,
      constraint report_calendars_pkey primary key (calendar_id, version)
    )`);
    // Conversations whose facts are to be made anew; what happens now comes before what is made up for.
    await sql(`create table report_changes (
      conversation_id uuid primary key,
      urgent boolean not null,
      marked_at timestamptz not null
    ) with (fillfactor = 50)`);
    await sql('create index report_changes_turn_idx on report_changes (urgent desc, marked_at)');
    await sql(`create table report_backfills (
      name text primary key,
      after_id uuid,
      done_at timestamptz
    )`);
  },
  async down(sql) {
    await sql(`drop table report_backfills, report_changes, report_calendars, report_circumstances, report_presence,
      report_holdings, report_waits, report_turns, report_conversations`);
  },
};
