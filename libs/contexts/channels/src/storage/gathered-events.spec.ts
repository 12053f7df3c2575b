import type { NewEvent } from './channel-events';
import { GatheredEvents } from './gathered-events';

const eventOf = (id: string): NewEvent => ({
  ...{ id, inboxId: 'inbox', providerKey: `key ${id}`, senderKey: 'sender', origin: 'hook' },
  ...{ providerAt: null, receivedAt: new Date(0), dueAt: new Date(0), raw: Buffer.from(id) },
});

/** A table whose statements end when they are told to. */
class SlowTable {
  statements: string[][] = [];
  private ends: (() => void)[] = [];
  known = new Set<string>();
  refused = new Set<string>();
  broken: Error | null = null;

  async add(events: readonly NewEvent[]): Promise<string[]> {
    const ids = events.map(({ id }) => id);
    this.statements.push(ids);
    await new Promise<void>((resolve) => this.ends.push(resolve));
    if (this.broken) throw this.broken;
    if (ids.some((id) => this.refused.has(id))) throw new Error('no such inbox');
    return ids.filter((id) => !this.known.has(id));
  }

  /** Ends one statement after the other until nobody waits any more. */
  async end(): Promise<void> {
    for (let idle = 0; idle < 3; idle++) {
      await new Promise((resolve) => setImmediate(resolve));
      const ends = this.ends.splice(0);
      if (ends.length > 0) idle = -1;
      ends.forEach((one) => one());
    }
  }
}

describe('events of many hooks', () => {
  let table: SlowTable;
  let gathered: GatheredEvents;
  beforeEach(() => {
    table = new SlowTable();
    gathered = new GatheredEvents(table);
  });

  it('go into the statement that follows the one in flight, and each hears which of its own are new', async () => {
    table.known.add('b');
    const first = gathered.add([eventOf('a')]);
    await new Promise((resolve) => setImmediate(resolve));
    const later = [gathered.add([eventOf('b'), eventOf('c')]), gathered.add([eventOf('d')])];
    expect(table.statements).toEqual([['a']]);
    await table.end();
    expect(table.statements).toEqual([['a'], ['b', 'c', 'd']]);
    expect(await Promise.all([first, ...later])).toEqual([['a'], ['c'], ['d']]);
    const alone = gathered.add([eventOf('e')]);
    await table.end();
    expect(await alone).toEqual(['e']);
  });

  it('are a rush when they come faster than they could be worked on, and for as long as they do', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    try {
      const come = (number: number) => void gathered.add([eventOf(String(number))]).catch(() => undefined);
      for (let number = 0; number < 59; number++) come(number);
      expect(gathered.isPressed).toBe(false);
      come(59);
      expect(gathered.isPressed).toBe(true);
      jest.advanceTimersByTime(200);
      expect(gathered.isPressed).toBe(false);
      for (let number = 0; number < 120; number++) {
        jest.advanceTimersByTime(4);
        come(number);
      }
      expect(gathered.isPressed).toBe(false);
    } finally {
      jest.useRealTimers();
    }
    await table.end();
  });

  it('that cannot be kept fail alone', async () => {
    table.refused.add('b');
    const all = ['a', 'b', 'c'].map((id) => gathered.add([eventOf(id)]));
    const settled = Promise.allSettled(all);
    await table.end();
    expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('fail at once when there is no database, and are kept when it is back', async () => {
    table.broken = Object.assign(new Error('connection lost'), { code: 'ECONNREFUSED' });
    const settled = Promise.allSettled(['a', 'b'].map((id) => gathered.add([eventOf(id)])));
    await table.end();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(table.statements).toEqual([['a', 'b']]);
    table.broken = null;
    const back = gathered.add([eventOf('a')]);
    await table.end();
    expect(await back).toEqual(['a']);
  });

  it('are written a few hundred at a time, all of a request together', async () => {
    const begun = gathered.add([eventOf('first')]);
    await new Promise((resolve) => setImmediate(resolve));
    const large = Array.from({ length: 300 }, (_, n) => eventOf(`large ${n}`));
    const rest = [gathered.add([eventOf('x')]), gathered.add(large), gathered.add([eventOf('y')])];
    await table.end();
    await Promise.all([begun, ...rest]);
    expect(table.statements.map((ids) => ids.length)).toEqual([1, 1, 300, 1]);
  });
});
