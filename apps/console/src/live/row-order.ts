import type { ConversationRow } from '@yingda/contracts';
import { OPEN_STATUSES, type InboxSort, type InboxView } from '@yingda/contracts/names';
import type { WaitingClock } from '@yingda/design-system';
import { runningClock } from './clocks';

/** What a list asks for: a tab, its order and its filters (names of GET /api/conversations). */
export interface ViewQuery {
  view: InboxView;
  sort?: InboxSort;
  teamId?: string;
  agentId?: string;
  inboxId?: string;
  topicId?: string;
  channel?: string;
  tier?: string;
  waitingFor?: 'us' | 'customer';
  wrapUpDue?: boolean;
  leftMessage?: boolean;
}

/** Whose inbox it is. */
export interface Owner {
  agentId: string;
  teamIds: readonly string[];
  /** Sees every conversation. */
  all?: boolean;
}

export type GroupName =
  'waiting' | 'us' | 'wrapUp' | 'customer' | 'bot' | 'blocked' | 'closed' | 'unread' | 'seen';

const OPEN = new Set<string>(OPEN_STATUSES);

export function isOpen(row: Pick<ConversationRow, 'status'>): boolean {
  return OPEN.has(row.status);
}

/** An agent has it. */
export function isServed(row: Pick<ConversationRow, 'status'>): boolean {
  return row.status === 'assigned' || row.status === 'active';
}

/** Waiting for somebody to take it. */
export function isQueued(row: Pick<ConversationRow, 'status'>): boolean {
  return row.status === 'queued' || row.status === 'offered';
}

/**
 * Somebody of ours owes this customer an answer now. Nobody does to one who is blocked: they cannot write, and were sent
 * away on purpose. What is left to do with their conversation is to close it.
 */
export function isOwed(row: Pick<ConversationRow, 'status' | 'waitingFor' | 'customer'>): boolean {
  return isOpen(row) && row.status !== 'bot' && row.waitingFor === 'us' && !row.customer.blocked;
}

function fitsTab(row: ConversationRow, view: InboxView, owner: Owner): boolean {
  switch (view) {
    case 'mine':
      return row.agentId === owner.agentId && (isOpen(row) || row.wrapUpDue);
    case 'queue':
      return isQueued(row) && maySee(row, owner);
    case 'all':
      return isOpen(row);
    case 'closed':
      return !isOpen(row);
    case 'mentions':
      // Not a matter of the row: `groupMentions` makes that list.
      return false;
  }
}

/** Whether it is in this agent's sight: their own, their teams', or every one. */
export function maySee(row: Pick<ConversationRow, 'agentId' | 'teamId'>, owner: Owner): boolean {
  if (owner.all || row.agentId === owner.agentId) return true;
  return Boolean(row.teamId) && owner.teamIds.includes(row.teamId as string);
}

/** In no team and without sight of all: nothing will ever wait for them, however full the queues are. */
export function isTeamless(owner: Owner): boolean {
  return !owner.all && owner.teamIds.length === 0;
}

/** Whether a row belongs into a list; the same rule the server pages by, applied to what arrives live. */
export function fitsView(row: ConversationRow, query: ViewQuery, owner: Owner): boolean {
  return fitsTab(row, query.view, owner) && fitsFilters(row, query);
}

/** Whether it passes the filters of a list, whichever tab that is of. */
export function fitsFilters(row: ConversationRow, query: ViewQuery): boolean {
  return (
    (!query.teamId || row.teamId === query.teamId) &&
    (!query.agentId || row.agentId === query.agentId) &&
    (!query.inboxId || row.inboxId === query.inboxId) &&
    (!query.topicId || row.disposition?.topicId === query.topicId) &&
    (!query.channel || row.channel === query.channel) &&
    (!query.tier || row.customer.tier === query.tier) &&
    (!query.waitingFor || row.waitingFor === query.waitingFor) &&
    (!query.wrapUpDue || row.wrapUpDue) &&
    (!query.leftMessage || row.leftMessage)
  );
}

/** The group a row is shown under. */
export function groupOf(row: ConversationRow, view: InboxView): GroupName {
  if (!isOpen(row)) return view === 'mine' && row.wrapUpDue ? 'wrapUp' : 'closed';
  if (row.customer.blocked) return 'blocked';
  if (view === 'queue') return 'waiting';
  if (row.status === 'bot') return 'bot';
  return row.waitingFor === 'us' ? 'us' : 'customer';
}

/** The running target of a row, for its chip; without `dueAt` nothing is owed, or nothing promised. */
export function clockOf(row: ConversationRow): WaitingClock {
  const since = isOpen(row) ? row.waitingSince : (row.closedAt ?? row.openedAt);
  return (isOwed(row) && runningClock(row)) || { startedAt: since };
}

const time = (text: string | null | undefined): number => (text ? Date.parse(text) : 0);
const closedAt = (row: ConversationRow): number => time(row.closedAt);
const waitingSince = (row: ConversationRow): number => time(row.waitingSince);
/** Those to whom nothing is promised wait behind all others. */
const UNPROMISED = 1e15;
const dueAt = (row: ConversationRow): number =>
  row.clock ? time(row.clock.dueAt) : UNPROMISED + waitingSince(row);

/**
 * Order inside a group, the same as that of the server's pages (`open-pages.ts`, `ended-pages.ts`). A late one is never
 * below one that is not (screens 5.2, Never). Where nobody waits for us, the latest change of turn stands on top.
 */
function compareRows(
  a: ConversationRow,
  b: ConversationRow,
  at: { name: GroupName; sort: InboxSort },
): number {
  if (at.name === 'waiting' && at.sort === 'turn')
    return (
      Number(b.queueFirst ?? false) - Number(a.queueFirst ?? false) ||
      time(a.queuedAt) - time(b.queuedAt) ||
      (a.id < b.id ? -1 : 1)
    );
  const urgent = at.name === 'us' || at.name === 'waiting';
  const byLimit = urgent && (at.sort === 'limit' || at.sort === 'turn');
  const key = !urgent && !isOpen(a) ? closedAt : byLimit ? dueAt : waitingSince;
  const direction = urgent && at.sort !== 'newest' ? 1 : -1;
  return direction * (key(a) - key(b) || (a.id < b.id ? -1 : 1));
}

const GROUP_ORDER: readonly GroupName[] = ['waiting', 'us', 'wrapUp', 'customer', 'bot', 'blocked', 'closed'];

export interface RowGroup {
  name: GroupName;
  ids: string[];
}

/** How a list is ordered when nothing else is asked for: the queue as it is served, others by limit. */
export function sortOf({ view, sort }: ViewQuery): InboxSort {
  return sort ?? (view === 'queue' ? 'turn' : view === 'closed' ? 'newest' : 'limit');
}

/** What a list shows, in order. `edge`: the last row of the pages loaded while more remain; what sorts after it is not shown yet. */
export function groupRows(
  rows: Iterable<ConversationRow>,
  query: ViewQuery,
  context: { owner: Owner; edge?: ConversationRow },
): RowGroup[] {
  const sort = sortOf(query);
  const byGroup = new Map<GroupName, ConversationRow[]>();
  for (const row of rows) {
    if (!fitsView(row, query, context.owner)) continue;
    const name = groupOf(row, query.view);
    if (context.edge && isBeyond(row, name, { edge: context.edge, query, sort })) continue;
    const group = byGroup.get(name);
    if (group) group.push(row);
    else byGroup.set(name, [row]);
  }
  return GROUP_ORDER.flatMap((name) => {
    const group = byGroup.get(name);
    if (!group) return [];
    group.sort((a, b) => compareRows(a, b, { name, sort }));
    return [{ name, ids: group.map((row) => row.id) }];
  });
}

function isBeyond(
  row: ConversationRow,
  name: GroupName,
  at: { edge: ConversationRow; query: ViewQuery; sort: InboxSort },
): boolean {
  const edgeGroup = groupOf(at.edge, at.query.view);
  if (edgeGroup !== name) return GROUP_ORDER.indexOf(name) > GROUP_ORDER.indexOf(edgeGroup);
  return row.id !== at.edge.id && compareRows(row, at.edge, { name, sort: at.sort }) > 0;
}
