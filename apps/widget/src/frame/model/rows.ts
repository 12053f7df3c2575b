import type { Marks, Message, Quote } from '@yingda/contracts';
import type { QueuedMessage, TimelineItem } from '@yingda/realtime-client';

/** How far an own message has come. */
export type Mark = 'waiting' | 'sending' | 'failed' | 'delivered' | 'read';

/** One line of the log as it is drawn. */
export type Row =
  { kind: 'day'; key: string; at: string } | { kind: 'event'; key: string; message: Message } | BubbleRow;

export interface BubbleRow {
  kind: 'bubble';
  key: string;
  own: boolean;
  /** From the server, or still only here. */
  message: Message | null;
  local: QueuedMessage | null;
  at: string;
  quote?: Quote;
  /** First and last of a group: same sender within two minutes. */
  first: boolean;
  last: boolean;
  mark: Mark | null;
}

const GROUP_MS = 120_000;
const DAY_GAP_MS = 3_600_000;

/** What the log shows: a date line where a day begins or an hour passed, groups of one sender within two minutes. */
export function toRows(items: readonly TimelineItem<Message>[], marks: Marks): Row[] {
  const rows: Row[] = [];
  let before = 0;
  for (const item of items) {
    const at = item.kind === 'entry' ? item.entry.createdAt : item.message.writtenAt;
    const time = Date.parse(at);
    if (time - before > DAY_GAP_MS || new Date(time).toDateString() !== new Date(before).toDateString()) {
      rows.push({ kind: 'day', key: `day-${item.key}`, at });
    }
    before = Math.max(before, time);
    if (item.kind === 'entry' && item.entry.content.kind === 'event') {
      rows.push({ kind: 'event', key: item.key, message: item.entry });
      continue;
    }
    const bubble = bubbleOf(item, at, marks);
    const above = rows[rows.length - 1];
    if (above?.kind === 'bubble' && sameGroup(above, bubble)) {
      above.last = false;
      bubble.first = false;
    }
    rows.push(bubble);
  }
  return rows;
}

function bubbleOf(item: TimelineItem<Message>, at: string, marks: Marks): BubbleRow {
  const shared = { kind: 'bubble' as const, key: item.key, at, first: true, last: true };
  if (item.kind === 'entry') {
    const { entry } = item;
    const own = entry.author.kind === 'customer';
    const mark = own ? (entry.sequence <= marks.agentRead ? 'read' : 'delivered') : null;
    return {
      ...shared,
      own,
      message: entry,
      local: null,
      mark,
      ...(entry.replyTo && { quote: entry.replyTo }),
    };
  }
  const { message, accepted } = item;
  return {
    ...shared,
    own: true,
    message: null,
    local: message,
    mark: accepted ? 'delivered' : message.state,
    ...(message.quote && { quote: message.quote }),
  };
}

function sameGroup(above: BubbleRow, below: BubbleRow): boolean {
  if (above.own !== below.own) return false;
  if (above.message?.author.name !== below.message?.author.name && !above.own) return false;
  // A failed one keeps its own line with the reason; another mark begins a new group so that no mark speaks for two.
  if (above.mark !== below.mark) return false;
  if (above.mark === 'failed') return false;
  return Date.parse(below.at) - Date.parse(above.at) < GROUP_MS;
}
