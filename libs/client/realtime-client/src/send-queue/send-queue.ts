import type { MessageAccepted } from '@yingda/contracts';
import { BackOff } from '../connection/back-off';
import { Emitter, type Stop } from '../emitter';
import { asFailure, Failure } from '../failure';
import { newId } from '../ids';
import { QueueItems } from './queue-items';
import type { NewMessage, QueuedMessage, QueueStorage, Sender, TabChannel, TabLock } from './types';

export interface SendQueueOptions {
  /** Tells this queue from others on the device: one per visitor or agent and server. */
  name: string;
  sender: Sender;
  storage: QueueStorage;
  lock: TabLock;
  channel: TabChannel;
  /** How long other tabs leave a message to the tab in which it was written. Default 3 s. */
  otherTabsWaitMs?: number;
  random?: () => number;
}

/** An acknowledged message. `elsewhere`: another tab sent it. */
export interface Accepted {
  message: QueuedMessage;
  answer: MessageAccepted;
  elsewhere: boolean;
}

/** After an internal error of the server this often, it is given back as failed: the sixth time will not be luckier. */
const MOST_INTERNAL_ERRORS = 5;
/** A device's clock set back must not stretch a short wait into hours. */
const MOST_WAIT_MS = 60_000;

/**
 * Everything written and not yet acknowledged. Each conversation's messages go one after the other, in the order written, under
 * the same `clientMessageId` however often they are tried, through reload, sleep, offline and closed conversations.
 */
export class SendQueue {
  private readonly items: QueueItems;
  private readonly acceptances = new Emitter<Accepted>();
  private readonly uploads = new Emitter<{ clientMessageId: string; share: number }>();
  private readonly busy = new Set<string>();
  private readonly backOffs = new Map<string, BackOff>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly internalErrors = new Map<string, number>();
  /** Until when the server asked a conversation's messages to wait. */
  private readonly notBefore = new Map<string, number>();
  private readonly stops: Stop[] = [];
  private stopped = false;

  constructor(private readonly options: SendQueueOptions) {
    this.items = new QueueItems(options.storage);
    this.stops.push(options.sender.onOnline(() => this.kickAll()));
    this.stops.push(
      options.channel.on((notice) => {
        if (notice.kind === 'accepted') this.acceptances.emit({ ...notice, elsewhere: true });
        void this.items.reload().then(() => this.kickAll(options.otherTabsWaitMs ?? 3_000));
      }),
    );
  }

  /** Reads what an earlier visit left behind and begins to send it. */
  async load(): Promise<void> {
    await this.items.reload();
    this.kickAll();
  }

  /** All unsent messages in the order written, or those of one conversation. */
  list(conversationId?: string): readonly QueuedMessage[] {
    return this.items.list(conversationId);
  }

  onChange(listener: () => void): Stop {
    return this.items.onChange(listener);
  }

  onAccepted(listener: (accepted: Accepted) => void): Stop {
    return this.acceptances.on(listener);
  }

  /** Share of a file already uploaded, 0 to 1. */
  onUpload(listener: (progress: { clientMessageId: string; share: number }) => void): Stop {
    return this.uploads.on(listener);
  }

  /** Takes a message; it is on the device when this resolves, and in `list` at once. */
  async add(message: NewMessage): Promise<QueuedMessage> {
    const stored = this.items.add({
      entry: 'message',
      content: null,
      ...message,
      clientMessageId: message.clientMessageId ?? newId(),
      writtenAt: new Date().toISOString(),
      order: 0,
      state: 'waiting',
      attempts: 0,
    });
    // Storage may be full or forbidden: the message still goes from memory.
    await stored.saved.catch((error: unknown) => console.warn(error));
    this.options.channel.tell({ kind: 'changed' });
    this.kick(message.conversationId);
    return stored.message;
  }

  /** Tries a failed message again, after those written meanwhile, under the same id. */
  async resend(clientMessageId: string): Promise<void> {
    const message = this.items.find(clientMessageId);
    if (message?.state !== 'failed') return;
    const { failure: _, ...rest } = message;
    await this.items.replaceAtEnd({ ...rest, state: 'waiting', attempts: 0 });
    this.internalErrors.delete(clientMessageId);
    this.options.channel.tell({ kind: 'changed' });
    this.kick(message.conversationId);
  }

  /** Takes a message out, to be written anew or forgotten. Undefined when it is gone or on its way. */
  async withdraw(clientMessageId: string): Promise<QueuedMessage | undefined> {
    const message = this.items.find(clientMessageId);
    if (!message || message.state === 'sending') return undefined;
    await this.items.remove(clientMessageId);
    this.options.channel.tell({ kind: 'changed' });
    return message;
  }

  /** Stops sending; what is unsent stays on the device. */
  stop(): void {
    this.stopped = true;
    for (const stop of this.stops) stop();
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.options.channel.close();
    this.acceptances.clear();
  }

  private kickAll(delayMs = 0): void {
    const conversations = new Set(this.items.list().map((message) => message.conversationId));
    for (const conversationId of conversations) {
      if (delayMs === 0) this.kick(conversationId);
      else this.later(conversationId, delayMs);
    }
  }

  private kick(conversationId: string): void {
    clearTimeout(this.timers.get(conversationId));
    this.timers.delete(conversationId);
    const waitMs = (this.notBefore.get(conversationId) ?? 0) - Date.now();
    if (waitMs > 0) this.later(conversationId, Math.min(waitMs, MOST_WAIT_MS));
    else void this.drain(conversationId);
  }

  private later(conversationId: string, delayMs: number): void {
    if (this.stopped || this.timers.has(conversationId)) return;
    this.timers.set(
      conversationId,
      setTimeout(() => this.kick(conversationId), delayMs),
    );
  }

  private async drain(conversationId: string): Promise<void> {
    if (this.busy.has(conversationId) || !this.mayGo(conversationId)) return;
    this.busy.add(conversationId);
    let waitMs: number | undefined;
    try {
      waitMs = await this.options.lock.alone(`${this.options.name}:${conversationId}`, async () => {
        // Another tab may have sent or added meanwhile.
        await this.items.reload();
        while (this.mayGo(conversationId)) {
          const pause = await this.sendFirst(conversationId);
          if (pause !== undefined) return pause;
        }
        return undefined;
      });
    } catch (error) {
      console.warn(error);
      waitMs = this.backOff(conversationId).next();
    }
    this.busy.delete(conversationId);
    if (waitMs !== undefined) this.later(conversationId, waitMs);
    else if (this.mayGo(conversationId)) this.kick(conversationId);
  }

  private mayGo(conversationId: string): boolean {
    return !this.stopped && this.options.sender.isOnline() && this.items.first(conversationId) !== undefined;
  }

  /** Sends the oldest one; gives the pause before the next attempt, or undefined to go on at once. */
  private async sendFirst(conversationId: string): Promise<number | undefined> {
    const first = this.items.first(conversationId) as QueuedMessage;
    const message: QueuedMessage = { ...first, state: 'sending', attempts: first.attempts + 1 };
    this.items.show(message);
    try {
      const ready = message.content ? message : await this.upload(message);
      const answer = await this.options.sender.send(ready);
      this.backOff(conversationId).reset();
      this.internalErrors.delete(message.clientMessageId);
      // Told before it is removed: the screen must never be without the message.
      this.acceptances.emit({ message: ready, answer, elsewhere: false });
      await this.items.remove(message.clientMessageId);
      this.options.channel.tell({ kind: 'accepted', message: { ...ready, file: undefined }, answer });
      return undefined;
    } catch (thrown) {
      return this.failed(this.items.find(message.clientMessageId) ?? message, asFailure(thrown));
    }
  }

  private async upload(message: QueuedMessage): Promise<QueuedMessage> {
    if (!message.file || !this.options.sender.upload) {
      throw new Failure('file-lost', 'The file is no longer on this device.');
    }
    const content = await this.options.sender.upload(message, (share) =>
      this.uploads.emit({ clientMessageId: message.clientMessageId, share }),
    );
    const ready: QueuedMessage = { ...message, content };
    await this.items.save(ready);
    return ready;
  }

  private async failed(message: QueuedMessage, failure: Failure): Promise<number | undefined> {
    const { sender, channel } = this.options;
    if (failure.code === 'conversation-closed' || failure.code === 'conversation-merged') {
      return this.moveOn(message, failure);
    }
    const errors = (this.internalErrors.get(message.clientMessageId) ?? 0) + 1;
    if (failure.code === 'internal-error') this.internalErrors.set(message.clientMessageId, errors);
    if (failure.retriable && !(failure.code === 'internal-error' && errors >= MOST_INTERNAL_ERRORS)) {
      await this.items.save({ ...message, state: 'waiting' });
      if (!sender.isOnline()) return undefined;
      return this.pause(message.conversationId, failure);
    }
    await this.giveBack(message, failure);
    channel.tell({ kind: 'changed' });
    return undefined;
  }

  /** All that waits for the closed conversation goes on in the next one, in the same order and under the same ids. */
  private async moveOn(message: QueuedMessage, failure: Failure): Promise<number | undefined> {
    let next: string | null;
    try {
      next = (await this.options.sender.nextConversation?.(message, failure)) ?? null;
    } catch (thrown) {
      const opening = asFailure(thrown);
      if (opening.retriable) {
        await this.items.save({ ...message, state: 'waiting' });
        return this.pause(message.conversationId, opening);
      }
      await this.giveBack(message, opening);
      return undefined;
    }
    if (next === null || next === message.conversationId) {
      await this.giveBack(message, failure);
      return undefined;
    }
    const from = message.conversationId;
    const moving = this.items.list(from).filter((item) => item.state !== 'failed');
    // At one stroke: what is written there meanwhile must not go between them.
    await Promise.all(
      moving.map(({ replyTo: _, quote: __, ...rest }) =>
        // A quote cannot cross into another conversation; the words go all the same.
        this.items
          .save({ ...rest, conversationId: next, state: 'waiting' })
          .catch((error: unknown) => console.warn(error)),
      ),
    );
    this.options.channel.tell({ kind: 'changed' });
    this.kick(next);
    return undefined;
  }

  /** How long to wait after a failure; a time the server named holds for everything written meanwhile, too. */
  private pause(conversationId: string, failure: Failure): number {
    const asked = failure.retryAfterMs;
    if (asked === undefined) return this.backOff(conversationId).next();
    this.notBefore.set(conversationId, Date.now() + asked);
    return asked;
  }

  private async giveBack(message: QueuedMessage, failure: Failure): Promise<void> {
    const { code, message: text, details } = failure;
    await this.items.save({
      ...message,
      state: 'failed',
      failure: details ? { code, message: text, details } : { code, message: text },
    });
  }

  private backOff(conversationId: string): BackOff {
    let backOff = this.backOffs.get(conversationId);
    if (!backOff) {
      backOff = new BackOff(this.options.random ? { random: this.options.random } : {});
      this.backOffs.set(conversationId, backOff);
    }
    return backOff;
  }
}
