import type { TypingChanged, WidgetCommands, WidgetEvents } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import type { Connection } from '@yingda/realtime-client';
import type { State } from './state';
import type { Store } from './store';

/** Told again this often while typing goes on, and taken back after this long without a key. */
const TELL_MS = 1_500;
const IDLE_MS = 5_000;

/** Who is typing, both ways. */
export class Typing {
  private lastTold = 0;
  private text = '';
  private trailing: ReturnType<typeof setTimeout> | undefined;
  private idle: ReturnType<typeof setTimeout> | undefined;
  private theirs: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly store: Store<State>,
    private readonly connection: Connection<WidgetCommands, WidgetEvents>,
  ) {}

  heard({ conversationId, author, typing }: TypingChanged): void {
    if (conversationId !== this.store.state.conversationId || author.kind === 'customer') return;
    clearTimeout(this.theirs);
    this.store.set({ typing: typing ? author.name : null });
    if (typing) this.theirs = setTimeout(() => this.store.set({ typing: null }), LIMITS.typingTimeoutMs);
  }

  /** Their message has come: the dots go with it. */
  over(): void {
    clearTimeout(this.theirs);
    this.store.set({ typing: null });
  }

  wrote(text: string): void {
    this.text = text;
    clearTimeout(this.idle);
    if (text === '') return this.stop();
    this.idle = setTimeout(() => this.stop(), IDLE_MS);
    const wait = this.lastTold + TELL_MS - Date.now();
    if (wait <= 0) this.tell();
    else this.trailing ??= setTimeout(() => this.tell(), wait);
  }

  stop(): void {
    clearTimeout(this.trailing);
    clearTimeout(this.idle);
    this.trailing = undefined;
    const { conversation } = this.store.state;
    if (this.lastTold === 0 || !conversation) return;
    this.lastTold = 0;
    this.connection.tell('typing.stop', { conversationId: conversation.id });
  }

  private tell(): void {
    clearTimeout(this.trailing);
    this.trailing = undefined;
    const { conversation, settings, peek } = this.store.state;
    if (!conversation || this.text === '') return;
    this.lastTold = Date.now();
    const shown = settings?.livePreview && peek;
    // Cut by code points, so that no character is halved.
    const text = [...this.text].slice(0, LIMITS.livePreviewCodePoints).join('');
    this.connection.tell('typing.start', { conversationId: conversation.id, ...(shown ? { text } : {}) });
  }
}
