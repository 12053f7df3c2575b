import { Relay, Timers } from '@yingda/platform';
import { eventually } from '../clock/eventually';
import { type TestDatabase, testDatabase } from '../database/test-database';
import { append, subscribe } from './facts';

describe('a relay that stands by', () => {
  let db: TestDatabase;
  let done: string[];
  const relays: Relay[] = [];
  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(() => {
    done = [];
  });
  afterAll(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
    await db.close();
  });

  async function started(name: string, standby: boolean): Promise<Relay> {
    const relay = new Relay(db.database, db.unitOfWork, db.outbox, db.clock, { standby });
    relays.push(relay);
    subscribe(relay, 'reports', async () => void done.push(name));
    await relay.start();
    return relay;
  }
  const say = (aggregate: string) => db.unitOfWork.run(() => append(db.outbox, aggregate, 1));

  it('works while nobody else does, hands over to one that comes, and takes over when that one has stopped', async () => {
    const gateway = await started('gateway', true);
    await eventually(() => gateway.isWorking);
    await say('a');
    await eventually(() => done.join() === 'gateway');

    const worker = await started('worker', false);
    await eventually(() => worker.isWorking && !gateway.isWorking, 10_000);
    done = [];
    for (const aggregate of ['b', 'c', 'd', 'e']) await say(aggregate);
    await eventually(() => done.length === 4);
    expect(new Set(done)).toEqual(new Set(['worker']));

    done = [];
    await worker.stop();
    await say('f');
    await eventually(() => done.join() === 'gateway', 10_000);
  }, 30_000);

  it('leaves timers to others as long as they are there', async () => {
    let wanted = false;
    const timers = new Timers(db.database, db.unitOfWork, db.clock);
    timers.on('bell', async () => void done.push('bell'));
    await db.unitOfWork.run(() => timers.set('bell', 'a', db.clock.now()));
    timers.start({ when: () => wanted });
    db.clock.advance(5_000);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(done).toEqual([]);
    wanted = true;
    await eventually(() => done.join() === 'bell');
    await timers.stop();
  });
});
