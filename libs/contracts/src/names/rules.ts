/** What sets a rule going. `time.*`: so many seconds have passed since something, and it still is so. */
export const RULE_TRIGGERS = [
  'conversation.opened',
  'conversation.queued',
  'conversation.assigned',
  'conversation.transferred',
  'conversation.escalated',
  'conversation.closed',
  'conversation.reopened',
  'conversation.abandoned',
  'message.customer',
  'message.agent',
  'customer.updated',
  'customer.tier-changed',
  'customer.blocked',
  'survey.answered',
  'survey.unanswered',
  'service-level.warned',
  'service-level.breached',
  'case.opened',
  'case.closed',
  'case.reopened',
  'time.unanswered',
  'time.answered',
  'time.opened',
  'time.in-status',
] as const;
export type RuleTriggerKind = (typeof RULE_TRIGGERS)[number];

/** How conditions are put together: groups of groups, down to tests of one field. */
export const RULE_CONDITION_KINDS = ['all', 'any', 'not', 'test'] as const;
export type RuleConditionKind = (typeof RULE_CONDITION_KINDS)[number];

/** What conditions can ask of. */
export const RULE_FIELDS = [
  'conversation.status',
  'conversation.channel',
  'conversation.inbox',
  'conversation.team',
  'conversation.agent',
  'conversation.topic',
  'conversation.priority',
  'conversation.tags',
  'conversation.waitingFor',
  'conversation.waitingSeconds',
  'conversation.messages',
  'conversation.escalationLevel',
  'conversation.inOpeningHours',
  'conversation.language',
  'message.text',
  'message.kind',
  'message.hasAttachment',
  'customer.tier',
  'customer.isVisitor',
  'customer.attribute',
  'customer.segment',
  'survey.score',
  'survey.form',
  'serviceLevel.kind',
  'serviceLevel.policy',
  'case.kind',
  'case.category',
  'case.level',
  'case.closedAs',
  'event.by',
  'event.how',
  'event.reason',
  'event.endedBy',
] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

/** `choice`: one of a closed set. `id`: one of a list of the shop's own. `words`: a set of words. */
export const RULE_FIELD_TYPES = ['choice', 'id', 'words', 'text', 'number', 'flag'] as const;
export type RuleFieldType = (typeof RULE_FIELD_TYPES)[number];

/** Whose names an `id` stands for. */
export const RULE_LISTS = [
  'inboxes',
  'teams',
  'agents',
  'topics',
  'policies',
  'surveys',
  'canned',
  'segments',
  'case-kinds',
] as const;
export type RuleList = (typeof RULE_LISTS)[number];

export const RULE_OPERATORS = [
  'is',
  'is-not',
  'one-of',
  'none-of',
  'contains',
  'contains-all',
  'starts-with',
  'matches',
  'greater',
  'at-least',
  'less',
  'at-most',
  'between',
  'empty',
  'not-empty',
] as const;
export type RuleOperator = (typeof RULE_OPERATORS)[number];

/** What an operator is given: nothing, one value, a list, or two numbers. */
export const RULE_OPERANDS = ['none', 'one', 'many', 'range'] as const;
export type RuleOperand = (typeof RULE_OPERANDS)[number];

export const RULE_ACTIONS = [
  'reply',
  'assign',
  'team',
  'tag',
  'untag',
  'priority',
  'close',
  'survey',
  'notify',
  'attribute',
  'promise',
  'case',
  'webhook',
  'note',
  'wait',
] as const;
export type RuleActionKind = (typeof RULE_ACTIONS)[number];

/** What kind of thing an action asks for; screens make the form from it. */
export const RULE_INPUT_TYPES = [
  'texts',
  'text',
  'menu',
  'words',
  'choice',
  'id',
  'ids',
  'flag',
  'number',
  'seconds',
  'url',
] as const;
export type RuleInputType = (typeof RULE_INPUT_TYPES)[number];

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Of a conversation; the table's checks say the same. */
export const LIMITS_OF_TAGS = { tags: 20, characters: 40 } as const;

/**
 * `held`: its conditions were met and a limit kept it from doing anything. `stopped`: they no longer held after a wait.
 * `failed`: at least one action did not work.
 */
export const RULE_RUN_STATES = ['running', 'waiting', 'done', 'failed', 'held', 'stopped'] as const;
export type RuleRunState = (typeof RULE_RUN_STATES)[number];

/** `sent`: handed to a job that goes on trying. */
export const RULE_ACTION_STATES = ['pending', 'waiting', 'sent', 'done', 'failed', 'skipped'] as const;
export type RuleActionState = (typeof RULE_ACTION_STATES)[number];

/** Limits of every shop, so that no set of rules can flood anybody. */
export const RULE_LIMITS = {
  rules: 1_000,
  conditions: 50,
  depth: 5,
  actions: 20,
  words: 200,
  /** How many rules deep what rules cause may set further rules going. */
  chain: 3,
  /** Runs of one rule in one conversation within an hour, unless the rule says less. */
  perConversationHour: 10,
  /** Runs of all rules in one conversation within an hour. */
  allPerConversationHour: 60,
  /** Runs of one rule within a minute before it pauses itself, unless the rule says less. */
  perMinute: 600,
  /** Automatic messages in a row that rules may be part of, before the customer or a person writes again. */
  messagesPerTurn: 3,
  waitSeconds: 30 * 86_400,
  webhookSeconds: 10,
  keptDays: 90,
  try: 500,
} as const;
