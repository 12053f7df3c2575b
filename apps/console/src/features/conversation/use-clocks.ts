import { useQuery } from '@tanstack/react-query';
import type { Answer, ConversationRow } from '@yingda/contracts';
import { api } from '../../app/session';

export type ConversationClock = Answer<'GET /api/conversations/:id/service-levels'>[number];

/** All clocks of a conversation; read anew whenever what is due next there, or whether it was answered, has changed. */
export function useClocks(
  row: Pick<ConversationRow, 'id' | 'firstResponseAt' | 'closedAt' | 'clock'>,
): readonly ConversationClock[] {
  const { data } = useQuery({
    queryKey: ['conversation-clocks', row.id, row.firstResponseAt, row.closedAt, row.clock?.dueAt],
    queryFn: ({ signal }) =>
      api.call('GET /api/conversations/:id/service-levels', { params: { id: row.id }, signal }),
    // What follows an answer is settled a moment after it.
    refetchInterval: ({ state }) => (isSettled(state.data, row) ? false : 1_000),
    placeholderData: (before) => (before?.[0] && before[0].id ? before : undefined),
    gcTime: 60_000,
  });
  return data ?? [];
}

function isSettled(
  clocks: readonly ConversationClock[] | undefined,
  row: Pick<ConversationRow, 'firstResponseAt'>,
): boolean {
  if (!clocks || !row.firstResponseAt) return clocks !== undefined;
  return !clocks.some(({ kind, outcome }) => kind === 'first-response' && outcome === 'open');
}
