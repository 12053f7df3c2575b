import { newId } from '@yingda/platform';
import { eventually, testDatabase, type TestDatabase } from '@yingda/testing';
import fc from 'fast-check';
import { SendingGround, taken } from '../sending-ground';
import { LaneTable } from '../storage/lanes';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('several processes that send', () => {
  let test: TestDatabase;
  let ground: SendingGround;
  beforeAll(async () => {
    test = await testDatabase({ poolSize: 20 });
  });
  beforeEach(async () => {
    await test.truncate();
    ground = new SendingGround(test);
  });
  afterAll(() => test.close());

  const states = async () =>
    (
      await test.database.query<{ state: string }>(
        'select state from channel_deliveries order by place, piece_no',
      )
    ).map(({ state }) => state);

  it('send each piece once and every conversation in order, whoever takes which', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 24 }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 24, maxLength: 24 }),
        async (whose, slowness) => {
          await test.truncate();
          ground = new SendingGround(test);
          ground.channel.can = { windows: {} };
          const people = await Promise.all([0, 1, 2, 3].map(() => ground.someone()));
          const underWay = new Map<string, number>();
          let most = 0;
          let calls = 0;
          ground.channel.answer = async (piece) => {
            const now = (underWay.get(piece.to) ?? 0) + 1;
            most = Math.max(most, now);
            underWay.set(piece.to, now);
            await pause(slowness[calls++ % slowness.length]!);
            underWay.set(piece.to, now - 1);
            return taken(piece);
          };
          const nodes = [ground.sending, ground.node(), ground.node()];
          const said = new Map<string, string[]>(people.map((one) => [one.identityId, []]));
          const sending = Promise.all(
            nodes.map(async ({ worker }) => {
              for (let turn = 0; turn < 4; turn++) await worker.runDue();
            }),
          );
          for (const [index, who] of whose.entries()) {
            const to = people[who]!;
            said.get(to.identityId)!.push(`m${index}`);
            await ground.say(to, `m${index}`);
          }
          await sending;
          await nodes[0]!.worker.runDue();
          expect(most).toBeLessThanOrEqual(1);
          for (const one of people) {
            const got = ground.channel.sent.filter(({ to }) => to === `open-${one.identityId.slice(-6)}`);
            expect(got.map(({ body }) => (body as { text: string }).text)).toEqual(said.get(one.identityId));
          }
        },
      ),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 12) },
    );
  });

  it('never send again what a killed one was sending: it is maybe sent, and what follows goes on', async () => {
    const anna = await ground.someone();
    const first = await ground.say(anna, 'first');
    await ground.say(anna, 'second');
    // The process dies in the call: the answer never comes back.
    ground.channel.answer = () => new Promise(() => undefined);
    const dead = ground.node();
    void dead.worker.runDue();
    await eventually(async () => (await states())[0] === 'sending');
    ground.channel.answer = async (piece) => taken(piece);
    await ground.run();
    expect(ground.channel.words).toEqual(['first']);
    test.clock.advance(31_000);
    await ground.run();
    expect(ground.channel.words).toEqual(['first', 'second']);
    expect(await states()).toEqual(['unknown', 'accepted']);
    expect(await ground.state(anna, first)).toMatchObject({ failure: { code: 'interrupted' } });
  });

  it('send again under the same id what a killed one was sending, where the provider knows our ids', async () => {
    ground.channel.can = { idempotent: true };
    const anna = await ground.someone();
    await ground.say(anna, 'first');
    ground.channel.answer = () => new Promise(() => undefined);
    void ground.node().worker.runDue();
    await eventually(async () => (await states())[0] === 'sending');
    ground.channel.answer = async (piece) => taken(piece);
    test.clock.advance(31_000);
    await ground.run();
    expect(await states()).toEqual(['accepted']);
    expect(new Set(ground.channel.sent.map(({ id }) => id)).size).toBe(1);
  });

  it('believe the answer that comes after they were thought dead', async () => {
    const anna = await ground.someone();
    await ground.say(anna, 'slow');
    let answer: () => void = () => undefined;
    ground.channel.answer = (piece) => new Promise((resolve) => (answer = () => resolve(taken(piece))));
    const slow = ground.node().worker.runDue();
    await eventually(async () => (await states())[0] === 'sending');
    test.clock.advance(31_000);
    await ground.run();
    expect(await states()).toEqual(['unknown']);
    answer();
    await slow;
    expect(await states()).toEqual(['accepted']);
    expect(ground.channel.sent.length).toBe(1);
  });

  it('lose nothing that is said while a lane is being left', async () => {
    const anna = await ground.someone();
    ground.channel.can = { windows: {} };
    const nodes = [ground.sending, ground.node()];
    for (const { worker } of nodes) worker.start();
    for (let index = 0; index < 40; index++) {
      await ground.say(anna, `m${index}`);
      await pause(index % 7);
    }
    await eventually(() => ground.channel.sent.length === 40, 10_000);
    expect(ground.channel.words).toEqual(Array.from({ length: 40 }, (_, index) => `m${index}`));
    await Promise.all(nodes.map(({ worker }) => worker.stop()));
    const [lane] = await test.database.query<{ holder: string | null; due: Date | null }>(
      'select holder, due_at as due from channel_lanes',
    );
    expect(lane).toEqual({ holder: null, due: null });
  });

  it('give the lane of a stopped one to others at once', async () => {
    const anna = await ground.someone();
    ground.channel.can = { windows: {} };
    let go: () => void = () => undefined;
    ground.channel.answer = (piece) => new Promise((resolve) => (go = () => resolve(taken(piece))));
    const stopping = ground.node().worker;
    stopping.start();
    await ground.say(anna, 'first');
    await ground.say(anna, 'second');
    await eventually(() => ground.channel.sent.length === 1);
    const stopped = stopping.stop();
    go();
    await stopped;
    ground.channel.answer = async (piece) => taken(piece);
    await ground.run();
    expect(ground.channel.words).toEqual(['first', 'second']);
  });

  it('refuse in the database a second call to the same recipient of a conversation', async () => {
    const anna = await ground.someone();
    await ground.say(anna, 'first');
    await ground.say(anna, 'second');
    const lanes = new LaneTable(test.database);
    expect(await lanes.claim(newId(), test.clock.now(), { until: new Date(8e12), most: 5 })).toHaveLength(1);
    expect(await lanes.claim(newId(), test.clock.now(), { until: new Date(8e12), most: 5 })).toHaveLength(0);
    await expect(
      test.database.query(`update channel_deliveries set state = 'sending'`),
    ).rejects.toMatchObject({
      constraint: 'channel_deliveries_sending_key',
    });
  });
});
