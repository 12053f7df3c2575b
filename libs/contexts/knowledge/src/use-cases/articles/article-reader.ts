import {
  type ArticleCategory,
  type ArticlePage,
  type ArticleRecord,
  type ArticlesQuery,
  type ArticleVersion,
} from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { type Clock, isUuid } from '@yingda/platform';
import { audienceOf, mayRead, readableBy } from '../../domain/articles/article-rights';
import { invalid } from '../../domain/canned-response';
import type { ArticleTable } from '../../storage/articles/articles';
import type { CategoryTable } from '../../storage/articles/categories';
import { summaryOf } from './article-view';
import { articleNotFound, type ArticleWriting } from './article-writing';

const PAGE = 50;
const VERSIONS = 100;

/** Articles as staff sees and edits them. */
export class ArticleReader {
  constructor(
    private readonly articles: ArticleTable,
    private readonly categories: CategoryTable,
    private readonly writing: ArticleWriting,
    private readonly clock: Clock,
  ) {}

  /** Those of an actor's audiences, changed last first. */
  async list(actor: Actor, query: ArticlesQuery): Promise<ArticlePage> {
    const audiences = readableBy(audienceOf(actor));
    const { category, audience, state, language, missing, due, q, cursor } = query;
    const limit = query.limit ?? PAGE;
    const now = this.clock.now();
    const found = await this.articles.list({
      audiences: audience ? audiences.filter((one) => one === audience) : audiences,
      ...{ category, state, language, missing, q },
      ...(due ? { dueAt: now } : {}),
      ...(cursor ? { after: placeOf(cursor) } : {}),
      limit: limit + 1,
    });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((article) => summaryOf(article, now)),
      next: found.length > limit && last ? `${last.updatedAt.toISOString()} ${last.id}` : null,
      dueForReview: await this.articles.dueForReview(audiences, now),
    };
  }

  async one(actor: Actor, articleId: string): Promise<ArticleRecord> {
    const article = await this.articles.byId(articleId);
    if (!article || !mayRead(audienceOf(actor), article.content.audience)) throw articleNotFound();
    return this.writing.record(article);
  }

  /** What was published of it, newest first. */
  async versions(actor: Actor, articleId: string): Promise<ArticleVersion[]> {
    await this.one(actor, articleId);
    const versions = await this.articles.versions(articleId, VERSIONS);
    // An earlier version may have been for supervisors only.
    return versions
      .filter(({ content }) => mayRead(audienceOf(actor), content.audience))
      .map(({ number, content, note, publishedBy, publishedAt }) => ({
        ...{ number, note, publishedBy, publishedAt: publishedAt.toISOString() },
        ...{ texts: content.texts, audience: content.audience, category: content.category },
      }));
  }

  allCategories(): Promise<ArticleCategory[]> {
    return this.categories.all();
  }
}

function placeOf(cursor: string): { updatedAt: string; id: string } {
  const [updatedAt = '', id = ''] = cursor.split(' ');
  if (Number.isNaN(Date.parse(updatedAt)) || !isUuid(id))
    throw invalid('cursor', 'This cursor is none of ours.');
  return { updatedAt, id };
}
