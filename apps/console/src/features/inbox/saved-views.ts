import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '@yingda/contracts';
import { api } from '../../app/session';

export type SavedView = Answer<'GET /api/views'>[number];

/** One's own saved views and what can be done with them. */
export function useSavedViews() {
  const queryClient = useQueryClient();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['views'],
    queryFn: () => api.call('GET /api/views'),
    staleTime: 5 * 60_000,
  });
  const refresh = useCallback(() => queryClient.invalidateQueries({ queryKey: ['views'] }), [queryClient]);
  return {
    views: data ?? [],
    isPending,
    error,
    refetch,
    add: async (name: string, query: string) => {
      const view = await api.call('POST /api/views', { body: { name, query } });
      await refresh();
      return view;
    },
    change: async (view: SavedView, change: Partial<Pick<SavedView, 'name' | 'query'>>) => {
      const body = { name: view.name, query: view.query, ...change };
      await api.call('PATCH /api/views/:id', { params: { id: view.id }, body });
      await refresh();
    },
    remove: async (id: string) => {
      await api.call('DELETE /api/views/:id', { params: { id } });
      await refresh();
    },
  };
}
