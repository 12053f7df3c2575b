import { ValidateBy, buildMessage } from 'class-validator';
import { Count, Flag, Id, Ids, ListOf, Nested, OneOf, Optional, Text, Time } from '../fields';
import {
  CHOICE_RULES,
  OVERFLOW_CAUSES,
  OVERFLOW_TARGETS,
  ROUTING_OBSTACLES,
  ROUTING_STRATEGIES,
  SKILL_LEVELS,
  type ChoiceRule,
  type OverflowCause,
  type OverflowTarget,
  type RoutingObstacle,
  type RoutingStrategy,
} from '../names/routing';
import {
  CHANNELS,
  SHOWN_PRESENCE_STATES,
  TIERS,
  type Channel,
  type ShownPresenceState,
  type Tier,
} from '../names/states';

const DAY = 86_400;

/** Whole numbers by name; names are of a closed set. */
const Numbers = (names: readonly string[], [min, max]: [number, number]): PropertyDecorator =>
  ValidateBy({
    name: 'isNumbers',
    constraints: [min, max],
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.entries(value).every(
          ([name, number]) =>
            names.includes(name) && Number.isInteger(number) && number >= min && number <= max,
        ),
      defaultMessage: buildMessage(
        (each) => `${each}$property must be an object of whole numbers from $constraint1 to $constraint2`,
      ),
    },
  });

/** Percent of one place that a conversation takes; what is not named takes 100. */
export class RoutingWeights {
  @Numbers(CHANNELS, [1, 1_000]) channels!: Partial<Record<Channel, number>>;
  @Numbers(TIERS, [1, 1_000]) tiers!: Partial<Record<Tier, number>>;
}
/** Seconds ahead for customers who are in a segment when they come to wait, and again when they or it change. */
export class SegmentStart {
  @Id() segmentId!: string;
  @Count(DAY) seconds!: number;
}
/** Seconds that count as if they had been waited already; what is not named has none. Of several segments the most. */
export class RoutingHeadStarts {
  @Numbers(CHANNELS, [0, DAY]) channels!: Partial<Record<Channel, number>>;
  @Numbers(TIERS, [0, DAY]) tiers!: Partial<Record<Tier, number>>;
  @Optional() @ListOf(() => SegmentStart, 50) segments?: SegmentStart[];
  /** For customers to whom something promised is nearly due, or overdue. */
  @Optional() @Count(DAY) promises?: number;
}
/** Conversations of a language, topic, channel and segment (null: any) ask for a skill, at least at a level. */
export class SkillRule {
  @Optional() @Text(20, 2) language!: string | null;
  @Optional() @Id() topicId!: string | null;
  @Optional() @OneOf(CHANNELS) channel!: Channel | null;
  /** Of customers who are in it. */
  @Optional() @Id() segmentId?: string | null;
  @Text(60, 1) skill!: string;
  @Count(SKILL_LEVELS, 1) level!: number;
  /** Never asked for less, however long the customer waits. */
  @Flag() firm!: boolean;
}
/** After so many seconds of waiting every level asked for is lower; at 0 the skill is not asked for any more. */
export class RelaxStep {
  @Count(DAY, 1) afterSeconds!: number;
  @Count(SKILL_LEVELS, 1) by!: number;
}
export class OverflowRule {
  @OneOf(OVERFLOW_CAUSES) cause!: OverflowCause;
  /** Seconds of waiting, or how many wait; of no meaning for `closed`. */
  @Count(DAY) over!: number;
  @OneOf(OVERFLOW_TARGETS) target!: OverflowTarget;
  /** Whose agents help; null for what is offered to the customer. */
  @Optional() @Id() teamId!: string | null;
}

/** How a team's conversations find their agents. */
export class RoutingRules {
  @OneOf(ROUTING_STRATEGIES) strategy!: RoutingStrategy;
  /** Agents in the order of `fixed-order` and `round-robin`; those not named come after them. */
  @Ids(1_000) order!: string[];
  @Nested(() => RoutingWeights) weights!: RoutingWeights;
  /** What an agent may hold with idle conversations counted, in percent of the capacity. */
  @Count(500, 100) hardLimitPercent!: number;
  /** A conversation whose customer has not written for so long takes no place; null: it always does. */
  @Optional() @Count(DAY, 30) idleSeconds!: number | null;
  @Nested(() => RoutingHeadStarts) headStarts!: RoutingHeadStarts;
  @ListOf(() => SkillRule, 100) needs!: SkillRule[];
  @ListOf(() => RelaxStep, 5) relax!: RelaxStep[];
  /** How long a conversation is kept for the customer's owner, then for who served them last; 0: not at all. */
  @Count(3_600) ownerSeconds!: number;
  @Count(3_600) lastAgentSeconds!: number;
  @ListOf(() => OverflowRule, 10) overflow!: OverflowRule[];
  /** Its own members are given nothing out of the team's hours. */
  @Flag() onlyInHours!: boolean;
  /** Offers missed in a row after which an agent is set away. */
  @Count(20, 1) missedOffers!: number;
  /** Seconds after which a conversation goes on whose agent has not answered; null: it stays. */
  @Optional() @Count(DAY, 10) noReplySeconds?: number | null;
  /** After so many agents who did not answer it goes on no more, and who leads is told. */
  @Optional() @Count(10, 1) noReplyTries?: number;
}

export class RoutingRulesRecord {
  @Id() teamId!: string;
  @Nested(() => RoutingRules) rules!: RoutingRules;
  /** 0 as long as the team has the usual rules. */
  @Count() version!: number;
}

export class SkillLevel {
  @Text(60, 1) skill!: string;
  @Count(SKILL_LEVELS, 1) level!: number;
}
/** What an agent is good at. */
export class AgentSkills {
  @Id() agentId!: string;
  @ListOf(() => SkillLevel, 100) skills!: SkillLevel[];
}

/** Capacities of all agents are raised by a fifth. */
export class PromotionMode {
  @Flag() active!: boolean;
}

/** Something that kept an agent from a conversation; which of the rest is there follows from `why`. */
export class ObstacleTold {
  @OneOf(ROUTING_OBSTACLES) why!: RoutingObstacle;
  @Optional() @OneOf(SHOWN_PRESENCE_STATES) state?: ShownPresenceState;
  /** Units: 100 are one place. */
  @Optional() @Count() busy?: number;
  @Optional() @Count() held?: number;
  @Optional() @Count() limit?: number;
  @Optional() @Count() units?: number;
  @Optional() @Text(60) skill?: string;
  @Optional() @Count() needed?: number;
  @Optional() @Count() level?: number;
  @Optional() @Time() until?: string;
  /** For whom it was kept. */
  @Optional() @Id() agentId?: string;
  /** For which room was being made. */
  @Optional() @Id() conversationId?: string;
}
export class EligibleAgent {
  @Id() agentId!: string;
  @Count() busy!: number;
  @Count() spare!: number;
  @Optional() @Time() lastAssignedAt!: string | null;
  @Optional() @Id() helpsFrom!: string | null;
  @Flag() declinedBefore!: boolean;
}
export class PassedOverAgent {
  @Id() agentId!: string;
  @ListOf(() => ObstacleTold, 20) obstacles!: ObstacleTold[];
}
export class TurnTold {
  @Flag() front!: boolean;
  @Count() waitedSeconds!: number;
  @Count() headStartSeconds!: number;
  /** Part of the head start is for a promise that is due. */
  @Optional() @Flag() promiseDue?: boolean;
  /** How many kinds of demand came before it that nobody could take. */
  @Count() passedOver!: number;
}

/** How a decision came about, or why there is none yet (`agentId` null). Of many agents the first are named. */
export class RoutingExplanation {
  @Optional() @Id() agentId!: string | null;
  @Optional() @OneOf(CHOICE_RULES) rule!: ChoiceRule | null;
  @OneOf(ROUTING_STRATEGIES) strategy!: RoutingStrategy;
  @Time() decidedAt!: string;
  @Nested(() => TurnTold) turn!: TurnTold;
  /** Units it takes: 100 are one place. */
  @Count() units!: number;
  @Flag() promotion!: boolean;
  @ListOf(() => SkillLevel, 100) needs!: SkillLevel[];
  /** In the order in which they would have been chosen. */
  @ListOf(() => EligibleAgent, 50) eligible!: EligibleAgent[];
  @ListOf(() => PassedOverAgent, 50) notEligible!: PassedOverAgent[];
  @Count() eligibleCount!: number;
  @Count() notEligibleCount!: number;
  /** How many agents each obstacle kept away. */
  @Numbers(ROUTING_OBSTACLES, [0, 1_000_000]) obstacleCounts!: Partial<Record<RoutingObstacle, number>>;
}

export class RoutingDecision {
  @Id() teamId!: string;
  @Id() agentId!: string;
  @OneOf(['assigned', 'offered']) how!: 'assigned' | 'offered';
  @Time() decidedAt!: string;
  @Nested(() => RoutingExplanation) explanation!: RoutingExplanation;
}

/** Why a conversation is where it is. */
export class ConversationRouting {
  /** Latest first; kept for a month. */
  @ListOf(() => RoutingDecision, 50) decisions!: RoutingDecision[];
  /** While it waits: what stands between it and everybody now. */
  @Optional() @Nested(() => RoutingExplanation) waiting!: RoutingExplanation | null;
}
