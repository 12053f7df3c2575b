import { useEffect, useMemo, useRef, useState } from 'react';
import type { Answer, Outlet } from '@yingda/contracts';
import { useStore } from '../../live/store';
import { serverNow } from '../../live/ticker';
import { useLive } from '../../live/use-live';
import { outletInUse, withHeardWindows } from './outlets';

/** The ways to answer a customer, and the one in use. */
export interface Outlets {
  all: readonly Outlet[];
  /** Null while nothing is known of it: then there is nothing to say of windows either. */
  current: Outlet | null;
  /** The identity the agent chose; null: wherever the customer wrote from last. */
  chosenId: string | null;
  choose(identityId: string | null): void;
}

const NONE: readonly Outlet[] = [];

/** Windows are kept fresh by the socket; one that ends on this screen is asked for once more. */
export function useOutlets(
  detail: Answer<'GET /api/conversations/:id'> | undefined,
  at: { readAt: number; reload: () => void },
): Outlets {
  const live = useLive();
  const [chosenId, choose] = useState<string | null>(null);
  const heard = useStore(live.state.windows, (all) => all);
  const read = detail?.outlets ?? NONE;
  const all = useMemo(() => withHeardWindows(read, heard, at.readAt), [read, heard, at.readAt]);
  const lastFrom = read.find(({ chosen }) => chosen)?.identityId;
  // The customer goes on from elsewhere: what the agent chose was an answer to what they wrote before.
  const followed = useRef(lastFrom);
  useEffect(() => {
    if (followed.current && followed.current !== lastFrom) choose(null);
    followed.current = lastFrom;
  }, [lastFrom]);
  const current = outletInUse(all, chosenId);
  const ends = current?.window?.open ? current.window.endsAt : null;
  const reload = useRef(at.reload);
  reload.current = at.reload;
  useEffect(() => {
    if (!ends) return undefined;
    const left = Date.parse(ends) - serverNow();
    // Longer than a timer can count is not for this page's life.
    if (left <= 0 || left > 2 ** 31 - 1) return undefined;
    const timer = setTimeout(() => reload.current(), left + 1_000);
    return () => clearTimeout(timer);
  }, [ends]);
  return { all, current, chosenId, choose };
}
