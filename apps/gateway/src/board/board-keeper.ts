import type { EventName } from '@yingda/events';
import type { BoardModel } from './board-model';
import { isOwed } from './limits';
import type { Limit, WatchedAgent, WatchedConversation, WatchedTeam } from './watched';

/** Where the board is read from. */
export interface BoardSources {
  conversations(ids?: string[]): Promise<WatchedConversation[]>;
  agents(ids?: string[]): Promise<WatchedAgent[]>;
  teams(): Promise<WatchedTeam[]>;
  /** When channels end, of conversations that wait for us. */
  endings(ids: string[]): Promise<Map<string, Limit>>;
  news: {
    begin(): Promise<void>;
    next(): Promise<{ name: string; aggregateId: string }[]>;
  };
}

/** Said in a conversation, which changes who waits for whom; other events of one are about the way of a message. */
const CONVERSATION = /^conversation\.(?!read$)|^message\.sent$/;
const AGENT: EventName[] = ['presence.changed', 'agent.updated', 'agent.deactivated', 'agent.reactivated'];
const CUSTOMER: EventName[] = ['customer.updated', 'customer.blocked', 'customer.unblocked'];
/** Conversations change hands without being told one by one. */
const ALL: EventName[] = ['identity.joined', 'identity.separated', 'team.updated', 'window.ending'];
/** Clocks, and since when an agent is in a state, are written down by reactions a moment after what happened. */
const SETTLING_MS = 3_000;

/**
 * Keeps a model as the database is: whatever an event names is read anew, so events may come twice, late or in any order.
 * A full reading now and then puts right what no event tells of: a rule, a promotion, a row somebody repaired.
 */
export class BoardKeeper {
  /** What a failed look still owes. */
  private owed: { name: string; aggregateId: string }[] = [];
  /** What changed lately, and until when it is looked after. */
  private readonly conversations = new Recent();
  private readonly agents = new Recent();

  constructor(
    private readonly model: BoardModel,
    private readonly from: BoardSources,
  ) {}

  /** From scratch. */
  async begin(): Promise<void> {
    this.owed = [];
    await this.from.news.begin();
    await this.reconcile();
  }

  async reconcile(): Promise<void> {
    const [conversations, agents, teams] = await Promise.all([
      this.from.conversations(),
      this.from.agents(),
      this.from.teams(),
    ]);
    this.model.replaceAll(conversations);
    this.model.replaceAgents(agents);
    this.model.teams = teams;
    const waiting = conversations.flatMap((one) => (isOwed(one) ? one.id : []));
    this.model.endings = await this.from.endings(waiting);
  }

  /** Reads what has changed since the last look. Gives whether anything had. */
  async look(): Promise<boolean> {
    this.owed.push(...(await this.from.news.next()));
    const isNews = this.owed.length > 0;
    if (this.owed.some(({ name }) => (ALL as string[]).includes(name))) await this.reconcile();
    else await this.readNamed();
    this.owed = [];
    return isNews || this.conversations.isAny || this.agents.isAny;
  }

  private async readNamed(): Promise<void> {
    const named = (isMeant: (name: string) => boolean) =>
      new Set(this.owed.flatMap(({ name, aggregateId }) => (isMeant(name) ? aggregateId : [])));
    const conversations = named((name) => CONVERSATION.test(name));
    for (const customerId of named((name) => (CUSTOMER as string[]).includes(name)))
      for (const id of this.model.of(customerId)) conversations.add(id);
    const agents = named((name) => (AGENT as string[]).includes(name));
    await Promise.all([
      this.readConversations(this.conversations.with(conversations)),
      this.readAgents(this.agents.with(agents)),
    ]);
  }

  private async readConversations(ids: string[]): Promise<void> {
    if (ids.length > 0) this.model.put(ids, await this.from.conversations(ids));
  }

  private async readAgents(ids: string[]): Promise<void> {
    if (ids.length > 0) this.model.putAgents(ids, await this.from.agents(ids));
  }
}

/** These, and those of a moment ago once more. */
class Recent {
  private readonly until = new Map<string, number>();

  get isAny(): boolean {
    return this.until.size > 0;
  }

  with(changed: ReadonlySet<string>): string[] {
    const now = performance.now();
    for (const [id, until] of this.until) if (until < now) this.until.delete(id);
    for (const id of changed) this.until.set(id, now + SETTLING_MS);
    return [...this.until.keys()];
  }
}
