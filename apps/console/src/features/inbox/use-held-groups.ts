import { useRef, useState } from 'react';
import { holdOrder } from '../../live/held-order';
import type { RowGroup } from '../../live/row-order';

/** The order on the screen: live, or waiting while the pointer or a focused row is in the list. */
export function useHeldGroups(next: RowGroup[], listKey: string) {
  const [held, setHeld] = useState(false);
  const [, redraw] = useState(0);
  const shown = useRef<{ key: string; groups: RowGroup[] }>({ key: listKey, groups: next });
  let changed = 0;
  if (!held || shown.current.key !== listKey || shown.current.groups.length === 0) {
    shown.current = { key: listKey, groups: next };
  } else {
    const waiting = holdOrder(shown.current.groups, next);
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
