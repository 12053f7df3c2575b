import { Count, Id, ListOf, Nested } from '../fields';
import { QueuePlace } from '../models/conversation';
import {
  AgentSkills,
  ConversationRouting,
  PromotionMode,
  RoutingRules,
  RoutingRulesRecord,
  SkillLevel,
} from '../models/routing';
import type { Endpoint } from './endpoint';

export class SaveRoutingRules {
  @Nested(() => RoutingRules) rules!: RoutingRules;
  /** The one that was read; 0 for a team that has none. */
  @Count() version!: number;
}
export class SaveAgentSkills {
  /** All of them; those left out are taken away. */
  @ListOf(() => SkillLevel, 100) skills!: SkillLevel[];
}

/** Somebody who waits, with what they were told of it. */
export class ToldPlace extends QueuePlace {
  @Id() conversationId!: string;
}
export class ToldPlaces {
  @ListOf(() => ToldPlace, 10_000) places!: ToldPlace[];
}

/** Who gets what, and why. */
export const routingEndpoints = {
  'GET /api/teams/:id/routing': {
    summary: 'How a team’s conversations find their agents',
    caller: 'agent',
    answer: RoutingRulesRecord,
  },
  'PUT /api/teams/:id/routing': {
    summary: 'Change how a team’s conversations find their agents',
    caller: 'agent',
    body: SaveRoutingRules,
    answer: RoutingRulesRecord,
  },
  'GET /api/routing/skills': {
    summary: 'What agents are good at; those without skills are left out',
    caller: 'agent',
    answer: [AgentSkills],
  },
  'PUT /api/agents/:id/skills': {
    summary: 'Set what an agent is good at',
    caller: 'agent',
    body: SaveAgentSkills,
    answer: AgentSkills,
  },
  'GET /api/routing/promotion': {
    summary: 'Whether capacities are raised by a fifth',
    caller: 'agent',
    answer: PromotionMode,
  },
  'PUT /api/routing/promotion': {
    summary: 'Raise capacities by a fifth, or end that',
    caller: 'agent',
    body: PromotionMode,
    answer: PromotionMode,
  },
  'GET /api/teams/:id/queue': {
    summary: 'Where the customers in a team’s queue stand, and how long they were told to wait',
    caller: 'agent',
    answer: ToldPlaces,
  },
  'GET /api/conversations/:id/routing': {
    summary: 'Why a conversation is with its agent, or why it waits',
    caller: 'agent',
    answer: ConversationRouting,
  },
} as const satisfies Record<string, Endpoint>;
