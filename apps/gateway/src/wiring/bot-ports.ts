import { CalendarReader } from '@yingda/agents';
import {
  AnswerBase,
  type AnswerText,
  BotConversations,
  BotCustomers,
  type BotInbox,
  BotInboxes,
  BotRoster,
  type FoundAnswer,
  Speaking,
  type Standing,
} from '@yingda/automation';
import { InboxReader } from '@yingda/channels';
import { type Language, Refusal } from '@yingda/contracts/names';
import {
  AddNote,
  BotDuty,
  CloseSilentWithBot,
  ConversationReader,
  EscalateConversation,
  LeaveMessage,
  MarkConversation,
  QueueConversation,
} from '@yingda/conversations';
import { SetAttribute, SetContact } from '@yingda/customers';
import { AskArticles, ReadArticles } from '@yingda/knowledge';
import { CLOCK, type Clock, UnitOfWork } from '@yingda/platform';
import { SpeakingInConversations } from './automation-ports';
import type { Lookup } from './lookup';
import { port } from './port';

const BOT = { kind: 'system', name: 'bot' } as const;

/** conversations → automation: whether a bot takes what begins. */
export class DutyFromRoster extends BotDuty {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override takes(inboxId: string): Promise<boolean> {
    return this.lookup.get(BotRoster).takes(inboxId);
  }
}

/** automation → knowledge: what customers may read that answers a question. */
export class AnswersFromArticles extends AnswerBase {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async ask(question: {
    text: string;
    language: Language;
    inboxId: string;
  }): Promise<FoundAnswer[]> {
    const { text, language, inboxId } = question;
    const found = await this.lookup.get(AskArticles).ask(text, language, { inboxId });
    return found.map(({ key, title, score }) => ({ key, title, score }));
  }
  override async read(which: {
    key: string;
    language: Language;
    inboxId: string;
  }): Promise<AnswerText | null> {
    const { key, language, inboxId } = which;
    const read = await this.lookup.get(ReadArticles).one(key, { audience: 'public', language, inboxId });
    return read && { key: read.key, title: read.title, text: read.text, url: read.url ?? null };
  }
}

/** automation → conversations: what the bot does besides speaking. */
export class BotOnConversations extends BotConversations {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async standing(conversationId: string): Promise<Standing | null> {
    const state = await this.lookup.get(ConversationReader).state(conversationId);
    if (!state) return null;
    const { inboxId, customerId, status, escalationLevel, openedAt, lastMessage } = state;
    return {
      ...{ inboxId, customerId, status, escalationLevel, openedAt: new Date(openedAt) },
      lastMessage: lastMessage && { author: lastMessage.authorKind, at: new Date(lastMessage.at) },
    };
  }
  override async queue(
    conversationId: string,
    { first, left }: { first: boolean; left: boolean },
  ): Promise<void> {
    await this.lookup.get(QueueConversation).execute(BOT, { conversationId, first });
    if (left) await this.lookup.get(LeaveMessage).execute(BOT, { conversationId });
  }
  override async note(
    conversationId: string,
    note: { clientMessageId: string; text: string },
  ): Promise<void> {
    await this.lookup.get(AddNote).execute(BOT, { conversationId, ...note });
  }
  override async raise(
    conversationId: string,
    { reason, tag, urgent }: { reason: string; tag: string | null; urgent: boolean },
  ): Promise<void> {
    await this.lookup.get(EscalateConversation).execute(BOT, { conversationId, reason });
    const priority = urgent ? ('urgent' as const) : ('high' as const);
    await this.lookup
      .get(MarkConversation)
      .execute(BOT, { conversationId, priority, ...(tag ? { tag: [tag] } : {}) });
  }
  override async closeSilent(conversationId: string, since: Date): Promise<void> {
    await this.lookup.get(CloseSilentWithBot).execute(BOT, { conversationId, silentSince: since });
  }
}

/** Questions whose answer is how to reach somebody: kept as that, encrypted, and never in the clear. */
const CONTACT = /phone|mobile|tel\b|mail|contact|手机|电话|邮箱|联系/i;

/** automation → customers: what was given when asked. */
export class CustomersOfBots extends BotCustomers {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async learn(
    who: { customerId: string; identityId: string; inboxId: string },
    facts: Record<string, string>,
  ): Promise<void> {
    const { customerId } = who;
    for (const [key, value] of Object.entries(facts)) {
      const keep = () =>
        CONTACT.test(key)
          ? this.lookup.get(SetContact).execute({ kind: 'customer', ...who, name: '' }, { contact: value })
          : this.lookup.get(SetAttribute).execute(BOT, { customerId, key, value });
      // What cannot be kept (joined meanwhile, too many) stands in the summary still.
      await this.lookup
        .get(UnitOfWork)
        .attempt(keep)
        .catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
    }
  }
}

/** automation → channels, agents: the inboxes, and whether people are there. */
export class InboxesOfBots extends BotInboxes {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async find(inboxId: string): Promise<BotInbox | null> {
    const inbox = await this.lookup.get(InboxReader).byId(inboxId);
    if (!inbox) return null;
    const { id, name, teamId } = inbox;
    const found = await this.lookup.get(CalendarReader).applying({ inboxId, teamId });
    if (!found) return { id, name, open: true, opensAt: null, timeZone: null };
    const now = this.lookup.get<Clock>(CLOCK as never).now();
    const open = found.calendar.isOpen(now);
    const opensAt = open ? null : found.calendar.nextOpening(now);
    return { id, name, open, opensAt, timeZone: found.rules.timeZone };
  }
  override async all(): Promise<{ id: string; name: string }[]> {
    return (await this.lookup.get(InboxReader).all()).map(({ id, name }) => ({ id, name }));
  }
}

/** What the bot asks of others. */
export const botPorts = [
  port(Speaking, SpeakingInConversations),
  port(AnswerBase, AnswersFromArticles),
  port(BotConversations, BotOnConversations),
  port(BotCustomers, CustomersOfBots),
  port(BotInboxes, InboxesOfBots),
];
