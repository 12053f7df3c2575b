import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';

export type AgentRecord = Answer<'GET /api/agents'>[number];

/** All accounts, as an administrator sees them; `put` shows an answer without asking again. */
export function useAgents() {
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: ['agents'],
    queryFn: () => api.call('GET /api/agents'),
    // Presence and load are in the rows.
    refetchInterval: 30_000,
  });
  const put = useCallback(
    (agent: AgentRecord) =>
      queryClient.setQueryData<AgentRecord[]>(['agents'], (before) => {
        if (!before) return before;
        return before.some(({ id }) => id === agent.id)
          ? before.map((known) => (known.id === agent.id ? agent : known))
          : [...before, agent];
      }),
    [queryClient],
  );
  return { query, put };
}
