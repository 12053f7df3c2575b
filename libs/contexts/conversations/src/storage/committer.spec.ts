import type { DomainEvent } from '@yingda/events';
import type { Outbox, Statement } from '@yingda/platform';
import { AdjustableClock, newId } from '@yingda/platform';
import type { Appendix, Writer } from './append-messages';
import { anAppendix } from '../testing';
import { Committer } from './committer';

/** Answers every message as stored, when told to; an array of failures is thrown first, one a statement. */
class HeldWriter implements Writer {
  readonly batches: string[][] = [];
  readonly failures: unknown[] = [];
  /** Fails every statement that holds this message. */
  broken: string | null = null;
  private waiting: (() => void)[] = [];
  held = false;

  async queryArrays<Row extends unknown[]>(statement: Statement, values: unknown[]): Promise<Row[]> {
    const named = values[2] as string;
    const ids = statement.name === 'append-one' ? [named] : named.slice(1, -1).split(',');
    this.batches.push(ids);
    if (this.held) await new Promise<void>((resolve) => this.waiting.push(resolve));
    const failure = this.failures.shift();
    if (failure) throw failure;
    if (this.broken !== null && ids.includes(this.broken)) throw new Error('broken');
    return ids.map((_, index) => [
      index + 1,
      index + 1,
      index + 1,
      false,
      '{}',
      null,
      null,
      null,
      null,
    ]) as Row[];
  }

  release(): void {
    this.waiting.splice(0).forEach((resolve) => resolve());
  }
}

class HeardOutbox {
  readonly announced: DomainEvent[][] = [];
  takeAnnounced(): string[] {
    return [];
  }
  announce(events: DomainEvent[]): void {
    if (events.length > 0) this.announced.push(events);
  }
}

describe('group commit', () => {
  let writer: HeldWriter;
  let outbox: HeardOutbox;
  let committer: Committer;

  beforeEach(() => {
    writer = new HeldWriter();
    outbox = new HeardOutbox();
    committer = new Committer(
      [writer],
      outbox as unknown as Outbox,
      new AdjustableClock('2026-03-02T02:00:00.000Z'),
    );
  });

  const message = (conversationId: string, author = 'a', clientMessageId = newId()): Appendix =>
    anAppendix(conversationId, author, clientMessageId);
  const idsOf = (...messages: Appendix[]) => messages.map((one) => one.entry.clientMessageId);
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('writes what comes in one turn together, and what comes meanwhile with the next statement', async () => {
    writer.held = true;
    const first = [message('1'), message('2')];
    const later = [message('3'), message('1'), message('4')];
    const answers = first.map((one) => committer.append(one));
    await turn();
    answers.push(...later.map((one) => committer.append(one)));
    await turn();
    expect(writer.batches).toEqual([idsOf(...first)]);
    writer.held = false;
    writer.release();
    await Promise.all(answers);
    expect(writer.batches).toEqual([idsOf(...first), idsOf(...later)]);
  });

  it('gives the next statement to the database before it tells of the last one', async () => {
    writer.held = true;
    const order: string[] = [];
    outbox.announce = (events) =>
      void order.push(`told with ${writer.batches.length} begun`, ...events.map(() => 'event'));
    const answers = [committer.append(message('1'))];
    await turn();
    answers.push(committer.append(message('2')));
    await turn();
    writer.held = false;
    writer.release();
    await Promise.all(answers);
    expect(order).toEqual(['told with 2 begun', 'event', 'told with 2 begun', 'event']);
  });

  it('answers and announces only after the statement has returned', async () => {
    writer.held = true;
    let answered = false;
    const answer = committer.append(message('1')).then(() => (answered = true));
    await turn();
    await turn();
    expect([answered, outbox.announced.length]).toEqual([false, 0]);
    writer.release();
    await answer;
    expect(outbox.announced).toHaveLength(1);
  });

  it('writes one message of a conversation at a time, and all of them in their order', async () => {
    const [a1, b1, a2, other] = [message('1', 'a'), message('1', 'b'), message('1', 'a'), message('2', 'c')];
    await Promise.all([a1, b1, a2, other].map((one) => committer.append(one)));
    expect(writer.batches).toEqual([idsOf(a1, other), idsOf(b1), idsOf(a2)]);
  });

  it('keeps two with one client id apart', async () => {
    const id = newId();
    await Promise.all([message('1', 'a', id), message('1', 'a', id)].map((one) => committer.append(one)));
    expect(writer.batches).toEqual([[id], [id]]);
  });

  it('takes at most two hundred at a time', async () => {
    await Promise.all(Array.from({ length: 450 }, (_, index) => committer.append(message(String(index)))));
    expect(writer.batches.map((batch) => batch.length)).toEqual([200, 200, 50]);
  });

  it('lets one that fails fail alone', async () => {
    const messages = [message('1'), message('2'), message('3')];
    writer.broken = messages[1]!.entry.clientMessageId;
    const results = await Promise.allSettled(messages.map((one) => committer.append(one)));
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('asks again after a lost connection, as the message may be stored, and says so when that fails too', async () => {
    const lost = () => new Error('Connection terminated unexpectedly');
    writer.failures.push(lost());
    await expect(committer.append(message('1'))).resolves.toMatchObject({ sequence: 1 });
    writer.failures.push(lost(), lost());
    await expect(committer.append(message('1'))).rejects.toMatchObject({ code: 'temporarily-unavailable' });
    await expect(committer.append(message('1'))).resolves.toBeTruthy();
  });

  it('tries a lost connection once more, not once for every message', async () => {
    const lost = () => new Error('Connection terminated unexpectedly');
    writer.failures.push(lost(), lost());
    const results = await Promise.allSettled(['1', '2', '3'].map((id) => committer.append(message(id))));
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(writer.batches.map((batch) => batch.length)).toEqual([3, 1]);
  });

  it('gives each message a statement of its own where it is told to', async () => {
    const single = new Committer([writer], outbox as unknown as Outbox, new AdjustableClock(), 1);
    await Promise.all(['1', '2', '3'].map((id) => single.append(message(id))));
    expect(writer.batches.map((batch) => batch.length)).toEqual([1, 1, 1]);
  });

  it('gives a conversation always the same lane', async () => {
    const lanes = [new HeldWriter(), new HeldWriter(), new HeldWriter()];
    const many = new Committer(lanes, outbox as unknown as Outbox, new AdjustableClock());
    const conversations = Array.from({ length: 30 }, () => newId());
    for (let round = 0; round < 3; round++)
      await Promise.all(conversations.map((id) => many.append(message(id))));
    expect(lanes.every((lane) => lane.batches.flat().length % 3 === 0)).toBe(true);
    expect(lanes.filter((lane) => lane.batches.length > 0).length).toBeGreaterThan(1);
  });
});
