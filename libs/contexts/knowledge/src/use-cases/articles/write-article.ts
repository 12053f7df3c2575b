import { type ArticleRecord, type EditArticle as Input } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { isUniqueViolation, newId } from '@yingda/platform';
import { type Article, articleContentOf, nextReview } from '../../domain/articles/article';
import { audienceOf, mayRead, requireWriting } from '../../domain/articles/article-rights';
import { invalid } from '../../domain/canned-response';
import { type ArticleWriting, nameOf } from './article-writing';

/** Writes an article. It stays a draft until it is published. */
export class AddArticle {
  constructor(private readonly writing: ArticleWriting) {}

  async execute(actor: Actor, input: Input): Promise<ArticleRecord> {
    requireWriting(actor);
    requireOwnAudience(actor, input);
    const now = this.writing.clock.now();
    const reviewEveryDays = input.reviewEveryDays ?? null;
    const article: Article = {
      id: newId(),
      key: input.key ?? null,
      content: articleContentOf(input),
      state: 'draft',
      changed: true,
      publishedNumber: null,
      publishedAt: null,
      reviewEveryDays,
      reviewAt: nextReview(reviewEveryDays, now),
      reviewerId: input.reviewerId ?? null,
      version: 1,
      updatedAt: now,
      updatedBy: nameOf(actor),
    };
    await this.writing.unitOfWork.run(() =>
      refusingUnfit(article, async () => {
        await this.writing.unitOfWork.attempt(() => this.writing.articles.add(article));
        await this.writing.told(article.id, false);
      }),
    );
    return this.writing.record(article);
  }
}

export interface EditArticleCommand {
  articleId: string;
  /** The whole of it. */
  change: Input;
}

/** Edits the draft. What is published stays as it is until it is published again. */
export class EditArticle {
  constructor(private readonly writing: ArticleWriting) {}

  async execute(actor: Actor, { articleId, change }: EditArticleCommand): Promise<ArticleRecord> {
    requireWriting(actor);
    requireOwnAudience(actor, change);
    const content = articleContentOf(change);
    return refusingUnfit({ key: change.key ?? null, content }, () =>
      this.writing.change(
        actor,
        { articleId, version: change.version, action: 'article.edited' },
        (article) => {
          const reviewEveryDays = change.reviewEveryDays ?? null;
          const since = article.publishedAt ?? this.writing.clock.now();
          return {
            ...article,
            content,
            key: change.key === undefined ? article.key : change.key,
            changed: true,
            reviewEveryDays,
            reviewAt:
              reviewEveryDays === article.reviewEveryDays
                ? article.reviewAt
                : nextReview(reviewEveryDays, since),
            reviewerId: change.reviewerId ?? null,
          };
        },
      ),
    );
  }
}

// Who writes for an audience they do not belong to could not read it again.
function requireOwnAudience(actor: Actor, { audience }: Pick<Input, 'audience'>): void {
  if (!mayRead(audienceOf(actor), audience))
    throw new Refusal('not-permitted', 'Articles for supervisors are written by supervisors.', {
      permission: 'article.edit',
    });
}

// The database decides about keys and categories.
async function refusingUnfit<T>(
  { key, content }: Pick<Article, 'key' | 'content'>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error, 'articles_key_key'))
      throw new Refusal('already-exists', `There is an article ${key} already.`, { field: 'key' });
    if (String(error).includes('articles_category_fkey'))
      throw invalid('category', `There is no category ${content.category}.`);
    throw error;
  }
}
