import type { Migration } from '@yingda/platform';

/** Why cases rose a level. Facts of cases that there are already are made anew in the background. */
export const reportRises: Migration = {
  name: '1036-report-rises',
  async up(sql) {
    await sql(`alter table report_cases add column rises text[] not null default '{}'`);
    await sql(`insert into report_item_changes (item, id, marked_at) select 'case', id, now() from cases
      on conflict do nothing`);
  },
  async down(sql) {
    await sql('alter table report_cases drop column rises');
  },
};
