import type { ConversationRow, ConversationState, CustomerBrief, StaffEntry } from '@yingda/contracts';

/** Conversations the console knows, by id. */
export type Rows = Readonly<Record<string, ConversationRow>>;

/** Whether a state is at least as new as what is known. Every change raises `position` or `revision` (design 4). */
export function isCurrent(known: ConversationState, incoming: ConversationState): boolean {
  const before = known.head.position ?? 0;
  const after = incoming.head.position ?? 0;
  if (after !== before) return after > before;
  return incoming.head.revision >= known.head.revision;
}

/** Marks only ever rise; a late event must not take a tick back. */
function mergeMarks(known: ConversationState, incoming: ConversationState): ConversationState['marks'] {
  return {
    customerDelivered: Math.max(known.marks.customerDelivered, incoming.marks.customerDelivered),
    customerRead: Math.max(known.marks.customerRead, incoming.marks.customerRead),
    agentRead: Math.max(known.marks.agentRead, incoming.marks.agentRead),
  };
}

/** Applies a state without its customer. Gives the same object when nothing newer came; undefined when the row is not known. */
export function mergeState(rows: Rows, state: ConversationState): Rows | undefined {
  const known = rows[state.id];
  if (!known) return undefined;
  if (!isCurrent(known, state)) return rows;
  const merged: ConversationRow = {
    ...known,
    ...state,
    customer: known.customer,
    marks: mergeMarks(known, state),
  };
  return { ...rows, [state.id]: merged };
}

/** Whether a state names another customer than the row shows: the visitor signed in. Who that is, has to be asked. */
export function hasOldCustomer(row: Pick<ConversationRow, 'customer' | 'customerId'> | undefined): boolean {
  return row !== undefined && row.customer.id !== row.customerId;
}

/** Puts whole rows; an older copy (a page fetched before an event arrived) does not replace a newer one. */
export function putRows(rows: Rows, fetched: readonly ConversationRow[]): Rows {
  let next: Record<string, ConversationRow> | undefined;
  for (const row of fetched) {
    const known = (next ?? rows)[row.id];
    const value = known && !isCurrent(known, row) ? { ...known, customer: row.customer } : row;
    next = next ?? { ...rows };
    next[row.id] = value;
  }
  return next ?? rows;
}

/** A customer changed: every row of theirs shows it. */
export function mergeCustomer(rows: Rows, customer: CustomerBrief): Rows {
  let next: Record<string, ConversationRow> | undefined;
  for (const row of Object.values(rows)) {
    if (row.customerId !== customer.id && row.customer.id !== customer.id) continue;
    next = next ?? { ...rows };
    next[row.id] = { ...row, customer };
  }
  return next ?? rows;
}

const LENGTH_OF_EXCERPT = 120;

/** What a row shows of an entry: text, or a bracketed word that the list translates. */
export function excerptOf(entry: Pick<StaffEntry, 'content' | 'recalledAt'>): string {
  if (entry.recalledAt) return '[recalled]';
  const { content } = entry;
  const words =
    content.kind === 'email'
      ? content.subject.trim() || content.text
      : content.kind === 'text' || content.kind === 'template'
        ? content.text
        : '';
  return words !== '' || content.kind === 'text'
    ? [...words].slice(0, LENGTH_OF_EXCERPT).join('')
    : `[${content.kind}]`;
}

/** A message arrived on the live feed before the state that counts it: the last line is shown at once. */
export function mergeEntry(rows: Rows, entry: StaffEntry): Rows {
  const row = rows[entry.conversationId];
  if (!row || entry.entry !== 'message' || entry.position <= (row.head.position ?? 0)) return rows;
  return {
    ...rows,
    [row.id]: {
      ...row,
      lastMessage: lastMessageOf(entry),
      head: { ...row.head, position: entry.position, sequence: entry.sequence ?? row.head.sequence },
    },
  };
}

function lastMessageOf(entry: StaffEntry): ConversationRow['lastMessage'] {
  const { kind, id, name } = entry.author;
  return {
    authorKind: kind,
    ...(kind === 'customer' ? {} : { authorName: name, ...(id ? { authorId: id } : {}) }),
    excerpt: excerptOf(entry),
    at: entry.createdAt,
  };
}
