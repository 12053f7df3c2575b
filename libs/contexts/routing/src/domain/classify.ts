import type { Channel, Tier } from '@yingda/contracts/names';
import { unitsOf } from './capacity';
import { type Demand, demandOf, turnAt } from './in-line';
import type { TeamRules } from './rules';
import { needsOf, type Subject } from './skills';

/** What is known of a conversation when it comes to wait. */
export interface Acquainted extends Omit<Subject, 'segmentIds'> {
  tier: Tier;
  ownerAgentId: string | null;
  /** Who served the customer last, in another conversation. */
  lastAgentId: string | null;
  /** Something promised to its customer is nearly due, or overdue. */
  promiseDue: boolean;
}
/** With what its team's rules ask about besides. */
export interface Known extends Acquainted, Subject {}

/** Of what nothing is known. */
export function nothingKnown(channel: Channel): Known {
  return {
    ...{ channel, tier: 'standard', language: null, topicId: null, segmentIds: [] },
    ...{ ownerAgentId: null, lastAgentId: null, promiseDue: false },
  };
}

/**
 * Who left a message or is called back lets go before them who came so much later and sit waiting. Not more, so that an
 * endless queue does not keep them waiting for ever.
 */
export const APART_SECONDS = 30 * 60;

/** What a team's rules make of it. */
export interface Classified extends Demand {
  /** Until when it may be kept for them; null: not at all. */
  ownerUntil: Date | null;
  lastAgentUntil: Date | null;
  turnAt: Date;
  /** Of which kind its demand is (`demandOf`). */
  demand: string;
}

export function classify(
  known: Known,
  rules: TeamRules,
  { front, queuedAt, apart }: { front: boolean; queuedAt: Date; apart?: string | null },
): Classified {
  const { channels, tiers, segments, promises } = rules.headStarts;
  const mine = (segments ?? []).filter(({ segmentId }) => known.segmentIds.includes(segmentId));
  const bySegment = Math.max(0, ...mine.map(({ seconds }) => seconds));
  const byPromise = known.promiseDue ? (promises ?? 0) : 0;
  const ahead = (channels[known.channel] ?? 0) + (tiers[known.tier] ?? 0) + bySegment + byPromise;
  const demand: Demand = {
    units: unitsOf(known, rules.weights),
    headStartSeconds: apart ? -APART_SECONDS : ahead,
    needs: needsOf(known, rules.needs),
    ownerAgentId: known.ownerAgentId,
    lastAgentId: known.lastAgentId,
  };
  return {
    ...demand,
    ownerUntil: until(queuedAt, known.ownerAgentId, rules.ownerSeconds),
    lastAgentUntil: until(queuedAt, known.lastAgentId, rules.lastAgentSeconds),
    turnAt: new Date(turnAt({ ...demand, queuedAt })),
    demand: demandOf({ ...demand, front }),
  };
}

function until(from: Date, agentId: string | null, seconds: number): Date | null {
  return agentId === null || seconds === 0 ? null : new Date(from.getTime() + seconds * 1_000);
}
