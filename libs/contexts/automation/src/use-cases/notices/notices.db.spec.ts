import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import fc from 'fast-check';
import type { Notices } from '../../create-notices';
import { NoticeWorld } from '../../testing-notices';

const START = '2026-03-02T02:00:00.000Z';
/** As when the database goes away under a process: what it had in hand is undone, and it does nothing more. */
const killed = () => Object.assign(new Error('terminating connection'), { code: '57P01' });

describe('notices on a database', () => {
  let db: TestDatabase;
  let world: NoticeWorld;
  let node: Notices;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set(START);
    world = new NoticeWorld(db);
    node = world.node();
  });
  afterAll(() => db.close());

  const manager = () => world.person('all');
  async function send(over: Parameters<NoticeWorld['plan']>[0] = {}): Promise<string> {
    const { id, version } = await node.edit.write(manager(), world.plan(over));
    await node.edit.send(manager(), id, version);
    return id;
  }
  async function work(id: string, { steps = 100, nodes = [node] } = {}): Promise<string> {
    for (let step = 0; step < steps; step++) {
      const { state } = await node.reader.one(manager(), id);
      if (state !== 'running' && state !== 'scheduled') return state;
      await Promise.all(nodes.map((one) => one.work.step(id).catch(() => undefined)));
      db.clock.advance(1_000);
    }
    return (await node.reader.one(manager(), id)).state;
  }

  it('go to everybody of a segment once, leave out whom they must, and tell what became of each', async () => {
    const ids = world.customers(620);
    world.leftOut.set(ids[1]!, 'no-consent');
    world.leftOut.set(ids[610]!, 'blocked');
    const preview = await node.preview.execute(manager(), world.plan());
    expect(preview).toMatchObject({ members: 620, looked: 620, seconds: 13 });
    expect(preview.tallies).toContainEqual(
      expect.objectContaining({ state: 'waiting', channel: 'web', count: 618 }),
    );
    expect(preview.sample[0]).toMatchObject({ text: '您好王敏，快递延误', leftOut: null });
    expect(preview.sample[1]).toMatchObject({ text: null, leftOut: 'no-consent' });

    const id = await send();
    expect(await work(id)).toBe('ended');
    expect(new Set(world.said.map((one) => one.customerId)).size).toBe(618);
    expect(world.said).toHaveLength(618);
    const { tallies } = await node.reader.one(manager(), id);
    expect(tallies).toEqual([
      { state: 'left-out', channel: null, reason: 'blocked', count: 1 },
      { state: 'left-out', channel: null, reason: 'no-consent', count: 1 },
      { state: 'sent', channel: 'web', reason: null, count: 618 },
    ]);
    const first = await node.reader.recipients(manager(), id, { limit: 100 });
    const second = await node.reader.recipients(manager(), id, { limit: 100, cursor: first.next! });
    expect(new Set([...first.items, ...second.items].map((one) => one.customerId)).size).toBe(200);
    const rows = [];
    for await (const page of node.reader.exported(manager(), id)) rows.push(...page);
    expect(rows.map((one) => one.customerId).sort()).toEqual([...ids].sort());
    const trail = await db.database.query<{ action: string }>('select action from audit_log order by id');
    expect(trail.map(({ action }) => action)).toEqual(['notice.written', 'notice.sent', 'notice.exported']);
  });

  it('say nothing to anybody once stopping has answered, wherever nodes were killed, and nobody twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 25 }),
        fc.array(fc.constantFrom('fine', 'fine', 'killed', 'fault'), { minLength: 4, maxLength: 40 }),
        fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
        async (count, luck, stopAfter) => {
          await db.truncate();
          world = new NoticeWorld(db);
          node = world.node();
          const ids = world.customers(count);
          let turn = 0;
          let stopping: Promise<unknown> | null = null;
          let saidAtStop = Infinity;
          const id = await send();
          world.before = () => {
            const what = luck[turn++ % luck.length];
            if (stopAfter === turn)
              stopping = node.edit
                .stop(manager(), id)
                .then(() => (saidAtStop = world.said.length))
                .catch(() => undefined);
            if (what === 'killed' && turn < 60) throw killed();
            if (what === 'fault') throw new Error('The conversation is gone');
          };
          const state = await work(id, { nodes: [world.node(), world.node()], steps: 60 });
          await stopping;
          const said = world.said.map((one) => one.customerId);
          expect(new Set(said).size).toBe(said.length);
          if (saidAtStop !== Infinity) expect(said.length).toBe(saidAtStop);
          const listed = await node.reader.recipients(manager(), id, { limit: 100 });
          const of = (wanted: string) =>
            listed.items.filter((one) => one.state === wanted).map((one) => one.customerId);
          expect(of('sent').sort()).toEqual([...said].sort());
          if (state !== 'stopped') {
            expect(state).toBe('ended');
            expect([...of('sent'), ...of('failed')].sort()).toEqual([...ids].sort());
          }
          const { tallies } = await node.reader.one(manager(), id);
          expect(tallies.reduce((sum, one) => sum + one.count, 0)).toBe(listed.items.length);
        },
      ),
      { numRuns: 12, seed: 7 },
    );
  });

  it('keep to their rate, however many nodes send and however long none did', async () => {
    world.customers(200);
    const id = await send({ perMinute: 60 });
    const nodes = [world.node(), world.node()];
    await work(id, { nodes, steps: 30 });
    expect(world.said.length).toBeGreaterThanOrEqual(28);
    expect(world.said.length).toBeLessThanOrEqual(31);
    db.clock.advance(600_000);
    await work(id, { nodes, steps: 1 });
    expect(world.said.length).toBeLessThanOrEqual(33);
  });

  it('are not said to who took their consent back after the list was made', async () => {
    const [first, second] = world.customers(2);
    world.before = (customerId) =>
      void world.leftOut.set(customerId === first ? second! : first!, 'no-consent');
    const id = await send({ perMinute: 60 });
    expect(await work(id)).toBe('ended');
    expect(world.said).toHaveLength(1);
    const { tallies } = await node.reader.one(manager(), id);
    expect(tallies).toContainEqual({ state: 'left-out', channel: 'web', reason: 'no-consent', count: 1 });
  });

  it('that cannot go on are tried again after a moment, not as fast as they fail', async () => {
    world.customers(1);
    await send();
    const step = jest.spyOn(node.work, 'step').mockRejectedValue(new Error('its segment is broken'));
    node.work.start();
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await node.work.stop();
    expect(step.mock.calls.length).toBeGreaterThan(0);
    expect(step.mock.calls.length).toBeLessThan(6);
  });

  it('stand as banners before those who wait, also who comes later, until they are taken away or over', async () => {
    const [first] = world.customers(1, world.waiting);
    const over = { audience: 'waiting', way: 'banner', segmentId: null } as const;
    const banner = { ...over, texts: { zh: '暴雨，派送延误', en: 'Rain: parcels are late' } };
    const id = await send(banner);
    await work(id, { steps: 2 });
    const [later] = world.customers(1, world.waiting);
    await work(id, { steps: 4 });
    const talks = (await node.reader.recipients(manager(), id, {})).items.map((one) => one.conversationId!);
    expect((await node.reader.recipients(manager(), id, {})).items).toMatchObject(
      [first, later].map((customerId) => ({ customerId, state: 'shown' })),
    );
    expect([...(await node.reader.banners(talks)).values()]).toEqual([
      [{ id, zh: '暴雨，派送延误', en: 'Rain: parcels are late' }],
      [{ id, zh: '暴雨，派送延误', en: 'Rain: parcels are late' }],
    ]);
    await node.edit.stop(manager(), id);
    node.reader.forget();
    expect((await node.reader.banners(talks)).size).toBe(0);
    const told = (await recordedEvents(db.database)).filter(({ name }) => name === 'notice.changed');
    expect(told.map(({ payload }) => (payload as { state: string }).state)).toEqual([
      ...['running', 'running', 'running', 'stopped'],
    ]);
    const short = await send({ ...banner, endsAt: new Date(db.clock.now().getTime() + 5_000).toISOString() });
    expect(await work(short, { steps: 10 })).toBe('ended');
  });

  it('begin at their time, follow receipts and reading, and are the manager’s or, for those who wait, the lead’s', async () => {
    world.customers(2);
    const startsAt = new Date(Date.parse(START) + 3_600_000).toISOString();
    const id = await send({ startsAt });
    await work(id, { steps: 3 });
    expect(world.said).toHaveLength(0);
    db.clock.advance(3_600_000);
    expect(await work(id)).toBe('ended');
    const { items } = await node.reader.recipients(manager(), id, {});
    const messages = await db.database.query<{ id: string; talk: string }>(
      'select message_id as id, conversation_id as talk from notice_recipients order by id',
    );
    await node.reactions.delivered(messages[0]!.id, 'failed', 'recipient-unreachable');
    await node.reactions.read(messages[1]!.talk, 1);
    expect((await node.reader.recipients(manager(), id, {})).items).toMatchObject([
      { customerId: items[0]!.customerId, state: 'failed', reason: 'recipient-unreachable' },
      { customerId: items[1]!.customerId, state: 'read', reason: null },
    ]);

    const lead = world.person('team', [world.teamId]);
    const mine = world.plan({ audience: 'waiting', segmentId: null, teamIds: [world.teamId] });
    const { id: draft } = await node.edit.write(lead, mine);
    expect((await node.reader.page(lead, {})).items.map((one) => one.id)).toEqual([draft]);
    const others: [ReturnType<typeof manager>, Parameters<NoticeWorld['plan']>[0]][] = [
      [lead, {}],
      [lead, { audience: 'waiting', segmentId: null, teamIds: [] }],
      [world.person('none'), { audience: 'waiting', segmentId: null, teamIds: [world.teamId] }],
    ];
    for (const [who, over] of others)
      await expect(node.edit.write(who, world.plan(over))).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(node.reader.one(lead, id)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(node.edit.edit(lead, draft, { ...mine, version: 9 })).rejects.toMatchObject({
      code: 'stale-edit',
    });
    await expect(node.edit.stop(manager(), id)).rejects.toMatchObject({ code: 'wrong-state' });
  });

  describe('to who is outside the window', () => {
    const parcel = { name: 'parcel', title: '延误', language: 'zh_CN', text: '{{1}}，派送延误。' };
    const template = (text = parcel.text) => ({
      ...{ inboxId: world.inboxId, name: 'parcel', language: 'zh_CN', text },
      values: [{ field: '1', value: '{{customer_name}}' }],
    });

    it('go by the approved text, and by words to everybody else', async () => {
      const [inside, outside] = world.customers(2);
      world.outside.add(outside!);
      world.approved = [parcel];
      const id = await send({ templates: [template()] });
      expect(await work(id)).toBe('ended');
      expect(world.said).toEqual(
        expect.arrayContaining([
          { customerId: inside, text: '您好王敏，快递延误' },
          { customerId: outside, text: '王敏，派送延误。' },
        ]),
      );
      expect((await node.reader.one(manager(), id)).tallies).toMatchObject([{ state: 'sent', count: 2 }]);
    });

    it('are not sent with a text that is not approved as it stands, and leave them out without one', async () => {
      const [customer] = world.customers(1);
      world.outside.add(customer!);
      const changed = await node.edit.write(manager(), world.plan({ templates: [template()] }));
      await expect(node.edit.send(manager(), changed.id, changed.version)).rejects.toMatchObject({
        details: { field: 'templates' },
      });
      const id = await send();
      await work(id);
      expect((await node.reader.one(manager(), id)).tallies).toMatchObject([
        { state: 'left-out', reason: 'window-closed', count: 1 },
      ]);
    });
  });

  it('keep to what their account is set to, and a preview says how long that takes', async () => {
    world.customers(30);
    world.pace = 60;
    expect(await node.preview.execute(manager(), world.plan())).toMatchObject({ seconds: 30 });
    const id = await send();
    await work(id, { steps: 10 });
    expect(world.said.length).toBeGreaterThan(5);
    expect(world.said.length).toBeLessThan(15);
    world.pace = 6_000;
    expect(await work(id)).toBe('ended');
    expect(world.said).toHaveLength(30);
  });

  it('are counted for everybody of a segment of which only the first thousands are looked at', async () => {
    const ids = world.customers(12_000);
    for (const [at, id] of ids.entries()) if (at % 4 === 0) world.leftOut.set(id, 'window-closed');
    const { members, looked, tallies } = await node.preview.execute(manager(), world.plan());
    expect([members, looked]).toEqual([12_000, 10_000]);
    expect(tallies.map(({ reason, count }) => [reason, count])).toEqual([
      [null, 9_000],
      ['window-closed', 3_000],
    ]);
  });
});
