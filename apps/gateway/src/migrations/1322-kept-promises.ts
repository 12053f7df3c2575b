import type { Migration } from '@yingda/platform';

const INDEXES: Record<string, string> = {
  promises_kind_done_idx: 'promises (kind, done_at desc, id desc) where done_at is not null',
  promises_department_done_idx: `promises (department_id, done_at desc, id desc)
    where done_at is not null and department_id is not null`,
};

/** Promises that are settled, by what the history is asked for. */
export const keptPromises: Migration = {
  name: '1322-kept-promises',
  async up(sql) {
    for (const [name, on] of Object.entries(INDEXES)) await sql(`create index ${name} on ${on}`);
  },
  async down(sql) {
    for (const name of Object.keys(INDEXES)) await sql(`drop index ${name}`);
  },
};
