import { useMemo, useRef, useState } from 'react';
import { holdOrder, keepDeparted } from '../../live/held-order';
import type { RowGroup } from '../../live/row-order';
import { useStore } from '../../live/store';
import { useLive } from '../../live/use-live';

/** The order on the screen: live, or waiting while the pointer or a focused row is in the list. */
export function useHeldGroups(live: RowGroup[], listKey: string) {
  const [held, setHeld] = useState(false);
  const [, redraw] = useState(0);
  const departedIds = useStore(useLive().state.departures, (all) => Object.keys(all));
  const departed = useMemo(() => new Set(departedIds), [departedIds]);
  const shown = useRef<{ key: string; groups: RowGroup[] }>({ key: listKey, groups: live });
  const known = shown.current.key === listKey ? shown.current.groups : [];
  const next = departed.size > 0 ? keepDeparted(known, live, departed) : live;
  let changed = 0;
  if (!held || known.length === 0) {
    shown.current = { key: listKey, groups: next };
  } else {
    const waiting = holdOrder(known, next);
    shown.current = { key: listKey, groups: waiting.groups };
    changed = waiting.changed;
  }
  return {
    groups: shown.current.groups,
    changed,
    hold: setHeld,
    update: () => {
      shown.current = { key: listKey, groups: next };
      redraw((count) => count + 1);
    },
  };
}
