import { newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { PROMISE_KINDS } from '@yingda/contracts/names';
import { PromiseWorld } from '../testing';
import { PROMISES } from './work-promise';

const HOUR = 3_600_000;
const NOW = new Date('2026-03-02T09:00:00Z');
const after = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

describe('what other contexts owe', () => {
  let db: TestDatabase;
  let world: PromiseWorld;
  let key: string;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set(NOW);
    world = new PromiseWorld(db);
    key = `case:${newId()}:result`;
  });
  afterAll(() => db.close());

  const ensure = (more: object = {}) =>
    world.promises.elsewhere.ensure(PROMISES, {
      ...{ kind: 'case', what: '告知处理结果', due: { at: after(72) }, ownerId: world.ann.id },
      ...{ teamId: world.teamId, customerId: world.customerId, onceKey: key },
      ...more,
    });
  const read = async (id: string) => {
    const { history, ...record } = await world.promises.reader.detail(
      world.actor(world.lead, { 'promise.work': 'all' }),
      id,
    );
    return { record, steps: history.map(({ step }) => step), history };
  };
  const events = async () => (await recordedEvents(db.database)).map(({ name }) => name);

  it('is owed once however often and by whomever at once it is said, in every kind there is', async () => {
    const made = await Promise.all([ensure(), ensure(), ensure()]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    for (const kind of PROMISE_KINDS) await ensure({ kind, onceKey: `${kind}:${newId()}` });
    expect((await events()).filter((name) => name === 'promise.made')).toHaveLength(PROMISE_KINDS.length + 1);
    expect((await read(made[0]!.id)).record).toMatchObject({
      of: { kind: 'case', id: key.split(':')[1] },
      departmentId: null,
    });
  });

  it('calls who owes it, and not who has just done what it comes of', async () => {
    const called = async () =>
      (await recordedEvents(db.database)).map(({ payload }) => (payload as { agentIds: string[] }).agentIds);
    await ensure({ because: world.actor(world.ann) });
    await ensure({ onceKey: `task:${newId()}`, because: world.actor(world.bob) });
    await world.promises.elsewhere.move(key, after(80), { reason: '', by: world.actor(world.ann) });
    expect(await called()).toEqual([[], [world.ann.id], []]);
  });

  it('is kept where it comes from, not ticked off by hand; settled twice it is what it was', async () => {
    const { id } = await ensure();
    const ann = world.actor(world.ann);
    await expect(world.promises.work.keep(ann, { id, outcome: 'x', reached: 'yes' })).rejects.toMatchObject({
      code: 'kept-elsewhere',
      details: { kind: 'case' },
    });
    const settle = () =>
      world.promises.elsewhere.settle(key, { at: after(1), outcome: '已告知', reached: 'yes', by: ann });
    await Promise.all([settle(), settle()]);
    await settle();
    const { record, steps, history } = await read(id);
    expect(record).toMatchObject({ state: 'kept', doneAt: after(1).toISOString(), outcome: '已告知' });
    expect(steps).toEqual(['made', 'kept']);
    expect(history.at(-1)!.byName).toBe('Ann');
    await world.promises.elsewhere.settle(`case:${newId()}:result`, {
      ...{ at: NOW, outcome: '', reached: 'yes' },
    });
  });

  it('what was done by its time is kept though it is told after, what was done later is broken', async () => {
    const { id } = await ensure();
    const late = `case:${newId()}:result`;
    const other = await ensure({ onceKey: late });
    db.clock.set(after(80));
    await world.promises.elsewhere.settle(key, { at: after(72), outcome: 'a', reached: 'yes' });
    await world.promises.elsewhere.settle(late, { at: after(73), outcome: 'b', reached: 'yes' });
    expect((await read(id)).record.state).toBe('kept');
    expect((await read(other.id)).record.state).toBe('broken');
  });

  it('neither reminds nor breaks while it is the customer’s turn, and goes on with its new time', async () => {
    const { id } = await ensure();
    const { elsewhere, watch } = world.promises;
    await elsewhere.move(key, null, '等待顾客补充照片');
    await elsewhere.move(key, null, '等待顾客补充照片');
    db.clock.set(after(100));
    await watch.runDue();
    expect((await read(id)).record).toMatchObject({ state: 'open', pausedSince: NOW.toISOString() });
    await elsewhere.move(key, after(110), '顾客已补充');
    await elsewhere.move(key, after(110), '顾客已补充');
    expect((await read(id)).record).toMatchObject({ pausedSince: null, dueAt: after(110).toISOString() });
    await elsewhere.move(key, after(112), '延期获批');
    db.clock.set(new Date(after(112).getTime() + 1));
    await watch.runDue();
    const { record, steps } = await read(id);
    expect(record.state).toBe('broken');
    expect(steps).toEqual(['made', 'paused', 'resumed', 'moved', 'broken']);
  });

  it('is handed over, and to who leads where nobody is named', async () => {
    const { id } = await ensure();
    await world.promises.elsewhere.hand(key, world.bob.id, '换班');
    await world.promises.elsewhere.hand(key, world.bob.id, '换班');
    await world.promises.elsewhere.hand(key, null, '请假');
    const { record, history } = await read(id);
    expect(record.ownerId).toBe(world.lead.id);
    expect(history.map(({ step, note }) => [step, note])).toEqual([
      ['made', '告知处理结果'],
      ['reassigned', '换班'],
      ['reassigned', '请假'],
    ]);
  });

  it('what was done is owed anew only where that is said, and its history stays', async () => {
    const first = await ensure();
    await world.promises.elsewhere.settle(key, { at: after(1), outcome: '已告知', reached: 'yes' });
    expect((await ensure()).id).toBe(first.id);
    const second = await ensure({ again: true, due: { at: after(96) } });
    expect(second.id).not.toBe(first.id);
    expect((await ensure({ again: true })).id).toBe(second.id);
    expect((await read(first.id)).record).toMatchObject({ state: 'kept', done: true });
  });
});
