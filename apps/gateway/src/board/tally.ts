import { BoardFigures } from '@yingda/contracts';
import { isOwed } from './limits';
import type { Limit, WatchedAgent, WatchedConversation } from './watched';

/** The figures that are sums. */
export type Sums = Omit<BoardFigures, 'longestSince' | 'clearsInSeconds' | 'today'> & {
  longestSince: number | null;
};

export const noSums = (): Sums => ({
  queue: 0,
  longestSince: null,
  open: 0,
  waitingForUs: 0,
  waitingForCustomer: 0,
  withBot: 0,
  busyUnits: 0,
  capacityUnits: 0,
  online: 0,
  busy: 0,
  away: 0,
  offline: 0,
  late: 0,
  soon: 0,
});

/** What an agent has in hand. */
export interface InHand {
  busyUnits: number;
  late: number;
  waitingForUs: number;
  waitingForCustomer: number;
  longestSince: number | null;
  limitAt: number | null;
}

export const emptyHanded = (): InHand => ({
  busyUnits: 0,
  late: 0,
  waitingForUs: 0,
  waitingForCustomer: 0,
  longestSince: null,
  limitAt: null,
});

export const earlier = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.min(one, other);

export function isQueued({ status }: WatchedConversation): boolean {
  return status === 'queued' || status === 'offered';
}

/** Whether it takes room of its agent: not when the customer has been silent for as long as its team says. */
export function isBusy(conversation: WatchedConversation, now: number): boolean {
  const { waitingFor, waitingSince, idleSeconds } = conversation;
  if (idleSeconds === null || waitingFor !== 'customer') return true;
  return waitingSince > now - idleSeconds * 1_000;
}

export function addConversation(sums: Sums, conversation: WatchedConversation, level: string | null): void {
  if (level === 'late') sums.late++;
  if (level === 'soon') sums.soon++;
  if (conversation.status === 'bot') sums.withBot++;
  else if (isQueued(conversation)) {
    sums.queue++;
    sums.longestSince = earlier(sums.longestSince, conversation.queuedAt ?? conversation.waitingSince);
  } else {
    sums.open++;
    if (conversation.waitingFor === 'us') sums.waitingForUs++;
    else sums.waitingForCustomer++;
  }
}

/** Room counts of those who are there to use it. */
export function addAgent(sums: Sums, agent: WatchedAgent, busyUnits: number): void {
  sums[agent.state]++;
  if (agent.state !== 'online' && agent.state !== 'busy') return;
  sums.busyUnits += busyUnits;
  sums.capacityUnits += agent.capacityUnits;
}

export function addInHand(
  hand: InHand,
  conversation: WatchedConversation,
  at: { now: number; limit: Limit | null },
): void {
  const { now, limit } = at;
  if (isBusy(conversation, now)) hand.busyUnits += conversation.units;
  if (!isOwed(conversation)) {
    hand.waitingForCustomer++;
    return;
  }
  if (limit && limit.dueAt <= now) hand.late++;
  else hand.waitingForUs++;
  hand.longestSince = earlier(hand.longestSince, conversation.waitingSince);
  hand.limitAt = earlier(hand.limitAt, limit?.dueAt ?? null);
}
