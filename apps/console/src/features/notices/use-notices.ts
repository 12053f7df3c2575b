import { useEffect, useRef } from 'react';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import type { NoticeRecipientState } from '@yingda/contracts/names';
import { api } from '../../app/session';

export type Notice = Answer<'GET /api/notices/:id'>;
export type NoticePreview = Answer<'POST /api/notices/preview'>;
export type NoticePlan = Body<'POST /api/notices/preview'>;

export type NoticeTemplate = NonNullable<NoticePlan['templates']>[number];

const KEY = 'notices';
/** Providers approve texts in hours. */
const APPROVED_MS = 60_000;
const MOVING_MS = 1_000;
const RESTING_MS = 15_000;

/** Under way or about to be: it is looked at again and again. */
export const isMoving = ({ state }: Pick<Notice, 'state'>) => state === 'running' || state === 'scheduled';

/** The newest first, page after page. */
export function useNotices() {
  return useInfiniteQuery({
    queryKey: [KEY, 'list'],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/notices', { query: pageParam ? { cursor: pageParam } : {}, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: RESTING_MS,
  });
}

export function useNotice(id: string | undefined) {
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => api.call('GET /api/notices/:id', { params: { id: id! }, signal }),
    enabled: Boolean(id),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? MOVING_MS : RESTING_MS),
  });
}

/** Once it has begun or is over, list and results are looked at again at once. */
export function useNoticeNews(notice: Notice | undefined): void {
  const queryClient = useQueryClient();
  const last = useRef<Notice['state'] | null>(null);
  useEffect(() => {
    if (!notice) return;
    const changed = last.current !== null && last.current !== notice.state;
    last.current = notice.state;
    if (!changed) return;
    void queryClient.invalidateQueries({ queryKey: [KEY, 'list'] });
    void queryClient.invalidateQueries({ queryKey: [KEY, 'recipients', notice.id] });
  }, [notice, queryClient]);
}

export function useRecipients(notice: Notice, state: NoticeRecipientState | undefined) {
  return useInfiniteQuery({
    queryKey: [KEY, 'recipients', notice.id, state],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/notices/:id/recipients', {
        params: { id: notice.id },
        query: { ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: isMoving(notice) ? MOVING_MS * 3 : RESTING_MS,
    placeholderData: keepPreviousData,
  });
}

/** Who would get it; null while it cannot be said yet. */
export function usePreview(plan: NoticePlan | null) {
  return useQuery({
    queryKey: [KEY, 'preview', plan],
    queryFn: ({ signal }) => api.call('POST /api/notices/preview', { body: plan!, signal }),
    enabled: plan !== null,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    refetchInterval: RESTING_MS,
  });
}

/** What the provider of an account has approved for those whose window is closed. */
export function useApproved(inboxId: string) {
  return useQuery({
    queryKey: [KEY, 'approved', inboxId],
    queryFn: async ({ signal }) =>
      (await api.call('GET /api/notices/templates/:id', { params: { id: inboxId }, signal })).items,
    staleTime: APPROVED_MS,
    retry: false,
  });
}

/** What is done with notices; each refreshes what is shown of them. */
export function useNoticeActs() {
  const queryClient = useQueryClient();
  const refresh = async (notice?: Notice) => {
    if (notice) queryClient.setQueryData([KEY, 'one', notice.id], notice);
    await queryClient.invalidateQueries({ queryKey: [KEY, 'list'] });
  };
  const save = async (plan: NoticePlan, before: Notice | null) => {
    const saved = before
      ? await api.call('PUT /api/notices/:id', {
          params: { id: before.id },
          body: { ...plan, version: before.version },
        })
      : await api.call('POST /api/notices', { body: plan });
    await refresh(saved);
    return saved;
  };
  return {
    save,
    send: async (notice: Notice) => {
      const { id, version } = notice;
      await refresh(await api.call('POST /api/notices/:id/send', { params: { id }, body: { version } }));
    },
    stop: async ({ id }: Notice) => refresh(await api.call('POST /api/notices/:id/stop', { params: { id } })),
    remove: async ({ id }: Notice) => {
      await api.call('DELETE /api/notices/:id', { params: { id } });
      await refresh();
    },
  };
}
