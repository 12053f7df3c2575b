import { Count, Flag, Ids, Nested, OneOf, Optional, Text, Time, Written } from '../fields';
import { RULE_LIMITS, RULE_RUN_STATES, type RuleRunState } from '../names/rules';
import {
  RuleActivity,
  RuleContent,
  RuleRecord,
  RuleRunPage,
  RuleTrials,
  RuleVersion,
  RuleVocabulary,
  RuleWebhookSecret,
} from '../models/rules';
import { PageQuery } from './queries';
import type { Endpoint } from './endpoint';

export class AddRule extends RuleContent {
  // Named once more, as a class without a field of its own is not described.
  @Written(80) override name!: string;
}
export class EditRule extends RuleContent {
  /** The one that was read. */
  @Count() version!: number;
}
/** All rules, in the order in which they are asked. */
export class OrderRules {
  @Ids(RULE_LIMITS.rules) ruleIds!: string[];
}
export class EnableRule {
  @Flag() enabled!: boolean;
  @Count() version!: number;
}
export class RestoreRule {
  /** Which of the earlier ones. */
  @Count(1_000_000, 1) restore!: number;
  /** The one that was read. */
  @Count() version!: number;
}
/** A rule, saved or not, on what happened from one moment to another; newest first. */
export class TryRule {
  @Nested(() => RuleContent) rule!: RuleContent;
  @Time() from!: string;
  @Time() to!: string;
  @Optional() @Count(RULE_LIMITS.try, 1) limit?: number;
}
export class RuleRunsQuery extends PageQuery {
  /** Only those that ended so. */
  @Optional() @OneOf(RULE_RUN_STATES) state?: RuleRunState;
}
export class WebhookSecretQuery {
  @Text(2_000, 1) url!: string;
}

/** Event → conditions → actions. */
export const ruleEndpoints = {
  'GET /api/rules': {
    summary: 'Rules in the order in which they are asked',
    caller: 'agent',
    answer: [RuleRecord],
  },
  'POST /api/rules': {
    summary: 'Add a rule behind all others',
    caller: 'agent',
    body: AddRule,
    answer: RuleRecord,
  },
  'GET /api/rules/activity': {
    summary: 'How often each rule ran, failed or was held within 7 days',
    caller: 'agent',
    answer: [RuleActivity],
  },
  'GET /api/rules/vocabulary': {
    summary: 'Triggers, fields, operators and actions that rules are made of',
    caller: 'agent',
    answer: RuleVocabulary,
  },
  'GET /api/rules/webhook-secret': {
    summary: 'With what webhooks to this address are signed',
    caller: 'agent',
    query: WebhookSecretQuery,
    answer: RuleWebhookSecret,
  },
  'POST /api/rules/try': {
    summary: 'What a rule would have done in a stretch of the past; nothing is done',
    caller: 'agent',
    body: TryRule,
    answer: RuleTrials,
  },
  'PUT /api/rules/order': {
    summary: 'Set the order in which rules are asked',
    caller: 'agent',
    body: OrderRules,
    answer: [RuleRecord],
  },
  'GET /api/rules/:id': { summary: 'One rule', caller: 'agent', answer: RuleRecord },
  'PUT /api/rules/:id': { summary: 'Edit a rule', caller: 'agent', body: EditRule, answer: RuleRecord },
  'DELETE /api/rules/:id': { summary: 'Remove a rule; its log stays', caller: 'agent' },
  'PUT /api/rules/:id/enabled': {
    summary: 'Switch a rule on or off; on, it goes on after having paused itself',
    caller: 'agent',
    body: EnableRule,
    answer: RuleRecord,
  },
  'GET /api/rules/:id/versions': {
    summary: 'All versions of a rule, newest first',
    caller: 'agent',
    answer: [RuleVersion],
  },
  'POST /api/rules/:id/restore': {
    summary: 'Make an earlier version the newest',
    caller: 'agent',
    body: RestoreRule,
    answer: RuleRecord,
  },
  'GET /api/rules/:id/runs': {
    summary: 'When a rule ran, why, and what became of it; newest first',
    caller: 'agent',
    query: RuleRunsQuery,
    answer: RuleRunPage,
  },
  'GET /api/conversations/:id/rule-runs': {
    summary: 'Which rules ran in a conversation; newest first',
    caller: 'agent',
    query: RuleRunsQuery,
    answer: RuleRunPage,
  },
} as const satisfies Record<string, Endpoint>;
