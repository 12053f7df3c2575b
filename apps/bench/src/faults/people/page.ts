import type { ConsoleCommands, Content, MessageAccepted, WidgetCommands } from '@yingda/contracts';
import {
  newId,
  SendQueue,
  type Audience,
  type Connection,
  type QueuedMessage,
  type Sender,
  TimelineSync,
  type TimelineSource,
  Failure,
} from '@yingda/realtime-client';
import type { Client, Screen, Unsent } from '../judge/evidence';
import type { Random } from '../random';
import type { Recorder } from '../record/recorder';
import { wordsOf } from '../record/words';
import type { PageHold } from './device';
import { ScreenWatch, shownEntry, type AnyEntry } from './screen-watch';

/** Commands that both kinds of clients have. */
type Both = Pick<WidgetCommands & ConsoleCommands, 'message.edit' | 'message.recall' | 'conversation.read'>;

export interface PageParts {
  client: Client;
  recorder: Recorder;
  random: Random;
  hold: PageHold;
  audience: Audience<AnyEntry>;
}

/** What was acknowledged lately, to be sent once more or changed. */
interface Own {
  message: QueuedMessage;
  answer: MessageAccepted;
  /** An edit or recall of it got no answer: another could overtake it. */
  unclear?: boolean;
}
const REMEMBERED = 12;

/** A loaded page: connection, queue and screens, all of it lost with a reload. */
export abstract class Page {
  readonly screens = new Map<string, TimelineSync<AnyEntry>>();
  private readonly own: Own[] = [];
  private dead = false;
  protected queue!: SendQueue;

  constructor(protected readonly parts: PageParts) {}

  abstract readonly connection: Connection<Both, object>;
  protected abstract sourceOf(conversationId: string): TimelineSource<AnyEntry>;
  /** Sends a message or note at once, beside the queue. */
  protected abstract sendAgain(message: QueuedMessage): Promise<MessageAccepted>;

  get name(): string {
    return this.parts.client.name;
  }

  protected startQueue(name: string, sender: Sender): Promise<void> {
    const { storage, lock, channel } = this.parts.hold;
    this.queue = new SendQueue({ name, sender, storage, lock, channel });
    this.queue.onAccepted(({ message, answer, elsewhere }) => {
      this.screens
        .get(message.conversationId)
        ?.accepted({ ...answer, clientMessageId: message.clientMessageId });
      if (elsewhere) return;
      this.own.push({ message, answer });
      if (this.own.length > REMEMBERED) this.own.shift();
    });
    return this.queue.load();
  }

  show(conversationId: string): TimelineSync<AnyEntry> {
    let screen = this.screens.get(conversationId);
    if (!screen) {
      screen = new TimelineSync(this.sourceOf(conversationId), this.parts.audience);
      const watch = new ScreenWatch((says) => this.parts.recorder.mishap(this.name, conversationId, says));
      screen.onChange((state) => watch.look(state));
      this.screens.set(conversationId, screen);
    }
    return screen;
  }

  hide(conversationId: string): void {
    this.screens.get(conversationId)?.stop();
    this.screens.delete(conversationId);
  }

  async write(
    conversationId: string,
    how: { entry?: 'message' | 'note'; replyTo?: string } = {},
  ): Promise<void> {
    const { recorder, client, random } = this.parts;
    const { entry = 'message', replyTo } = how;
    const clientMessageId = newId();
    const text = wordsOf(entry, clientMessageId, `${client.name} ${'字'.repeat(random.between(0, 40))}`);
    const writing = {
      client: client.name,
      clientMessageId,
      entry,
      text,
      place: conversationId,
      at: recorder.log.now,
      order: recorder.nextOrder(),
      kept: false,
      withdrawn: false,
    };
    recorder.wrote(writing);
    const content: Content = { kind: 'text', text };
    await this.queue.add({ conversationId, clientMessageId, entry, content, ...(replyTo && { replyTo }) });
    if (!this.dead) writing.kept = true;
  }

  /** Sends something once more that is on its way or was acknowledged: the first answer must come again. */
  async retryByForce(): Promise<void> {
    const sending = this.queue
      .list()
      .find((message) => message.state === 'sending' && this.screens.has(message.conversationId));
    const own = this.own[this.parts.random.between(0, Math.max(0, this.own.length - 1))];
    const message = sending && this.parts.random.chance(0.5) ? sending : own?.message;
    if (message) await this.sendAgain(message).catch(() => undefined);
  }

  /** Edits or recalls one of the latest own messages. */
  async change(recall: boolean): Promise<void> {
    const { random, recorder } = this.parts;
    const own = this.own[random.between(0, Math.max(0, this.own.length - 1))];
    if (!own || own.unclear || own.message.entry === 'note' || own.message.content?.kind !== 'text') return;
    own.unclear = true;
    const messageId = own.answer.id;
    const text = recall ? null : `${own.message.content.text} · ${newId().slice(0, 8)}`;
    const change = { client: this.name, at: recorder.log.now, messageId, text, acknowledged: false };
    recorder.evidence.changes.push(change);
    try {
      if (text === null) await this.connection.command('message.recall', { messageId });
      else await this.connection.command('message.edit', { messageId, content: { kind: 'text', text } });
      change.acknowledged = true;
      change.at = recorder.log.now;
      own.unclear = false;
    } catch (thrown) {
      // Refused for good: it certainly did not happen.
      if (!(thrown instanceof Failure) || thrown.retriable) return;
      recorder.evidence.changes.splice(recorder.evidence.changes.indexOf(change), 1);
      own.unclear = thrown.code === 'message-recalled';
    }
  }

  /** What was refused is sent again or taken back by its writer. */
  async tidy(again: boolean): Promise<void> {
    for (const { clientMessageId, state } of this.queue.list()) {
      if (state !== 'failed') continue;
      const writing = this.parts.recorder.writing(clientMessageId);
      if (again && writing) {
        writing.order = this.parts.recorder.nextOrder();
        await this.queue.resend(clientMessageId);
      } else if (await this.queue.withdraw(clientMessageId)) {
        if (writing) writing.withdrawn = true;
      }
    }
  }

  /** The page is gone, as with a reload or a crash. */
  die(): void {
    this.dead = true;
    this.parts.hold.die();
    this.queue.stop();
    for (const screen of this.screens.values()) screen.stop();
    this.connection.close();
  }

  /** Loads every screen from its first entry; gives up when the time is over. */
  async unroll(until: number): Promise<void> {
    for (const screen of this.screens.values()) {
      while (screen.state.ready && screen.state.timeline.start > 0 && performance.now() < until) {
        const before = screen.state.timeline.start;
        await screen.loadOlder().catch(() => undefined);
        if (screen.state.timeline.start === before) break;
      }
    }
  }

  unsent(): Unsent[] {
    return this.queue.list().map(({ clientMessageId, state, failure }) => ({
      ...{ client: this.name, clientMessageId, state, failure: failure?.code ?? null },
    }));
  }

  shown(): Screen[] {
    return [...this.screens].map(([conversationId, { state }]) => ({
      client: this.name,
      conversationId,
      ready: state.ready,
      failure: state.failure?.code ?? null,
      start: state.timeline.start,
      entries: state.timeline.entries.map(shownEntry),
      marks: state.timeline.marks,
    }));
  }
}
