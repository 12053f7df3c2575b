import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import { api } from '../../app/session';

export type CustomerFile = Answer<'GET /api/customer-files/:id'>;

/** What the shop keeps of a customer beside what the panel shows, and what can be done to it. */
export function useFile(customerId: string) {
  const queryClient = useQueryClient();
  const key = ['customer', customerId, 'file'] as const;
  const query = useQuery({
    queryKey: key,
    queryFn: () => api.call('GET /api/customer-files/:id', { params: { id: customerId } }),
  });
  const params = { id: query.data?.customerId ?? customerId };
  // Tier and version stand on the panel as well; the history of changes has a line more.
  const put = useCallback(
    async (file: CustomerFile) => {
      queryClient.setQueryData(['customer', customerId, 'file'], file);
      await queryClient.invalidateQueries({ queryKey: ['customer', customerId] });
    },
    [queryClient, customerId],
  );
  return {
    query,
    file: query.data,
    edit: async (change: Omit<Body<'PATCH /api/customer-files/:id'>, 'version'>) =>
      put(
        await api.call('PATCH /api/customer-files/:id', {
          params,
          body: { ...change, version: query.data?.version ?? 0 },
        }),
      ),
    setTier: async (body: Body<'PUT /api/customer-files/:id/tier'>) =>
      put(await api.call('PUT /api/customer-files/:id/tier', { params, body })),
    leaveTier: async () => put(await api.call('DELETE /api/customer-files/:id/tier', { params })),
    verify: async () => put(await api.call('POST /api/customer-files/:id/verify', { params })),
    async noteConsent(body: Body<'POST /api/customer-files/:id/consents'>) {
      await api.call('POST /api/customer-files/:id/consents', { params, body });
      await queryClient.invalidateQueries({ queryKey: ['customer', customerId] });
    },
  };
}
