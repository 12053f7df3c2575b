import { Jobs } from '@yingda/platform';
import { eventually } from '../clock/eventually';
import { type TestDatabase, testDatabase } from '../database/test-database';

describe('jobs', () => {
  let db: TestDatabase;
  let jobs: Jobs;
  let done: string[];
  let failures: number;

  beforeAll(async () => {
    db = await testDatabase();
    jobs = new Jobs(db.database, db.clock);
    done = [];
    failures = 0;
    jobs.define<{ word: string }>('say', async ({ word }) => void done.push(word), { concurrency: 2 });
    jobs.define(
      'flaky',
      async () => {
        if (++failures === 1) throw new Error('first time');
        done.push('flaky');
      },
      { retryDelay: 1 },
    );
    await jobs.start();
  }, 60_000);
  beforeEach(() => {
    done = [];
  });
  afterAll(async () => {
    await jobs.stop();
    await db.close();
  }, 60_000);

  const waiting = async (key: string) =>
    (
      await db.database.query(`select 1 from pgboss.job where singleton_key = $1 and state = 'created'`, [
        key,
      ])
    ).length;

  it('are done once they were sent', async () => {
    expect(await jobs.send('say', { word: 'hello' })).toEqual(expect.any(String));
    await eventually(() => done.includes('hello'), 10_000);
  });

  it('exist only when the unit of work that sent them commits', async () => {
    const failing = db.unitOfWork.run(async () => {
      await jobs.send('say', { word: 'undone' }, { singletonKey: 'undone' });
      expect(await waiting('undone')).toBe(1);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await waiting('undone')).toBe(0);
  });

  it('wait for their time by the injected clock, and under one key only one waits', async () => {
    const startAfter = new Date(db.clock.now().getTime() + 3_600_000);
    const first = await jobs.send('say', { word: 'later' }, { startAfter, singletonKey: 'k' });
    expect(first).not.toBeNull();
    expect(await jobs.send('say', { word: 'later' }, { startAfter, singletonKey: 'k' })).toBeNull();
    const [row] = await db.database.query<{ wait: number }>(
      `select extract(epoch from start_after - created_on)::float as wait from pgboss.job where id = $1`,
      [first],
    );
    expect(Math.abs(row!.wait - 3_600)).toBeLessThan(5);
  });

  it('can be cancelled while they wait, by key or by id', async () => {
    const startAfter = new Date(db.clock.now().getTime() + 3_600_000);
    await jobs.send('say', { word: 'never' }, { startAfter, singletonKey: 'cancelled' });
    await jobs.cancel('say', { singletonKey: 'cancelled' });
    expect(await waiting('cancelled')).toBe(0);
    const id = await jobs.send('say', { word: 'never' }, { startAfter, singletonKey: 'by-id' });
    await jobs.cancel('say', { id: id! });
    expect(await waiting('by-id')).toBe(0);
    expect(await jobs.send('say', { word: 'again' }, { startAfter, singletonKey: 'by-id' })).not.toBeNull();
  });

  it('are tried again when they fail', async () => {
    await jobs.send('flaky', {});
    await eventually(() => done.includes('flaky'), 20_000);
    expect(failures).toBe(2);
  }, 30_000);

  it('can be scheduled by the calendar', async () => {
    await jobs.schedule('say', '0 3 * * *', { data: { word: 'nightly' }, timeZone: 'Asia/Shanghai' });
    const rows = await db.database.query('select name, cron, timezone from pgboss.schedule');
    expect(rows).toEqual([{ name: 'say', cron: '0 3 * * *', timezone: 'Asia/Shanghai' }]);
  });
});

describe('jobs of several processes', () => {
  it('make their queues side by side on an empty database, and one that only sends them connects when it does', async () => {
    const db = await testDatabase();
    const done: string[] = [];
    const process = () => {
      const jobs = new Jobs(db.database, db.clock);
      for (let i = 0; i < 6; i++) jobs.define(`kind-${i}`, async () => void done.push(`kind-${i}`));
      return jobs;
    };
    const sender = process();
    await sender.start({ work: false });
    expect(await db.database.query(`select 1 from pg_namespace where nspname = 'pgboss'`)).toEqual([]);
    const workers = Array.from({ length: 4 }, process);
    await Promise.all(workers.map((jobs) => jobs.start()));
    await Promise.all([sender.send('kind-0', {}), sender.send('kind-5', {})]);
    await eventually(() => done.length === 2, 10_000);
    expect(done.sort()).toEqual(['kind-0', 'kind-5']);
    // A handler's end is written down a moment after it: what is still asked when the queue stops is given up.
    await eventually(async () => {
      const open = await db.database.query(
        `select 1 from pgboss.job where name like 'kind-%' and state <> 'completed'`,
      );
      return open.length === 0;
    }, 10_000);
    await Promise.all([sender, ...workers].map((jobs) => jobs.stop()));
    await db.close();
  }, 60_000);
});
