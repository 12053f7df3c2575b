import type { Migration } from '@yingda/platform';

const list = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

/** Callbacks and visits: planned, tried, written down, supervised to the end, verified. Nothing is ever deleted. */
export const contactsTables: Migration = {
  name: '1320-contacts',
  async up(sql) {
    await sql(`create table contact_settings (
      id boolean primary key default true,
      guard_days integer not null,
      tell_days integer not null,
      version integer not null default 1,
      constraint contact_settings_one check (id)
    )`);
    await sql('insert into contact_settings (guard_days, tell_days) values (7, 3)');
    await sql(`create table contact_plans (
      id uuid primary key,
      name text not null,
      active boolean not null,
      trigger text not null,
      purpose text not null,
      method text not null,
      tiers text[] not null,
      days integer not null,
      owner text not null,
      owner_id uuid,
      team_id uuid,
      survey_key text,
      guidance text not null,
      created_at timestamptz not null,
      version integer not null default 1,
      constraint contact_plans_trigger_check check
        (trigger in ('interval', 'after-close', 'low-score', 'case')),
      constraint contact_plans_owner_check check
        (owner in ('owner-agent', 'who-served', 'lead', 'agent') and (owner <> 'agent' or owner_id is not null)),
      constraint contact_plans_days_check check (days >= 0 and (trigger <> 'interval' or days > 0))
    )`);
    // When the plan's turn comes for a customer; the planner reads along the index and nothing while none is due.
    await sql(`create table contact_turns (
      plan_id uuid not null references contact_plans (id),
      customer_id uuid not null,
      next_at timestamptz not null,
      constraint contact_turns_pkey primary key (plan_id, customer_id)
    )`);
    await sql('create index contact_turns_next_idx on contact_turns (next_at)');
    await sql(`create table contact_campaigns (
      id uuid primary key,
      name text not null,
      segment_id uuid not null,
      segment_name text not null,
      state text not null,
      purpose text not null,
      method text not null,
      owner_ids uuid[] not null,
      survey_key text,
      guidance text not null,
      due_at timestamptz not null,
      created_at timestamptz not null,
      created_by_id uuid,
      created_by_name text not null,
      -- Where planning goes on, after a restart too: the cursor of the segment’s list.
      reached text,
      planned integer not null default 0,
      left_out integer not null default 0,
      done integer not null default 0,
      constraint contact_campaigns_state_check check (state in ('planning', 'planned', 'stopped'))
    )`);
    await sql('create index contact_campaigns_created_idx on contact_campaigns (created_at desc, id)');
    await sql(`create table contacts (
      id uuid primary key,
      -- What it came of, so that it is planned once.
      once_key text,
      -- The promise by which it is owed; a low score's is older than the contact.
      promise_key text,
      customer_id uuid not null,
      source text not null,
      purpose text not null,
      method text not null,
      state text not null,
      why text not null,
      conversation_id uuid,
      case_id uuid,
      plan_id uuid,
      campaign_id uuid,
      callback_id uuid,
      owner_id uuid,
      team_id uuid,
      planned_at timestamptz not null,
      planned_by_id uuid,
      planned_by_name text not null,
      due_at timestamptz not null,
      attempts integer not null default 0,
      last_outcome text,
      ended_at timestamptz,
      ended_by_id uuid,
      ended_by_name text,
      person text,
      facts text,
      solved text,
      score smallint,
      nothing_on text[] not null default '{}',
      required smallint not null,
      filled smallint not null default 0,
      incomplete_because text,
      survey_key text,
      survey_id uuid,
      open_points integer not null default 0,
      verified_at timestamptz,
      verified_by_id uuid,
      verified_by_name text,
      verify_comment text,
      version integer not null default 1,
      constraint contacts_once_key unique (once_key),
      constraint contacts_source_check check (source in
        (${list(['interval', 'after-close', 'low-score', 'case', 'campaign', 'callback', 'manual', 'written'])})),
      constraint contacts_purpose_check check (purpose in
        (${list(['care', 'after-service', 'satisfaction', 'low-score', 'case-follow-up', 'visit', 'news', 'queue-call'])})),
      constraint contacts_method_check check (method in ('phone', 'visit', 'chat', 'email', 'video')),
      constraint contacts_state_check check (state in ('planned', 'done', 'unreached', 'refused', 'cancelled')),
      constraint contacts_outcome_check check (last_outcome in ('reached', 'no-answer', 'wrong-number', 'refused')),
      constraint contacts_ended_check check ((state = 'planned') = (ended_at is null)),
      constraint contacts_complete_check check
        (state <> 'done' or filled >= required or incomplete_because is not null),
      -- Nobody verifies their own.
      constraint contacts_verified_check check (verified_at is null or
        (verified_by_id is not null and verified_by_id is distinct from ended_by_id and ended_at is not null
          and verify_comment is not null)),
      constraint contacts_solved_check check (solved in ('yes', 'partly', 'no')),
      constraint contacts_score_check check (score between 1 and 5)
    )`);
    await sql(`create index contacts_due_idx on contacts (due_at, id) where state = 'planned'`);
    await sql(
      `create index contacts_owner_due_idx on contacts (owner_id, due_at, id) where state = 'planned'`,
    );
    await sql(`create index contacts_team_due_idx on contacts (team_id, due_at, id) where state = 'planned'`);
    await sql(
      'create index contacts_ended_idx on contacts (ended_at desc, id desc) where ended_at is not null',
    );
    await sql(`create index contacts_owner_ended_idx on contacts (owner_id, ended_at desc, id desc)
      where ended_at is not null`);
    await sql(`create index contacts_team_ended_idx on contacts (team_id, ended_at desc, id desc)
      where ended_at is not null`);
    await sql(`create index contacts_verify_idx on contacts (ended_at, id)
      where ended_at is not null and verified_at is null and state <> 'cancelled'`);
    await sql(`create index contacts_points_idx on contacts (ended_at desc, id desc) where open_points > 0`);
    await sql('create index contacts_customer_idx on contacts (customer_id, planned_at desc)');
    await sql('create index contacts_campaign_idx on contacts (campaign_id) where campaign_id is not null');
    await sql('create index contacts_callback_idx on contacts (callback_id) where callback_id is not null');
    await sql('create index contacts_promise_idx on contacts (promise_key) where promise_key is not null');
    await sql(`create table contact_attempts (
      contact_id uuid not null references contacts (id),
      no integer not null,
      at timestamptz not null,
      by_id uuid,
      by_name text not null,
      outcome text not null,
      note text not null,
      next_at timestamptz,
      constraint contact_attempts_pkey primary key (contact_id, no),
      constraint contact_attempts_outcome_check check (outcome in
        ('reached', 'no-answer', 'wrong-number', 'refused'))
    )`);
    await sql(`create table contact_points (
      id uuid primary key,
      contact_id uuid not null references contacts (id),
      no integer not null,
      kind text not null,
      text text not null,
      state text not null,
      department_id uuid,
      due_at timestamptz,
      told_at timestamptz,
      told_by_id uuid,
      told_by_name text,
      result text,
      evaluation smallint,
      constraint contact_points_no_key unique (contact_id, no),
      constraint contact_points_kind_check check (kind in ('opinion', 'need', 'problem', 'praise', 'promised')),
      constraint contact_points_state_check check (state in ('noted', 'open', 'told')),
      constraint contact_points_told_check check ((state = 'told') = (told_at is not null and result is not null)),
      constraint contact_points_evaluation_check check (evaluation between 1 and 5)
    )`);
    await sql(`create table contact_steps (
      contact_id uuid not null references contacts (id),
      no integer not null,
      step text not null,
      at timestamptz not null,
      by_id uuid,
      by_name text not null,
      note text not null,
      constraint contact_steps_pkey primary key (contact_id, no)
    )`);
    await sql(`create table contact_targets (
      month text not null,
      agent_id uuid not null,
      target integer not null,
      constraint contact_targets_pkey primary key (month, agent_id)
    )`);
    await sql(`create table promise_suggestions (
      id uuid primary key,
      message_id uuid not null,
      no integer not null,
      conversation_id uuid not null,
      agent_id uuid not null,
      quote text not null,
      what text not null,
      due_at timestamptz not null,
      found_at timestamptz not null,
      state text not null,
      promise_id uuid,
      constraint promise_suggestions_message_key unique (message_id, no),
      constraint promise_suggestions_state_check check (state in ('open', 'accepted', 'dismissed')
        and (state = 'accepted') = (promise_id is not null))
    )`);
    await sql(`create index promise_suggestions_open_idx on promise_suggestions (conversation_id, found_at)
      where state = 'open'`);
  },
  async down(sql) {
    for (const table of ['promise_suggestions', 'contact_targets', 'contact_steps', 'contact_points'])
      await sql(`drop table ${table}`);
    for (const table of [
      'contact_attempts',
      'contacts',
      'contact_campaigns',
      'contact_turns',
      'contact_plans',
    ])
      await sql(`drop table ${table}`);
    await sql('drop table contact_settings');
  },
};
