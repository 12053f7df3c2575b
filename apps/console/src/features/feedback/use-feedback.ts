import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import type { FeedbackAbout, FeedbackSort, FeedbackView } from '@yingda/contracts/names';
import { api } from '../../app/session';

export type FeedbackRow = Answer<'GET /api/feedback'>['items'][number];
export type FeedbackDetail = Answer<'GET /api/feedback/:id'>;

const KEY = 'feedback';
const EVERY_MS = 20_000;

/** Feedback by what is due next, or the last done, page after page. */
export function useFeedback({ view, sort }: { view: FeedbackView; sort: FeedbackSort | null }) {
  const query = { view, ...(sort ? { sort } : {}) };
  return useInfiniteQuery({
    queryKey: [KEY, 'list', query],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/feedback', {
        query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: EVERY_MS,
  });
}

export function useFeedbackCounts(enabled = true) {
  return useQuery({
    queryKey: [KEY, 'counts'],
    queryFn: ({ signal }) => api.call('GET /api/feedback/counts', { signal }),
    refetchInterval: EVERY_MS,
    enabled,
  });
}

export function useFeedbackDetail(id: string) {
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => api.call('GET /api/feedback/:id', { params: { id }, signal }),
    refetchInterval: EVERY_MS,
  });
}

export interface FeedFilter {
  product: string | null;
  about: FeedbackAbout | null;
  sort: FeedbackSort | null;
  /** Moments: from the first, until before the second. */
  from: string | null;
  to: string | null;
}

/** What the server is asked for by a filter. */
export function feedQuery({ product, about, sort, from, to }: FeedFilter) {
  return {
    ...(product ? { product } : {}),
    ...(about ? { about } : {}),
    ...(sort ? { sort } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

/** What was said of products, the last first. */
export function useFeed(filter: FeedFilter) {
  const query = feedQuery(filter);
  return useInfiniteQuery({
    queryKey: [KEY, 'feed', query],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/feedback/feed', {
        query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** How much was said of each product and side in the same time. */
export function useFeedSums({ from, to, sort }: FeedFilter) {
  const query = feedQuery({ product: null, about: null, sort, from, to });
  return useQuery({
    queryKey: [KEY, 'sums', query],
    queryFn: ({ signal }) => api.call('GET /api/feedback/feed/sums', { query, signal }),
    placeholderData: keepPreviousData,
  });
}

/** What is done with one; what it is afterwards is shown at once. */
export function useFeedbackActs({ id, version }: Pick<FeedbackDetail, 'id' | 'version'>) {
  const queryClient = useQueryClient();
  const params = { id };
  const done = (after: FeedbackDetail) => {
    queryClient.setQueryData([KEY, 'one', id], after);
    return queryClient.invalidateQueries({ queryKey: [KEY] });
  };
  // Refused because it has changed: it is shown as it is now.
  const again = (problem: unknown) => {
    void queryClient.invalidateQueries({ queryKey: [KEY, 'one', id] });
    throw problem;
  };
  type Words = Omit<Body<'POST /api/feedback/:id/answer'>, 'version'>;
  type Decision = Omit<Body<'POST /api/feedback/:id/decide'>, 'version'>;
  type NewCase = Omit<Body<'POST /api/feedback/:id/case'>, 'version'>;
  return {
    sort: (said: Omit<Body<'POST /api/feedback/:id/sort'>, 'version'>) =>
      api.call('POST /api/feedback/:id/sort', { params, body: { version, ...said } }).then(done, again),
    answer: (words: Words) =>
      api.call('POST /api/feedback/:id/answer', { params, body: { version, ...words } }).then(done, again),
    decide: (decision: Decision) =>
      api.call('POST /api/feedback/:id/decide', { params, body: { version, ...decision } }).then(done, again),
    tell: (words: Words) =>
      api.call('POST /api/feedback/:id/tell', { params, body: { version, ...words } }).then(done, again),
    toCase: (one: NewCase) =>
      api.call('POST /api/feedback/:id/case', { params, body: { version, ...one } }).then(done, again),
    note: (text: string) =>
      api.call('POST /api/feedback/:id/notes', { params, body: { text } }).then(done, again),
  };
}
