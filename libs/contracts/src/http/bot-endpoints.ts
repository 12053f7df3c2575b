import { Count, Flag, Nested, Optional, Written } from '../fields';
import { AskAssistant, AssistantSettings, AssistantSuggestion, AssistantUse } from '../models/assistant';
import { BotPlan, BotSettings, BotTry, BotTurn } from '../models/bots';
import type { Endpoint } from './endpoint';

export class EditBot extends BotPlan {
  /** The one that was read. */
  @Count() version!: number;
}
export class TryBot {
  @Written(5_000) text!: string;
  /** Tried instead of the saved one: what is being edited. */
  @Optional() @Nested(() => BotPlan) plan?: BotPlan;
}
export class EditAssistant {
  @Flag() active!: boolean;
  @Flag() masksOrders!: boolean;
  @Count() version!: number;
}

/** The bot that answers first, and the assistant that helps agents. */
export const botEndpoints = {
  'GET /api/bots': { summary: 'The bots of all inboxes one may set', caller: 'agent', answer: [BotSettings] },
  'GET /api/bots/:inboxId': { summary: 'The bot of an inbox', caller: 'agent', answer: BotSettings },
  'PUT /api/bots/:inboxId': {
    summary: 'Edit the bot of an inbox',
    caller: 'agent',
    body: EditBot,
    answer: BotSettings,
  },
  'POST /api/bots/:inboxId/try': {
    summary: 'What the bot would say to a text, and why',
    caller: 'agent',
    body: TryBot,
    answer: BotTry,
  },
  'GET /api/conversations/:id/bot': {
    summary: 'What the bot did in a conversation, oldest first',
    caller: 'agent',
    answer: [BotTurn],
  },
  'GET /api/assistant': {
    summary: 'Whether agents have an assistant',
    caller: 'agent',
    answer: AssistantSettings,
  },
  'PUT /api/assistant': {
    summary: 'Switch the assistant on or off',
    caller: 'agent',
    body: EditAssistant,
    answer: AssistantSettings,
  },
  'GET /api/assistant/uses': {
    summary: 'Who asked the assistant for what, newest first; the last 200',
    caller: 'agent',
    answer: [AssistantUse],
  },
  'POST /api/conversations/:id/assist': {
    summary: 'Ask for a reply, a summary, a translation, another tone or the topic',
    caller: 'agent',
    body: AskAssistant,
    answer: AssistantSuggestion,
  },
} as const satisfies Record<string, Endpoint>;
