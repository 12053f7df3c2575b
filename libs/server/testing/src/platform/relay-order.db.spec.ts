import fc from 'fast-check';
import { Relay } from '@yingda/platform';
import { eventually } from '../clock/eventually';
import { type TestDatabase, testDatabase } from '../database/test-database';
import { append, numberOf, subscribe } from './facts';

const AGGREGATES = ['a', 'b', 'c', 'd'];

interface Step {
  /** Indexes into AGGREGATES; locked in order, one event each, `repeat` times. */
  aggregates: number[];
  repeat: number;
  /** Takes a transaction id before any lock of an aggregate, as writing elsewhere does. */
  writesFirst: boolean;
  pauseMs: number;
  rollsBack: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  aggregates: fc
    .uniqueArray(fc.integer({ min: 0, max: AGGREGATES.length - 1 }), { minLength: 1, maxLength: 3 })
    .map((list) => list.sort()),
  repeat: fc.integer({ min: 1, max: 3 }),
  writesFirst: fc.boolean(),
  pauseMs: fc.integer({ min: 0, max: 15 }),
  rollsBack: fc.boolean(),
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the order of events', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase({
      migrations: [
        {
          name: 'aggregates',
          up: (sql) => sql('create table aggregates (id text primary key, n integer not null)'),
          down: (sql) => sql('drop table aggregates'),
        },
      ],
      poolSize: 30,
    });
  });
  beforeEach(async () => {
    await db.truncate();
    await db.database.query('insert into aggregates select a, 0 from unnest($1::text[]) a', [AGGREGATES]);
  });
  afterAll(() => db.close());

  const assignId = () => db.database.query('select pg_current_xact_id()');
  // The number of an event is the aggregate's own count under its lock: what really happened first.
  async function change(aggregate: string): Promise<void> {
    const [row] = await db.database.query<{ n: number }>(
      'update aggregates set n = n + 1 where id = $1 returning n',
      [aggregate],
    );
    await append(db.outbox, aggregate, row!.n);
  }

  async function play(steps: Step[]): Promise<void> {
    const queue = [...steps];
    const writer = async () => {
      for (let one = queue.shift(); one; one = queue.shift()) await transaction(one);
    };
    await Promise.all(Array.from({ length: 8 }, writer));
  }

  async function transaction(one: Step): Promise<void> {
    await db.unitOfWork
      .run(async () => {
        if (one.writesFirst) {
          await assignId();
          await pause(one.pauseMs);
        }
        for (const index of one.aggregates) {
          for (let i = 0; i < one.repeat; i++) await change(AGGREGATES[index]!);
        }
        await pause(one.pauseMs);
        if (one.rollsBack) throw new Error('rolled back');
      })
      .catch((error: Error) => {
        if (error.message !== 'rolled back') throw error;
      });
  }

  async function counts(): Promise<Record<string, number[]>> {
    const rows = await db.database.query<{ id: string; n: number }>('select id, n from aggregates');
    return Object.fromEntries(rows.map(({ id, n }) => [id, Array.from({ length: n }, (_, i) => i + 1)]));
  }

  it('is each aggregate’s own for each subscriber, nothing lost, nothing twice, with two relays and random transactions', async () => {
    const runs = Number(process.env.PROPERTY_RUNS ?? 6);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 80 }), async (steps) => {
        await db.truncate();
        await db.database.query('insert into aggregates select a, 0 from unnest($1::text[]) a', [AGGREGATES]);
        const seen: Record<string, Record<string, number[]>> = { reports: {}, surveys: {} };
        for (const subscriber of Object.keys(seen)) for (const a of AGGREGATES) seen[subscriber]![a] = [];
        const relays = [0, 1].map(() => new Relay(db.database, db.unitOfWork, db.outbox, db.clock));
        for (const relay of relays) {
          for (const subscriber of Object.keys(seen)) {
            subscribe(relay, subscriber, async (event) => {
              await db.database.query('select 1');
              db.unitOfWork.afterCommit(() => seen[subscriber]![event.aggregateId]!.push(numberOf(event)));
            });
          }
        }
        await Promise.all(relays.map((relay) => relay.start()));
        try {
          await play(steps);
          const expected = await counts();
          const complete = () =>
            Object.values(seen).every((s) => AGGREGATES.every((a) => s[a]!.length >= expected[a]!.length));
          await eventually(complete, 10_000).catch(() => undefined);
          await pause(20);
          expect(seen).toEqual({ reports: expected, surveys: expected });
        } finally {
          await Promise.all(relays.map((relay) => relay.stop()));
        }
      }),
      { numRuns: runs, endOnFailure: true },
    );
  }, 120_000);

  it('holds when the later of two transactions has the lower id and a third one still runs', async () => {
    const seen: number[] = [];
    const relay = new Relay(db.database, db.unitOfWork, db.outbox, db.clock);
    subscribe(relay, 'reports', async (event) => {
      if (event.aggregateId === 'a') seen.push(numberOf(event));
    });
    await relay.start();
    const begin = async (work: () => Promise<void>) => {
      let go = () => {};
      const told = new Promise<void>((resolve) => (go = resolve));
      let ready = () => {};
      const isReady = new Promise<void>((resolve) => (ready = resolve));
      const done = db.unitOfWork.run(async () => {
        await assignId();
        ready();
        await told;
        await work();
      });
      await isReady;
      return { go, done };
    };
    const lowest = await begin(() => change('a'));
    const running = await begin(() => Promise.resolve());
    await db.unitOfWork.run(() => change('a'));
    lowest.go();
    await lowest.done;
    await pause(400);
    running.go();
    await running.done;
    await relay.caughtUp();
    await relay.stop();
    expect(seen).toEqual([1, 2]);
  });
});
