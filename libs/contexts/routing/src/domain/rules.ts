import type { Channel, OverflowCause, OverflowTarget, RoutingStrategy, Tier } from '@yingda/contracts/names';

export interface OverflowRule {
  cause: OverflowCause;
  /** Seconds of waiting, or how many wait; of no meaning for `closed`. */
  over: number;
  /** `team`: its agents help. The others are offered to the customer, who keeps their place until they choose. */
  target: OverflowTarget;
  /** Whose agents help; null for what is offered. */
  teamId: string | null;
}

/** A skill that a conversation asks for, with the least level, 1 to 5. */
export interface Need {
  skill: string;
  level: number;
  /** Never relaxed. */
  firm: boolean;
}

/** Which conversations ask for a skill; what is not named fits all. */
export interface NeedRule extends Need {
  language: string | null;
  topicId: string | null;
  channel: Channel | null;
  /** Only of customers who are in it. */
  segmentId?: string | null | undefined;
}

/** From some seconds of waiting on, all levels asked for are lower; at 0 a skill is not asked for any more. */
export interface RelaxStep {
  afterSeconds: number;
  by: number;
}

/** Values by channel and by tier; what is not named has the usual one. */
export interface ByKind {
  channels: Partial<Record<Channel, number>>;
  tiers: Partial<Record<Tier, number>>;
}

/** Beside channel and tier: of the segments a customer is in, the one that gives most; and a promise that is due. */
export interface HeadStarts extends ByKind {
  segments?: { segmentId: string; seconds: number }[];
  promises?: number;
}

/** How a team's conversations find their agents. */
export interface TeamRules {
  strategy: RoutingStrategy;
  /** Agents in the order of `fixed-order` and `round-robin`; those not named come after them, by id. */
  order: string[];
  /** Percent of one place that a conversation takes, channel and tier multiplied; usually 100. */
  weights: ByKind;
  /** What an agent may hold with idle conversations counted, in percent of the capacity. */
  hardLimitPercent: number;
  /** A conversation whose customer has not written for so long takes no place; null: it always does. */
  idleSeconds: number | null;
  /** Seconds that count as if they had been waited already, all that apply added; usually 0. */
  headStarts: HeadStarts;
  needs: NeedRule[];
  relax: RelaxStep[];
  /** For so long a conversation is kept for the customer's owner, then for who served them last; 0: not at all. */
  ownerSeconds: number;
  lastAgentSeconds: number;
  overflow: OverflowRule[];
  /** Its own members are given nothing out of the team's hours. */
  onlyInHours: boolean;
  /** Offers missed in a row after which an agent is set away. */
  missedOffers: number;
  /** Seconds after which a conversation goes on whose agent has not answered; null: it stays. */
  noReplySeconds: number | null;
  /** After so many agents who did not answer it goes on no more, and who leads is told. */
  noReplyTries: number;
}

/** What a team has that has set nothing: first come, first served, by the least loaded. */
export const USUAL_RULES: TeamRules = {
  strategy: 'least-loaded',
  order: [],
  weights: { channels: {}, tiers: {} },
  hardLimitPercent: 200,
  idleSeconds: null,
  headStarts: { channels: {}, tiers: {} },
  needs: [],
  relax: [],
  ownerSeconds: 0,
  lastAgentSeconds: 0,
  // Whoever waits may always leave a message; a shop that calls its customers back says so.
  overflow: [{ cause: 'wait', over: 0, target: 'message', teamId: null }],
  onlyInHours: false,
  missedOffers: 3,
  noReplySeconds: null,
  noReplyTries: 3,
};

/** Segments that these rules ask about. */
export function segmentsIn({ headStarts, needs }: TeamRules): string[] {
  const named = [...(headStarts.segments ?? []), ...needs].flatMap(({ segmentId }) => segmentId ?? []);
  return [...new Set(named)];
}

/** What is wrong with rules, as sentences; bounds of single values are the wire's business. */
export function problemsOf(rules: TeamRules, teamId: string): string[] {
  const problems: string[] = [];
  const steps = rules.relax.map((step) => step.afterSeconds);
  if (steps.some((after, index) => index > 0 && after <= steps[index - 1]!))
    problems.push('Each step of relaxing must come later than the one before.');
  if (rules.overflow.some((rule) => rule.teamId === teamId))
    problems.push('A team cannot overflow into itself.');
  if (rules.overflow.some((rule) => (rule.target === 'team') !== (rule.teamId !== null)))
    problems.push('Only help from a team names one.');
  if (new Set(rules.order).size !== rules.order.length)
    problems.push('An agent is named twice in the order.');
  return problems;
}
