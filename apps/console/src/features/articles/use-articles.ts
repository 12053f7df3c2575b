import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Answer, ConversationRow } from '@yingda/contracts';
import type { ArticleInsertion } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useLanguage } from '../../i18n/use-texts';

export type Article = Answer<'GET /api/articles/:id/reading'>;

/** Shown under what is typed; more is a question of other words. */
const SHOWN = 8;

/** Articles that answer a question, best first; nothing is asked for an empty one. */
export function useArticleSearch(
  q: string,
  { inboxId, suggesting }: { inboxId: string; suggesting: boolean },
) {
  const language = useLanguage();
  return useQuery({
    queryKey: ['articles', 'search', q, inboxId, language, suggesting],
    queryFn: ({ signal }) =>
      api.call('GET /api/articles/search', {
        query: { q, inboxId, locale: language, limit: SHOWN, ...(suggesting ? { suggesting: true } : {}) },
        signal,
      }),
    enabled: q !== '',
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

/** What the customer wrote last, when it is their turn that waits; empty otherwise. */
export function lastQuestion({ lastMessage }: Pick<ConversationRow, 'lastMessage'>): string {
  if (lastMessage?.authorKind !== 'customer' || /^\[[\w-]+\]/.test(lastMessage.excerpt)) return '';
  return lastMessage.excerpt.trim();
}

/** What goes into the answer. */
export function piece(article: Article, how: ArticleInsertion): string {
  return how === 'link' && article.url ? `${article.title} ${article.url}` : article.text;
}

/** Puts an article into the answer and counts it; that counting failed is nobody's business while answering. */
export function useInsertArticle(
  insert: (text: string, options: { asWord: boolean }) => void,
  conversationId: string,
) {
  return useCallback(
    (article: Article, how: ArticleInsertion) => {
      insert(piece(article, how), { asWord: true });
      const body = { conversationId, how };
      void api
        .call('POST /api/articles/:id/insertions', { params: { id: article.id }, body })
        .catch(() => undefined);
    },
    [insert, conversationId],
  );
}
