import type { Migration } from '@yingda/platform';

const FACTS = ['report_conversations', 'report_turns', 'report_waits', 'report_holdings'];

/**
 * Facts of days that are over, added up for what is asked first, so that a year is read at once; times are kept as they
 * are, in order, so that medians stay exact. A day whose facts have changed since is read from them, and added up anew.
 */
export const reportRollups: Migration = {
  name: '1010-report-rollups',
  async up(sql) {
    // What is added up: a figure's question without period and groups, as text; its id stands for it.
    await sql(`create table report_rollup_plans (
      id smallint generated always as identity primary key,
      signature text not null,
      constraint report_rollup_plans_signature_key unique (signature)
    )`);
    await sql(`create table report_rollups (
      plan smallint not null,
      dimension smallint not null,
      day date not null,
      member text not null,
      count integer not null,
      unanswered integer,
      sum bigint,
      numerator bigint,
      denominator bigint,
      times bigint[],
      constraint report_rollups_pkey primary key (plan, dimension, day, member)
    )`);
    await sql(`create table report_rollup_days (
      plan smallint not null,
      day date not null,
      version bigint not null,
      constraint report_rollup_days_pkey primary key (plan, day)
    )`);
    // Raised by whatever changes a fact of the day (in UTC), whoever does it: no sum of it counts any more.
    await sql(`create table report_fact_days (
      day date primary key,
      version bigint not null
    ) with (fillfactor = 50)`);
    await sql(`create function report_facts_changed() returns trigger language plpgsql as $$
      begin
        insert into report_fact_days (day, version)
        select day, 1 from (
          select distinct (at at time zone 'UTC')::date as day
          from (select opened_at as at from changed union all select closed_at from changed) c where at is not null) d
        order by day
        on conflict (day) do update set version = report_fact_days.version + 1;
        return null;
      end $$`);
    for (const table of FACTS) {
      await sql(`create trigger ${table}_added after insert on ${table} referencing new table as changed
        for each statement execute function report_facts_changed()`);
      await sql(`create trigger ${table}_was after update on ${table} referencing old table as changed
        for each statement execute function report_facts_changed()`);
      await sql(`create trigger ${table}_is after update on ${table} referencing new table as changed
        for each statement execute function report_facts_changed()`);
      await sql(`create trigger ${table}_removed after delete on ${table} referencing old table as changed
        for each statement execute function report_facts_changed()`);
    }
    await sql(`insert into report_fact_days (day, version)
      select distinct (at at time zone 'UTC')::date, 1 from (
        select opened_at as at from report_conversations union all select closed_at from report_conversations) c
      where at is not null`);
  },
  async down(sql) {
    for (const table of FACTS)
      for (const when of ['added', 'was', 'is', 'removed'])
        await sql(`drop trigger ${table}_${when} on ${table}`);
    await sql('drop function report_facts_changed()');
    await sql('drop table report_fact_days, report_rollup_days, report_rollups, report_rollup_plans');
  },
};
