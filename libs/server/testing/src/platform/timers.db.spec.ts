import { Timers } from '@yingda/platform';
import { eventually } from '../clock/eventually';
import { type TestDatabase, testDatabase } from '../database/test-database';

const inSeconds = (db: TestDatabase, seconds: number) => new Date(db.clock.now().getTime() + seconds * 1_000);

describe('timers', () => {
  let db: TestDatabase;
  let timers: Timers;
  let rung: { key: string; dueAt: string }[];

  beforeAll(async () => {
    db = await testDatabase({
      migrations: [
        {
          name: 'owed_things',
          up: (sql) => sql('create table owed_things (id text primary key, state text not null)'),
          down: (sql) => sql('drop table owed_things'),
        },
      ],
    });
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.freeze('2026-03-02T02:00:00Z');
    rung = [];
    timers = new Timers(db.database, db.unitOfWork, db.clock);
    timers.on<{ key: string }>('promise', async ({ key }, dueAt) => {
      db.unitOfWork.afterCommit(() => rung.push({ key, dueAt: dueAt.toISOString() }));
    });
  });
  afterEach(() => timers.stop());
  afterAll(() => db.close());

  const set = (key: string, seconds: number) => timers.set('promise', key, inSeconds(db, seconds), { key });
  const left = async () => (await db.database.query('select 1 from timers')).length;

  it('ring when due, not before, once, with their due time and not the time they were noticed', async () => {
    await set('a', 30);
    await timers.runDue();
    expect(rung).toEqual([]);
    db.clock.advance(31_700);
    await timers.runDue();
    await timers.runDue();
    expect(rung).toEqual([{ key: 'a', dueAt: '2026-03-02T02:00:30.000Z' }]);
    expect(await left()).toBe(0);
  });

  it('are kept to the second, never early', async () => {
    await timers.set('promise', 'a', new Date('2026-03-02T02:00:10.001Z'), { key: 'a' });
    db.clock.set('2026-03-02T02:00:10.999Z');
    await timers.runDue();
    expect(rung).toEqual([]);
    db.clock.set('2026-03-02T02:00:11.000Z');
    await timers.runDue();
    expect(rung).toEqual([{ key: 'a', dueAt: '2026-03-02T02:00:11.000Z' }]);
  });

  it('can be moved and cleared by their key', async () => {
    await set('moved', 10);
    await set('moved', 60);
    await set('cleared', 10);
    await timers.clear('promise', 'cleared');
    db.clock.advance(11_000);
    await timers.runDue();
    expect(rung).toEqual([]);
    db.clock.advance(60_000);
    await timers.runDue();
    expect(rung.map((one) => one.key)).toEqual(['moved']);
  });

  it('exist only when the unit of work that set them commits', async () => {
    const failing = db.unitOfWork.run(async () => {
      await set('a', 1);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await left()).toBe(0);
  });

  it('are noticed within a second while started, also when another process sets them', async () => {
    db.clock.flow();
    timers.start();
    const other = new Timers(db.database, db.unitOfWork, db.clock);
    const began = performance.now();
    await other.set('promise', 'a', db.clock.now(), { key: 'a' });
    await eventually(() => rung.length === 1, 3_000);
    // Up to a second to the full one, and up to a second to be noticed.
    expect(performance.now() - began).toBeLessThan(2_100);
    expect(db.clock.now().getTime() - Date.parse(rung[0]!.dueAt)).toBeLessThan(1_000);
  });

  it('leave nothing of a handler that failed, and ring again later', async () => {
    let fail = true;
    timers.on('flaky', async (_payload, dueAt) => {
      await db.database.query(`insert into owed_things values ('p', $1)`, [dueAt.toISOString()]);
      if (fail) throw new Error('not now');
    });
    const due = inSeconds(db, 1);
    await timers.set('flaky', 'p', due);
    db.clock.advance(1_000);
    await timers.runDue();
    expect(await db.database.query('select * from owed_things')).toEqual([]);
    expect(await left()).toBe(1);
    fail = false;
    await timers.runDue();
    expect(await left()).toBe(1);
    db.clock.advance(5_000);
    await timers.runDue();
    expect(await db.database.query('select * from owed_things')).toEqual([
      { id: 'p', state: due.toISOString() },
    ]);
    expect(await left()).toBe(0);
  });

  it('can set themselves again from their own handler', async () => {
    let rings = 0;
    timers.on('again', async (_payload, dueAt) => {
      rings++;
      if (rings < 3) await timers.set('again', 'k', new Date(dueAt.getTime() + 10_000));
    });
    await timers.set('again', 'k', inSeconds(db, 1));
    for (let i = 0; i < 5; i++) {
      db.clock.advance(10_000);
      await timers.runDue();
    }
    expect(rings).toBe(3);
    expect(await left()).toBe(0);
  });

  it('do not take effect when they were cleared while their handler ran, and wait for nobody meanwhile', async () => {
    await db.database.query(`insert into owed_things values ('p', 'open')`);
    timers.on('breach', async () => {
      // As a handler does: first the row it is about, which somebody else holds at this moment.
      await db.database.query(`select 1 from owed_things where id = 'p' for update`);
      await db.database.query(`update owed_things set state = 'broken' where id = 'p'`);
    });
    await timers.set('breach', 'p', inSeconds(db, 1));
    db.clock.advance(1_000);
    let ringing: Promise<void> = Promise.resolve();
    await db.unitOfWork.run(async () => {
      await db.database.query(`update owed_things set state = 'kept' where id = 'p'`);
      ringing = db.database.units.exit(() => timers.runDue());
      await new Promise((resolve) => setTimeout(resolve, 100));
      await timers.clear('breach', 'p');
    });
    await ringing;
    expect(await db.database.query('select state from owed_things')).toEqual([{ state: 'kept' }]);
  });

  it('ring once although several processes look at the same time', async () => {
    const others = [0, 1, 2].map(() => {
      const other = new Timers(db.database, db.unitOfWork, db.clock);
      other.on<{ key: string }>('promise', async ({ key }, dueAt) => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        db.unitOfWork.afterCommit(() => rung.push({ key, dueAt: dueAt.toISOString() }));
      });
      return other;
    });
    for (let i = 0; i < 120; i++) await set(`k${i}`, 1);
    db.clock.advance(2_000);
    await Promise.all([timers, ...others].map((one) => one.runDue()));
    expect(rung.map((one) => one.key).sort()).toEqual(Array.from({ length: 120 }, (_, i) => `k${i}`).sort());
  });

  it('of a kind that nobody here handles are left to others', async () => {
    await timers.set('elsewhere', 'k', inSeconds(db, 1));
    db.clock.advance(5_000);
    await timers.runDue();
    expect(await left()).toBe(1);
  });
});
