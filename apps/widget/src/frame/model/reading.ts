import type { Message, WidgetCommands, WidgetEvents } from '@yingda/contracts';
import { countUnread, type Connection } from '@yingda/realtime-client';
import type { ToLoader } from '../../bridge/protocol';
import { excerpt } from './excerpt';
import type { State } from './state';
import type { Store } from './store';
import type { Timelines } from './timelines';

/** Marks are sent at most this often: a burst of messages is one mark. */
const MARK_MS = 400;
/** A mark that was not taken is sent again after this. */
const AGAIN_MS = 3_000;

/** What has been received and read, what is unread, and how the shopper hears of it while the panel is closed. */
export class Reading {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly read = new Map<string, number>();
  private readonly received = new Map<string, number>();
  /** Newest sequence the shopper has been told of, by conversation; what was there at the first look is not news. */
  private readonly told = new Map<string, number>();

  constructor(
    private readonly store: Store<State>,
    private readonly connection: Connection<WidgetCommands, WidgetEvents>,
    private readonly timelines: Timelines,
    private readonly post: (message: ToLoader) => void,
  ) {
    store.subscribe(() => this.later());
    document.addEventListener('visibilitychange', () => this.later());
    connection.onState(({ state }) => {
      if (state === 'online') this.later();
    });
  }

  /** Something arrived in a timeline. */
  changed(conversationId: string): void {
    this.tell(conversationId);
    this.later();
  }

  private seen(): boolean {
    const { shown, screen, atBottom } = this.store.state;
    return shown && screen === 'chat' && atBottom && document.visibilityState === 'visible';
  }

  private later(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.mark();
    }, MARK_MS);
  }

  private mark(): void {
    const { conversationId, open } = this.store.state;
    for (const id of new Set([conversationId, open?.id ?? null])) {
      if (id !== null) this.markOne(id, id === conversationId && this.seen());
    }
    this.count();
  }

  private markOne(conversationId: string, seen: boolean): void {
    const state = this.timelines.stateOf(conversationId);
    if (!state?.ready || this.connection.state !== 'online') return;
    const { entries, complete, marks } = state.timeline;
    const theirs = entries.filter(
      ({ author, sequence }) => author.kind !== 'customer' && sequence <= complete,
    );
    const last = theirs[theirs.length - 1]?.sequence ?? 0;
    const marked = seen ? this.read : this.received;
    const server = seen ? marks.customerRead : Math.max(marks.customerDelivered, marks.customerRead);
    if (last <= Math.max(server, marked.get(conversationId) ?? 0)) return;
    marked.set(conversationId, last);
    const command = seen ? 'conversation.read' : 'conversation.receive';
    this.connection.command(command, { conversationId, upToSequence: last }).catch(() => {
      marked.delete(conversationId);
      setTimeout(() => this.later(), AGAIN_MS);
    });
  }

  private count(): void {
    const { conversationId, open, history } = this.store.state;
    const live = new Set([conversationId, open?.id ?? null].filter((id): id is string => id !== null));
    let unread = 0;
    for (const id of live) unread += this.unreadOf(id);
    for (const earlier of history ?? []) if (!live.has(earlier.id)) unread += earlier.unread;
    if (unread === this.store.state.unread) return;
    this.store.set({ unread });
    this.post({ type: 'unread', count: unread });
  }

  private unreadOf(id: string): number {
    const state = this.timelines.stateOf(id);
    const { conversation, open } = this.store.state;
    if (!state?.ready) return [conversation, open].find((known) => known?.id === id)?.unread ?? 0;
    const { entries, marks } = state.timeline;
    return countUnread(entries, Math.max(marks.customerRead, this.read.get(id) ?? 0));
  }

  private tell(conversationId: string): void {
    const state = this.timelines.stateOf(conversationId);
    if (!state?.ready) return;
    const { entries, marks } = state.timeline;
    const news = entries.filter(isNews);
    const last = news[news.length - 1];
    const known = this.told.get(conversationId);
    this.told.set(conversationId, Math.max(known ?? 0, last?.sequence ?? 0));
    if (!last || last.sequence <= (known ?? marks.customerRead) || this.seen()) return;
    const { sound, shown } = this.store.state;
    this.post({
      type: 'event',
      name: 'message',
      detail: { text: excerpt(last.content), from: last.author.name },
    });
    if (!shown)
      this.post({ type: 'preview', id: last.id, name: last.author.name, text: excerpt(last.content) });
    if (sound && known !== undefined) this.post({ type: 'sound' });
  }
}

const isNews = (entry: Message): boolean =>
  entry.author.kind !== 'customer' && entry.content.kind !== 'event' && !entry.recalledAt;
