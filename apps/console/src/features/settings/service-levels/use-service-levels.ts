import { useCallback } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import { api } from '../../../app/session';

export type Policy = Answer<'GET /api/service-levels'>[number];
export type Targets = Policy['targets'];
export type Target = NonNullable<Targets['waiting']>;
export type Conditions = Policy['conditions'];
export type Foreseen = Answer<'GET /api/service-levels/preview'>;
export type Whose = Omit<Body<'POST /api/service-levels/preview'>, 'targets'>;

const KEY = ['service-levels'];
/** What is open now changes by itself. */
const PREVIEW_MS = 30_000;

/** Policies in the order in which they are tried. */
export function usePolicies() {
  const queryClient = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: () => api.call('GET /api/service-levels') });
  const set = useCallback(
    (policies: Policy[]) => queryClient.setQueryData<Policy[]>(KEY, policies),
    [queryClient],
  );
  const refresh = useCallback(() => queryClient.invalidateQueries({ queryKey: KEY }), [queryClient]);
  return { query, set, refresh };
}

/** If a message came now: by the saved policies, or by targets that are being written (null: they cannot be asked). */
export function useForeseen(whose: Whose, targets: Targets | null | undefined) {
  return useQuery({
    queryKey: [...KEY, 'preview', whose, targets],
    queryFn: ({ signal }) =>
      targets
        ? api.call('POST /api/service-levels/preview', { body: { ...whose, targets }, signal })
        : api.call('GET /api/service-levels/preview', { query: whose, signal }),
    enabled: targets !== null,
    placeholderData: keepPreviousData,
    refetchInterval: PREVIEW_MS,
    gcTime: 60_000,
  });
}
