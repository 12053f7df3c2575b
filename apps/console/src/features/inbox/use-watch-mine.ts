import { useEffect, useRef } from 'react';
import { isOpen } from '../../live/row-order';
import { useStore } from '../../live/store';
import { useLive } from '../../live/use-live';

/** Live text of shoppers is followed for at most this many of one's own conversations. */
const MOST = 80;

/** Follows one's own open conversations, so that typing and new messages show in the list without opening them. */
export function useWatchMine(): void {
  const live = useLive();
  const watched = useRef<ReadonlySet<string>>(new Set());
  const mine = useStore(live.state.rows, (rows) =>
    Object.values(rows)
      .filter((row) => row.agentId === live.agentId && isOpen(row))
      .map((row) => row.id)
      .sort()
      .slice(0, MOST),
  );
  useEffect(() => {
    const wanted = new Set(mine);
    live.watches.follow(watched.current, wanted);
    watched.current = wanted;
  }, [live, mine]);
  useEffect(
    () => () => {
      live.watches.follow(watched.current, new Set());
      watched.current = new Set();
    },
    [live],
  );
}
