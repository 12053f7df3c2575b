import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import { api } from '../../app/session';

export type Remedy = Answer<'GET /api/cases/:id/remedies'>[number];

const KEY = 'remedies';

/** What the customer of a case is to be given, the first first. */
export function useRemediesOf(caseId: string) {
  return useQuery({
    queryKey: [KEY, 'of', caseId],
    queryFn: ({ signal }) => api.call('GET /api/cases/:id/remedies', { params: { id: caseId }, signal }),
  });
}

/** Remedies that wait for an approval of one's own, or those that were decided. */
export function useRemedies(view: 'waiting' | 'decided', enabled = true) {
  return useInfiniteQuery({
    queryKey: [KEY, view],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/remedies', { query: { view, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 30_000,
    enabled,
  });
}

/** How much each role decides alone. */
export function useRemedyLimits(enabled = true) {
  return useQuery({
    queryKey: ['remedy-limits'],
    queryFn: ({ signal }) => api.call('GET /api/remedy-limits', { signal }),
    staleTime: 60_000,
    enabled,
  });
}

/** What may be done with remedies; their cases are read anew afterwards. */
export function useRemedyActs() {
  const queryClient = useQueryClient();
  const after = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: [KEY] }),
      queryClient.invalidateQueries({ queryKey: ['cases'] }),
    ]);
  return {
    propose: (caseId: string, body: Body<'POST /api/cases/:id/remedies'>) =>
      api.call('POST /api/cases/:id/remedies', { params: { id: caseId }, body }).finally(after),
    decide: ({ id, version }: Remedy, approve: boolean, note: string) =>
      api
        .call('POST /api/remedies/:id/decide', {
          params: { id },
          body: { approve, ...(note ? { note } : {}), version },
        })
        .finally(after),
    tell: ({ id, version }: Remedy, agreed: boolean, consent: string) =>
      api
        .call('POST /api/remedies/:id/tell', { params: { id }, body: { agreed, consent, version } })
        .finally(after),
    execute: ({ id, version }: Remedy, evidence: string) =>
      api
        .call('POST /api/remedies/:id/execute', { params: { id }, body: { evidence, version } })
        .finally(after),
    withdraw: ({ id, version }: Remedy, reason: string) =>
      api
        .call('POST /api/remedies/:id/withdraw', { params: { id }, body: { reason, version } })
        .finally(after),
  };
}
