import type { Migration } from '@yingda/platform';

/** Shifts of agents, absences, how teams plan, and how many conversations came when. */
export const shiftsTables: Migration = {
  name: '0203-shifts',
  async up(sql) {
    // Equality of an agent beside the overlap of times, in one constraint. Trusted: the database's owner may.
    await sql('create extension if not exists btree_gist');
    await sql(`create table shift_templates (
      id uuid primary key,
      name text not null,
      color text not null,
      start_time text not null,
      end_time text not null,
      breaks jsonb not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint shift_templates_color_check check (color in ('teal', 'blue', 'violet', 'amber', 'rose', 'slate'))
    )`);
    await sql('create unique index shift_templates_name_key on shift_templates (lower(name))');
    // Times by the wall for people, moments for all else; worked out once, when the shift is planned.
    await sql(`create table shifts (
      id uuid primary key,
      agent_id uuid not null,
      team_id uuid not null,
      date date not null,
      monday date not null,
      time_zone text not null,
      start_time text not null,
      end_time text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      breaks jsonb not null,
      name text not null,
      color text not null,
      note text not null,
      covers_agent_id uuid,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint shifts_agent_id_fkey foreign key (agent_id) references agents (id),
      constraint shifts_team_id_fkey foreign key (team_id) references teams (id),
      constraint shifts_covers_agent_id_fkey foreign key (covers_agent_id) references agents (id),
      constraint shifts_color_check check (color in ('teal', 'blue', 'violet', 'amber', 'rose', 'slate')),
      constraint shifts_length_check check (ends_at > starts_at and ends_at <= starts_at + interval '17 hours'),
      constraint shifts_monday_check check (extract(isodow from monday) = 1 and date between monday and monday + 6),
      constraint shifts_no_overlap_excl exclude using gist (agent_id with =, tstzrange(starts_at, ends_at) with &&)
    )`);
    await sql('create index shifts_team_idx on shifts (team_id, monday)');
    await sql('create index shifts_agent_idx on shifts (agent_id, monday)');
    await sql(`create table absences (
      id uuid primary key,
      agent_id uuid not null,
      from_date date not null,
      to_date date not null,
      reason text not null,
      note text not null,
      created_at timestamptz not null,
      constraint absences_agent_id_fkey foreign key (agent_id) references agents (id),
      constraint absences_reason_check check (reason in ('leave', 'sick', 'training', 'other')),
      constraint absences_order_check check (to_date >= from_date),
      constraint absences_no_overlap_excl
        exclude using gist (agent_id with =, daterange(from_date, to_date, '[]') with &&)
    )`);
    await sql(`create table shift_notices (
      id uuid primary key,
      agent_id uuid not null,
      kind text not null,
      shift_id uuid not null,
      other_agent_id uuid not null,
      note text not null,
      by_name text not null,
      created_at timestamptz not null,
      seen_at timestamptz,
      constraint shift_notices_agent_id_fkey foreign key (agent_id) references agents (id),
      constraint shift_notices_shift_id_fkey foreign key (shift_id) references shifts (id) on delete cascade,
      constraint shift_notices_kind_check check (kind in ('covers', 'covered'))
    )`);
    await sql(
      'create index shift_notices_unseen_idx on shift_notices (agent_id, created_at) where seen_at is null',
    );
    await sql('create index shift_notices_shift_id_idx on shift_notices (shift_id)');
    await sql(`create table team_staffing (
      team_id uuid primary key,
      time_zone text not null,
      shifts_decide boolean not null,
      stop_before_minutes integer not null,
      occupancy_percent integer not null,
      minimum_agents integer not null,
      version integer not null,
      updated_at timestamptz not null,
      constraint team_staffing_team_id_fkey foreign key (team_id) references teams (id),
      constraint team_staffing_numbers_check check (stop_before_minutes between 0 and 240
        and occupancy_percent between 10 and 100 and minimum_agents between 0 and 100)
    )`);
    await sql(`create table marked_days (
      date date primary key,
      name text not null,
      factor numeric(5, 2) not null,
      constraint marked_days_factor_check check (factor between 0.1 and 50)
    )`);
    await sql(`create table arrivals (
      inbox_id uuid not null,
      half_hour timestamptz not null,
      count integer not null,
      constraint arrivals_pkey primary key (inbox_id, half_hour),
      constraint arrivals_count_check check (count > 0)
    )`);
    await sql('create table arrival_recounts (half_hour timestamptz primary key)');
    // Half hours are counted along it, without touching the conversations themselves.
    await sql('create index conversations_opened_at_idx on conversations (opened_at, inbox_id)');
    // What came before is counted in small steps by the worker; both ends are found along the index.
    await sql(`insert into arrival_recounts
      select generate_series(date_bin('30 minutes', first, '2000-01-01Z'), last, '30 minutes')
      from (select (select min(opened_at) from conversations) as first, (select max(opened_at) from conversations) as last) ends
      where first is not null`);
  },
  async down(sql) {
    await sql('drop index conversations_opened_at_idx');
    await sql(`drop table arrival_recounts, arrivals, marked_days, team_staffing, shift_notices, absences, shifts,
      shift_templates`);
  },
};
