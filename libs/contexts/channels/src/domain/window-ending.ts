/**
 * When staff are warned of a window's end: so many minutes before it, and of a short one when half of it is over, as a
 * warning that comes with the message it is about says nothing.
 */
export function warnAt(window: { openedAt: Date; endsAt: Date }, minutes: number): Date {
  const { openedAt, endsAt } = window;
  const half = (endsAt.getTime() - openedAt.getTime()) / 2;
  return new Date(endsAt.getTime() - Math.min(minutes * 60_000, half));
}
