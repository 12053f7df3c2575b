import { useCallback, useMemo, useState } from 'react';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { Answer, ConversationRow, StaffEntry } from '@yingda/contracts';
import { api } from '../../app/session';
import { useMe } from '../../app/use-session';
import { rowsOf, type TimelineRow } from './timeline-rows';

export type Summary = Answer<'GET /api/customers/:id/conversations'>['items'][number];

/** An earlier conversation longer than this is read in full on its own page. */
const PAGES = 5;

/** A customer's conversations, newest first; one page is enough for the screen, the customer's page has them all. */
export function useSummaries(customerId: string | undefined) {
  return useQuery({
    queryKey: ['summaries', customerId],
    enabled: Boolean(customerId),
    queryFn: async () =>
      (
        await api.call('GET /api/customers/:id/conversations', {
          params: { id: customerId as string },
          query: { limit: 50 },
        })
      ).items,
    staleTime: 60_000,
  });
}

/** All entries of a conversation that is over. */
export async function readWhole(conversationId: string): Promise<StaffEntry[]> {
  let entries: StaffEntry[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const beforePosition = entries[0]?.position;
    const answer = await api.call('GET /api/conversations/:id/entries', {
      params: { id: conversationId },
      query: { limit: 100, ...(beforePosition ? { beforePosition } : {}) },
    });
    entries = [...answer.entries, ...entries];
    if (!answer.hasMore) break;
  }
  return entries;
}

/** Earlier conversations above this one: folded lines, opened in place one after the other, from the newest back. */
export function useEarlier(row: ConversationRow | undefined) {
  const me = useMe();
  const [opened, setOpened] = useState<readonly string[]>([]);
  const summaries = useSummaries(row?.customerId);
  const earlier = useMemo(
    () =>
      (summaries.data ?? []).filter(
        ({ conversation }) =>
          row &&
          conversation.id !== row.id &&
          !conversation.mergedInto &&
          conversation.openedAt < row.openedAt,
      ),
    [summaries.data, row],
  );
  const whole = useQueries({
    queries: opened.map((id) => ({
      queryKey: ['whole', id],
      queryFn: () => readWhole(id),
      staleTime: 10 * 60_000,
    })),
  });
  const entriesOf = (id: string) => whole[opened.indexOf(id)]?.data;

  const rows: TimelineRow[] = [];
  // The nearest one is always shown as a line; the one before it once this is open.
  for (const { conversation, messages } of earlier) {
    const open = opened.includes(conversation.id);
    const entries = open ? entriesOf(conversation.id) : undefined;
    const inside = entries
      ? rowsOf(
          entries.map((entry) => ({ kind: 'entry' as const, key: entry.id, entry })),
          me.id,
        )
      : [];
    rows.unshift(
      { kind: 'earlier', key: `earlier:${conversation.id}`, conversation, messages, open },
      ...inside,
    );
    if (!open) break;
  }
  const toggle = useCallback(
    (id: string) =>
      setOpened((before) => (before.includes(id) ? before.filter((known) => known !== id) : [...before, id])),
    [],
  );
  const openNext = useCallback(() => {
    const next = earlier.find(({ conversation }) => !opened.includes(conversation.id));
    if (next) toggle(next.conversation.id);
  }, [earlier, opened, toggle]);
  const problem = summaries.error ?? whole.find((query) => query.error)?.error ?? null;
  return { rows, toggle, openNext, problem, loading: whole.some((query) => query.isPending) };
}
