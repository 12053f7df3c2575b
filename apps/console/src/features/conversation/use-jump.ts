import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { StaffEntry } from '@yingda/contracts';
import type { StaffTimeline } from '../../live/timelines';

/** Goes to the message an address names (`?message=position`, from the search), loading older pages on the way. */
export function useJump(at: {
  entries: readonly StaffEntry[];
  timeline: StaffTimeline;
  complete: boolean;
  show: (entryId: string) => void;
}): void {
  const [search] = useSearchParams();
  const wanted = Number(search.get('message')) || 0;
  const done = useRef(0);
  const { entries, timeline, complete, show } = at;
  useEffect(() => {
    if (!wanted || done.current === wanted) return;
    const found = entries.find((entry) => entry.position === wanted);
    if (found) {
      // After the first placing at the end; drawn anew meanwhile, it is asked for again.
      const timer = setTimeout(() => {
        done.current = wanted;
        show(found.id);
      }, 120);
      return () => clearTimeout(timer);
    }
    if (!complete && entries.length > 0) void timeline.loadOlder().catch(() => undefined);
    return undefined;
  }, [wanted, entries, timeline, complete, show]);
}
