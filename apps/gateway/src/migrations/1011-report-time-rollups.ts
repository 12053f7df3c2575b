import type { Migration } from '@yingda/platform';

const changed = (columns: string) => `
  begin
    insert into report_fact_days (day, version)
    select day, 1 from (select distinct d.day::date as day from (${columns}) d where d.day is not null) d order by day
    on conflict (day) do update set version = report_fact_days.version + 1;
    return null;
  end`;
const ENDS = `select (opened_at at time zone 'UTC')::date as day from changed
  union all select (closed_at at time zone 'UTC')::date from changed`;
// What had no end was counted up to the last day there is.
const SPANS = `select generate_series((from_at at time zone 'UTC')::date,
    greatest((from_at at time zone 'UTC')::date, coalesce((to_at at time zone 'UTC')::date, (select max(day) from report_fact_days))),
    interval '1 day') as day from changed`;

/** Time of agents is added up by the day, too: whatever changes it raises the versions of all days it lies in. */
export const reportTimeRollups: Migration = {
  name: '1011-report-time-rollups',
  async up(sql) {
    await sql(`create function report_holdings_changed() returns trigger language plpgsql as $$
      ${changed(`${ENDS} union all ${SPANS}`)} $$`);
    await sql(
      `create function report_presence_changed() returns trigger language plpgsql as $$ ${changed(SPANS)} $$`,
    );
    for (const table of ['report_holdings', 'report_presence'])
      for (const [name, when, rows] of [
        ['added', 'insert', 'new'],
        ['was', 'update', 'old'],
        ['is', 'update', 'new'],
        ['removed', 'delete', 'old'],
      ] as const) {
        await sql(`drop trigger if exists ${table}_${name} on ${table}`);
        await sql(`create trigger ${table}_${name} after ${when} on ${table} referencing ${rows} table as changed
          for each statement execute function ${table}_changed()`);
      }
    await sql(`insert into report_fact_days (day, version)
      select distinct d::date, 1 from (select from_at, to_at from report_holdings union all select from_at, to_at from report_presence) s
      cross join lateral generate_series((from_at at time zone 'UTC')::date,
        coalesce((to_at at time zone 'UTC')::date, (from_at at time zone 'UTC')::date), interval '1 day') d
      on conflict (day) do nothing`);
  },
  async down(sql) {
    for (const name of ['added', 'was', 'is', 'removed']) {
      await sql(`drop trigger report_presence_${name} on report_presence`);
      await sql(`drop trigger report_holdings_${name} on report_holdings`);
    }
    for (const [name, when, rows] of [
      ['added', 'insert', 'new'],
      ['was', 'update', 'old'],
      ['is', 'update', 'new'],
      ['removed', 'delete', 'old'],
    ] as const)
      await sql(`create trigger report_holdings_${name} after ${when} on report_holdings
        referencing ${rows} table as changed for each statement execute function report_facts_changed()`);
    await sql('drop function report_presence_changed(), report_holdings_changed()');
  },
};
