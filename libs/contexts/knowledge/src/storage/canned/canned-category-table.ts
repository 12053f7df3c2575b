import { type CannedCategory } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

/** Categories of canned responses, in the shop's order. */
export class CannedCategoryTable {
  constructor(private readonly database: Database) {}

  all(): Promise<CannedCategory[]> {
    return this.database.query<CannedCategory>(
      'select code, zh, en from canned_categories order by position, code',
    );
  }

  /** The whole list anew; writers wait for each other. */
  async replace(categories: readonly CannedCategory[]): Promise<void> {
    await this.database.query('lock table canned_categories in share row exclusive mode');
    await this.database.query('delete from canned_categories');
    await this.addMissing(categories);
  }

  /** Those whose code is there already stay as they are; how many were added. */
  async addMissing(categories: readonly CannedCategory[]): Promise<number> {
    const rows = await this.database.query(
      `insert into canned_categories (code, zh, en, position)
       select code, zh, en, coalesce((select max(position) from canned_categories), 0) + ordinality
       from rows from (jsonb_to_recordset($1::jsonb) as (code text, zh text, en text)) with ordinality
         as c (code, zh, en, ordinality)
       on conflict on constraint canned_categories_pkey do nothing returning code`,
      [JSON.stringify(categories)],
    );
    return rows.length;
  }

  /** Responses that say the old code say the new one. */
  async rename(from: string, to: string): Promise<void> {
    await this.database.query('update canned_responses set category = $2 where category = $1', [from, to]);
    await this.database.query('delete from canned_categories where code = $1', [from]);
  }

  /** Codes of these that responses are in. */
  async used(codes: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ category: string }>(
      'select distinct category from canned_responses where category = any($1::text[])',
      [[...codes]],
    );
    return rows.map(({ category }) => category);
  }
}
