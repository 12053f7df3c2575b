import { AdjustableClock, newId, type Outbox, type Statement } from '@yingda/platform';
import type { DomainEvent } from '@yingda/events';
import * as fc from 'fast-check';
import type { Appended, Appendix, Writer } from './append-messages';
import { anAppendix } from '../testing';
import { Committer } from './committer';

/**
 * What a statement meets: `lost` before it was run, `answer-lost` after its commit, `deadlock`, and `overtaken`: another
 * process stores its first message at this moment.
 */
type Weather = 'fine' | 'lost' | 'answer-lost' | 'deadlock' | 'overtaken';

interface Row {
  id: string;
  clientMessageId: string;
  author: string;
  sequence: number;
}

const failure = (code: string) => Object.assign(new Error(code), { code });

/** Stores as the statement does: what is known is answered, the rest gets the next numbers, all of it or nothing. */
class ModelDatabase implements Writer {
  readonly stored = new Map<string, Row[]>();
  readonly statements: string[][] = [];

  constructor(
    private readonly weather: Weather[],
    /** Client ids that no statement can take. */
    private readonly poison: Set<string>,
  ) {}

  async queryArrays<R extends unknown[]>(statement: Statement, values: unknown[]): Promise<R[]> {
    const column = (at: number) => {
      const value = values[at] as string;
      return statement.name === 'append-one' ? [value] : value.slice(1, -1).split(',');
    };
    const [conversations, ids, clientIds, authors] = [column(0), column(1), column(2), column(4)];
    this.statements.push(clientIds.map((id, at) => `${conversations[at]} ${authors[at]} ${id}`));
    await new Promise((resolve) => setImmediate(resolve));
    const weather = this.weather.shift() ?? 'fine';
    if (weather === 'lost') throw new Error('Connection terminated unexpectedly');
    if (weather === 'deadlock') throw failure('40P01');
    const inputs = ids.map((id, at) => ({
      id,
      conversation: conversations[at]!,
      clientMessageId: clientIds[at]!,
      author: authors[at]!,
    }));
    if (weather === 'overtaken' && !this.find(inputs[0]!) && !this.poison.has(inputs[0]!.clientMessageId)) {
      this.insert({ ...inputs[0]!, id: newId() });
      throw failure('23505');
    }
    if (clientIds.some((id) => this.poison.has(id))) throw failure('22P05');
    const rows = inputs.map((input, at) => {
      const known = this.find(input);
      const row = known ?? this.insert(input);
      const rest = known
        ? [null, null, null, row.id, new Date(0), 'customer', row.author]
        : [row.sequence, false, '{}', null, null, null, null];
      return [at + 1, row.sequence, ...rest] as unknown as R;
    });
    if (weather === 'answer-lost') throw new Error('Connection terminated unexpectedly');
    return rows;
  }

  find(of: { conversation: string; clientMessageId: string }): Row | undefined {
    return this.stored.get(of.conversation)?.find((row) => row.clientMessageId === of.clientMessageId);
  }

  private insert(input: { id: string; conversation: string; clientMessageId: string; author: string }): Row {
    const rows = this.stored.get(input.conversation) ?? [];
    this.stored.set(input.conversation, rows);
    const { id, clientMessageId, author } = input;
    const row = { id, clientMessageId, author, sequence: rows.length + 1 };
    rows.push(row);
    return row;
  }
}

class HeardOutbox {
  readonly announced: DomainEvent[] = [];
  takeAnnounced(): string[] {
    return [];
  }
  announce(events: DomainEvent[]): void {
    this.announced.push(...events);
  }
}

interface Send {
  conversation: number;
  author: number;
  /** Sends the same message as an earlier one, if there is one of this conversation. */
  again: boolean;
  poisoned: boolean;
  /** Event loop turns before the next. */
  pause: number;
}

const send: fc.Arbitrary<Send> = fc.record({
  conversation: fc.nat(3),
  author: fc.nat(1),
  again: fc.boolean(),
  poisoned: fc.integer({ min: 0, max: 9 }).map((value) => value === 0),
  pause: fc.nat(3),
});
const weather = fc.constantFrom<Weather>(
  'fine',
  'fine',
  'fine',
  'lost',
  'answer-lost',
  'deadlock',
  'overtaken',
);

interface Sent {
  message: Appendix;
  poisoned: boolean;
  outcome: PromiseSettledResult<Appended | null>;
}

/** Runs all of it; gives what every sender was told. */
async function live(
  sends: readonly Send[],
  weathers: readonly Weather[],
): Promise<{ sent: Sent[]; database: ModelDatabase; outbox: HeardOutbox }> {
  const poison = new Set<string>();
  const database = new ModelDatabase([...weathers], poison);
  const outbox = new HeardOutbox();
  const committer = new Committer([database], outbox as unknown as Outbox, new AdjustableClock());
  const sending: { message: Appendix; poisoned: boolean; answer: Promise<Appended | null> }[] = [];
  for (const one of sends) {
    const conversation = `c${one.conversation}`;
    const earlier = one.again && sending.find(({ message }) => message.conversationId === conversation);
    const author = earlier ? (earlier.message.authorId as string) : `a${one.author}`;
    const clientMessageId = earlier ? earlier.message.entry.clientMessageId : newId();
    if (one.poisoned && !earlier) poison.add(clientMessageId);
    const message = anAppendix(conversation, author, clientMessageId);
    const answer = committer.append(message);
    answer.catch(() => undefined);
    sending.push({ message, poisoned: poison.has(clientMessageId), answer });
    for (let turn = 0; turn < one.pause; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
  const outcomes = await Promise.allSettled(sending.map(({ answer }) => answer));
  const sent = sending.map(({ message, poisoned }, at) => ({ message, poisoned, outcome: outcomes[at]! }));
  return { sent, database, outbox };
}

const lives = fc.tuple(fc.array(send, { maxLength: 30 }), fc.array(weather, { maxLength: 30 }));
const check = (property: (lived: Awaited<ReturnType<typeof live>>) => void) =>
  fc.assert(
    fc.asyncProperty(lives, async ([sends, weathers]) => property(await live(sends, weathers))),
    // As many as a busy machine manages within the test's time.
    { numRuns: 400, interruptAfterTimeLimit: 4_000 },
  );

describe('group commit in any weather', () => {
  it('answers every sender, and with what is stored: once, whatever was sent twice or got no answer', () =>
    check(({ sent, database }) => {
      for (const { message, outcome } of sent) {
        if (outcome.status !== 'fulfilled') continue;
        const { conversationId: conversation, entry } = message;
        const row = database.find({ conversation, clientMessageId: entry.clientMessageId });
        expect(outcome.value).toMatchObject({ id: row?.id, sequence: row?.sequence });
      }
      for (const rows of database.stored.values()) {
        const clientIds = rows.map((row) => row.clientMessageId);
        expect(new Set(clientIds).size).toBe(clientIds.length);
      }
    }));

  it('lets a message that cannot be stored fail alone; another is at most asked to come again', () =>
    check(({ sent, database }) => {
      for (const { message, poisoned, outcome } of sent) {
        if (poisoned) {
          expect(outcome.status).toBe('rejected');
          const { conversationId: conversation, entry } = message;
          expect(database.find({ conversation, clientMessageId: entry.clientMessageId })).toBeUndefined();
        } else if (outcome.status === 'rejected')
          expect((outcome.reason as { code: string }).code).toBe('temporarily-unavailable');
      }
    }));

  it('keeps the order of what is answered, conversation by conversation', () =>
    check(({ sent }) => {
      const lastOf = new Map<string, number>();
      const seen = new Set<string>();
      for (const { message, outcome } of sent) {
        const { conversationId, entry } = message;
        const again = seen.has(entry.clientMessageId);
        seen.add(entry.clientMessageId);
        if (again || outcome.status !== 'fulfilled' || !outcome.value) continue;
        expect(outcome.value.sequence).toBeGreaterThan(lastOf.get(conversationId) ?? 0);
        lastOf.set(conversationId, outcome.value.sequence);
      }
    }));

  it('puts into one statement one sender of a conversation, and each client id once', () =>
    check(({ database }) => {
      for (const statement of database.statements) {
        const parts = statement.map((line) => line.split(' ') as [string, string, string]);
        const senders = new Set(parts.map(([conversation, author]) => `${conversation} ${author}`));
        expect(senders.size).toBe(new Set(parts.map(([conversation]) => conversation)).size);
        expect(new Set(parts.map(([, , id]) => id)).size).toBe(parts.length);
      }
    }));

  it('announces once what it stored and was answered for, and nothing else', () =>
    check(({ sent, database, outbox }) => {
      const announced = outbox.announced.map(
        (event) => (event as DomainEvent<'message.sent'>).payload.entries[0]!,
      );
      expect(new Set(announced.map(({ id }) => id)).size).toBe(announced.length);
      const stored = new Set([...database.stored.values()].flat().map((row) => row.id));
      for (const { id } of announced) expect(stored).toContain(id);
      const fresh = sent.flatMap(({ outcome }) =>
        outcome.status === 'fulfilled' && outcome.value?.event ? [outcome.value.id] : [],
      );
      expect(announced.map(({ id }) => id).sort()).toEqual(fresh.sort());
    }));
});
