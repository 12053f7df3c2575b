import { useEffect, useRef, useState, type RefObject } from 'react';
import type { StaffEntry } from '@yingda/contracts';
import { useLive } from '../../live/use-live';
import { useInFront } from './use-in-front';
import { LINGER_MS } from './use-reading';

/**
 * A note that names this agent is read once it was on the screen for a moment, in whichever list the conversation was
 * opened. Gives what the note has to be drawn with.
 */
export function useSeeMention(entry: StaffEntry): RefObject<HTMLElement | null> {
  const live = useLive();
  const card = useRef<HTMLElement>(null);
  const [shown, setShown] = useState(false);
  const inFront = useInFront();
  const { conversationId, position } = entry;
  const mine = Boolean(entry.mentions?.includes(live.agentId)) && !entry.copiedFromId;
  useEffect(() => {
    const element = card.current;
    if (!mine || !element) return undefined;
    const observer = new IntersectionObserver(([at]) => setShown(Boolean(at?.isIntersecting)), {
      threshold: 0.5,
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [mine]);
  useEffect(() => {
    if (!mine || !shown || !inFront) return undefined;
    const timer = setTimeout(() => live.seeMention(conversationId, position), LINGER_MS);
    return () => clearTimeout(timer);
  }, [live, mine, shown, inFront, conversationId, position]);
  return card;
}
