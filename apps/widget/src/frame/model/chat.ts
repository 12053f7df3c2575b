import type { Content, CustomerConversation, Message, WidgetCommands, WidgetEvents } from '@yingda/contracts';
import { LIMITS, OPEN_STATUSES } from '@yingda/contracts/names';
import {
  timelineView,
  type Connection,
  type Failure,
  type QueuedFile,
  type QueuedMessage,
  type SendQueue,
} from '@yingda/realtime-client';
import { excerpt } from './excerpt';
import type { Openings, Opening } from './openings';
import type { Store } from './store';
import { noMarks, type State } from './state';
import type { Timelines } from './timelines';

export interface ChatParts {
  store: Store<State>;
  connection: Connection<WidgetCommands, WidgetEvents>;
  queue: SendQueue;
  openings: Openings;
  timelines: Timelines;
}

export const isOpenStatus = (conversation: CustomerConversation): boolean =>
  (OPEN_STATUSES as readonly string[]).includes(conversation.status);

/** The conversation on screen: what is in it and what the shopper does there. */
export class Chat {
  private readonly sent = new Map<string, QueuedMessage>();

  constructor(private readonly parts: ChatParts) {
    const { queue, timelines } = parts;
    queue.onChange(() => this.draw());
    queue.onAccepted(({ message, answer, elsewhere }) => {
      this.sent.set(message.clientMessageId, message);
      if (elsewhere && !parts.openings.knows(message.conversationId)) this.adopt(message.conversationId);
      timelines
        .get(message.conversationId)
        ?.accepted({ ...answer, clientMessageId: message.clientMessageId });
    });
    queue.onUpload(({ clientMessageId, share }) =>
      parts.store.set({ uploads: { ...parts.store.state.uploads, [clientMessageId]: share } }),
    );
  }

  /** Puts a conversation on screen; null: the one that begins with the next message. */
  show(conversationId: string | null, conversation: CustomerConversation | null = null): void {
    const { store } = this.parts;
    if (conversation) this.parts.openings.know(conversation.id);
    if (store.state.conversationId !== conversationId) {
      store.set({ replyTo: null, editing: null, typing: null, atBottom: true, rating: null });
    }
    store.set({ conversationId, conversation });
    this.follow();
    this.draw();
  }

  /** Begins another matter. */
  begin(opening: Opening = {}): string {
    const id = this.parts.openings.begin(opening);
    this.show(id);
    return id;
  }

  /** What the server says of a conversation, from whichever event or answer. */
  learn(conversation: CustomerConversation): void {
    const { store, openings } = this.parts;
    const { open, conversationId, history } = store.state;
    openings.know(conversation.id);
    if (isOpenStatus(conversation)) store.set({ open: conversation });
    else if (open?.id === conversation.id) store.set({ open: null });
    if (conversationId === conversation.id) store.set({ conversation });
    if (history) {
      const others = history.filter(({ id }) => id !== conversation.id);
      const known = others.length < history.length;
      store.set({
        history: known
          ? history.map((item) => (item.id === conversation.id ? conversation : item))
          : [conversation, ...others],
      });
    }
    this.follow();
    this.draw();
  }

  /** What waits for a closed conversation goes on in the next; the screen goes along. */
  async moveOn(message: QueuedMessage, failure: Failure): Promise<string> {
    const into = failure.details?.['intoConversationId'];
    const next = typeof into === 'string' ? into : await this.parts.openings.next();
    if (typeof into === 'string') this.parts.openings.know(into);
    const { state } = this.parts.store;
    if (state.conversationId === message.conversationId) {
      this.show(next, state.open?.id === next ? state.open : null);
    }
    return next;
  }

  send(content: Content): void {
    const { store, queue } = this.parts;
    const { replyTo } = store.state;
    void queue.add({
      conversationId: this.current(),
      content,
      ...(replyTo && {
        replyTo: replyTo.id,
        quote: { id: replyTo.id, author: replyTo.author, excerpt: excerpt(replyTo.content) },
      }),
    });
    store.set({ replyTo: null, atBottom: true });
  }

  sendFile(file: QueuedFile): void {
    void this.parts.queue.add({ conversationId: this.current(), file });
    this.parts.store.set({ atBottom: true });
  }

  /** The product of the page, in front of the words about it. */
  sendProduct(): void {
    const { product } = this.parts.store.state;
    if (!product) return;
    const { id, title, price, imageUrl, url } = product;
    const web = (address?: string) => (address && /^https?:/.test(address) ? address : undefined);
    this.send({
      kind: 'product-card',
      productId: String(id).slice(0, 64),
      title: [...title].slice(0, 200).join(''),
      ...(price ? { price: String(price).slice(0, 40) } : {}),
      ...(web(imageUrl) ? { imageUrl: web(imageUrl) } : {}),
      ...(web(url) ? { url: web(url) } : {}),
    });
    this.parts.store.set({ product: null });
  }

  async edit(message: Message, text: string): Promise<void> {
    const content: Content = { kind: 'text', text };
    await this.parts.connection.command('message.edit', { messageId: message.id, content });
    this.parts.store.set({ editing: null });
  }

  recall(message: Message): Promise<unknown> {
    return this.parts.connection.command('message.recall', { messageId: message.id });
  }

  /** The own message that may still be edited or recalled: sent within the last 2 minutes. */
  mayChange(message: Message, now: number): boolean {
    const fresh = now - Date.parse(message.createdAt) < LIMITS.editWindowMs;
    return fresh && message.author.kind === 'customer' && !message.recalledAt;
  }

  async end(): Promise<void> {
    const { conversation } = this.parts.store.state;
    if (!conversation) return;
    const answer = await this.parts.connection.command('conversation.close', {
      conversationId: conversation.id,
    });
    this.learn(answer.conversation);
  }

  async loadOlder(): Promise<void> {
    await this.parts.timelines.get(this.parts.store.state.conversationId)?.loadOlder();
  }

  draw(): void {
    const { store, queue, timelines } = this.parts;
    const { conversationId } = store.state;
    const state = timelines.stateOf(conversationId);
    const queued = conversationId ? queue.list(conversationId) : [];
    if (!state) {
      const items = queued.map((message) => ({
        kind: 'local' as const,
        key: message.clientMessageId,
        message,
      }));
      const loads = conversationId !== null && this.parts.openings.knows(conversationId);
      store.set({ items, ready: !loads, hasOlder: false, marks: noMarks });
      return;
    }
    store.set({
      items: timelineView(state.timeline, queued, this.sent),
      ready: state.ready,
      hasOlder: state.timeline.start > 0,
      loadingOlder: state.loadingOlder,
      marks: state.timeline.marks,
    });
  }

  private current(): string {
    return this.parts.store.state.conversationId ?? this.begin();
  }

  /** Another tab has opened a conversation: this one goes along unless something else is on screen. */
  private adopt(conversationId: string): void {
    const { store, openings } = this.parts;
    openings.know(conversationId);
    const { conversation, screen } = store.state;
    if (conversation === null || screen === 'home') this.show(conversationId);
  }

  private follow(): void {
    const { store, timelines, openings } = this.parts;
    const { conversationId, open } = store.state;
    const wanted = [conversationId, open?.id ?? null].filter(
      (id, at, all): id is string => id !== null && openings.knows(id) && all.indexOf(id) === at,
    );
    timelines.follow(wanted);
  }
}

/** A content for a text as typed. */
export const textContent = (text: string): Content => ({ kind: 'text', text });
