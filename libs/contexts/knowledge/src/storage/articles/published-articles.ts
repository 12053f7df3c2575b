import { type ArticleContent, type SynonymGroup } from '@yingda/contracts';
import type { Database, UnitOfWork } from '@yingda/platform';

/** An article as it was published last. */
export interface PublishedArticle {
  id: string;
  key: string | null;
  number: number;
  publishedAt: Date;
  content: ArticleContent;
}

/** What can be found now, and the number that tells when it has changed. */
export class PublishedArticles {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Told when a change of this process is committed. */
  onMoved(listener: () => void): void {
    this.listeners.push(listener);
  }

  async revision(): Promise<string> {
    const rows = await this.database.query<{ revision: string }>('select revision from article_revision');
    return String(rows[0]?.revision ?? 0);
  }

  /** In the transaction of the change. */
  async moved(): Promise<void> {
    await this.database.query(
      `insert into article_revision (one, revision) values (true, 1)
       on conflict (one) do update set revision = article_revision.revision + 1`,
    );
    for (const listener of this.listeners) this.unitOfWork.afterCommit(listener);
  }

  all(): Promise<PublishedArticle[]> {
    return this.database.query<PublishedArticle>(
      `select article.id, article.key, version.number, version.published_at as "publishedAt", version.content
       from articles article join article_versions version
         on version.article_id = article.id and version.number = article.published_number
       where article.state = 'published' order by article.id`,
    );
  }

  synonyms(): Promise<SynonymGroup[]> {
    return this.database.query<SynonymGroup>('select language, words from synonym_groups order by position');
  }

  async setSynonyms(groups: readonly SynonymGroup[]): Promise<void> {
    await this.database.query('delete from synonym_groups');
    for (const [position, { language, words }] of groups.entries())
      await this.database.query(
        'insert into synonym_groups (position, language, words) values ($1, $2, $3)',
        [position, language, words],
      );
  }
}
