import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '@yingda/contracts';
import type { CallOutcome } from '@yingda/contracts/names';
import { api } from '../../app/session';

export type CallbackView = 'open' | 'ended';
export type Callback = Answer<'GET /api/callbacks'>['items'][number];

const KEY = 'callbacks';
const EVERY_MS = 15_000;

/** Calls that were promised, looked at again every quarter of a minute. */
export function useCallbacks(view: CallbackView) {
  return useQuery({
    queryKey: [KEY, view],
    queryFn: ({ signal }) => api.call('GET /api/callbacks', { query: { view }, signal }),
    refetchInterval: EVERY_MS,
  });
}

/** Taking a call and noting how it went. */
export function useCallbackActs() {
  const queryClient = useQueryClient();
  const done = () => queryClient.invalidateQueries({ queryKey: [KEY] });
  return {
    take: async ({ id }: Callback) => {
      await api.call('POST /api/callbacks/:id/take', { params: { id } }).finally(done);
    },
    note: async ({ id, attempts }: Callback, outcome: CallOutcome) => {
      const body = { attempt: attempts + 1, outcome };
      await api.call('POST /api/callbacks/:id/attempts', { params: { id }, body }).finally(done);
    },
  };
}
