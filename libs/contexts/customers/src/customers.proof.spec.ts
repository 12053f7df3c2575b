import { type SegmentCondition } from '@yingda/contracts';
import { createStorage, newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { customersOn, staffWith } from './testing';
import { importFolder, importProcess } from './testing-killed-imports';
import { customersFile, fillFacts } from './testing-volume';
import { CustomerImportReader } from './use-cases/imports/customer-import-reader';
import { ReceiveCustomers } from './use-cases/imports/receive-customers';
import { WorkCustomerImports } from './use-cases/imports/work-customer-imports';
import { SegmentReader } from './use-cases/segments/segment-reader';

const ROWS = 100_000;
const CUSTOMERS = 1_000_000;
const manager = staffWith({ 'customer.import': 'all' });
const test = (...[field, operator, value, key]: [string, string, unknown?, string?]) =>
  ({
    ...{ kind: 'test', field, operator },
    ...(value === undefined ? {} : { value }),
    ...(key ? { key } : {}),
  }) as SegmentCondition;
const group = (kind: 'all' | 'any' | 'not', ...conditions: SegmentCondition[]) =>
  ({ kind, conditions }) as SegmentCondition;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the issue asks of customers at full size; to be run alone: `npm run proof -- customers`. */
describe('customers, in numbers', () => {
  let db: TestDatabase;
  let context: ReturnType<typeof customersOn>;
  const storage = importFolder();
  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    context = customersOn({ ...db, storage: createStorage(storage.url) });
  });
  afterAll(async () => {
    await db.close();
    storage.remove();
  });

  const count = (table: string) =>
    db.database.query<{ n: number }>(`select count(*)::int as n from ${table}`).then(([row]) => row!.n);
  const connected = () =>
    db.database
      .query(
        `select 1 from pg_stat_activity where datname = current_database() and application_name = 'yingda-import'`,
      )
      .then((rows) => rows.length > 0);
  const record = (id: string) => context.get(CustomerImportReader).record(manager, id);
  async function started(): Promise<{ id: string; bad: number[] }> {
    const { text, bad } = customersFile(ROWS);
    const imports = context.get(ReceiveCustomers);
    const file = { importId: newId(), fileName: 'customers.csv', bytes: Buffer.from(text) };
    const { id, preview } = await imports.receive(manager, file);
    await imports.start(manager, id, preview.plan);
    return { id, bad };
  }
  async function linesReported(id: string): Promise<number[]> {
    const lines: number[] = [];
    for await (const page of context.get(CustomerImportReader).badRows(manager, id))
      lines.push(...page.map(({ line }) => line));
    return lines;
  }

  it(`takes a file of ${ROWS} customers within 60 s, every bad row reported by its line`, async () => {
    const { id, bad } = await started();
    const began = performance.now();
    await context.get(WorkCustomerImports).execute();
    const seconds = (performance.now() - began) / 1_000;
    process.stdout.write(`import of ${ROWS} rows: ${seconds.toFixed(1)} s\n`);
    expect(await record(id)).toMatchObject({ state: 'done', added: ROWS - bad.length, failed: bad.length });
    expect(await linesReported(id)).toEqual(bad);
    expect([await count('customers'), await count('customer_facts')]).toEqual([
      ROWS - bad.length,
      ROWS - bad.length,
    ]);
    expect(seconds).toBeLessThan(60);
  }, 300_000);

  it('is killed at any moment of an import, and nothing is half there, missing, or there twice', async () => {
    const worker = importProcess(db.url, storage.url);
    const { id, bad } = await started();
    let cuts = 0;
    for (const [part, ms] of [
      [0, 3],
      [0.1, 170],
      [0.25, 60],
      [0.5, 340],
      [0.8, 230],
    ] as const) {
      const work = worker.start();
      // By how far it is, so that it is in the middle on a machine of any speed; then somewhere in a batch.
      while (!work.over && (await record(id)).rows <= ROWS * part) await pause(20);
      await pause(ms);
      await work.kill();
      // What it was just doing ends with its connections; its lease would run out by itself in 15 s.
      while (await connected()) await pause(20);
      await db.database.query(`delete from leases where name = 'customers.import'`);
      const { state, rows, added } = await record(id);
      if (work.killed && state === 'running' && rows > 0) cuts += 1;
      process.stdout.write(`killed after ${rows} rows\n`);
      // What the import says it has taken is there, and nothing else: each with its facts.
      expect([await count('customers'), await count('customer_facts')]).toEqual([added, added]);
    }
    expect(cuts).toBe(5);
    while ((await record(id)).state !== 'done') await worker.start().ended;
    expect(await record(id)).toMatchObject({ added: ROWS - bad.length, failed: bad.length });
    expect([await count('customers'), await count('customer_facts')]).toEqual([
      ROWS - bad.length,
      ROWS - bad.length,
    ]);
    expect(await linesReported(id)).toEqual(bad);
  }, 600_000);

  it(`counts segments over ${CUSTOMERS} customers, each under 300 ms`, async () => {
    await fillFacts(db.database, CUSTOMERS);
    db.clock.set('2026-06-01T00:00:00Z');
    const segments: Record<string, SegmentCondition> = {
      everybody: group('all'),
      tier: test('tier', 'one-of', ['gold', 'vip']),
      'rare tag': test('tag', 'is', '罕见'),
      'tag of half of all': test('tag', 'is', '常客'),
      'without that tag': test('tag', 'is-not', '常客'),
      'attribute, one of three': test('attribute', 'one-of', ['c1', 'c2', 'c3'], 'city'),
      'may be written to': test('consent', 'is', 'wechat', 'marketing'),
      'spent, seen lately': group(
        'all',
        ...[test('spentFen', 'at-least', 500_000), test('lastSeenDays', 'at-most', 90)],
        test('isVisitor', 'is', false),
      ),
      'groups in groups': group(
        'all',
        group('any', test('tag', 'is', '常客'), test('tier', 'is', 'vip')),
        group('not', test('attribute', 'is', 'c5', 'city')),
        group('any', test('spentFen', 'greater', 100_000), test('orders', 'at-least', 3)),
        test('channel', 'is', 'wechat'),
      ),
    };
    const reader = context.get(SegmentReader);
    const slow: string[] = [];
    for (const [name, conditions] of Object.entries(segments)) {
      await reader.count(conditions);
      const times: number[] = [];
      let customers = 0;
      for (let run = 0; run < 5; run++) {
        const began = performance.now();
        ({ customers } = await reader.count(conditions));
        times.push(performance.now() - began);
      }
      const median = times.sort((a, b) => a - b)[2]!;
      process.stdout.write(
        `${name}: ${customers} in ${median.toFixed(0)} ms (at most ${times[4]!.toFixed(0)})\n`,
      );
      if (median >= 300) slow.push(name);
    }
    expect(slow).toEqual([]);
  }, 900_000);
});
