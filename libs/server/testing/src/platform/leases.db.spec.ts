import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { Leases } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '../database/test-database';

describe('leases', () => {
  let db: TestDatabase;
  let leases: Leases;

  beforeAll(async () => {
    db = await testDatabase();
    leases = new Leases(db.database, db.clock);
  });
  beforeEach(() => db.truncate());
  afterAll(() => db.close());

  it('are held by one at a time', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((holder) => leases.acquire('gateway', holder, 10_000)),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await leases.acquire('another', 'x', 10_000)).toBe(true);
  });

  it('pass on when they are over, and not before', async () => {
    await leases.acquire('gateway', 'a', 10_000);
    db.clock.advance(9_999);
    expect(await leases.acquire('gateway', 'b', 10_000)).toBe(false);
    db.clock.advance(1);
    expect(await leases.acquire('gateway', 'b', 10_000)).toBe(true);
    expect(await leases.holder('gateway')).toBe('b');
  });

  it('last as long as they are renewed, and cannot be renewed once over', async () => {
    await leases.acquire('gateway', 'a', 10_000);
    db.clock.advance(9_000);
    expect(await leases.renew('gateway', 'a', 10_000)).toBe(true);
    db.clock.advance(9_000);
    expect(await leases.acquire('gateway', 'b', 10_000)).toBe(false);
    db.clock.advance(1_000);
    expect(await leases.renew('gateway', 'a', 10_000)).toBe(false);
    expect(await leases.renew('gateway', 'b', 10_000)).toBe(false);
  });

  it('can be given back, by their holder only', async () => {
    await leases.acquire('gateway', 'a', 10_000);
    await leases.release('gateway', 'b');
    expect(await leases.holder('gateway')).toBe('a');
    await leases.release('gateway', 'a');
    expect(await leases.acquire('gateway', 'b', 10_000)).toBe(true);
  });

  it('of a dead process of this host are taken over at once', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    await leases.acquire('gateway', `${hostname()}/${pid}/x`, 60_000);
    expect(await leases.acquire('gateway', 'b', 10_000)).toBe(true);
    await leases.acquire('worker', `elsewhere/${pid}/x`, 60_000);
    expect(await leases.acquire('worker', 'b', 10_000)).toBe(false);
  });
});
