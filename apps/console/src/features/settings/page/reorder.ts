/** The list with one entry at another place; `to` is the place it has afterwards. */
export function placed<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const at = Math.max(0, Math.min(to, list.length - 1));
  next.splice(at, 0, ...next.splice(from, 1));
  return next;
}

/** Where an entry dropped on another one comes to stand: before it from its upper half, else behind it. */
export function dropPlace(from: number, over: number, upperHalf: boolean): number {
  const before = upperHalf ? over : over + 1;
  return before > from ? before - 1 : before;
}
