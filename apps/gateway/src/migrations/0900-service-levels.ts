import type { Migration } from '@yingda/platform';

/**
 * Promised times: policies in order with every version they had, what is known of each conversation, its clocks, and
 * what was done when one was nearly over or over.
 */
export const serviceLevelsTables: Migration = {
  name: '0900-service-levels',
  async up(sql) {
    await sql(`create table service_level_policies (
      id uuid primary key,
      place integer not null,
      version integer not null,
      policy jsonb not null,
      updated_at timestamptz not null,
      constraint service_level_policies_place_key unique (place) deferrable initially deferred,
      constraint service_level_policies_version_check check (version > 0)
    )`);
    await sql(`create table service_level_policy_versions (
      policy_id uuid not null,
      version integer not null,
      policy jsonb not null,
      valid_from timestamptz not null,
      constraint service_level_policy_versions_pkey primary key (policy_id, version)
    )`);
    // Counts what clocks depend on besides their conversations: policies and calendars. One row.
    await sql(`create table service_level_settings (
      id smallint primary key,
      revision integer not null,
      changed_at timestamptz,
      constraint service_level_settings_one_row_check check (id = 1)
    )`);
    await sql('insert into service_level_settings (id, revision) values (1, 1)');

    await sql(`create table service_level_conversations (
      conversation_id uuid primary key,
      number text not null,
      customer_id uuid not null,
      inbox_id uuid not null,
      channel text not null,
      team_id uuid,
      agent_id uuid,
      tier text not null,
      topic_id uuid,
      subject text,
      status text not null,
      waiting_for text not null,
      first_response_at timestamptz,
      owed_since timestamptz,
      resumed_at timestamptz,
      seen_position integer not null,
      seen_revision integer not null,
      settings_revision integer not null,
      open_clocks integer not null default 0,
      notice_at timestamptz,
      risk text,
      clock_kind text,
      clock_started_at timestamptz,
      clock_due_at timestamptz,
      clock_warn_at timestamptz,
      counted_team_id uuid,
      counted_risk text,
      uncounted boolean not null generated always as
        (risk is distinct from counted_risk or (risk is not null and team_id is distinct from counted_team_id)) stored,
      constraint service_level_conversations_risk_check check (risk in ('soon', 'late')),
      constraint service_level_conversations_clock_check check ((clock_kind is null) = (clock_due_at is null))
    ) with (fillfactor = 80)`);
    await sql(`create index service_level_conversations_notice_at_idx
      on service_level_conversations (notice_at) where notice_at is not null`);
    await sql(`create index service_level_conversations_stale_idx
      on service_level_conversations (settings_revision, conversation_id) where open_clocks > 0`);
    await sql(`create index service_level_conversations_customer_id_idx
      on service_level_conversations (customer_id) where open_clocks > 0`);
    await sql(`create index service_level_conversations_risk_idx
      on service_level_conversations (clock_due_at, conversation_id) where risk is not null`);
    await sql(`create index service_level_conversations_team_risk_idx
      on service_level_conversations (team_id, clock_due_at, conversation_id) where risk is not null`);
    await sql(`create index service_level_conversations_uncounted_idx
      on service_level_conversations (conversation_id) where uncounted`);

    await sql(`create table service_level_clocks (
      id uuid primary key,
      conversation_id uuid not null,
      kind text not null,
      turn integer not null,
      started_at timestamptz not null,
      running_since timestamptz,
      spent_ms bigint not null default 0,
      terms jsonb,
      warn_at timestamptz,
      due_at timestamptz,
      warned_at timestamptz,
      breached_at timestamptz,
      stopped_at timestamptz,
      outcome text not null default 'open',
      constraint service_level_clocks_turn_key unique (conversation_id, kind, turn),
      constraint service_level_clocks_kind_check
        check (kind in ('first-response', 'next-response', 'resolution', 'waiting')),
      constraint service_level_clocks_outcome_check check (outcome in ('open', 'met', 'broken', 'void')),
      constraint service_level_clocks_open_check check ((outcome = 'open') = (stopped_at is null))
    ) with (fillfactor = 80)`);
    // Of a kind one runs at a time.
    await sql(`create unique index service_level_clocks_open_key
      on service_level_clocks (conversation_id, kind) where stopped_at is null`);

    await sql(`create table service_level_actions (
      id uuid primary key,
      clock_id uuid not null,
      conversation_id uuid not null,
      level text not null,
      action text not null,
      state text not null,
      details jsonb not null default '{}',
      created_at timestamptz not null,
      at timestamptz,
      why text,
      tries integer not null default 0,
      try_at timestamptz,
      constraint service_level_actions_once_key unique (clock_id, level, action),
      constraint service_level_actions_level_check check (level in ('warning', 'breach')),
      constraint service_level_actions_state_check check (state in ('pending', 'done', 'failed')),
      constraint service_level_actions_try_check check ((state = 'pending') = (try_at is not null))
    )`);
    await sql(`create index service_level_actions_try_at_idx
      on service_level_actions (try_at) where try_at is not null`);
    await sql(`create index service_level_actions_conversation_id_idx
      on service_level_actions (conversation_id, created_at)`);

    // Kept, so that nobody counts conversations to draw a board.
    await sql(`create table service_level_counts (
      team_id uuid primary key,
      soon integer not null default 0,
      late integer not null default 0
    ) with (fillfactor = 50)`);
  },
  async down(sql) {
    for (const table of [
      'service_level_counts',
      'service_level_actions',
      'service_level_clocks',
      'service_level_conversations',
      'service_level_settings',
      'service_level_policy_versions',
      'service_level_policies',
    ])
      await sql(`drop table if exists ${table}`);
  },
};
