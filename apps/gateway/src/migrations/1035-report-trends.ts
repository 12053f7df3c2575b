import type { Migration } from '@yingda/platform';

/** What was found to come more often than usual, and from when on that is told. */
export const reportTrends: Migration = {
  name: '1035-report-trends',
  async up(sql) {
    await sql(`create table report_trend_settings (
      one boolean primary key default true,
      active boolean not null,
      percent integer not null,
      minimum integer not null,
      hours integer not null,
      version integer not null,
      constraint report_trend_settings_one_check check (one),
      constraint report_trend_settings_threshold_check check (percent >= 1 and minimum >= 2),
      constraint report_trend_settings_hours_check check (hours between 0 and 24)
    )`);
    // Half as much again as usual, from five on, in the day so far.
    await sql(
      'insert into report_trend_settings (active, percent, minimum, hours, version) values (true, 50, 5, 0, 1)',
    );
    await sql(`create table report_trends (
      id uuid primary key,
      subject text not null,
      key text not null,
      day date not null,
      found_at timestamptz not null,
      from_at timestamptz not null,
      to_at timestamptz not null,
      count integer not null,
      usual double precision not null,
      rising boolean not null,
      acknowledged_at timestamptz,
      acknowledged_by_id uuid,
      acknowledged_by_name text,
      note text not null,
      action_id uuid,
      constraint report_trends_subject_check check (subject in ('topic', 'case-kind', 'cause', 'product'))
    )`);
    // Told once on a day, whichever node finds it.
    await sql('create unique index report_trends_day_key on report_trends (day, subject, key)');
  },
  async down(sql) {
    await sql('drop table report_trends, report_trend_settings');
  },
};
