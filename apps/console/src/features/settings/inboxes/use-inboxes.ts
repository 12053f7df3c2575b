import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';

export type InboxWithSnippet = Answer<'GET /api/inboxes'>[number];
export type InboxRecord = InboxWithSnippet['inbox'];

/** While a snippet waits for its first visit the page looks often: somebody has just pasted it. */
const WAITING_MS = 3_000;
const SEEN_MS = 30_000;

/** All inboxes with their snippets; visits are read again and again, they are not announced. */
export function useInboxes() {
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: ['inboxes'],
    queryFn: () => api.call('GET /api/inboxes'),
    refetchInterval: ({ state }) =>
      state.data?.some(({ inbox }) => inbox.lastSeenAt === null) ? WAITING_MS : SEEN_MS,
  });
  const put = useCallback(
    (one: InboxWithSnippet) =>
      queryClient.setQueryData<InboxWithSnippet[]>(['inboxes'], (before) => {
        if (!before) return [one];
        return before.some(({ inbox }) => inbox.id === one.inbox.id)
          ? before.map((known) => (known.inbox.id === one.inbox.id ? one : known))
          : [...before, one];
      }),
    [queryClient],
  );
  return { query, put };
}
