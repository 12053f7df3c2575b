import { useCallback } from 'react';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '@yingda/contracts';
import type { RuleRunState } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import type { Rule } from './rule-form';

export type RuleActivity = Answer<'GET /api/rules/activity'>[number];
export type RuleRun = Answer<'GET /api/rules/:id/runs'>['runs'][number];
export type RuleVersion = Answer<'GET /api/rules/:id/versions'>[number];
export type RuleTrials = Answer<'POST /api/rules/try'>;

const KEY = ['rules'];

/** Rules in the order in which they are asked. */
export function useRules() {
  const queryClient = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: () => api.call('GET /api/rules') });
  const set = useCallback((rules: Rule[]) => queryClient.setQueryData<Rule[]>(KEY, rules), [queryClient]);
  const put = useCallback(
    (rule: Rule) =>
      queryClient.setQueryData<Rule[]>(KEY, (before) =>
        before?.some(({ id }) => id === rule.id)
          ? before.map((one) => (one.id === rule.id ? rule : one))
          : before && [...before, rule],
      ),
    [queryClient],
  );
  const refresh = useCallback(
    () => queryClient.invalidateQueries({ queryKey: KEY, exact: true }),
    [queryClient],
  );
  return { query, set, put, refresh };
}

/** What rules can be made of; the same for as long as this version of the product runs. */
export function useVocabulary() {
  return useQuery({
    queryKey: [...KEY, 'vocabulary'],
    queryFn: () => api.call('GET /api/rules/vocabulary'),
    staleTime: Infinity,
  });
}

const NO_ACTIVITY: ReadonlyMap<string, RuleActivity> = new Map();

/** How each did lately, by its id; empty until it is known. */
export function useRuleActivity(): ReadonlyMap<string, RuleActivity> {
  const { data } = useQuery({
    queryKey: [...KEY, 'activity'],
    queryFn: () => api.call('GET /api/rules/activity'),
    select: (all) => new Map(all.map((one) => [one.ruleId, one])),
    refetchInterval: 30_000,
  });
  return data ?? NO_ACTIVITY;
}

export function useRuleVersions(ruleId: string) {
  return useQuery({
    queryKey: [...KEY, ruleId, 'versions'],
    queryFn: () => api.call('GET /api/rules/:id/versions', { params: { id: ruleId } }),
  });
}

/** Its runs, newest first, a page at a time. */
export function useRuleRuns(ruleId: string, state: RuleRunState | null) {
  return useInfiniteQuery({
    queryKey: [...KEY, ruleId, 'runs', state],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/rules/:id/runs', {
        params: { id: ruleId },
        query: { limit: 30, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
