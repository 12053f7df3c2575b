import type { Need } from './rules';
import type { Waiting } from './waiting';

/** What a waiting conversation asks of an agent, as found out when it came into the queue. */
export interface Demand {
  units: number;
  /** Seconds it counts as having waited before it came. */
  headStartSeconds: number;
  needs: readonly Need[];
  ownerAgentId: string | null;
  lastAgentId: string | null;
}

/** A waiting conversation with what it asks for; of the head start nothing but how long counts. */
export type InLine = Waiting & Demand & { promiseDue?: boolean };

/** What a conversation asks for of which nothing is known. */
export const NO_DEMAND: Demand = {
  units: 100,
  headStartSeconds: 0,
  needs: [],
  ownerAgentId: null,
  lastAgentId: null,
};

/**
 * When it would have come without its head start; what comes first by this is served first. A head start and a second
 * of waiting weigh the same, so this never changes while it waits, and whoever waits longer than the largest head start
 * is before all who come later: nobody starves.
 */
export function turnAt(one: Pick<InLine, 'queuedAt' | 'headStartSeconds'>): number {
  return one.queuedAt.getTime() - one.headStartSeconds * 1_000;
}

/** Order of serving: front ones, then by `turnAt`; ids only to have one order everywhere. */
export function inTurn(a: InLine, b: InLine): number {
  if (a.front !== b.front) return a.front ? -1 : 1;
  const difference = turnAt(a) - turnAt(b);
  if (difference !== 0) return difference;
  return a.conversationId < b.conversationId ? -1 : a.conversationId > b.conversationId ? 1 : 0;
}

/**
 * Conversations of the same demand differ only in how long they have waited: when nobody can take the first of them,
 * nobody can take the others, whose requirements have relaxed no further.
 */
export function demandOf(one: Demand & { front: boolean }): string {
  const needs = one.needs.map(({ skill, level, firm }) => `${skill}=${level}${firm ? '!' : ''}`).sort();
  return [one.front ? 'front' : 'back', one.headStartSeconds, one.units, ...needs].join('|');
}

/** Whether it can be placed at all now: not offered to somebody, not set aside after a failure. */
export function isReady(one: InLine, now: Date): boolean {
  return one.offeredAgentId === null && !(one.heldUntil !== null && now < one.heldUntil);
}

export function waitedSeconds(one: Pick<InLine, 'queuedAt'>, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - one.queuedAt.getTime()) / 1_000));
}
