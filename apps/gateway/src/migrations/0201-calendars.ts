import type { Migration } from '@yingda/platform';

/** Calendars of the shop, who goes by them, and years of holidays that were loaded from files. */
export const calendarsTables: Migration = {
  name: '0201-calendars',
  async up(sql) {
    await sql(`create table calendars (
      id uuid primary key,
      name text not null,
      plan jsonb not null,
      version integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`);
    await sql('create unique index calendars_name_key on calendars (lower(name))');
    // One calendar for each subject; a calendar that somebody goes by cannot be removed.
    await sql(`create table calendar_assignments (
      kind text not null,
      subject text not null,
      calendar_id uuid not null,
      constraint calendar_assignments_pkey primary key (kind, subject),
      constraint calendar_assignments_calendar_id_fkey foreign key (calendar_id) references calendars (id),
      constraint calendar_assignments_kind_check check (kind in ('team', 'inbox', 'tier')),
      constraint calendar_assignments_tier_check
        check (kind <> 'tier' or subject in ('standard', 'silver', 'gold', 'vip'))
    )`);
    await sql('create index calendar_assignments_calendar_id_idx on calendar_assignments (calendar_id)');
    await sql(`create table holiday_years (
      year integer primary key,
      days jsonb not null,
      loaded_at timestamptz not null,
      constraint holiday_years_year_check check (year between 1970 and 9999)
    )`);
  },
  async down(sql) {
    await sql('drop table holiday_years, calendar_assignments, calendars');
  },
};
