import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import { Problem } from '../../api/problem';
import { api } from '../../app/session';

export type Customer = Answer<'GET /api/customers/:id'>;
export type CustomerChange = Omit<Body<'PATCH /api/customers/:id'>, 'version'>;

/** A change that somebody else has overtaken: both versions, to choose from. */
export interface Overtaken {
  change: CustomerChange;
  now: Customer;
}

/** One customer, and what can be done to the record. */
export function useCustomer(customerId: string) {
  const queryClient = useQueryClient();
  const key = ['customer', customerId] as const;
  const query = useQuery({
    queryKey: key,
    queryFn: () => api.call('GET /api/customers/:id', { params: { id: customerId } }),
  });
  // One who was joined into another is shown as that one, and changed as that one.
  const params = { id: query.data?.id ?? customerId };
  const put = useCallback(
    (customer: Customer) => queryClient.setQueryData(['customer', customerId], customer),
    [queryClient, customerId],
  );
  const refresh = useCallback(
    () => queryClient.invalidateQueries({ queryKey: ['customer', customerId] }),
    [queryClient, customerId],
  );
  return {
    customer: query.data,
    problem: query.isError && !query.data ? query.error : null,
    reload: () => void query.refetch(),
    /** Answers null when done, or both versions when somebody else was quicker. */
    async edit(change: CustomerChange): Promise<Overtaken | null> {
      const version = queryClient.getQueryData<Customer>(key)?.version ?? 0;
      try {
        put(await api.call('PATCH /api/customers/:id', { params, body: { ...change, version } }));
        return null;
      } catch (thrown) {
        if (Problem.of(thrown).code !== 'stale-edit') throw thrown;
        const now = await api.call('GET /api/customers/:id', { params });
        put(now);
        return { change, now };
      }
    },
    reveal: async () => put(await api.call('POST /api/customers/:id/reveal', { params })),
    async addNote(text: string) {
      await api.call('POST /api/customers/:id/notes', { params, body: { text } });
      await refresh();
    },
    async block(reason: string, until: string | null) {
      await api.call('POST /api/customers/:id/block', { params, body: { reason, until } });
      await refresh();
    },
    async unblock() {
      await api.call('DELETE /api/customers/:id/block', { params });
      await refresh();
    },
  };
}
