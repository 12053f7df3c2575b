import type { Migration } from '@yingda/platform';

/** A migration that only makes indexes: name → what `create index` is told they are on. */
export function indexes(name: string, on: Record<string, string>): Migration {
  return {
    name,
    async up(sql) {
      for (const [index, what] of Object.entries(on)) await sql(`create index ${index} on ${what}`);
    },
    async down(sql) {
      for (const index of Object.keys(on)) await sql(`drop index ${index}`);
    },
  };
}
