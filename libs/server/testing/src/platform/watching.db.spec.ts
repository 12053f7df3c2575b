import {
  type Commit,
  currentRequest,
  Database,
  inRequest,
  noWatch,
  Outbox,
  Relay,
  type RunStatement,
  Timers,
  UnitOfWork,
  type Watch,
} from '@yingda/platform';
import { recordedEvents } from '../database/recorded-events';
import { testDatabase, type TestDatabase } from '../database/test-database';
import { append, subscribe } from './facts';

describe('what the platform tells whoever watches', () => {
  let db: TestDatabase;
  let database: Database;
  let unitOfWork: UnitOfWork;
  let outbox: Outbox;
  const nothing = () => ({
    statements: [] as RunStatement[],
    commits: [] as Commit[],
    fired: [] as [string, number][],
    reacted: [] as string[],
  });
  let told = nothing();

  beforeAll(async () => {
    db = await testDatabase();
    const watch: Watch = {
      ...noWatch,
      statement: (statement) => void told.statements.push(statement),
      committed: (commit) => void told.commits.push(commit),
      fired: (kind, lateMs) => void told.fired.push([kind, lateMs]),
      async reacting({ subscriber, event }, work) {
        told.reacted.push(`${subscriber} ${event.requestId}`);
        return work();
      },
    };
    database = new Database({ url: db.url, applicationName: 'watched', entities: [], watch });
    await database.connect();
    unitOfWork = new UnitOfWork(database);
    outbox = new Outbox(database, db.clock);
  });
  afterAll(async () => {
    await database.close();
    await db.close();
  });
  beforeEach(async () => {
    await db.truncate();
    told = nothing();
  });

  it('hears every statement of pool, unit of work and writer, with its time and without its values', async () => {
    const writer = database.writer();
    await database.query('select $1::text as word', ['a customer said this']);
    await unitOfWork.run(() => database.query('select pg_sleep(0.05)'));
    await writer.queryArrays({ name: 'hot', text: 'select $1::int' }, [17]);
    await expect(database.query('select broken')).rejects.toThrow();
    const shown = told.statements.map(({ connection, name, text }) => [connection, name, text]);
    expect(shown).toEqual([
      ['pool', null, 'select $1::text as word'],
      ['pool', null, 'START TRANSACTION'],
      ['pool', null, 'select pg_sleep(0.05)'],
      ['pool', null, 'commit'],
      ['writer', 'hot', 'select $1::int'],
      ['pool', null, 'select broken'],
    ]);
    expect(told.statements[2]!.ms).toBeGreaterThan(45);
    expect(told.statements[0]!.ms).toBeLessThan(told.statements[2]!.ms);
    expect(JSON.stringify(told.statements)).not.toContain('a customer said this');
  });

  it('hears of a unit of work when it has committed, with its events, and not when it is undone', async () => {
    await expect(
      unitOfWork.run(async () => {
        await append(outbox, 'a', 1);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(told.commits).toEqual([]);
    const event = await unitOfWork.run(() => append(outbox, 'a', 2));
    expect(told.commits).toEqual([
      { how: 'unit', events: [event], size: 0, began: expect.any(Number), ended: expect.any(Number) },
    ]);
    expect(told.commits[0]!.ended).toBeGreaterThan(told.commits[0]!.began);
  });

  it('keeps the request of a command in its events and in all that follows from them', async () => {
    const relay = new Relay(database, unitOfWork, outbox, db.clock);
    subscribe(relay, 'chain', async (event) => {
      if (event.aggregateId === 'first') await append(outbox, 'second', 2);
    });
    await relay.start();
    await inRequest('request-0001', () => unitOfWork.run(() => append(outbox, 'first', 1)));
    await unitOfWork.run(() => append(outbox, 'first', 3));
    await relay.caughtUp();
    await relay.caughtUp();
    await relay.stop();
    const requests = (await recordedEvents(database)).map((one) => [one.aggregateId, one.requestId]);
    expect(requests.filter(([, request]) => request === 'request-0001')).toEqual([
      ['first', 'request-0001'],
      ['second', 'request-0001'],
    ]);
    expect(told.reacted).toContain('chain request-0001');
    // What came without one gets one, so that its consequences can be told apart.
    expect(requests.filter(([aggregate]) => aggregate === 'second').map(([, request]) => request)).toEqual([
      'request-0001',
      expect.stringMatching(/^[0-9a-f]{32}$/),
    ]);
  });

  it('hears how late a timer fired, and runs it as a request of its own', async () => {
    const timers = new Timers(database, unitOfWork, db.clock);
    let request: string | undefined;
    timers.on('late', async () => void (request = currentRequest()));
    const due = new Date(Math.ceil(db.clock.now().getTime() / 1_000) * 1_000);
    await timers.set('late', 'x', due);
    db.clock.set(new Date(due.getTime() + 1_500));
    await timers.runDue();
    expect(told.fired).toEqual([['late', 1_500]]);
    expect(request).toMatch(/^[0-9a-f]{32}$/);
  });

  it('says how the pool is used', async () => {
    const [first] = await Promise.all([
      unitOfWork.run(async () => database.poolUse()),
      database.query('select 1'),
    ]);
    expect(first).toMatchObject({ most: 10, waiting: 0 });
    expect(first.size).toBeGreaterThanOrEqual(1);
    expect(database.poolUse().idle).toBe(database.poolUse().size);
  });
});
