import type { Migration } from '@yingda/platform';

/** Accounts, sign-in, teams, presence, saved views and the shop's name. */
export const agentsTables: Migration = {
  name: '0200-agents',
  async up(sql) {
    await sql(`create table shop_settings (
      id smallint primary key,
      shop_name text not null,
      updated_at timestamptz,
      constraint shop_settings_one_row_check check (id = 1)
    )`);
    await sql(`insert into shop_settings (id, shop_name) values (1, '')`);
    await sql(`create table agents (
      id uuid primary key,
      email text not null,
      name text not null,
      public_name text not null,
      avatar_url text,
      role text not null,
      capacity integer not null,
      account_state text not null,
      expires_at timestamptz,
      password_hash text,
      preferences jsonb not null default '{}',
      session_epoch integer not null default 1,
      last_seen_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint agents_role_check check (role in ('agent', 'senior-agent', 'supervisor', 'manager',
        'quality-reviewer', 'handler', 'administrator')),
      constraint agents_account_state_check check (account_state in ('invited', 'active', 'deactivated')),
      constraint agents_capacity_check check (capacity between 1 and 100),
      constraint agents_password_check check (account_state <> 'active' or password_hash is not null)
    )`);
    await sql('create unique index agents_email_key on agents (lower(email))');
    await sql(`create index agents_expires_at_idx on agents (expires_at)
      where expires_at is not null and account_state = 'active'`);
    await sql(`create table sign_in_failures (
      email_hash text primary key,
      failed integer not null,
      locked_until timestamptz,
      last_tried_at timestamptz not null
    ) with (fillfactor = 70)`);
    await sql('create index sign_in_failures_last_tried_at_idx on sign_in_failures (last_tried_at)');
    await sql(`create table refresh_tokens (
      id uuid primary key,
      agent_id uuid not null,
      family_id uuid not null,
      token_hash text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      rotated_at timestamptz,
      revoked_at timestamptz,
      constraint refresh_tokens_token_hash_key unique (token_hash),
      constraint refresh_tokens_agent_id_fkey foreign key (agent_id) references agents (id)
    )`);
    await sql('create index refresh_tokens_agent_id_idx on refresh_tokens (agent_id)');
    await sql('create index refresh_tokens_family_id_idx on refresh_tokens (family_id)');
    await sql('create index refresh_tokens_expires_at_idx on refresh_tokens (expires_at)');
    await sql(`create table account_links (
      id uuid primary key,
      agent_id uuid,
      purpose text not null,
      token_hash text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      withdrawn_at timestamptz,
      constraint account_links_token_hash_key unique (token_hash),
      constraint account_links_agent_id_fkey foreign key (agent_id) references agents (id),
      constraint account_links_purpose_check check (purpose in ('invitation', 'password-reset', 'setup')),
      constraint account_links_agent_check check ((purpose = 'setup') = (agent_id is null))
    )`);
    await sql('create index account_links_agent_id_idx on account_links (agent_id)');

    await sql(`create table teams (
      id uuid primary key,
      name text not null,
      default_capacity integer not null,
      automatic_accept boolean not null,
      offer_seconds integer not null,
      archived_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint teams_default_capacity_check check (default_capacity between 1 and 100),
      constraint teams_offer_seconds_check check (offer_seconds between 5 and 600)
    )`);
    await sql('create unique index teams_name_key on teams (lower(name)) where archived_at is null');
    await sql(`create table team_members (
      team_id uuid not null,
      agent_id uuid not null,
      constraint team_members_pkey primary key (team_id, agent_id),
      constraint team_members_team_id_fkey foreign key (team_id) references teams (id),
      constraint team_members_agent_id_fkey foreign key (agent_id) references agents (id)
    )`);
    await sql('create index team_members_agent_id_idx on team_members (agent_id)');

    await sql(`create table agent_presence (
      agent_id uuid primary key,
      chosen text not null,
      reason text,
      since timestamptz not null,
      shown text not null,
      disconnected_at timestamptz,
      lost_at timestamptz,
      constraint agent_presence_agent_id_fkey foreign key (agent_id) references agents (id),
      constraint agent_presence_chosen_check check (chosen in ('online', 'busy', 'away')),
      constraint agent_presence_shown_check check (shown in ('online', 'busy', 'away', 'offline'))
    ) with (fillfactor = 70)`);
    await sql('create index agent_presence_watched_idx on agent_presence (agent_id) where lost_at is null');
    // One lease per gateway for all its connections: a renewal changes one row, however many agents are connected.
    await sql(`create table agent_gateways (
      gateway_id text primary key,
      renewed_at timestamptz not null
    ) with (fillfactor = 50)`);
    await sql(`create table agent_connections (
      socket_id text primary key,
      agent_id uuid not null,
      gateway_id text not null,
      connected_at timestamptz not null,
      constraint agent_connections_agent_id_fkey foreign key (agent_id) references agents (id),
      constraint agent_connections_gateway_id_fkey foreign key (gateway_id)
        references agent_gateways (gateway_id) on delete cascade
    )`);
    await sql('create index agent_connections_agent_id_idx on agent_connections (agent_id)');
    await sql('create index agent_connections_gateway_id_idx on agent_connections (gateway_id)');
    await sql(`create table presence_watch (
      id smallint primary key,
      swept_at timestamptz,
      resumed_at timestamptz,
      reachable_since timestamptz,
      constraint presence_watch_one_row_check check (id = 1)
    ) with (fillfactor = 50)`);
    await sql('insert into presence_watch (id) values (1)');

    await sql(`create table saved_views (
      id uuid primary key,
      agent_id uuid not null,
      name text not null,
      query text not null,
      created_at timestamptz not null,
      constraint saved_views_agent_id_fkey foreign key (agent_id) references agents (id)
    )`);
    await sql('create unique index saved_views_name_key on saved_views (agent_id, lower(name))');
  },
  async down(sql) {
    await sql(`drop table saved_views, presence_watch, agent_connections, agent_gateways, agent_presence,
      team_members, teams, account_links, refresh_tokens, sign_in_failures, agents, shop_settings`);
  },
};
