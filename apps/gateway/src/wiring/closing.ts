import type { Calendar } from '@yingda/platform';

const DAY_MS = 86_400_000;

/** When hours that are open now end; null when they are closed or do not end within a day. */
export function closingOf(calendar: Calendar, now: Date): Date | null {
  if (!calendar.isOpen(now)) return null;
  // Open all along exactly until then, so halving finds it.
  const isOpenFor = (ms: number) => calendar.openTimeBetween(now, new Date(now.getTime() + ms)) === ms;
  if (isOpenFor(DAY_MS)) return null;
  let [open, closed] = [0, DAY_MS];
  while (closed - open > 1) {
    const middle = Math.floor((open + closed) / 2);
    if (isOpenFor(middle)) open = middle;
    else closed = middle;
  }
  return new Date(now.getTime() + open);
}
