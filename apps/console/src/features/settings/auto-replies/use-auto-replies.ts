import { useCallback } from 'react';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';

export type AutoReply = Answer<'GET /api/auto-replies'>[number];
export type AutoReplyUse = Answer<'GET /api/auto-replies/uses'>[number];
export type Synonyms = Answer<'GET /api/auto-replies/synonyms'>;
export type ShopVariables = Answer<'GET /api/auto-replies/variables'>;
export type LogLine = Answer<'GET /api/auto-replies/log'>['items'][number];

const KEY = ['auto-replies'];

/** What the shop says by itself. */
export function useAutoReplies() {
  const queryClient = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: () => api.call('GET /api/auto-replies') });
  const put = useCallback(
    (reply: AutoReply) =>
      queryClient.setQueryData<AutoReply[]>(KEY, (before) =>
        before ? [...before.filter(({ id }) => id !== reply.id), reply] : before,
      ),
    [queryClient],
  );
  const drop = useCallback(
    (id: string) =>
      queryClient.setQueryData<AutoReply[]>(KEY, (before) => before?.filter((one) => one.id !== id)),
    [queryClient],
  );
  return { query, put, drop };
}

/** How often each was said lately, by its id; empty until it is known. */
export function useAutoReplyUses(): ReadonlyMap<string, AutoReplyUse> {
  const { data } = useQuery({
    queryKey: [...KEY, 'uses'],
    queryFn: () => api.call('GET /api/auto-replies/uses'),
    select: (uses) => new Map(uses.map((use) => [use.autoReplyId, use])),
  });
  return data ?? NO_USES;
}
const NO_USES: ReadonlyMap<string, AutoReplyUse> = new Map();

export function useSynonyms() {
  const queryClient = useQueryClient();
  const key = [...KEY, 'synonyms'];
  const query = useQuery({ queryKey: key, queryFn: () => api.call('GET /api/auto-replies/synonyms') });
  return { query, put: (synonyms: Synonyms) => void queryClient.setQueryData(key, synonyms) };
}

export function useShopVariables() {
  const queryClient = useQueryClient();
  const key = [...KEY, 'variables'];
  const query = useQuery({ queryKey: key, queryFn: () => api.call('GET /api/auto-replies/variables') });
  return { query, put: (variables: ShopVariables) => void queryClient.setQueryData(key, variables) };
}

export interface LogAsked {
  autoReplyId: string | null;
  only: 'said' | 'unsaid' | null;
}

/** What was said and what was not, newest first, a page at a time. */
export function useAutoReplyLog({ autoReplyId, only }: LogAsked) {
  return useInfiniteQuery({
    queryKey: [...KEY, 'log', autoReplyId, only],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/auto-replies/log', {
        query: {
          limit: 50,
          ...(autoReplyId ? { autoReplyId } : {}),
          ...(only ? { only } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
