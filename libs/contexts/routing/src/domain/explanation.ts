import type { ChoiceRule, RoutingStrategy } from '@yingda/contracts/names';
import type { Obstacle } from './obstacles';

/** Somebody who could take it. */
export interface EligibleAgent {
  agentId: string;
  /** Units taken, without idle ones; and what is free of the capacity. */
  busy: number;
  spare: number;
  lastAssignedAt: string | null;
  helpsFrom: string | null;
  declinedBefore: boolean;
}

/** Somebody who could not, and everything that spoke against it. */
export interface PassedOver {
  agentId: string;
  obstacles: Obstacle[];
}

/** How a decision came about. */
export interface Explanation {
  conversationId: string;
  /** Null when nobody could take it. */
  agentId: string | null;
  rule: ChoiceRule | null;
  strategy: RoutingStrategy;
  decidedAt: string;
  turn: {
    front: boolean;
    waitedSeconds: number;
    headStartSeconds: number;
    /** Part of the head start is for a promise that is due; absent: none is. */
    promiseDue?: true;
    /** How many kinds of demand came before it that nobody could take. */
    passedOver: number;
  };
  units: number;
  promotion: boolean;
  /** Skills asked for at this moment. */
  needs: { skill: string; level: number }[];
  /** In the order in which they would have been chosen; the first is the one who was. */
  eligible: EligibleAgent[];
  notEligible: PassedOver[];
}

/** An explanation as it is kept: all counts, and as many agents as fit on a screen. */
export interface KeptExplanation extends Explanation {
  eligibleCount: number;
  notEligibleCount: number;
  /** How many agents each obstacle kept away. */
  obstacleCounts: Partial<Record<Obstacle['why'], number>>;
}

/** How many of each kind are kept by name. */
export const NAMED_AGENTS = 50;

/** For keeping: a team of a thousand is counted, and named as far as anybody reads. */
export function keptExplanation(explanation: Explanation): KeptExplanation {
  const counts: KeptExplanation['obstacleCounts'] = {};
  for (const { obstacles } of explanation.notEligible)
    for (const why of new Set(obstacles.map((one) => one.why))) counts[why] = (counts[why] ?? 0) + 1;
  return {
    ...explanation,
    eligible: explanation.eligible.slice(0, NAMED_AGENTS),
    notEligible: explanation.notEligible.slice(0, NAMED_AGENTS),
    eligibleCount: explanation.eligible.length,
    notEligibleCount: explanation.notEligible.length,
    obstacleCounts: counts,
  };
}
