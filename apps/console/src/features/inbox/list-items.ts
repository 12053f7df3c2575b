import type { GroupName, RowGroup } from '../../live/row-order';

/** What stands in the list, from top to bottom. A group's count as it is said: "50+" while not all of it is loaded. */
export type ListItem = { kind: 'group'; name: GroupName; count: string } | { kind: 'row'; id: string };

/** Groups and rows one below the other; `hasMore`: pages of the list are still to come. */
export function listItems(groups: readonly RowGroup[], hasMore: boolean): ListItem[] {
  // Pages come group after group: those above the last are whole.
  const isWhole = (at: number) => !hasMore || at < groups.length - 1;
  return groups.flatMap(({ name, ids }, at) => [
    { kind: 'group' as const, name, count: `${ids.length}${isWhole(at) ? '' : '+'}` },
    ...ids.map((id) => ({ kind: 'row' as const, id })),
  ]);
}
