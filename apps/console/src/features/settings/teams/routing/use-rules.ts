import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../../app/session';

export type RulesRecord = Answer<'GET /api/teams/:id/routing'>;
export type Rules = RulesRecord['rules'];
export type AgentSkills = Answer<'GET /api/routing/skills'>[number];

const SKILLS = ['routing-skills'];
const PROMOTION = ['routing-promotion'];

/** How a team routes. */
export function useRules(teamId: string) {
  const queryClient = useQueryClient();
  const queryKey = ['routing-rules', teamId];
  const query = useQuery({
    queryKey,
    queryFn: () => api.call('GET /api/teams/:id/routing', { params: { id: teamId } }),
  });
  const put = (record: RulesRecord) => queryClient.setQueryData(queryKey, record);
  return { query, put };
}

/** What agents are good at. */
export function useSkills() {
  const queryClient = useQueryClient();
  const query = useQuery({ queryKey: SKILLS, queryFn: () => api.call('GET /api/routing/skills') });
  const put = useCallback(
    (one: AgentSkills) =>
      queryClient.setQueryData<AgentSkills[]>(SKILLS, (before = []) => [
        ...before.filter(({ agentId }) => agentId !== one.agentId),
        one,
      ]),
    [queryClient],
  );
  return { query, put };
}

/** Whether capacities are raised. */
export function usePromotion() {
  const queryClient = useQueryClient();
  const query = useQuery({ queryKey: PROMOTION, queryFn: () => api.call('GET /api/routing/promotion') });
  const set = async (active: boolean) =>
    queryClient.setQueryData(PROMOTION, await api.call('PUT /api/routing/promotion', { body: { active } }));
  return { query, set };
}
