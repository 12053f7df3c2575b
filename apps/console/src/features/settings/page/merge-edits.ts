import { sameValue } from './same-value';

/** What comes of two edits of one thing. */
export interface MergedEdits<T> {
  merged: T;
  /** Fields that both changed, and not to the same value; `merged` holds mine. */
  conflicts: (keyof T & string)[];
}

/** Puts my unsaved edits onto a newer stored version: what only one side changed is taken from that side. */
export function mergeEdits<T extends object>(base: T, mine: T, theirs: T): MergedEdits<T> {
  const merged = { ...theirs };
  const conflicts: (keyof T & string)[] = [];
  for (const key of Object.keys(mine) as (keyof T & string)[]) {
    if (sameValue(mine[key], base[key]) || sameValue(mine[key], theirs[key])) continue;
    merged[key] = mine[key];
    if (!sameValue(theirs[key], base[key])) conflicts.push(key);
  }
  return { merged, conflicts };
}
