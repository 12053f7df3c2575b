import { type ArticleContent } from '@yingda/contracts';
import type { ArticleAudience, ArticleState, Language } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { Article } from '../../domain/articles/article';

const SELECT = `select id, key, content, state, changed, published_number as "publishedNumber",
  published_at as "publishedAt", review_every_days as "reviewEveryDays", review_at as "reviewAt",
  reviewer_id as "reviewerId", version, updated_at as "updatedAt", updated_by as "updatedBy" from articles`;

export interface ArticleFilter {
  audiences: readonly ArticleAudience[];
  category?: string;
  state?: ArticleState;
  language?: Language;
  missing?: Language;
  /** Due for review at this moment. */
  dueAt?: Date;
  q?: string;
  after?: { updatedAt: string; id: string };
  limit: number;
}
export interface PublishedVersion {
  number: number;
  content: ArticleContent;
  note: string;
  publishedBy: string | null;
  publishedAt: Date;
}

/** The tables of articles and of what was published of them. */
export class ArticleTable {
  constructor(private readonly database: Database) {}

  async add(article: Article): Promise<void> {
    await this.database.query(
      `insert into articles (id, key, content, category, audience, languages, state, changed, published_number,
         published_at, review_every_days, review_at, reviewer_id, version, updated_at, updated_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $15)`,
      columns(article),
    );
  }

  /** Over the row that the caller has locked. */
  async save(article: Article): Promise<void> {
    await this.database.query(
      `update articles set key = $2, content = $3, category = $4, audience = $5, languages = $6, state = $7,
         changed = $8, published_number = $9, published_at = $10, review_every_days = $11, review_at = $12,
         reviewer_id = $13, version = $14, updated_at = $15, updated_by = $16 where id = $1`,
      columns(article),
    );
  }

  /** Locks the row until the unit of work ends: edits and publishing of one article wait for each other. */
  async lock(id: string): Promise<Article | null> {
    const rows = await this.database.query<Article>(`${SELECT} where id = $1 for no key update`, [id]);
    return rows[0] ?? null;
  }

  async byId(id: string): Promise<Article | null> {
    return (await this.database.query<Article>(`${SELECT} where id = $1`, [id]))[0] ?? null;
  }

  async hasKey(key: string): Promise<boolean> {
    return (await this.database.query('select 1 from articles where key = $1', [key])).length > 0;
  }

  /** Changed last first; one more than the limit tells that there are more. */
  list(filter: ArticleFilter): Promise<Article[]> {
    const { audiences, category, state, language, missing, dueAt, q, after, limit } = filter;
    return this.database.query<Article>(
      `${SELECT} where audience = any($1::text[])
         and ($2::text is null or category = $2)
         and (case when $3::text is null then state <> 'archived' else state = $3 end)
         and ($4::text is null or $4 = any(languages))
         and ($5::text is null or not $5 = any(languages))
         and ($6::timestamptz is null or review_at <= $6)
         and ($7::text is null or exists (select 1 from jsonb_array_elements(content -> 'texts') text
           where position(lower($7) in lower(text ->> 'title')) > 0) or key = lower($7))
         and ($8::timestamptz is null or (updated_at, id) < ($8, $9::uuid))
       order by updated_at desc, id desc limit $10`,
      [
        ...[
          [...audiences],
          category ?? null,
          state ?? null,
          language ?? null,
          missing ?? null,
          dueAt ?? null,
        ],
        ...[q?.trim() || null, after?.updatedAt ?? null, after?.id ?? null, limit],
      ],
    );
  }

  async dueForReview(audiences: readonly ArticleAudience[], at: Date): Promise<number> {
    const rows = await this.database.query<{ count: number }>(
      `select count(*)::int as count from articles
       where review_at <= $1 and state <> 'archived' and audience = any($2::text[])`,
      [at, [...audiences]],
    );
    return rows[0]!.count;
  }

  async addVersion(articleId: string, version: PublishedVersion): Promise<void> {
    const { number, content, note, publishedBy, publishedAt } = version;
    await this.database.query(
      `insert into article_versions (article_id, number, content, note, published_by, published_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [articleId, number, JSON.stringify(content), note, publishedBy, publishedAt],
    );
  }

  /** Newest first. */
  versions(articleId: string, limit: number): Promise<PublishedVersion[]> {
    return this.database.query<PublishedVersion>(
      `select number, content, note, published_by as "publishedBy", published_at as "publishedAt"
       from article_versions where article_id = $1 order by number desc limit $2`,
      [articleId, limit],
    );
  }

  async version(articleId: string, number: number): Promise<PublishedVersion | null> {
    const rows = await this.database.query<PublishedVersion>(
      `select number, content, note, published_by as "publishedBy", published_at as "publishedAt"
       from article_versions where article_id = $1 and number = $2`,
      [articleId, number],
    );
    return rows[0] ?? null;
  }

  async lastNumber(articleId: string): Promise<number> {
    const rows = await this.database.query<{ number: number | null }>(
      'select max(number) as number from article_versions where article_id = $1',
      [articleId],
    );
    return rows[0]?.number ?? 0;
  }
}

function columns(article: Article): unknown[] {
  const { id, key, content, state, changed, publishedNumber, publishedAt, version } = article;
  const { reviewEveryDays, reviewAt, reviewerId, updatedAt, updatedBy } = article;
  const languages = content.texts.map((text) => text.language);
  return [
    ...[id, key, JSON.stringify(content), content.category, content.audience, languages, state, changed],
    ...[publishedNumber, publishedAt, reviewEveryDays, reviewAt, reviewerId, version, updatedAt, updatedBy],
  ];
}
