import { type ArticleRecord, type ArticleSummary } from '@yingda/contracts';
import { LANGUAGES } from '@yingda/contracts/names';
import type { Article } from '../../domain/articles/article';
import { unknownVariables } from '../../domain/articles/fill-variables';

/** A line of the list. */
export function summaryOf(article: Article, now: Date): ArticleSummary {
  const { id, key, content, state, changed, publishedNumber, reviewAt, reviewerId } = article;
  const { updatedAt, updatedBy, version } = article;
  return {
    ...{ id, key, state, changed, publishedNumber, reviewerId, updatedBy, version },
    type: content.type,
    category: content.category,
    audience: content.audience,
    titles: content.texts.map(({ language, title }) => ({ language, title })),
    missing: LANGUAGES.filter((language) => content.texts.every((text) => text.language !== language)),
    reviewAt: reviewAt?.toISOString() ?? null,
    reviewDue: reviewAt !== null && reviewAt <= now && state !== 'archived',
    updatedAt: updatedAt.toISOString(),
  };
}

/** The whole of it, for who edits it. */
export function recordOf(
  article: Article,
  { now, variables }: { now: Date; variables: Readonly<Record<string, string>> },
): ArticleRecord {
  const { content, reviewEveryDays, publishedAt } = article;
  const words = content.texts.map(({ title, html }) => `${title} ${html}`).join(' ');
  return {
    ...summaryOf(article, now),
    texts: content.texts,
    inboxIds: content.inboxIds,
    effectiveFrom: content.effectiveFrom,
    effectiveUntil: content.effectiveUntil,
    reviewEveryDays,
    publishedAt: publishedAt?.toISOString() ?? null,
    unknownVariables: unknownVariables(words, variables),
  };
}
