import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';

export type CannedRecord = Answer<'POST /api/canned-responses'>;

const KEY = ['canned-responses'];

/** Canned responses this agent sees; the composer reads the same list. */
export function useCanned() {
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: KEY,
    queryFn: async () => (await api.call('GET /api/canned-responses')).items,
  });
  const put = useCallback(
    (record: CannedRecord) =>
      queryClient.setQueryData<CannedRecord[]>(KEY, (before) =>
        before ? [...before.filter(({ id }) => id !== record.id), record] : before,
      ),
    [queryClient],
  );
  const drop = useCallback(
    (id: string) =>
      queryClient.setQueryData<CannedRecord[]>(KEY, (before) => before?.filter((record) => record.id !== id)),
    [queryClient],
  );
  return { query, put, drop };
}
