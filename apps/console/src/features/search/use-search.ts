import { useEffect, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../app/session';

const PAUSE_MS = 160;

/** Results for what has been typed, a moment after the last key; the ones before stay until the new are here. */
export function useSearch(typed: string) {
  const [q, setQ] = useState(typed.trim());
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = useQuery({
    queryKey: ['search', q],
    enabled: q.length > 0,
    queryFn: ({ signal }) => api.call('GET /api/search', { query: { q }, signal }),
    placeholderData: keepPreviousData,
  });
  return {
    q,
    results: q ? query.data : undefined,
    searching: query.isFetching,
    problem: q ? query.error : null,
    retry: query.refetch,
  };
}
