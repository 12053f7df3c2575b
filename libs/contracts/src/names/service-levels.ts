/** What a target is a time for. `waiting`: from entering the queue until given to an agent. */
export const SERVICE_LEVEL_KINDS = ['first-response', 'next-response', 'resolution', 'waiting'] as const;
export type ServiceLevelKind = (typeof SERVICE_LEVEL_KINDS)[number];

/** Whether a clock runs in the hours of the calendar in force, or round the clock. */
export const SERVICE_LEVEL_TIMES = ['business', 'wall'] as const;
export type ServiceLevelTime = (typeof SERVICE_LEVEL_TIMES)[number];

/** `void`: it ended with nothing owed any more, or without a target. */
export const CLOCK_OUTCOMES = ['open', 'met', 'broken', 'void'] as const;
export type ClockOutcome = (typeof CLOCK_OUTCOMES)[number];

export const SERVICE_LEVEL_LEVELS = ['warning', 'breach'] as const;
export type ServiceLevelLevel = (typeof SERVICE_LEVEL_LEVELS)[number];

/** What can be done by itself when a clock is nearly over, or over. */
export const SERVICE_LEVEL_ACTIONS = [
  'notify-agent',
  'notify-leads',
  'raise-priority',
  'reassign',
  'escalate',
] as const;
export type ServiceLevelAction = (typeof SERVICE_LEVEL_ACTIONS)[number];

/** How an action went; `record`, the line in the timeline, is an action of every breach. */
export const ACTION_STATES = ['pending', 'done', 'failed'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

export const WARNING_UNITS = ['seconds', 'percent'] as const;
export type WarningUnit = (typeof WARNING_UNITS)[number];

export const RISKS = ['soon', 'late'] as const;
export type Risk = (typeof RISKS)[number];

/** What a policy can ask of a conversation. */
export const POLICY_CONDITIONS = ['tiers', 'channels', 'inboxIds', 'topicIds', 'teamIds'] as const;
export type PolicyCondition = (typeof POLICY_CONDITIONS)[number];
