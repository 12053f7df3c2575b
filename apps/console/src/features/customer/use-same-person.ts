import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '@yingda/contracts';
import { api } from '../../app/session';
import { useMay } from '../../app/use-session';

export type Suggestion = Answer<'GET /api/customers/:id/same-person'>['items'][number];

/** Who may be the same person as a customer; asked only by who may decide it. */
export function useSuggestions(customerId: string) {
  const may = useMay('customer.edit');
  return useQuery({
    queryKey: ['same-person', customerId],
    enabled: may,
    queryFn: async () =>
      (await api.call('GET /api/customers/:id/same-person', { params: { id: customerId } })).items,
    staleTime: 30_000,
  });
}

/** Joining, not joining, and taking both back. Whatever shows the people concerned is read anew. */
export function useJoining() {
  const queryClient = useQueryClient();
  const renew = useCallback(
    () =>
      Promise.all(
        ['customer', 'summaries', 'same-person', 'customers'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key] }),
        ),
      ),
    [queryClient],
  );
  const undo = useCallback(
    async (customerId: string, joinId: string) => {
      await api.call('POST /api/customers/:id/joins/:joinId/undo', { params: { id: customerId, joinId } });
      await renew();
    },
    [renew],
  );
  return {
    undo,
    /** Gives what takes it back. */
    async join(customerId: string, otherId: string): Promise<() => Promise<void>> {
      const body = { customerId: otherId };
      const customer = await api.call('POST /api/customers/:id/joins', { params: { id: customerId }, body });
      await renew();
      const [latest] = customer.identities
        .flatMap(({ joined }) => joined ?? [])
        .sort((a, b) => (a.at < b.at ? 1 : -1));
      return () => (latest ? undo(customer.id, latest.joinId) : Promise.resolve());
    },
    /** Gives what takes it back. */
    async tellApart(customerId: string, otherId: string): Promise<() => Promise<void>> {
      const params = { id: customerId };
      await api.call('POST /api/customers/:id/distinctions', { params, body: { customerId: otherId } });
      await renew();
      return async () => {
        await api.call('DELETE /api/customers/:id/distinctions/:otherId', { params: { ...params, otherId } });
        await renew();
      };
    },
  };
}
