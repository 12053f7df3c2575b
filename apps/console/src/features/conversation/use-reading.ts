import { useEffect, useRef } from 'react';
import type { ConversationRow, StaffEntry } from '@yingda/contracts';
import type { Timeline } from '@yingda/realtime-client';
import { useLive } from '../../live/use-live';
import { useInFront } from './use-in-front';

/** A glance while paging through the list is no reading. */
export const LINGER_MS = 500;

/** Marks as read what stands at the end of the screen, while the page is in front and the conversation is one's own. */
export function useReading(at: {
  row: ConversationRow | undefined;
  timeline: Timeline<StaffEntry>;
  atEnd: boolean;
  mayAnswer: boolean;
}): void {
  const live = useLive();
  const told = useRef(0);
  const inFront = useInFront();

  const conversationId = at.row?.id;
  const newest = lastCustomerSequence(at.timeline.entries);
  const unread = newest > Math.max(at.timeline.marks.agentRead, told.current);
  const reading = at.atEnd && at.mayAnswer && inFront && unread;
  useEffect(() => {
    if (!reading || !conversationId) return undefined;
    const timer = setTimeout(() => {
      told.current = newest;
      live.connection.tell('conversation.read', { conversationId, upToSequence: newest });
    }, LINGER_MS);
    return () => clearTimeout(timer);
  }, [live, reading, conversationId, newest]);
}

function lastCustomerSequence(entries: readonly StaffEntry[]): number {
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index] as StaffEntry;
    if (entry.author.kind === 'customer' && entry.sequence) return entry.sequence;
  }
  return 0;
}
