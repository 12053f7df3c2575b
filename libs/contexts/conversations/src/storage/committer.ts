import type { DomainEvent } from '@yingda/events';
import { Refusal } from '@yingda/contracts/names';
import {
  isConnectionError,
  isTransient,
  isUniqueViolation,
  noWatch,
  outsideRequests,
  type Clock,
  type Outbox,
  type Watch,
} from '@yingda/platform';
import { appendMessages, type Appended, type Appendix, type Writer } from './append-messages';

const MOST = 200;

/** How messages are brought together. */
export interface CommitShape {
  /** Connections side by side. */
  lanes: number;
  /** Of one statement. */
  most: number;
}

/** What group commit is compared with: a statement a message, as many at a time as a pool would take. */
export const EACH_BY_ITSELF: CommitShape = { lanes: 10, most: 1 };

interface Waiting {
  message: Appendix;
  done: (result: Appended | null) => void;
  failed: (error: unknown) => void;
}
interface Writing {
  batch: Waiting[];
  began: number;
  writing: Promise<(Appended | null)[]>;
}
interface Lane {
  writer: Writer;
  queue: Waiting[];
  busy: boolean;
}

/**
 * Group commit without a timer: while one statement is in flight, new messages gather and form the next. A
 * conversation always uses the same lane, so its messages keep their order and lanes never wait for each other's rows.
 * Answers only after the commit; what fails, fails alone.
 */
export class Committer {
  private readonly lanes: Lane[];

  constructor(
    writers: Writer[],
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly most = MOST,
    private readonly watch: Watch = noWatch,
  ) {
    this.lanes = writers.map((writer) => ({ writer, queue: [], busy: false }));
  }

  /** Stored and committed, or null when the guard left it out. */
  append(message: Appendix): Promise<Appended | null> {
    const lane = this.lanes[hash(message.conversationId) % this.lanes.length]!;
    return new Promise((done, failed) => {
      lane.queue.push({ message, done, failed });
      if (!lane.busy) {
        lane.busy = true;
        // What arrives in the same turn of the event loop goes along.
        outsideRequests(() => setImmediate(() => void this.work(lane)));
      }
    });
  }

  private async work(lane: Lane): Promise<void> {
    let next = this.begin(lane);
    while (next) {
      const { batch, began, writing } = next;
      next = null;
      try {
        const results = await writing;
        // The database has the next before anybody is told of this one: telling takes as long as storing.
        next = this.begin(lane);
        this.answer(batch, results, began);
      } catch (error) {
        if (batch.length === 1 && !mayPassNow(error)) batch[0]!.failed(known(error));
        else await this.oneByOne(lane, batch);
      }
      next ??= this.begin(lane);
    }
    lane.busy = false;
  }

  private begin(lane: Lane): Writing | null {
    if (lane.queue.length === 0) return null;
    const batch = take(lane, this.most);
    const writing = this.write(lane, batch);
    // Awaited a little later, when the one before is told.
    writing.catch(() => undefined);
    return { batch, began: performance.now(), writing };
  }

  private write(lane: Lane, batch: Waiting[]): Promise<(Appended | null)[]> {
    const messages = batch.map((waiting) => waiting.message);
    return appendMessages(lane.writer, messages, { ids: this.outbox.takeAnnounced(), at: this.clock.now() });
  }

  // One of them is at fault, or the connection was: then the retry of what was committed finds it stored.
  private async oneByOne(lane: Lane, batch: Waiting[]): Promise<void> {
    for (const [at, waiting] of batch.entries()) {
      try {
        const began = performance.now();
        this.answer([waiting], await this.write(lane, [waiting]), began);
      } catch (error) {
        waiting.failed(known(error));
        // Nobody waits for a connection to be tried for each of them.
        if (isConnectionError(error)) return batch.slice(at + 1).forEach((rest) => rest.failed(known(error)));
      }
    }
  }

  private answer(batch: Waiting[], results: (Appended | null)[], began: number): void {
    const ended = performance.now();
    const events: DomainEvent[] = [];
    results.forEach((result, index) => {
      if (result?.event) events.push(result.event as DomainEvent);
      batch[index]!.done(result);
    });
    this.watch.committed({ how: 'batch', began, ended, events, size: batch.length });
    this.outbox.announce(events, ended);
  }
}

/** The next batch, oldest first: of each conversation one message. What stays behind keeps its order. */
function take(lane: Lane, most: number): Waiting[] {
  const conversations = new Set<string>();
  const batch: Waiting[] = [];
  const left: Waiting[] = [];
  for (const [at, waiting] of lane.queue.entries()) {
    if (batch.length === most) {
      lane.queue = left.concat(lane.queue.slice(at));
      return batch;
    }
    const { conversationId } = waiting.message;
    if (conversations.has(conversationId)) left.push(waiting);
    else {
      conversations.add(conversationId);
      batch.push(waiting);
    }
  }
  lane.queue = left;
  return batch;
}

// The same message was stored by another process at this moment, or one of two that waited for each other gave way.
function mayPassNow(error: unknown): boolean {
  return isUniqueViolation(error) || isTransient(error) || isConnectionError(error);
}

// Once more was not enough: it is for the sender to come again, and then it is found stored or has its turn.
function known(error: unknown): unknown {
  return mayPassNow(error)
    ? new Refusal('temporarily-unavailable', 'The message could not be stored just now; send it again.')
    : error;
}

function hash(text: string): number {
  let value = 0;
  for (let at = 0; at < text.length; at++) value = (Math.imul(value, 31) + text.charCodeAt(at)) >>> 0;
  return value;
}
