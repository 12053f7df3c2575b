import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import { Problem } from '../../api/problem';
import { api } from '../../app/session';

export type Lead = Answer<'GET /api/leads/:id'>;

/** The lead of a conversation; null where there is none. */
export function useLead(conversationId: string) {
  return useQuery({
    queryKey: ['lead', conversationId],
    queryFn: async (): Promise<Lead | null> => {
      try {
        return await api.call('GET /api/conversations/:id/lead', { params: { id: conversationId } });
      } catch (thrown) {
        if (Problem.of(thrown).code === 'lead-not-found') return null;
        throw thrown;
      }
    },
  });
}

/** What is done with leads; whatever shows them is read anew, also when somebody else was quicker. */
export function useLeadDeeds() {
  const queryClient = useQueryClient();
  const renewed = useCallback(
    async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work;
      } finally {
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: ['lead'] }),
          queryClient.invalidateQueries({ queryKey: ['leads'] }),
        ]);
      }
    },
    [queryClient],
  );
  return {
    flag: (conversationId: string, body: Body<'PUT /api/conversations/:id/lead'>) =>
      renewed(api.call('PUT /api/conversations/:id/lead', { params: { id: conversationId }, body })),
    hand: (id: string, body: Body<'POST /api/leads/:id/hand'>) =>
      renewed(api.call('POST /api/leads/:id/hand', { params: { id }, body })),
    step: (id: string, body: Body<'POST /api/leads/:id/step'>) =>
      renewed(api.call('POST /api/leads/:id/step', { params: { id }, body })),
  };
}
