import type { ConversationStatus } from '@yingda/contracts/names';
import { AuditLog, newId, Timers } from '@yingda/platform';
import type { TestDatabase } from '@yingda/testing';
import {
  AnswerBase,
  BotConversations,
  BotCustomers,
  BotInboxes,
  type AnswerText,
  type BotInbox,
  type FoundAnswer,
  type Standing,
} from './bot-ports';
import { createBot, type Bot } from './create-bot';
import { SHIPPED_PLAN } from './domain/bot/plan';
import type { Heard } from './domain/heard';
import { Speaking, type Said, type Say } from './ports';

/** What the shop has written down, as said here. */
export class KnownAnswers extends AnswerBase {
  found: FoundAnswer[] = [];
  readonly articles = new Map<string, AnswerText>();

  async ask(): Promise<FoundAnswer[]> {
    return this.found;
  }

  async read({ key }: { key: string }): Promise<AnswerText | null> {
    return this.articles.get(key) ?? null;
  }
}

/** Conversations in memory, that go where they are sent. */
export class KnownConversations extends BotConversations {
  readonly standings = new Map<string, Standing>();
  readonly done: string[] = [];
  readonly notes: string[] = [];

  async standing(id: string): Promise<Standing | null> {
    return this.standings.get(id) ?? null;
  }

  async queue(id: string, { first, left }: { first: boolean; left: boolean }): Promise<void> {
    this.become(id, 'queued');
    this.done.push(`queued${first ? ' first' : ''}${left ? ' left' : ''}`);
  }

  async note(_id: string, { text }: { text: string }): Promise<void> {
    this.notes.push(text);
  }

  async raise(id: string, { tag, urgent }: { tag: string | null; urgent: boolean }): Promise<void> {
    this.standings.get(id)!.escalationLevel += 1;
    this.done.push(`raised${tag ? ` ${tag}` : ''}${urgent ? ' urgent' : ''}`);
  }

  async closeSilent(id: string): Promise<void> {
    this.become(id, 'closed');
    this.done.push('closed');
  }

  become(id: string, status: ConversationStatus): void {
    this.standings.get(id)!.status = status;
  }
}

/** Says what it is given while the bot has the conversation. */
export class KnownSpeaking extends Speaking {
  readonly said: Say[] = [];
  obstacle: Extract<Said, { said: false }>['why'] | null = null;

  constructor(private readonly conversations: KnownConversations) {
    super();
  }

  async say(command: Say): Promise<Said> {
    const status = (await this.conversations.standing(command.conversationId))?.status;
    if (command.onlyWhile && !command.onlyWhile.includes(status!)) return { said: false, why: 'held' };
    if (this.obstacle) return { said: false, why: this.obstacle };
    this.said.push(command);
    return { said: true, id: newId(), position: this.said.length, again: false };
  }
}

/** What was learnt of customers. */
export class KnownCustomers extends BotCustomers {
  readonly learnt: Record<string, string>[] = [];

  async learn(_: object, facts: Record<string, string>): Promise<void> {
    this.learnt.push(facts);
  }
}

/** One inbox whose people are there, or not. */
export class KnownInboxes extends BotInboxes {
  inbox: BotInbox = { id: newId(), name: '旗舰店', open: true, opensAt: null, timeZone: 'Asia/Shanghai' };

  async find(id: string): Promise<BotInbox | null> {
    return id === this.inbox.id ? this.inbox : null;
  }

  async all(): Promise<{ id: string; name: string }[]> {
    return [this.inbox];
  }
}

/** The bot on a spec's database, with stand-ins for all it asks. */
export class BotGround {
  readonly answers = new KnownAnswers();
  readonly conversations = new KnownConversations();
  readonly customers = new KnownCustomers();
  readonly inboxes = new KnownInboxes();
  readonly speaking = new KnownSpeaking(this.conversations);
  readonly timers: Timers;
  readonly bot: Bot;

  constructor(private readonly test: TestDatabase) {
    const { database, unitOfWork, clock, outbox } = test;
    this.timers = new Timers(database, unitOfWork, clock);
    this.bot = createBot({
      ...{ database, unitOfWork, clock, outbox, timers: this.timers, audit: new AuditLog(database, clock) },
      ...{
        speaking: this.speaking,
        answers: this.answers,
        conversations: this.conversations,
        customers: this.customers,
        inboxes: this.inboxes,
      },
    });
  }

  get inboxId(): string {
    return this.inboxes.inbox.id;
  }

  async switchOn(change: Partial<typeof SHIPPED_PLAN> = {}): Promise<void> {
    const { version } = await this.bot.edit.of({ kind: 'system', name: 'spec' }, this.inboxId);
    await this.bot.edit.edit({ kind: 'system', name: 'spec' }, this.inboxId, {
      ...{ ...SHIPPED_PLAN, active: true, ...change },
      version,
    });
  }

  /** A conversation that the bot has. */
  begin(): { conversationId: string; customerId: string } {
    const [conversationId, customerId] = [newId(), newId()];
    const openedAt = this.test.clock.now();
    this.conversations.standings.set(conversationId, {
      ...{
        inboxId: this.inboxId,
        customerId,
        status: 'bot',
        escalationLevel: 1,
        openedAt,
        lastMessage: null,
      },
    });
    return { conversationId, customerId };
  }

  /** The customer says something; what the bot is told of it. */
  heard(of: { conversationId: string; customerId: string }, text: string, with_: Partial<Heard> = {}): Heard {
    const standing = this.conversations.standings.get(of.conversationId)!;
    standing.lastMessage = { author: 'customer', at: this.test.clock.now() };
    return {
      ...{ eventId: newId(), messageId: newId(), position: 1, content: { kind: 'text', text }, text },
      ...{
        ...of,
        inboxId: this.inboxId,
        channel: 'web',
        identityId: newId(),
        teamId: newId(),
        agentId: null,
      },
      ...{ status: 'bot', at: this.test.clock.now() },
      ...with_,
    };
  }
}
