import type { ConversationRow, StaffEntry } from '@yingda/contracts';
import type { QueuedMessage, TimelineItem } from '@yingda/realtime-client';
import { choicesIn, type Choices } from './choices';
import { withoutEchoes } from './echo';
import { foldEvents, type Fold } from './fold-events';

export type StaffItem = TimelineItem<StaffEntry>;

/** One line of the timeline as it is drawn. `key` is stable while older ones are put before it. */
export type TimelineRow =
  | { kind: 'older'; key: string }
  | { kind: 'earlier'; key: string; conversation: ConversationRow; messages: number; open: boolean }
  | { kind: 'day'; key: string; at: string }
  | { kind: 'event'; key: string; entry: StaffEntry }
  | Fold
  | { kind: 'note'; key: string; entry: StaffEntry }
  | {
      kind: 'message';
      key: string;
      entry: StaffEntry;
      first: boolean;
      last: boolean;
      /** Of a menu: the item the customer chose. */
      chosen?: string;
      /** Of a customer's answer to one: what it means. */
      meant?: string;
    }
  | { kind: 'local'; key: string; message: QueuedMessage; accepted: boolean; last: boolean };

/** Messages of one sender within this time are one group, with one face and one time. */
const GROUP_MS = 2 * 60_000;

interface Said {
  who: string;
  at: number;
}

function saidBy(item: StaffItem, meId: string): Said | null {
  if (item.kind === 'local') {
    if (item.message.entry === 'note') return null;
    return { who: `agent:${meId}`, at: Date.parse(item.accepted?.createdAt ?? item.message.writtenAt) };
  }
  const { entry } = item;
  if (entry.entry !== 'message' || entry.recalledAt) return null;
  return { who: `${entry.author.kind}:${entry.author.id ?? ''}`, at: Date.parse(entry.createdAt) };
}

const together = (a: Said | null, b: Said | null): boolean =>
  a !== null && b !== null && a.who === b.who && Math.abs(b.at - a.at) < GROUP_MS;

function dayOf(item: StaffItem): string {
  const at = item.kind === 'entry' ? item.entry.createdAt : item.message.writtenAt;
  return new Date(at).toDateString();
}

/** The copies of a merge that was undone keep their places, emptied; nobody recalled them. */
const isShown = ({ entry }: { entry?: StaffEntry }) => !(entry?.copiedFromId && entry.recalledAt);

/** Items of one conversation as rows: a line for each new day, groups of the same sender, events and notes apart, piles of events folded. */
export function rowsOf(
  all: readonly StaffItem[],
  meId: string,
  options: { firstDay?: boolean } = {},
): TimelineRow[] {
  const items = withoutEchoes((all as readonly (StaffItem & { entry?: StaffEntry })[]).filter(isShown));
  const rows: TimelineRow[] = [];
  const choices = choicesIn(items.flatMap((item) => (item.kind === 'entry' ? [item.entry] : [])));
  let day = options.firstDay === false && items[0] ? dayOf(items[0]) : '';
  let before: Said | null = null;
  items.forEach((item, at) => {
    const newDay = dayOf(item) !== day;
    if (newDay) {
      day = dayOf(item);
      before = null;
      const moment = item.kind === 'entry' ? item.entry.createdAt : item.message.writtenAt;
      rows.push({ kind: 'day', key: `day:${day}:${item.key}`, at: moment });
    }
    const said = saidBy(item, meId);
    const next = items[at + 1];
    const followed = next && dayOf(next) === day ? together(said, saidBy(next, meId)) : false;
    rows.push(rowOf(item, { first: !together(before, said), last: !followed }, choices));
    before = said;
  });
  return foldEvents(rows);
}

function rowOf(item: StaffItem, place: { first: boolean; last: boolean }, choices: Choices): TimelineRow {
  if (item.kind === 'local') {
    return {
      kind: 'local',
      key: item.key,
      message: item.message,
      accepted: Boolean(item.accepted),
      last: place.last,
    };
  }
  const { entry, key } = item;
  if (entry.entry === 'event') return { kind: 'event', key, entry };
  if (entry.entry === 'note') return { kind: 'note', key, entry };
  const chosen = choices.chosen.get(entry.id);
  const meant = choices.meant.get(entry.id);
  return { kind: 'message', key, entry, ...place, ...(chosen && { chosen }), ...(meant && { meant }) };
}

/** Own message that may still be changed: the newest text of mine within the window. */
export function lastEditable(
  entries: readonly StaffEntry[],
  at: { meId: string; now: number; windowMs: number },
): StaffEntry | undefined {
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index] as StaffEntry;
    if (entry.entry === 'message' && entry.author.id === at.meId && !entry.recalledAt) {
      return entry.content.kind === 'text' && mayChange(entry, at) ? entry : undefined;
    }
  }
  return undefined;
}

/** Whether an entry is mine and young enough to be edited or recalled. */
export function mayChange(entry: StaffEntry, at: { meId: string; now: number; windowMs: number }): boolean {
  return (
    entry.author.kind === 'agent' &&
    entry.author.id === at.meId &&
    entry.entry === 'message' &&
    !entry.recalledAt &&
    at.now - Date.parse(entry.createdAt) < at.windowMs
  );
}

/** A colleague's message that came after `position`: what was being written may be said already. */
export function repliedMeanwhile(
  entries: readonly StaffEntry[],
  at: { meId: string; position: number },
): StaffEntry | undefined {
  return entries.find(
    (entry) =>
      entry.position > at.position &&
      entry.entry === 'message' &&
      entry.author.kind === 'agent' &&
      entry.author.id !== at.meId &&
      !entry.recalledAt,
  );
}
