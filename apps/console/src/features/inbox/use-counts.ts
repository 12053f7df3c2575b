import { useEffect } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '@yingda/contracts';
import { api } from '../../app/session';
import { useLive } from '../../live/use-live';

/** Counts are asked for at most once in this time, however much happens. */
const PAUSE_MS = 1_200;

/** Counts of the tabs, kept fresh by what happens. */
export function useCounts(): Answer<'GET /api/conversations/counts'> | undefined {
  const live = useLive();
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey: ['counts'],
    queryFn: () => api.call('GET /api/conversations/counts'),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.state.countsVersion.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queryClient.invalidateQueries({ queryKey: ['counts'] });
      }, PAUSE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [live, queryClient]);
  return data;
}
