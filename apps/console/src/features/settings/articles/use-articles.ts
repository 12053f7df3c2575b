import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Answer, ArticlesQuery } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useScope } from '../../../app/use-session';

/** Where the list is. */
export const BACK = '/settings/knowledge';

export type ArticleRecord = Answer<'GET /api/articles/:id'>;
export type ArticleSummary = Answer<'GET /api/articles'>['items'][number];
export type ArticleFilter = Pick<
  ArticlesQuery,
  'category' | 'audience' | 'state' | 'language' | 'missing' | 'due' | 'q'
>;

/** What this agent may do with articles: drafts, or all. */
export function useArticleRights(): { writes: boolean; publishes: boolean } {
  const scope = useScope('article.edit');
  return { writes: scope !== 'none', publishes: scope === 'all' };
}

/** Articles that fit a filter, changed last first, page by page. */
export function useArticleList(filter: ArticleFilter) {
  return useInfiniteQuery({
    queryKey: ['articles', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/articles', {
        query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** One article; what is stored meanwhile comes in by `put`. */
export function useArticle(id: string | null) {
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: ['articles', 'one', id],
    queryFn: () => api.call('GET /api/articles/:id', { params: { id: id! } }),
    enabled: id !== null,
  });
  const put = useCallback(
    (record: ArticleRecord) => {
      queryClient.setQueryData(['articles', 'one', record.id], record);
      void queryClient.invalidateQueries({ queryKey: ['articles', 'list'] });
      void queryClient.invalidateQueries({ queryKey: ['articles', 'search'] });
      void queryClient.invalidateQueries({ queryKey: ['articles', 'versions', record.id] });
    },
    [queryClient],
  );
  return { query, put };
}

/** Categories in their order. */
export function useCategories() {
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: ['articles', 'categories'],
    queryFn: async () => (await api.call('GET /api/article-categories')).categories,
    staleTime: 5 * 60_000,
  });
  const put = useCallback(
    (categories: NonNullable<typeof query.data>) =>
      queryClient.setQueryData(['articles', 'categories'], categories),
    [queryClient],
  );
  return { query, put };
}

export function titleIn(article: Pick<ArticleSummary, 'titles'>, language: Language): string {
  return (article.titles.find((one) => one.language === language) ?? article.titles[0])?.title ?? '';
}
