import type { Migration } from '@yingda/platform';

/** Rules with every version they had, the log of their runs, what keeps them from flooding, and their webhooks. */
export const rulesTables: Migration = {
  name: '1105-rules',
  async up(sql) {
    await sql(`create table rules (
      id uuid primary key,
      key text,
      place integer not null,
      version integer not null,
      enabled boolean not null,
      rule jsonb not null,
      updated_at timestamptz not null,
      updated_by text not null,
      paused_at timestamptz,
      paused_why text,
      constraint rules_key_key unique (key),
      constraint rules_place_key unique (place) deferrable initially deferred,
      constraint rules_version_check check (version > 0),
      constraint rules_paused_check check ((paused_at is null) = (paused_why is null))
    ) with (fillfactor = 80)`);
    await sql(`create table rule_versions (
      rule_id uuid not null,
      version integer not null,
      rule jsonb not null,
      at timestamptz not null,
      by_name text not null,
      restored_from integer,
      constraint rule_versions_pkey primary key (rule_id, version)
    )`);
    // Rises with every change of rules, so that whoever holds them compiled knows when to read them again. One row.
    await sql(`create table rule_settings (
      id smallint primary key,
      revision integer not null,
      constraint rule_settings_one_row_check check (id = 1)
    )`);
    await sql('insert into rule_settings (id, revision) values (1, 1)');

    // Of an event a rule runs once, whichever of its versions: a rule edited between two deliveries of an event must
    // not act on it twice.
    await sql(`create table rule_runs (
      id uuid primary key,
      rule_id uuid not null,
      rule_name text not null,
      rule_version integer not null,
      ordinal smallint not null,
      event_id uuid not null,
      trigger text not null,
      conversation_id uuid,
      customer_id uuid,
      number text,
      depth smallint not null,
      state text not null,
      why text,
      facts jsonb not null,
      conditions jsonb not null,
      actions jsonb not null,
      results jsonb not null default '[]',
      created_at timestamptz not null,
      begun_at timestamptz,
      ended_at timestamptz,
      constraint rule_runs_once_key unique (event_id, rule_id),
      constraint rule_runs_state_check
        check (state in ('running', 'waiting', 'done', 'failed', 'held', 'stopped')),
      constraint rule_runs_ended_check check ((state in ('running', 'waiting')) = (ended_at is null))
    ) with (fillfactor = 80)`);
    await sql(
      `create index rule_runs_running_idx on rule_runs (created_at, ordinal) where state = 'running'`,
    );
    await sql('create index rule_runs_rule_idx on rule_runs (rule_id, created_at desc, id desc)');
    await sql(`create index rule_runs_conversation_idx on rule_runs (conversation_id, created_at desc, id desc)
      where conversation_id is not null`);
    await sql('create index rule_runs_created_idx on rule_runs using brin (created_at)');

    // How often each rule ran in a minute; the first above the limit pauses it.
    await sql(`create table rule_minutes (
      rule_id uuid not null,
      minute timestamptz not null,
      runs integer not null,
      constraint rule_minutes_pkey primary key (rule_id, minute)
    ) with (fillfactor = 50)`);
    await sql('create index rule_minutes_minute_idx on rule_minutes (minute)');

    await sql(`create table rule_webhooks (
      id uuid primary key,
      run_id uuid not null,
      action smallint not null,
      url text not null,
      body text not null,
      state text not null default 'sent',
      tries integer not null default 0,
      status integer,
      why text,
      created_at timestamptz not null,
      ended_at timestamptz,
      constraint rule_webhooks_once_key unique (run_id, action),
      constraint rule_webhooks_state_check check (state in ('sent', 'done', 'failed'))
    )`);
    await sql('create index rule_webhooks_created_idx on rule_webhooks using brin (created_at)');
  },
  async down(sql) {
    for (const table of [
      'rule_webhooks',
      'rule_minutes',
      'rule_runs',
      'rule_settings',
      'rule_versions',
      'rules',
    ])
      await sql(`drop table if exists ${table}`);
  },
};
