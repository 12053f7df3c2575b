import type { Migration } from '@yingda/platform';

/** Times of a day are kept as they are read: millions of numbers made into text while somebody waits take longest of all. */
export const reportTimesAsText: Migration = {
  name: '1012-report-times-as-text',
  async up(sql) {
    await sql(`alter table report_rollups alter column times type text using array_to_string(times, ',')`);
  },
  async down(sql) {
    await sql(
      `alter table report_rollups alter column times type bigint[] using string_to_array(times, ',')::bigint[]`,
    );
  },
};
