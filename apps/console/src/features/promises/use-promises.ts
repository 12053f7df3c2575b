import { useEffect } from 'react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '@yingda/contracts';
import type { PromiseReached } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useLive } from '../../live/use-live';

/** Mine, everybody's I answer for, and what was done. */
export const PROMISE_VIEWS = ['mine', 'team', 'done'] as const;
export type PromiseView = (typeof PROMISE_VIEWS)[number];
export type Owed = Answer<'GET /api/promises'>['items'][number];

const KEY = 'promises';
/** Somebody else may have done it meanwhile. */
const EVERY_MS = 30_000;

/** Promises by due time, page after page. */
export function usePromises(view: PromiseView, conversationId?: string) {
  const query = {
    ...(view === 'mine' ? { mine: true } : {}),
    view: view === 'done' ? ('done' as const) : ('owed' as const),
    ...(conversationId ? { conversationId } : {}),
  };
  return useInfiniteQuery({
    queryKey: [KEY, query],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/promises', {
        query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: EVERY_MS,
  });
}

/** One promise with all that happened to it. */
export function usePromiseDetail(id: string | null) {
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => api.call('GET /api/promises/:id', { params: { id: id! }, signal }),
    enabled: id !== null,
  });
}

/** How many are owed, and how the last thirty days went. */
export function usePromiseCounts(mine: boolean) {
  return useQuery({
    queryKey: [KEY, 'counts', mine],
    queryFn: ({ signal }) => api.call('GET /api/promises/counts', { query: { mine }, signal }),
    refetchInterval: EVERY_MS,
  });
}

/** Looks again as soon as the server tells of a promise of mine. */
export function useHearPromises(): void {
  const live = useLive();
  const queryClient = useQueryClient();
  useEffect(() => {
    const again = () => void queryClient.invalidateQueries({ queryKey: [KEY] });
    const told = [
      'promise.made',
      'promise.due',
      'promise.kept',
      'promise.broken',
      'promise.reassigned',
      'promise.moved',
    ] as const;
    const stops = [...told.map((name) => live.connection.on(name, again)), live.returned.on(again)];
    return () => stops.forEach((stop) => stop());
  }, [live, queryClient]);
}

export interface Done {
  outcome: string;
  reached: PromiseReached;
}

/** What is due and overdue by who owes it; looked at again as soon as something happens. */
export function usePromiseBoard() {
  return useQuery({
    queryKey: [KEY, 'board'],
    queryFn: ({ signal }) => api.call('GET /api/promises/board', { signal }),
    refetchInterval: EVERY_MS,
  });
}

/** The list behind a number of the board. */
export interface Behind {
  ownerId?: string;
  departmentId?: string;
  teamId?: string;
  dueFrom?: string;
  dueUntil?: string;
}
export function useOwedBehind(behind: Behind | null) {
  return useInfiniteQuery({
    queryKey: [KEY, 'behind', behind],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/promises', {
        query: { ...behind, view: 'owed', limit: 100, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: behind !== null,
  });
}

/** Many to somebody else, with one reason. */
export interface HandMany {
  ids?: string[];
  fromId?: string;
  toId: string;
  reason: string;
}

/** What may be done with a promise. */
export function usePromiseActs() {
  const queryClient = useQueryClient();
  const after = () => queryClient.invalidateQueries({ queryKey: [KEY] });
  return {
    keep: ({ id, version }: Owed, done: Done) =>
      api.call('POST /api/promises/:id/keep', { params: { id }, body: { ...done, version } }).finally(after),
    tell: ({ id, version }: Owed, text: string) =>
      api.call('POST /api/promises/:id/tell', { params: { id }, body: { text, version } }).finally(after),
    handMany: (body: HandMany) => api.call('POST /api/promises/hand-over', { body }).finally(after),
    reassign: ({ id, version }: Owed, to: { ownerId: string; reason: string }) =>
      api
        .call('POST /api/promises/:id/reassign', { params: { id }, body: { ...to, version } })
        .finally(after),
  };
}
