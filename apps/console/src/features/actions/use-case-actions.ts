import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import type { ParetoBy } from '@yingda/contracts/names';
import { api } from '../../app/session';

export type CaseAction = Answer<'GET /api/actions'>['items'][number];
export type RootCause = Answer<'GET /api/root-causes'>[number];
export type CaseAnalysis = Answer<'GET /api/cases/:id/analysis'>[number];

export const ACTION_VIEWS = ['open', 'check', 'ended'] as const;
export type ActionView = (typeof ACTION_VIEWS)[number];

const KEY = 'case-actions';

/** Corrective and preventive actions, page after page. */
export function useActionList(view: ActionView, mine: boolean) {
  const query = { view, ...(mine ? { mine } : {}) };
  return useInfiniteQuery({
    queryKey: [KEY, query],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/actions', {
        query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 60_000,
  });
}

/** Actions that came of a case. */
export function useActionsOf(caseId: string) {
  return useQuery({
    queryKey: [KEY, 'of', caseId],
    queryFn: ({ signal }) => api.call('GET /api/cases/:id/actions', { params: { id: caseId }, signal }),
  });
}

/** Why a case came to be; null as long as nobody has said. */
export function useAnalysis(caseId: string) {
  return useQuery({
    queryKey: [KEY, 'analysis', caseId],
    queryFn: async ({ signal }) =>
      (await api.call('GET /api/cases/:id/analysis', { params: { id: caseId }, signal }))[0] ?? null,
  });
}

/** The shop's list of causes. */
export function useRootCauses() {
  return useQuery({
    queryKey: ['root-causes'],
    queryFn: ({ signal }) => api.call('GET /api/root-causes', { signal }),
    staleTime: 60_000,
  });
}

/** What cases came of, the most frequent first. */
export function usePareto(by: ParetoBy, from: string, to: string) {
  return useQuery({
    queryKey: [KEY, 'pareto', by, from, to],
    queryFn: ({ signal }) => api.call('GET /api/case-pareto', { query: { by, from, to }, signal }),
    placeholderData: (before) => before,
  });
}

/** Products and batches that were complained of, with the time as long before. */
export function useQualitySignals(from: string, to: string) {
  return useQuery({
    queryKey: [KEY, 'signals', from, to],
    queryFn: ({ signal }) => api.call('GET /api/quality-signals', { query: { from, to }, signal }),
    placeholderData: (before) => before,
  });
}

/** What may be done with actions and analyses. */
export function useActionActs() {
  const queryClient = useQueryClient();
  const after = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: [KEY] }),
      queryClient.invalidateQueries({ queryKey: ['cases'] }),
    ]);
  return {
    add: (body: Body<'POST /api/actions'>) => api.call('POST /api/actions', { body }).finally(after),
    edit: ({ id, version }: CaseAction, body: Omit<Body<'PATCH /api/actions/:id'>, 'version'>) =>
      api.call('PATCH /api/actions/:id', { params: { id }, body: { ...body, version } }).finally(after),
    approve: ({ id }: CaseAction) =>
      api.call('POST /api/actions/:id/approve', { params: { id } }).finally(after),
    finish: ({ id, version }: CaseAction, evidence: string) =>
      api.call('POST /api/actions/:id/done', { params: { id }, body: { evidence, version } }).finally(after),
    verify: ({ id, version }: CaseAction, found: Omit<Body<'POST /api/actions/:id/verify'>, 'version'>) =>
      api
        .call('POST /api/actions/:id/verify', { params: { id }, body: { ...found, version } })
        .finally(after),
    cancel: ({ id, version }: CaseAction, reason: string) =>
      api.call('POST /api/actions/:id/cancel', { params: { id }, body: { reason, version } }).finally(after),
    analyse: (caseId: string, body: Body<'PUT /api/cases/:id/analysis'>) =>
      api.call('PUT /api/cases/:id/analysis', { params: { id: caseId }, body }).finally(after),
    addCause: (body: Body<'POST /api/root-causes'>) =>
      api
        .call('POST /api/root-causes', { body })
        .finally(() => queryClient.invalidateQueries({ queryKey: ['root-causes'] })),
  };
}
