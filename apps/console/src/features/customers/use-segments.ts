import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/session';

/** Segments by name. */
export function useSegments() {
  return useQuery({
    queryKey: ['segments'],
    queryFn: () => api.call('GET /api/segments'),
    staleTime: 30_000,
  });
}
