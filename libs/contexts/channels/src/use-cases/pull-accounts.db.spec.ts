import { type TestDatabase, testDatabase } from '@yingda/testing';
import type { ChannelAdapter } from '../adapters/adapter';
import { eventOf, inboundGround, type InboundGround } from '../testing/inbound-ground';

const MINUTE = 60_000;

describe('what is fetched from providers', () => {
  let db: TestDatabase;
  let ground: InboundGround;
  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    ground = inboundGround(db);
  });
  afterAll(() => db.close());

  const due = () => db.database.query('select inbox_id from channel_cursors');

  it('is fetched only for accounts that have chosen it, where that is a choice', async () => {
    const channel: ChannelAdapter = ground.channel;
    let polling = true;
    channel.pulls = () => polling;
    await ground.account();
    await ground.pullAccounts.round();
    expect(ground.channel.pulledFrom).toHaveLength(1);
    polling = false;
    db.clock.advance(MINUTE);
    await ground.pullAccounts.round();
    expect(ground.channel.pulledFrom).toHaveLength(1);
    // Nothing is left that would be looked at again and again.
    expect(await due()).toEqual([]);
    const fresh = inboundGround(db);
    (fresh.channel as ChannelAdapter).pulls = () => polling;
    await fresh.pullAccounts.round();
    expect(await due()).toEqual([]);
  });

  it('outlasts an hour in which files cannot be had', async () => {
    const inbox = await ground.account();
    const picture = { kind: 'image', media: { ref: 'm1', name: 'shoe.jpg' } };
    const says = {
      ...{ kind: 'message', sender: { externalId: 'lin' }, externalId: '1', sentAt: null, parts: [picture] },
    };
    await ground.push(inbox, [{ key: eventOf('1', 1, says).key, at: 1, says }]);
    await ground.settled();
    ground.channel.fails = new Error('no route');
    const end = db.clock.now().getTime() + 60 * MINUTE;
    while (db.clock.now().getTime() < end)
      db.clock.advance(Math.max(1_000, (await ground.fetchMedia.round())!));
    expect(ground.talks.failed).toEqual([]);
    ground.channel.fails = null;
    ground.channel.files.set('m1', { name: 'x', contentType: 'image/jpeg', bytes: Buffer.from('jpeg') });
    db.clock.advance(10 * MINUTE);
    await ground.fetchMedia.round();
    expect([...ground.talks.arrived.values()]).toMatchObject([{ name: 'shoe.jpg' }]);
  });
});
