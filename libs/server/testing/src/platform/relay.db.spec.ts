import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import type { DomainEvent } from '@yingda/events';
import { Housekeeping, Outbox, Relay, type RelayOptions, UnitOfWork } from '@yingda/platform';
import { eventually } from '../clock/eventually';
import { recordedEvents } from '../database/recorded-events';
import { type TestDatabase, testDatabase } from '../database/test-database';
import { append, numberOf, subscribe } from './facts';

describe('the relay', () => {
  let db: TestDatabase;
  let relays: Relay[];

  beforeAll(async () => {
    db = await testDatabase({
      migrations: [
        {
          name: 'effects',
          up: (sql) =>
            sql('create table effects (position serial, subscriber text, aggregate text, n integer)'),
          down: (sql) => sql('drop table effects'),
        },
      ],
      poolSize: 20,
    });
  });
  beforeEach(async () => {
    await db.truncate();
    relays = [];
  });
  afterEach(() => Promise.all(relays.map((relay) => relay.stop())));
  afterAll(() => db.close());

  function relay(options: RelayOptions & { outbox?: Outbox } = {}): Relay {
    const made = new Relay(db.database, db.unitOfWork, options.outbox ?? db.outbox, db.clock, options);
    relays.push(made);
    return made;
  }
  const effect = (subscriber: string, aggregate: string, n: number) =>
    db.database.query('insert into effects (subscriber, aggregate, n) values ($1, $2, $3)', [
      subscriber,
      aggregate,
      n,
    ]);
  const effects = async (subscriber: string, aggregate: string) =>
    (
      await db.database.query<{ n: number }>(
        'select n from effects where subscriber = $1 and aggregate = $2 order by position',
        [subscriber, aggregate],
      )
    ).map((row) => row.n);
  const say = (aggregate: string, ...numbers: number[]) =>
    db.unitOfWork.run(async () => {
      for (const n of numbers) await append(db.outbox, aggregate, n);
    });

  it('brings every event to every subscriber, what was there before the start and what comes after', async () => {
    await say('a', 1, 2);
    const one = relay();
    for (const name of ['reports', 'surveys'])
      subscribe(one, name, (event) => effect(name, 'a', numberOf(event)));
    await one.start();
    await say('a', 3);
    await one.caughtUp();
    expect(await effects('reports', 'a')).toEqual([1, 2, 3]);
    expect(await effects('surveys', 'a')).toEqual([1, 2, 3]);
  });

  it('reacts to a commit of this process well before the next poll', async () => {
    const one = relay();
    let arrived = 0;
    subscribe(one, 'routing', async () => void (arrived = performance.now()));
    await one.start();
    await say('a', 0);
    await one.caughtUp();
    const waits: number[] = [];
    for (let i = 1; i <= 10; i++) {
      arrived = 0;
      const began = performance.now();
      await say('a', i);
      await eventually(() => arrived > 0);
      waits.push(arrived - began);
    }
    expect(waits.sort((a, b) => a - b)[5]).toBeLessThan(125);
  });

  it('loses nothing of a transaction that commits late, while later ones are handled in order', async () => {
    const one = relay();
    subscribe(one, 'reports', (event) => effect('reports', event.aggregateId, numberOf(event)));
    await one.start();
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    const slow = db.unitOfWork.run(async () => {
      await append(db.outbox, 'slow', 1);
      await gate;
    });
    await eventually(
      async () => (await db.database.query('select last_value from outbox_events_position_seq')).length,
    );
    await say('quick', 2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    release();
    await slow;
    await one.caughtUp();
    expect(await effects('reports', 'slow')).toEqual([1]);
    expect(await effects('reports', 'quick')).toEqual([2]);
  });

  it('parks a failing event with the later ones of its aggregate, and lets all others go on', async () => {
    const one = relay();
    let broken = true;
    subscribe(one, 'reports', async (event) => {
      await effect('reports', event.aggregateId, numberOf(event));
      if (broken && event.aggregateId === 'bad' && numberOf(event) === 2)
        throw new Error('cannot count this');
    });
    subscribe(one, 'surveys', (event) => effect('surveys', event.aggregateId, numberOf(event)));
    await one.start();
    await say('bad', 1, 2, 3);
    await say('good', 1, 2, 3);
    await one.caughtUp();
    await say('bad', 4);
    await one.caughtUp();
    expect(await effects('reports', 'bad')).toEqual([1]);
    expect(await effects('reports', 'good')).toEqual([1, 2, 3]);
    expect(await effects('surveys', 'bad')).toEqual([1, 2, 3, 4]);
    const [parked, ...others] = await one.parked();
    expect(others).toEqual([]);
    expect(parked).toMatchObject({ subscriber: 'reports', aggregateId: 'bad', attempts: 1, waiting: 2 });
    expect(parked!.error).toContain('cannot count this');

    await one.retryParked('reports', parked!.eventId);
    await eventually(async () => (await one.parked())[0]!.attempts === 2);
    broken = false;
    db.clock.advance(60_000);
    await eventually(async () => (await effects('reports', 'bad')).length === 4);
    expect(await effects('reports', 'bad')).toEqual([1, 2, 3, 4]);
    expect(await one.parked()).toEqual([]);
    await say('bad', 5);
    await one.caughtUp();
    expect(await effects('reports', 'bad')).toEqual([1, 2, 3, 4, 5]);
  });

  it('goes on with parked events after a restart, before anything newer of their aggregate', async () => {
    const first = relay();
    subscribe(first, 'reports', () => Promise.reject(new Error('broken version')));
    await first.start();
    await say('a', 1, 2);
    await first.caughtUp();
    await first.stop();
    await say('a', 3);
    const second = relay();
    subscribe(second, 'reports', (event) => effect('reports', 'a', numberOf(event)));
    await second.start();
    db.clock.advance(10_000);
    await eventually(async () => (await effects('reports', 'a')).length === 3);
    expect(await effects('reports', 'a')).toEqual([1, 2, 3]);
  });

  it('starts a subscriber that is added later with what happens from then on', async () => {
    const before = relay();
    subscribe(before, 'reports', () => Promise.resolve());
    await before.start();
    await say('a', 1);
    await before.stop();
    const after = relay();
    subscribe(after, 'reports', () => Promise.resolve());
    subscribe(after, 'surveys', (event) => effect('surveys', 'a', numberOf(event)));
    await after.start();
    await say('a', 2);
    await after.caughtUp();
    expect(await effects('surveys', 'a')).toEqual([2]);
  });

  it('shares the lanes with a second relay, and takes over when that one dies', async () => {
    const [one, two] = [relay(), relay()];
    const workers = new Set<string>();
    for (const [name, made] of Object.entries({ one, two })) {
      subscribe(made, 'reports', async (event) => {
        workers.add(name);
        await effect('reports', event.aggregateId, numberOf(event));
      });
    }
    await one.start();
    await two.start();
    const held = () =>
      db.database.query<{ count: number }>(
        'select count(*)::int as count from outbox_lanes where holder is not null group by holder',
      );
    await eventually(async () => (await held()).map((row) => row.count).join() === '4,4', 15_000);
    for (let i = 0; i < 30; i++) await say(`a${i}`, i);
    const all = async () => (await db.database.query('select 1 from effects')).length;
    await eventually(async () => (await all()) === 30);
    expect([...workers].sort()).toEqual(['one', 'two']);

    // Dead: it neither works on nor gives back nor renews.
    await db.database.query(`update outbox_lanes set holder = 'elsewhere/1/x' where lane < 4`);
    await db.database.query(
      `update outbox_relays set holder = 'elsewhere/1/x' where holder = (select min(holder) from outbox_relays)`,
    );
    await two.stop();
    db.clock.advance(20_000);
    for (let i = 0; i < 30; i++) await say(`b${i}`, i);
    await eventually(async () => (await all()) === 60, 10_000);
  }, 40_000);

  it('gives up its share of the lanes under a load that never ends, and nothing is handled twice or out of order', async () => {
    const [one, two] = [relay(), relay()];
    for (const made of [one, two])
      for (const name of ['reports', 'surveys', 'promises'])
        subscribe(made, name, async (event) => {
          await new Promise((resolve) => setTimeout(resolve, 15));
          await effect(name, event.aggregateId, numberOf(event));
        });
    await one.start();
    const aggregates = Array.from({ length: 40 }, (_, n) => `a${n}`);
    let over = false;
    let last = -1;
    const load = (async () => {
      for (let n = 0; !over; n++) {
        await Promise.all(aggregates.map((aggregate) => say(aggregate, n)));
        last = n;
      }
    })();
    await eventually(() => last > 5, 10_000);
    await two.start();
    await eventually(() => one.state().lanes === 4 && two.state().lanes === 4, 8_000);
    over = true;
    await load;
    const said = Array.from({ length: last + 1 }, (_, n) => n);
    // What is left of the load stays for later; what was handled was handled in order.
    await Promise.all([one.stop(), two.stop()]);
    for (const name of ['reports', 'surveys', 'promises'])
      for (const aggregate of aggregates) {
        const handled = await effects(name, aggregate);
        expect(handled.length).toBeGreaterThan(0);
        expect(handled).toEqual(said.slice(0, handled.length));
      }
  }, 40_000);

  it('takes the lanes of a dead process of this host at once, without waiting for their leases', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    const dead = `${hostname()}/${pid}/x`;
    const later = new Date(db.clock.now().getTime() + 60_000);
    await db.database.query('insert into outbox_relays values ($1, $2)', [dead, later]);
    await db.database.query('update outbox_lanes set holder = $1, expires_at = $2', [dead, later]);
    const one = relay();
    subscribe(one, 'reports', (event) => effect('reports', 'a', numberOf(event)));
    await one.start();
    await say('a', 1);
    await eventually(async () => (await effects('reports', 'a')).length === 1, 2_000);
  });

  it('gives a batch in one transaction to who wants it so, and one by one when one of them fails', async () => {
    await say('fine', 1, 2, 3);
    await say('bad', 1, 2, 3);
    const transactions = new Map<string, Set<string>>();
    const one = relay();
    for (const [name, batch] of Object.entries({ batched: true, single: false })) {
      transactions.set(name, new Set());
      const handler = async (event: DomainEvent) => {
        const [row] = await db.database.query<{ id: string }>('select pg_current_xact_id()::text as id');
        await effect(name, event.aggregateId, numberOf(event));
        if (event.aggregateId === 'bad' && numberOf(event) === 2) throw new Error('cannot');
        if (event.aggregateId === 'fine') transactions.get(name)!.add(row!.id);
      };
      subscribe(one, name, { handler, batch });
    }
    await one.start();
    await one.caughtUp();
    expect(transactions.get('batched')!.size).toBe(1);
    expect(transactions.get('single')!.size).toBe(3);
    for (const name of ['batched', 'single']) {
      expect(await effects(name, 'fine')).toEqual([1, 2, 3]);
      expect(await effects(name, 'bad')).toEqual([1]);
    }
    expect((await one.parked()).map((parked) => parked.subscriber).sort()).toEqual(['batched', 'single']);
    const standing = { behind: 0, oldest: null, parked: 1 };
    expect(Object.fromEntries(one.standings())).toEqual({ batched: standing, single: standing });
  });

  it('keeps events for seven days, longer for who has not seen them or could not handle them', async () => {
    const housekeeping = new Housekeeping(db.database, db.unitOfWork, db.outbox, db.clock);
    const left = async () => (await recordedEvents(db.database)).map(numberOf);
    await say('bad', 1);
    await say('good', 2);
    const one = relay();
    subscribe(one, 'reports', async (event) => {
      if (event.aggregateId === 'bad') throw new Error('never');
    });
    await one.start();
    await one.caughtUp();
    // Lanes without an event of their own follow a moment later; removal goes by the slowest.
    await eventually(async () => {
      const [slowest] = await db.database.query<{ passed: boolean }>(
        `select min(c.position) >= (select max(position) from outbox_events) as passed
         from outbox_cursors c where c.subscriber = 'reports'`,
      );
      return slowest!.passed;
    }, 20_000);
    await one.stop();
    await say('good', 3);
    await housekeeping.removeOld(['reports']);
    expect(await left()).toEqual([1, 2, 3]);
    db.clock.advance(8 * 24 * 3_600_000);
    await housekeeping.removeOld(['reports']);
    expect(await left()).toEqual([1, 3]);
  });

  it('fans out what the committing process forgot, once it is two seconds old', async () => {
    const heard: number[] = [];
    const silent = db.outbox;
    const listening = new Outbox(db.database, db.clock);
    listening.onCommitted((events) => heard.push(...events.map(numberOf)));
    const one = relay({ outbox: listening });
    await one.start();
    await db.unitOfWork.run(() => append(silent, 'a', 1));
    await db.unitOfWork.run(() => append(listening, 'a', 2));
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(heard).toEqual([2]);
    db.clock.advance(2_500);
    await eventually(() => heard.length === 2);
    expect(heard).toEqual([2, 1]);
    await listening.flush();
    expect(await db.database.query('select 1 from outbox_events where fanned_out_at is null')).toEqual([]);
  });

  it('does what is wrong with a handler in no half: what it wrote before it failed is undone', async () => {
    const one = relay();
    let tries = 0;
    subscribe(one, 'reports', async (event) => {
      await effect('reports', 'a', numberOf(event));
      if (++tries < 3) throw new Error('not yet');
    });
    await one.start();
    await say('a', 1);
    await one.caughtUp();
    expect(tries).toBe(3);
    expect(await effects('reports', 'a')).toEqual([1]);
    expect(await one.parked()).toEqual([]);
  });

  it('repeats nothing that is in the database and loses nothing when its connections are cut', async () => {
    const own = new UnitOfWork(db.database);
    const one = new Relay(db.database, own, db.outbox, db.clock);
    relays.push(one);
    subscribe(one, 'reports', async (event) => {
      await effect('reports', event.aggregateId, numberOf(event));
      if (numberOf(event) % 10 === 5 && Math.random() < 0.5) {
        await db.database.query('select pg_terminate_backend(pg_backend_pid())');
      }
    });
    await one.start();
    for (let n = 0; n < 30; n++) await say(`a${n % 3}`, n);
    await eventually(async () => (await db.database.query('select 1 from effects')).length >= 30, 20_000);
    for (const rest of [0, 1, 2]) {
      const expected = Array.from({ length: 10 }, (_, i) => i * 3 + rest);
      expect(await effects('reports', `a${rest}`)).toEqual(expected);
    }
  }, 40_000);
});
