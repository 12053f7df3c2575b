import { useCallback } from 'react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import type { CaseStage, CaseView } from '@yingda/contracts/names';
import { api } from '../../app/session';

export type CaseRow = Answer<'GET /api/cases'>['items'][number];
export type CaseDetail = Answer<'GET /api/cases/:id'>;
export type CaseKind = Answer<'GET /api/case-kinds'>[number];

/** What the list is narrowed by; it stands in the address, so a link shows the same. */
export interface CaseFilter {
  view: CaseView;
  mine: boolean;
  kind: string | null;
  stage: CaseStage | null;
  level: number | null;
  ownerId: string | null;
  teamId: string | null;
  departmentId: string | null;
  q: string;
}

const KEY = 'cases';
/** Events tell of changes at once; this is for what they do not reach. */
const EVERY_MS = 30_000;

/** Cases by what is due next, page after page. */
export function useCases(filter: CaseFilter) {
  const { view, mine, kind, stage, level, ownerId, teamId, departmentId } = filter;
  const q = filter.q.trim();
  const query = {
    view,
    ...(mine ? { mine } : {}),
    ...(kind ? { kind } : {}),
    ...(stage ? { stage } : {}),
    ...(level ? { level } : {}),
    ...(ownerId ? { ownerId } : {}),
    ...(teamId ? { teamId } : {}),
    ...(departmentId ? { departmentId } : {}),
    ...(q ? { q } : {}),
  };
  return useInfiniteQuery({
    queryKey: [KEY, 'list', query],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/cases', {
        query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: EVERY_MS,
  });
}

/** How many are open, late, due today, standing still; of one's own, or of all one may see. */
export function useCaseCounts(mine: boolean, enabled = true) {
  return useQuery({
    queryKey: [KEY, 'counts', mine],
    queryFn: ({ signal }) => api.call('GET /api/cases/counts', { query: { mine }, signal }),
    refetchInterval: EVERY_MS,
    enabled,
  });
}

/** One case with its history. */
export function useCase(id: string | undefined) {
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => api.call('GET /api/cases/:id', { params: { id: id! }, signal }),
    enabled: id !== undefined,
    refetchInterval: EVERY_MS,
  });
}

/** Cases of a customer or a conversation, the last opened first. */
export function useCasesOf(of: { customerId: string } | { conversationId: string }, enabled: boolean) {
  return useQuery({
    queryKey: [KEY, 'of', of],
    queryFn: ({ signal }) => api.call('GET /api/cases', { query: { ...of, limit: 20 }, signal }),
    enabled,
  });
}

/** Kinds of cases, in their order. */
export function useCaseKinds() {
  return useQuery({
    queryKey: ['case-kinds'],
    queryFn: ({ signal }) => api.call('GET /api/case-kinds', { signal }),
    staleTime: 60_000,
  });
}

/** What can be filled in before a case is opened from messages. */
export function useCaseDraft(conversationId: string, messageIds: readonly string[]) {
  return useQuery({
    queryKey: [KEY, 'draft', conversationId, messageIds.join()],
    queryFn: ({ signal }) =>
      api.call('GET /api/cases/draft', {
        query: {
          conversationId,
          ...(messageIds.length > 0 ? { messageIds: messageIds.join() as never } : {}),
        },
        signal,
      }),
    gcTime: 0,
  });
}

/** Opens one; the same `caseId` opens it once. */
export function useOpenCase() {
  const queryClient = useQueryClient();
  return useCallback(
    (body: Body<'POST /api/cases'>) =>
      api.call('POST /api/cases', { body }).then((detail) => {
        queryClient.setQueryData([KEY, 'one', detail.id], detail);
        void queryClient.invalidateQueries({ queryKey: [KEY], predicate: notOne(detail.id) });
        return detail;
      }),
    [queryClient],
  );
}

type Deed =
  | 'move'
  | 'answer'
  | 'extension'
  | 'extension/decide'
  | 'pause'
  | 'resume'
  | 'escalate'
  | 'tell'
  | 'follow-up'
  | 'withdraw'
  | 'reopen'
  | 'hand-over'
  | 'notes'
  | 'files'
  | 'links';

const notOne = (id: string) => (query: { queryKey: readonly unknown[] }) => query.queryKey[2] !== id;

/** What may be done with a case. Each deed names the version it was decided on: a colleague's change refuses it. */
export function useCaseActs({ id, version }: Pick<CaseDetail, 'id' | 'version'>) {
  const queryClient = useQueryClient();
  const params = { id };
  const taken = (detail: CaseDetail) => {
    queryClient.setQueryData([KEY, 'one', id], detail);
    void queryClient.invalidateQueries({ queryKey: [KEY], predicate: notOne(id) });
    return detail;
  };
  // Refused as stale, the page shows the newer one at once, so that it can be decided anew.
  const failed = (thrown: unknown): never => {
    void queryClient.invalidateQueries({ queryKey: [KEY, 'one', id] });
    throw thrown;
  };
  return {
    edit: (body: Omit<Body<'PUT /api/cases/:id'>, 'version'>) =>
      api.call('PUT /api/cases/:id', { params, body: { ...body, version } }).then(taken, failed),
    /** Of a case that was changed a moment ago, `body` may name the version it has now. */
    act: <D extends Deed>(deed: D, body: Body<`POST /api/cases/:id/${D}`>) =>
      api
        .call(`POST /api/cases/:id/${deed}`, {
          params,
          body: { version, ...(body as unknown as object) } as never,
        })
        .then((detail) => taken(detail as never), failed),
    removeFile: (attachmentId: string) =>
      api
        .call('DELETE /api/cases/:id/files/:attachmentId', { params: { id, attachmentId } })
        .then(taken, failed),
    unlink: (otherId: string) =>
      api.call('DELETE /api/cases/:id/links/:otherId', { params: { id, otherId } }).then(taken, failed),
    /** Read anew: something beside the case changed it. */
    refresh: () => queryClient.invalidateQueries({ queryKey: [KEY] }),
  };
}
