import type { MessageAccepted } from '@yingda/contracts';
import { Emitter } from '../emitter';
import { Failure, type FailureCode } from '../failure';
import { SendQueue } from '../send-queue/send-queue';
import { memoryStorage } from '../send-queue/storages';
import { pageLock } from '../send-queue/tabs';
import type {
  QueuedMessage,
  QueueStorage,
  Sender,
  TabChannel,
  TabLock,
  TabNotice,
} from '../send-queue/types';

/** What the next send meets. `lost-answer`: stored, but the acknowledgement never comes. */
export type Weather = 'fine' | 'lost' | 'lost-answer' | 'busy' | 'limited' | 'refused' | 'closed';

/** A server that stores by `clientMessageId` and answers as the weather has it. */
export class FakeServer {
  readonly stored: QueuedMessage[] = [];
  readonly sends: string[] = [];
  readonly closed = new Set<string>();
  readonly weather: Weather[] = [];
  private opened = 0;
  private current = 'c';

  async send(message: QueuedMessage): Promise<MessageAccepted> {
    this.sends.push(message.clientMessageId);
    const weather = this.weather.shift() ?? 'fine';
    if (weather === 'lost') throw new Failure('no-answer', 'lost');
    if (weather === 'busy') throw new Failure('temporarily-unavailable', 'busy');
    if (weather === 'limited') throw new Failure('rate-limited', 'slow down', { retryAfterMs: 4_000 });
    const known = this.stored.findIndex(({ clientMessageId }) => clientMessageId === message.clientMessageId);
    if (known < 0) {
      if (weather === 'refused') throw new Failure('text-too-long', 'too long');
      if (weather === 'closed') this.closed.add(message.conversationId);
      if (this.closed.has(message.conversationId)) throw new Failure('conversation-closed', 'closed');
      this.stored.push(message);
    }
    if (weather === 'lost-answer') throw new Failure('no-answer', 'lost');
    const sequence = known < 0 ? this.stored.length : known + 1;
    return { id: `id-${message.clientMessageId}`, sequence, createdAt: message.writtenAt };
  }

  /** At most one conversation is open: opening again gives the same. */
  open(): string {
    if (!this.closed.has(this.current)) return this.current;
    this.opened += 1;
    this.current = `next-${this.opened}`;
    return this.current;
  }
}

/** A browser with tabs that share storage, lock and channel. Storage answers late, as real ones do. */
export class FakeBrowser {
  readonly storage: QueueStorage = slow(memoryStorage());
  readonly lock: TabLock = pageLock();
  private readonly notices = new Emitter<{ from: object; notice: TabNotice }>();

  constructor(private readonly server: FakeServer) {}

  tab(): FakeTab {
    const onlines = new Emitter<void>();
    const me = {};
    const channel: TabChannel = {
      tell: (notice) => void setTimeout(() => this.notices.emit({ from: me, notice }), 1),
      on: (listener) =>
        this.notices.on(({ from, notice }) => {
          if (from !== me) listener(notice);
        }),
      close: () => undefined,
    };
    const tab = { online: true };
    const sender: Sender = {
      isOnline: () => tab.online,
      onOnline: (callback) => onlines.on(callback),
      send: async (message) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (!tab.online) throw new Failure('offline', 'offline');
        return this.server.send(message);
      },
      nextConversation: async () => this.server.open(),
    };
    const queue = new SendQueue({
      name: 'test',
      sender,
      storage: this.storage,
      lock: this.lock,
      channel,
      random: () => 0.5,
    });
    return {
      queue,
      setOnline(online: boolean) {
        tab.online = online;
        if (online) onlines.emit();
      },
    };
  }
}
export interface FakeTab {
  queue: SendQueue;
  setOnline(online: boolean): void;
}

function slow(storage: QueueStorage): QueueStorage {
  const later = () => new Promise((resolve) => setTimeout(resolve, 1));
  return {
    all: async () => {
      const items = await storage.all();
      await later();
      return structuredClone(items);
    },
    put: async (message) => {
      await later();
      await storage.put(structuredClone(message));
    },
    remove: async (clientMessageId) => {
      await later();
      await storage.remove(clientMessageId);
    },
  };
}

export const text = (words: string) => ({ kind: 'text' as const, text: words });
export const failureCodes = (messages: readonly QueuedMessage[]): (FailureCode | undefined)[] =>
  messages.map(({ failure }) => failure?.code);
