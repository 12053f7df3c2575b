import { type ArticleCategory } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

/** The table of categories. */
export class CategoryTable {
  constructor(private readonly database: Database) {}

  all(): Promise<ArticleCategory[]> {
    return this.database.query<ArticleCategory>(
      'select key, name_zh as "nameZh", name_en as "nameEn" from article_categories order by position, key',
    );
  }

  /** Those left out go, unless articles are in them: the foreign key refuses. */
  async set(categories: readonly ArticleCategory[]): Promise<void> {
    await this.database.query('delete from article_categories where not key = any($1::text[])', [
      categories.map(({ key }) => key),
    ]);
    for (const [position, { key, nameZh, nameEn }] of categories.entries())
      await this.database.query(
        `insert into article_categories (key, name_zh, name_en, position) values ($1, $2, $3, $4)
         on conflict (key) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
           position = excluded.position`,
        [key, nameZh.trim(), nameEn.trim(), position],
      );
  }
}
