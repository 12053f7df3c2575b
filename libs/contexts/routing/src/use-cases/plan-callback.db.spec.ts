import type { CustomerActor } from '@yingda/events';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { USUAL_RULES } from '../domain/rules';
import { type StandInNode, standInNode } from '../stand-in-node';
import { standInTables } from '../stand-in-tables';
import { anAgent, anAdministrator } from '../testing';

const shopper: CustomerActor = {
  kind: 'customer',
  customerId: 'c',
  identityId: 'i',
  inboxId: 'x',
  name: '周嘉宁',
};
const PHONE = '13800001234';

describe('a call instead of waiting', () => {
  let db: TestDatabase;
  let node: StandInNode;
  let team: string;

  beforeAll(async () => {
    db = await testDatabase({ migrations: [standInTables] });
  });
  beforeEach(async () => {
    await db.truncate();
    node = standInNode(db.database, db.clock);
    await node.relay.start();
    team = await node.agents.addTeam(true);
    const overflow = [{ cause: 'wait', over: 60, target: 'callback', teamId: null }] as const;
    const rules = { ...USUAL_RULES, overflow: [...overflow] };
    await node.act(() =>
      node.routing.editRules.execute(anAdministrator, { teamId: team, rules, version: 0 }),
    );
  });
  afterEach(() => node.relay.stop());
  afterAll(() => db.close());

  const open = async () => {
    db.clock.advance(1_000);
    return node.act(() => node.conversations.open(team));
  };
  const times = (id: string) => node.routing.planCallback.times(shopper, id);
  const plan = async (conversationId: string, at = 0, phone = PHONE) => {
    const { from } = (await times(conversationId))[at]!;
    await node.routing.planCallback.execute(shopper, { conversationId, phone, from });
    await node.settled();
    return from;
  };
  const list = () => node.routing.callbackReader.list(null, 'open');
  const positions = async () =>
    (await node.routing.queueReader.places(team)).map(({ conversationId }) => conversationId);
  const holder = async (id: string) => (await node.conversations.find(id)).agentId;
  /** What every ten seconds does, now. */
  const sweep = async () => {
    node.routing.drainQueues.request([team]);
    await node.settled();
  };

  it('is planned once, however often and at once it is asked for, and changed by another wish', async () => {
    const id = await open();
    await Promise.all([plan(id), plan(id), plan(id)]);
    const [first, ...more] = await list();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ conversationId: id, phone: PHONE, state: 'planned', attempts: 0 });
    const later = await plan(id, 2, '+86 139 0000 5678');
    expect(await list()).toEqual([
      expect.objectContaining({ id: first!.id, phone: '13900005678', from: later }),
    ]);
  });

  it('keeps the number where nobody reads it', async () => {
    await plan(await open());
    const [row] = await db.database.query<{ text: string }>(
      'select c::text as text from routing_callbacks c',
    );
    expect(row!.text).not.toContain(PHONE);
    expect(row!.text).not.toContain(PHONE.slice(3));
  });

  it('takes the conversation out of those who wait, and brings it to an agent when the time has come', async () => {
    const [first, second] = [await open(), await open()];
    const from = await plan(first);
    expect(await positions()).toEqual([second]);
    const agent = await node.agents.add({ teamIds: [team], capacity: 5 });
    await sweep();
    expect([await holder(first), await holder(second)]).toEqual([null, agent]);
    db.clock.set(from);
    await sweep();
    expect(await holder(first)).toBe(agent);
    expect(await list()).toEqual([expect.objectContaining({ state: 'taken', agentId: agent })]);
  });

  it('is cancelled by who comes back, to the place they had', async () => {
    const [first, second] = [await open(), await open()];
    await plan(first);
    await open();
    await node.routing.rejoinQueue.execute(shopper, { conversationId: first });
    await node.routing.rejoinQueue.execute(shopper, { conversationId: first });
    await node.settled();
    expect((await positions()).slice(0, 2)).toEqual([first, second]);
    expect(await list()).toEqual([]);
    expect(await node.routing.callbackReader.list(null, 'ended')).toHaveLength(1);
    // And may be wished for again.
    await plan(first);
    expect(await list()).toHaveLength(1);
  });

  it('is refused for what is no number, for a time that is over, and where nobody calls back', async () => {
    const conversationId = await open();
    const { from } = (await times(conversationId))[0]!;
    const ask = (wish: { phone?: string; from?: Date }) =>
      node.routing.planCallback.execute(shopper, { conversationId, phone: PHONE, from, ...wish });
    await expect(ask({ phone: '12345' })).rejects.toMatchObject({ details: { field: 'phone' } });
    await expect(ask({ from: db.clock.now() })).rejects.toMatchObject({ details: { field: 'from' } });
    const rules = { ...USUAL_RULES, overflow: [] };
    await node.act(() =>
      node.routing.editRules.execute(anAdministrator, { teamId: team, rules, version: 1 }),
    );
    await expect(ask({})).rejects.toMatchObject({ code: 'not-permitted' });
    expect(await list()).toEqual([]);
  });

  it('belongs to who takes it, and is done when the customer was reached', async () => {
    const id = await open();
    await plan(id);
    const [mine, other] = [
      await node.agents.add({ teamIds: [team], capacity: 0 }),
      await node.agents.add({ teamIds: [team], capacity: 0 }),
    ];
    const [callback] = await list();
    const { callbackWork } = node.routing;
    const taken = await callbackWork.take(anAgent(mine, [team]), callback!.id);
    await node.settled();
    expect(taken).toMatchObject({ state: 'taken', agentId: mine });
    expect(await holder(id)).toBe(mine);
    await expect(callbackWork.take(anAgent(other, [team]), callback!.id)).rejects.toMatchObject({
      code: 'already-taken',
    });
    const note = (attempt: number, outcome: 'missed' | 'answered') =>
      callbackWork.attempted(anAgent(mine, [team]), { id: callback!.id, attempt, outcome });
    expect(await note(1, 'missed')).toMatchObject({ attempts: 1, state: 'taken', lastOutcome: 'missed' });
    expect(await note(1, 'missed')).toMatchObject({ attempts: 1 });
    expect(await note(2, 'answered')).toMatchObject({ attempts: 2, state: 'done' });
    expect(await list()).toEqual([]);
  });

  it('lets those who wait go before who left a message, who is answered when nobody else waits', async () => {
    const [first, second] = [await open(), await open()];
    await node.act(() => node.conversations.setAside(first, true));
    expect(await positions()).toEqual([second]);
    const agent = await node.agents.add({ teamIds: [team], capacity: 1 });
    await sweep();
    expect([await holder(first), await holder(second)]).toEqual([null, agent]);
    await node.act(() => node.conversations.close(second, db.clock.now()));
    expect(await holder(first)).toBe(agent);
  });
});
