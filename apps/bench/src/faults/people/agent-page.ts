import type {
  ConsoleCommands,
  ConsoleEvents,
  ConversationState,
  MessageAccepted,
  StaffEntry,
} from '@yingda/contracts';
import {
  connect,
  consoleSender,
  consoleSource,
  createApi,
  Failure,
  staffAudience,
  type Api,
  type Audience,
  type Connection,
  type QueuedMessage,
  type TimelineSource,
} from '@yingda/realtime-client';
import { Page, type PageParts } from './page';
import type { AnyEntry } from './screen-watch';

export interface AgentPageParts extends Omit<PageParts, 'audience'> {
  url: string;
  address: string;
  account: Account;
}
/** Whom to sign in as. */
export interface Account {
  agentId: string;
  email: string;
  password: string;
}

/** Timelines kept running, as the console keeps them. */
const KEPT = 8;

/** What an agent needs to know of a conversation to act on it. */
export type Known = Pick<ConversationState, 'id' | 'status' | 'agentId' | 'teamId' | 'wrapUpDue'>;

/** A loaded console: signed in, with the inbox of the agent and some timelines. */
export class AgentPage extends Page {
  readonly connection: Connection<ConsoleCommands, ConsoleEvents>;
  readonly known = new Map<string, Known>();
  private readonly api: Api;
  private token: string | undefined;

  private constructor(private readonly page: AgentPageParts) {
    super({ ...page, audience: staffAudience as Audience<AnyEntry> });
    this.api = createApi({
      url: page.url,
      headers: { 'x-forwarded-for': page.address },
      token: async () => this.token ?? null,
    });
    this.connection = connect({
      url: page.url,
      namespace: '/console',
      token: (refused) => this.signIn(refused),
    });
    this.connection.on('conversation.updated', ({ conversation }) => this.learn(conversation));
    this.connection.on('conversation.offered', ({ conversation }) => this.learn(conversation));
    this.connection.onState(({ state }) => {
      if (state === 'online') this.online();
    });
  }

  static async load(parts: AgentPageParts): Promise<AgentPage> {
    const page = new AgentPage(parts);
    await page.startQueue('console', consoleSender(page.connection));
    return page;
  }

  get agentId(): string {
    return this.page.account.agentId;
  }

  mine(...statuses: Known['status'][]): Known[] {
    return [...this.known.values()].filter(
      (item) => item.agentId === this.agentId && statuses.includes(item.status),
    );
  }

  /** Looks at one; the one least lately looked at is let go. */
  look(conversationId: string): void {
    const screen = this.screens.get(conversationId);
    if (screen?.state.failure) this.hide(conversationId);
    else if (screen) {
      // Insertion order of a Map is the order of use.
      this.screens.delete(conversationId);
      this.screens.set(conversationId, screen);
    }
    this.show(conversationId);
    for (const oldest of this.screens.keys()) {
      if (this.screens.size <= KEPT) break;
      this.hide(oldest);
    }
  }

  read(conversationId: string): void {
    const screen = this.screens.get(conversationId)?.state;
    const last = screen?.timeline.entries.findLast((entry) => entry.sequence != null);
    if (last)
      this.connection.tell('conversation.read', { conversationId, upToSequence: last.sequence as number });
  }

  protected sourceOf(conversationId: string): TimelineSource<AnyEntry> {
    const source = consoleSource(this.connection, conversationId, (beforePosition) =>
      this.api('GET /api/conversations/:id/entries', {
        params: { id: conversationId },
        query: { limit: 50, beforePosition },
      }),
    );
    return source as TimelineSource<StaffEntry> as unknown as TimelineSource<AnyEntry>;
  }

  protected sendAgain(message: QueuedMessage): Promise<MessageAccepted> {
    return consoleSender(this.connection).send(message);
  }

  private learn(state: Known): void {
    const { id, status, agentId, teamId, wrapUpDue } = state;
    this.known.set(id, { id, status, agentId, teamId, wrapUpDue });
    if (this.known.size > 400) this.known.delete(this.known.keys().next().value as string);
  }

  private online(): void {
    this.connection.tell('inbox.subscribe', {});
    this.connection.tell('presence.set', { state: 'online' });
    this.api('GET /api/conversations', { query: { view: 'mine', limit: 100 } })
      .then(({ items }) => items.forEach((row) => this.learn(row)))
      .catch(() => undefined);
  }

  /** The token lives for 15 minutes and is kept that long; a refused one is renewed by signing in again. */
  private async signIn(refused: string | null): Promise<string> {
    if (this.token && !refused) return this.token;
    this.token = undefined;
    const { email, password } = this.page.account;
    try {
      this.token = (await this.api('POST /api/auth/sign-in', { body: { email, password } })).accessToken;
      return this.token;
    } catch (thrown) {
      // Nobody at a console gives up at the sign-in page.
      if (thrown instanceof Failure && thrown.code === 'sign-in-failed') throw thrown;
      throw new Failure('offline', String(thrown));
    }
  }
}
