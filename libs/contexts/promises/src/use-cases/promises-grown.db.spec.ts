import { newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { PromiseWorld } from '../testing';
import { PROMISES } from './work-promise';

const HOUR = 3_600_000;
// A Monday, 17:00 in Shanghai.
const NOW = new Date('2026-03-02T09:00:00Z');
const DAY_END = new Date('2026-03-02T16:00:00Z');

describe('promises, grown up', () => {
  let db: TestDatabase;
  let world: PromiseWorld;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set(NOW);
    world = new PromiseWorld(db);
  });
  afterAll(() => db.close());

  const owe = (hours: number, more: object = {}) =>
    world.promises.make.execute(PROMISES, {
      ...{ kind: 'agreed', what: '回电', due: { at: new Date(NOW.getTime() + hours * HOUR) } },
      ...{ ownerId: world.ann.id, teamId: world.teamId },
      ...more,
    });

  describe('suggested by an agent’s own words', () => {
    const said = (text: string, messageId?: string) =>
      world.promises.suggest.find(world.actor(world.ann), {
        ...{ conversationId: world.conversationId, text },
        ...(messageId ? { messageId } : {}),
      });

    it('are kept once for each message, owe nothing until accepted, and then with the time found or another', async () => {
      const message = newId();
      await said('我明天上午十点给您回电。退款周四前退给您。', message);
      const [call, refund] = await said('我明天上午十点给您回电。退款周四前退给您。', message);
      expect(call).toMatchObject({ quote: '我明天上午十点给您回电', dueAt: '2026-03-03T02:00:00.000Z' });
      const ann = world.actor(world.ann);
      expect((await world.promises.reader.list(ann, { mine: true, done: false })).items).toEqual([]);
      const dueAt = new Date('2026-03-03T03:00:00Z');
      const accept = () => world.promises.suggest.accept(ann, { id: call!.id, dueAt });
      const [first, again] = await Promise.all([accept(), accept()]);
      expect(again.id).toBe(first.id);
      expect(first).toMatchObject({ kind: 'agreed', ownerId: world.ann.id, dueAt });
      await world.promises.suggest.dismiss(ann, refund!.id);
      expect(await world.promises.suggest.open(ann, world.conversationId)).toEqual([]);
      expect(world.lines).toEqual(['promise-made']);
    });

    it('are none where the very same time was promised by hand before it was said', async () => {
      const ann = world.actor(world.ann);
      const dueAt = new Date('2026-03-03T02:00:00Z');
      const { conversationId } = world;
      await world.promises.make.execute(ann, {
        ...{
          kind: 'agreed',
          what: '答复：要问仓库',
          due: { at: dueAt },
          conversationId,
          ownerId: world.ann.id,
        },
      });
      expect(await said('我明天上午十点给您答复。退款周四前退给您。', newId())).toMatchObject([
        { quote: '退款周四前退给您' },
      ]);
    });

    it('of what is only being written nothing is kept, and a colleague’s are nobody else’s to answer', async () => {
      expect(await said('我明天给您答复')).toHaveLength(1);
      const ann = world.actor(world.ann);
      expect(await world.promises.suggest.open(ann, world.conversationId)).toEqual([]);
      const [mine] = await said('我明天给您答复', newId());
      const bob = world.actor(world.bob);
      await expect(world.promises.suggest.accept(bob, { id: mine!.id })).rejects.toMatchObject({
        code: 'promise-not-found',
      });
      expect(await world.promises.suggest.open(bob, world.conversationId)).toEqual([]);
    });
  });

  it('stand on the board by owner, department and team, with their ages; what waits for the customer does not', async () => {
    const department = newId();
    await owe(2);
    for (const hours of [-5, -30, -50, -100]) await owe(hours, { departmentId: department });
    await owe(-3, { ownerId: world.bob.id });
    await owe(48);
    const paused = `case:${newId()}:answer`;
    await owe(-4, { onceKey: paused });
    await world.promises.elsewhere.move(paused, null, '等待顾客');
    const kept = await owe(1, { ownerId: world.bob.id });
    await world.promises.work.keep(world.actor(world.bob), { id: kept.id, outcome: '好', reached: 'yes' });
    await world.promises.watch.runDue();
    const lead = world.actor(world.lead, { 'promise.work': 'team' });
    const board = await world.promises.reader.board(lead, DAY_END);
    expect(board.all).toEqual({ id: null, dueToday: 1, overdue: 5, bands: [2, 1, 1, 1], kept: 1, broken: 5 });
    expect(board.owners).toMatchObject([
      { id: world.ann.id, overdue: 4, bands: [1, 1, 1, 1], dueToday: 1 },
      { id: world.bob.id, overdue: 1, kept: 1, broken: 1 },
    ]);
    expect(board.departments).toMatchObject([{ id: department, overdue: 4 }]);
    expect(board.teams).toMatchObject([{ id: world.teamId, overdue: 5 }]);
    // The list behind a number.
    const behind = await world.promises.reader.list(lead, {
      ...{ done: false, ownerId: world.ann.id, dueUntil: new Date(NOW.getTime() - 24 * HOUR).toISOString() },
    });
    expect(behind.items).toHaveLength(3);
    const own = await world.promises.reader.board(world.actor(world.bob), DAY_END);
    expect(own.owners.map(({ id }) => id)).toEqual([world.bob.id]);
  });

  it('are handed over many at once: what was done meanwhile keeps back none, and nobody hands over others’', async () => {
    const all = [await owe(1), await owe(2), await owe(3)];
    await world.promises.work.keep(world.actor(world.ann), {
      ...{ id: all[0]!.id, outcome: '好', reached: 'yes' },
    });
    const hand = (actor = world.actor(world.ann), fromId = world.ann.id) =>
      world.promises.handOver.execute(actor, { fromId, toId: world.bob.id, reason: '交班' });
    await expect(hand(world.actor(world.bob))).rejects.toMatchObject({ code: 'not-permitted' });
    expect(await hand()).toBe(2);
    expect(await hand()).toBe(0);
    const bob = world.actor(world.bob);
    expect((await world.promises.reader.list(bob, { mine: true, done: false })).items).toHaveLength(2);
    const ids = [...all.map(({ id }) => id), newId()];
    const lead = world.actor(world.lead, { 'promise.work': 'team' });
    expect(await world.promises.handOver.execute(lead, { ids, toId: world.ann.id, reason: '请假' })).toBe(2);
  });

  it('are kept by telling the customer, who is written to once however often it is tried', async () => {
    const { id } = await owe(1, { conversationId: world.conversationId });
    const tell = () => world.promises.tell.execute(world.actor(world.ann), { id, text: '退款已到账' });
    await tell();
    expect(await tell()).toMatchObject({ state: 'kept', outcome: '退款已到账', reached: 'yes' });
    expect([...world.told]).toEqual([[id, '退款已到账']]);
    const without = await owe(1);
    await expect(
      world.promises.tell.execute(world.actor(world.ann), { id: without.id, text: 'x' }),
    ).rejects.toMatchObject({ code: 'conversation-not-found' });
  });
});
