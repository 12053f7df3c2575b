import type {
  CustomerConversation,
  Message,
  MessageAccepted,
  WidgetCommands,
  WidgetEvents,
  WidgetSession,
} from '@yingda/contracts';
import { OPEN_STATUSES } from '@yingda/contracts/names';
import {
  connect,
  createApi,
  customerAudience,
  Failure,
  newId,
  widgetSender,
  widgetSource,
  type Api,
  type Audience,
  type Connection,
  type QueuedMessage,
  type TimelineSource,
} from '@yingda/realtime-client';
import { Page, type PageParts } from './page';
import type { AnyEntry } from './screen-watch';

export interface VisitorPageParts extends Omit<PageParts, 'audience'> {
  url: string;
  address: string;
  inboxKey: string;
  /** What the device keeps beside the queue. */
  cabinet: Map<string, string>;
}

/** A loaded widget: the shop's page with the chat open. Opens, sends and moves on as the widget does. */
export class VisitorPage extends Page {
  readonly connection: Connection<WidgetCommands, WidgetEvents>;
  /** Status by conversation, as last heard. */
  private readonly statuses = new Map<string, CustomerConversation['status']>();
  private readonly opened = new Set<string>();
  private readonly api: Api;
  private token: string | undefined;

  private constructor(private readonly page: VisitorPageParts) {
    super({ ...page, audience: customerAudience as Audience<AnyEntry> });
    this.api = createApi({
      url: page.url,
      headers: { 'x-forwarded-for': page.address },
      token: async () => this.token ?? null,
    });
    this.connection = connect({
      url: page.url,
      namespace: '/widget',
      token: (refused) => this.session(refused),
    });
    this.connection.on('conversation.updated', ({ conversation }) => this.learn(conversation));
  }

  static async load(parts: VisitorPageParts): Promise<VisitorPage> {
    const page = new VisitorPage(parts);
    await page.startQueue('widget', {
      ...widgetSender(page.connection, { ensure: (id) => page.ensure(id) }),
      nextConversation: async (_, { details }) => {
        const into = details?.['intoConversationId'];
        const id = typeof into === 'string' ? into : (await page.open(newId())).id;
        page.page.cabinet.set('current', id);
        page.follow(id);
        return id;
      },
    });
    return page;
  }

  get current(): string | null {
    return this.page.cabinet.get('current') ?? null;
  }

  get closed(): boolean {
    const status = this.statuses.get(this.current ?? '');
    return status !== undefined && !(OPEN_STATUSES as readonly string[]).includes(status);
  }

  /** The conversation the next text goes to; `anew` begins another one. */
  place(anew: boolean): string {
    const { current } = this;
    if (current && !anew) return current;
    const id = newId();
    this.page.cabinet.set('current', id);
    return id;
  }

  async end(): Promise<void> {
    const { current } = this;
    if (!current || !this.opened.has(current)) return;
    this.learn(
      (await this.connection.command('conversation.close', { conversationId: current })).conversation,
    );
  }

  /** Tells how far this screen has received and read. */
  read(): void {
    const { current } = this;
    const screen = current ? this.screens.get(current)?.state : undefined;
    if (!current || !screen?.ready) return;
    const upToSequence = screen.timeline.complete;
    this.connection.tell('conversation.receive', { conversationId: current, upToSequence });
    this.connection.tell('conversation.read', { conversationId: current, upToSequence });
  }

  protected sourceOf(conversationId: string): TimelineSource<AnyEntry> {
    const source = widgetSource(this.connection, conversationId, async (beforeSequence) => {
      const page = await this.api('GET /api/widget/conversations/:id/messages', {
        params: { id: conversationId },
        query: { limit: 50, beforeSequence },
      });
      return { entries: page.messages, hasMore: page.hasMore };
    });
    return source as TimelineSource<Message> as unknown as TimelineSource<AnyEntry>;
  }

  protected sendAgain(message: QueuedMessage): Promise<MessageAccepted> {
    return widgetSender(this.connection).send(message);
  }

  private learn({ id, status }: CustomerConversation): void {
    this.opened.add(id);
    this.statuses.set(id, status);
    if (this.current === id) this.follow(id);
  }

  private follow(id: string): void {
    for (const other of this.screens.keys()) if (other !== id) this.hide(other);
    this.show(id);
  }

  private async ensure(conversationId: string): Promise<void> {
    if (this.opened.has(conversationId)) return;
    const conversation = await this.open(conversationId);
    if (conversation.id !== conversationId)
      throw new Failure('conversation-closed', 'Another conversation is open; this goes on there.', {
        intoConversationId: conversation.id,
      });
  }

  private async open(conversationId: string): Promise<CustomerConversation> {
    const { conversation } = await this.connection
      .command('conversation.open', {
        conversationId,
        inboxKey: this.page.inboxKey,
      })
      .catch((thrown: unknown) => {
        // As the widget does: the queue asks for the next.
        if (thrown instanceof Failure && thrown.code === 'already-exists')
          throw new Failure('conversation-closed', thrown.message);
        throw thrown;
      });
    this.learn(conversation);
    return conversation;
  }

  private async session(refused: string | null): Promise<string> {
    if (this.token && !refused) return this.token;
    const visitorToken = this.page.cabinet.get('visitorToken');
    this.token = undefined;
    const session: WidgetSession = await this.api('POST /api/widget/sessions', {
      body: { inboxKey: this.page.inboxKey, ...(visitorToken && { visitorToken }) },
    });
    this.token = session.token;
    this.page.cabinet.set('visitorToken', session.visitorToken);
    this.page.client.personId = identityOf(session.token);
    if (session.conversation) {
      if (!this.current) this.page.cabinet.set('current', session.conversation.id);
      this.learn(session.conversation);
    }
    return session.token;
  }
}

/** Whom a token of the widget speaks for (apps/gateway/src/http/widget-tokens.ts decides its claims). */
function identityOf(token: string): string {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString()) as {
    identityId: string;
  };
  return claims.identityId;
}
