import { Relay } from '@yingda/platform';
import { eventually } from '../clock/eventually';
import { type TestDatabase, testDatabase } from '../database/test-database';
import { append, numberOf, subscribe } from './facts';

describe('parked events when a lane changes hands', () => {
  let db: TestDatabase;
  let relay: Relay;
  let broken: boolean;
  let handled: number[];

  beforeAll(async () => {
    db = await testDatabase({ poolSize: 20 });
  });
  beforeEach(async () => {
    await db.truncate();
    broken = true;
    handled = [];
    relay = new Relay(db.database, db.unitOfWork, db.outbox, db.clock, { holder: 'one' });
    subscribe(relay, 'reports', async (event) => {
      if (broken) throw new Error('not yet');
      handled.push(numberOf(event));
    });
    await relay.start();
    await say(1);
    await relay.caughtUp();
    broken = false;
  });
  afterEach(() => relay.stop());
  afterAll(() => db.close());

  const say = (n: number) => db.unitOfWork.run(() => append(db.outbox, 'a', n));
  const parked = () => db.database.query('select event_id, next_try_at from outbox_parked');
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it('are not waited for when the relay that had the lane before has handled them', async () => {
    // What that relay committed after this one had read which aggregates are parked.
    await db.database.query('delete from outbox_parked');
    await say(2);
    await say(3);
    await eventually(() => handled.length === 2);
    expect(handled).toEqual([2, 3]);
    // A handler has run a moment before its transaction ends.
    await eventually(async () => (await parked()).length === 0);
    await say(4);
    await relay.caughtUp();
    expect(handled).toEqual([2, 3, 4]);
  });

  it('are left to the relay that has the lane now', async () => {
    // Lost to a pause of this process, which has not noticed yet.
    await db.database.query(`update outbox_lanes set holder = 'other', expires_at = $1`, [
      new Date(db.clock.now().getTime() + 3_600_000),
    ]);
    db.clock.advance(60_000);
    await pause(1_500);
    expect(handled).toEqual([]);
    expect(await parked()).toHaveLength(1);
  });
});
