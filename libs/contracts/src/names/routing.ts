/** How a team chooses among those who can take a conversation. */
export const ROUTING_STRATEGIES = [
  'least-loaded',
  'most-spare',
  'longest-idle',
  'round-robin',
  'fixed-order',
] as const;
export type RoutingStrategy = (typeof ROUTING_STRATEGIES)[number];

/** What decided who it is: the team's strategy, a preference, or that all who could had declined before. */
export const CHOICE_RULES = [...ROUTING_STRATEGIES, 'owner', 'last-agent', 'asked-again'] as const;
export type ChoiceRule = (typeof CHOICE_RULES)[number];

/** Why somebody could not take a conversation. */
export const ROUTING_OBSTACLES = [
  'state',
  'rights',
  'off-duty',
  'off-shift',
  'capacity',
  'hard-limit',
  'making-room',
  'skill',
  'declined',
  'tried',
  'kept',
  'no-overflow',
] as const;
export type RoutingObstacle = (typeof ROUTING_OBSTACLES)[number];

/** What makes a conversation overflow, and where to. */
export const OVERFLOW_CAUSES = ['wait', 'length', 'closed'] as const;
export type OverflowCause = (typeof OVERFLOW_CAUSES)[number];
export const OVERFLOW_TARGETS = ['team', 'message', 'callback'] as const;
export type OverflowTarget = (typeof OVERFLOW_TARGETS)[number];
/** What a customer who waits may choose instead. */
export const QUEUE_OFFERS = ['message', 'callback'] as const;
export type QueueOffer = (typeof QUEUE_OFFERS)[number];

/** Why an agent is away whom routing set so; screens say it in their language. */
export const MISSED_OFFERS = 'missed-offers';

/** Skills are named "language:en" or in the shop's own words; screens show what comes after "language:" as a language. */
export const LANGUAGE_SKILL = 'language:';
export const SKILL_LEVELS = 5;
