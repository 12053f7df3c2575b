import type { Message } from '@yingda/contracts';

/** Messages of others after what has been read. Events ("joined") do not count. */
export function countUnread(entries: readonly Message[], readUpTo: number): number {
  return entries.filter(
    (entry) =>
      entry.sequence > readUpTo &&
      entry.author.kind !== 'customer' &&
      entry.content.kind !== 'event' &&
      !entry.recalledAt,
  ).length;
}

/** A page title with its count in front, "(2) Inbox"; replaces an earlier count. */
export function titleWithCount(title: string, count: number): string {
  const bare = title.replace(/^\(\d+\+?\) /, '');
  if (count <= 0) return bare;
  return `(${count > 99 ? '99+' : count}) ${bare}`;
}
