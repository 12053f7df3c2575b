import type { RowGroup } from './row-order';

/**
 * While the pointer is over the list its order waits: rows stay where they are, those that left are taken out, new ones wait
 * at the end of their group. `changed` counts the rows that would move (screens 2.3).
 */
export function holdOrder(
  shown: readonly RowGroup[],
  next: readonly RowGroup[],
): { groups: RowGroup[]; changed: number } {
  const groupNow = new Map<string, RowGroup['name']>();
  for (const group of next) for (const id of group.ids) groupNow.set(id, group.name);

  const placed = new Set<string>();
  const groups: RowGroup[] = shown.map(({ name, ids }) => {
    const kept = ids.filter((id) => groupNow.has(id));
    kept.forEach((id) => placed.add(id));
    return { name, ids: kept };
  });
  for (const { name, ids } of next) {
    const fresh = ids.filter((id) => !placed.has(id));
    if (fresh.length === 0) continue;
    const group = groups.find((known) => known.name === name);
    if (group) group.ids.push(...fresh);
    else groups.push({ name, ids: fresh });
  }
  const filled = groups.filter((group) => group.ids.length > 0);
  return { groups: filled, changed: moved(filled, next) };
}

/**
 * Rows that just left stay where they were for a moment, so that nobody wonders where a row went: it says who took it
 * (screens 5.2).
 */
export function keepDeparted(
  shown: readonly RowGroup[],
  next: readonly RowGroup[],
  departed: ReadonlySet<string>,
): RowGroup[] {
  const present = new Set(next.flatMap((group) => group.ids));
  const groups = next.map((group) => ({ ...group, ids: [...group.ids] }));
  for (const { name, ids } of shown) {
    ids.forEach((id, at) => {
      if (!departed.has(id) || present.has(id)) return;
      const group = groups.find((known) => known.name === name);
      if (group) group.ids.splice(Math.min(at, group.ids.length), 0, id);
      else groups.push({ name, ids: [id] });
    });
  }
  return groups;
}

function moved(shown: readonly RowGroup[], next: readonly RowGroup[]): number {
  const place = new Map<string, string>();
  for (const group of shown) group.ids.forEach((id, at) => place.set(id, `${group.name}:${at}`));
  let count = 0;
  for (const group of next) {
    group.ids.forEach((id, at) => {
      if (place.get(id) !== `${group.name}:${at}`) count += 1;
    });
  }
  return count;
}
