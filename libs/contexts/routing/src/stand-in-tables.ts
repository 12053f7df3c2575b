import type { Migration } from '@yingda/platform';

/** Tables of the stand-ins that database specs give routing in place of agents and conversations. */
export const standInTables: Migration = {
  name: 'routing-stand-ins',
  async up(sql) {
    await sql(`create table stand_in_agents (id uuid primary key, name text not null, team_ids uuid[] not null,
      capacity integer not null, state text not null, last_assigned_at timestamptz)`);
    await sql(`create table stand_in_conversations (id uuid primary key, team_id uuid not null, agent_id uuid,
      status text not null, waiting_for text not null default 'us', waiting_since timestamptz not null,
      offered_until timestamptz)`);
    await sql(`create table stand_in_teams (id uuid primary key, automatic_accept boolean not null)`);
    await sql(`create table stand_in_assignments (conversation_id uuid not null, agent_id uuid not null,
      position bigint generated always as identity)`);
  },
  down: (sql) =>
    sql('drop table stand_in_agents, stand_in_conversations, stand_in_teams, stand_in_assignments'),
};
