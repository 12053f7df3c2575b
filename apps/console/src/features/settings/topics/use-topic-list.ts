import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';

export type TopicRecord = Answer<'GET /api/topics'>[number];

const KEY = ['topics'];

/** All topics, archived ones too; `put` shows changes before the server has answered. */
export function useTopicList() {
  const queryClient = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: () => api.call('GET /api/topics') });
  const put = useCallback(
    (changed: readonly TopicRecord[]) =>
      queryClient.setQueryData<TopicRecord[]>(KEY, (before) => {
        if (!before) return before;
        const ids = new Set(changed.map(({ id }) => id));
        return [...before.filter(({ id }) => !ids.has(id)), ...changed];
      }),
    [queryClient],
  );
  const refresh = useCallback(() => queryClient.invalidateQueries({ queryKey: KEY }), [queryClient]);
  return { query, put, refresh };
}

/** Stores one topic as it now is. */
export function storeTopic({ id, ...body }: TopicRecord): Promise<TopicRecord> {
  return api.call('PATCH /api/topics/:id', { params: { id }, body });
}
