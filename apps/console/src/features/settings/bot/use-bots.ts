import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../app/session';
import type { BotRecord } from './bot-form';

const KEY = ['bots'];

/** The bots of the inboxes this person may set. */
export function useBots() {
  const queryClient = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: () => api.call('GET /api/bots') });
  const put = useCallback(
    (bot: BotRecord) =>
      queryClient.setQueryData<BotRecord[]>(KEY, (before) =>
        before?.map((one) => (one.inboxId === bot.inboxId ? bot : one)),
      ),
    [queryClient],
  );
  return { query, put };
}
