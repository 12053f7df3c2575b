import type { Migration } from '@yingda/platform';

/** What leads say to their teams, kept for those who were not there, and how far each agent has read. */
export const teamNotices: Migration = {
  name: '0220-team-notices',
  async up(sql) {
    await sql(`create table team_notices (
      id uuid primary key,
      team_id uuid not null references teams (id) on delete cascade,
      text text not null,
      by_id uuid not null,
      by_name text not null,
      created_at timestamptz not null
    )`);
    await sql('create index team_notices_team_idx on team_notices (team_id, created_at)');
    await sql('create index team_notices_created_idx on team_notices (created_at)');
    await sql(`create table team_notices_read (
      agent_id uuid primary key references agents (id) on delete cascade,
      read_up_to timestamptz not null
    )`);
  },
  async down(sql) {
    await sql('drop table team_notices_read, team_notices');
  },
};
