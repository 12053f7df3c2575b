import { type TestDatabase, testDatabase } from '@yingda/testing';
import { type StandInNode, standInNode } from '../stand-in-node';
import { OFFER_SECONDS } from '../stand-in-agents';
import { standInTables } from '../stand-in-tables';

describe('offers', () => {
  let db: TestDatabase;
  let node: StandInNode;
  let team: string;

  beforeAll(async () => {
    db = await testDatabase({ migrations: [standInTables] });
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-02T02:00:00.000Z');
    node = standInNode(db.database, db.clock);
    await node.relay.start();
    team = await node.agents.addTeam(false);
  });
  afterEach(() => node.relay.stop());
  afterAll(() => db.close());

  const holder = async (id: string) => {
    const { status, agentId } = await node.conversations.find(id);
    return [status, agentId];
  };
  const runOut = async () => {
    db.clock.advance(OFFER_SECONDS * 1_000);
    await node.timers.runDue();
    await node.settled();
  };

  it('stand to one agent at a time, and an offer takes a place of theirs', async () => {
    const agent = await node.agents.add({ teamIds: [team], capacity: 1 });
    const first = await node.act(() => node.conversations.open(team));
    const second = await node.act(() => node.conversations.open(team));
    expect(await holder(first)).toEqual(['offered', agent]);
    expect(await holder(second)).toEqual(['queued', null]);
  });

  it('that nobody answers go to the next agent, and keep their place in the queue meanwhile', async () => {
    const one = await node.agents.add({ teamIds: [team] });
    const id = await node.act(() => node.conversations.open(team));
    const other = await node.agents.add({ teamIds: [team] });
    expect(await holder(id)).toEqual(['offered', one]);
    expect(await node.routing.queueReader.place(id)).toMatchObject({ position: 1 });
    await runOut();
    expect(await holder(id)).toEqual(['offered', other]);
    expect(await node.routing.queueReader.place(id)).toMatchObject({ position: 1 });
  });

  it('do not run out early', async () => {
    const agent = await node.agents.add({ teamIds: [team] });
    const id = await node.act(() => node.conversations.open(team));
    await node.agents.add({ teamIds: [team] });
    db.clock.advance(OFFER_SECONDS * 1_000 - 1);
    await node.timers.runDue();
    await node.settled();
    expect(await holder(id)).toEqual(['offered', agent]);
  });

  it('missed three times in a row set the agent away, and the customer waits on', async () => {
    const agent = await node.agents.add({ teamIds: [team] });
    const id = await node.act(() => node.conversations.open(team));
    for (let missed = 1; missed <= 2; missed++) {
      await runOut();
      expect(await holder(id)).toEqual(['offered', agent]);
    }
    await runOut();
    expect(await node.agents.stateOf(agent)).toBe('away');
    expect(await holder(id)).toEqual(['queued', null]);
    expect(await node.routing.queueReader.place(id)).toMatchObject({ position: 1, someoneThere: false });
  });

  it('missed count in a row only: taking one forgets those before', async () => {
    const agent = await node.agents.add({ teamIds: [team] });
    const actor = anAgent(agent, [team]);
    await node.act(() => node.conversations.open(team));
    await runOut();
    await runOut();
    await node.routing.takeFromQueue.execute(actor, {});
    await node.settled();
    const id = await node.act(() => node.conversations.open(team));
    await runOut();
    await runOut();
    expect(await node.agents.stateOf(agent)).toBe('online');
    expect(await holder(id)).toEqual(['offered', agent]);
  });

  it('declined go to somebody else at once', async () => {
    const one = await node.agents.add({ teamIds: [team] });
    const id = await node.act(() => node.conversations.open(team));
    const other = await node.agents.add({ teamIds: [team] });
    await node.act(() => node.conversations.decline(id, one));
    expect(await holder(id)).toEqual(['offered', other]);
    // The old offer's time has no meaning any more.
    db.clock.advance(OFFER_SECONDS * 1_000 - 1_000);
    await node.timers.runDue();
    expect(await holder(id)).toEqual(['offered', other]);
  });

  it('declined by the only one there come back to them after half a minute, not at once', async () => {
    const agent = await node.agents.add({ teamIds: [team] });
    const id = await node.act(() => node.conversations.open(team));
    await node.act(() => node.conversations.decline(id, agent));
    expect(await holder(id)).toEqual(['queued', null]);
    db.clock.advance(29_000);
    await node.timers.runDue();
    await node.settled();
    expect(await holder(id)).toEqual(['queued', null]);
    db.clock.advance(1_000);
    await node.timers.runDue();
    await node.settled();
    expect(await holder(id)).toEqual(['offered', agent]);
  });

  it('stand, and run out, although an end and a return from before them are heard only later', async () => {
    const one = await node.agents.add({ teamIds: [team], state: 'away' });
    const id = await node.act(() => node.conversations.open(team));
    await node.relay.stop();
    await node.unitOfWork.run(() => node.conversations.close(id, db.clock.now()));
    await node.unitOfWork.run(() => node.conversations.reopen(id));
    db.clock.advance(1);
    await node.agents.setState(one, 'online');
    node.routing.drainQueues.request([team]);
    await node.routing.drainQueues.settled();
    expect(await holder(id)).toEqual(['offered', one]);
    const other = await node.agents.add({ teamIds: [team] });
    node = standInNode(db.database, db.clock);
    await node.relay.start();
    await node.settled();
    expect(await holder(id)).toEqual(['offered', one]);
    db.clock.advance(1_000);
    await runOut();
    expect(await holder(id)).toEqual(['offered', other]);
  });

  it('that the queue has lost sight of still run out', async () => {
    const one = await node.agents.add({ teamIds: [team] });
    const id = await node.act(() => node.conversations.open(team));
    await db.database.query('delete from routing_queue');
    const other = await node.agents.add({ teamIds: [team], capacity: 9 });
    await node.agents.setState(one, 'away');
    await runOut();
    expect(await holder(id)).toEqual(['offered', other]);
  });

  it('that were accepted do not run out', async () => {
    const agent = await node.agents.add({ teamIds: [team] });
    const id = await node.act(() => node.conversations.open(team));
    const by = anAgent(agent, [team]);
    const accepted = {
      conversationId: id,
      agentId: agent,
      automaticAccept: true,
      how: 'picked',
      by,
    } as const;
    // Nobody has told routing yet when the time is over.
    await node.relay.stop();
    await node.unitOfWork.run(() => node.conversations.assign(accepted));
    db.clock.advance(OFFER_SECONDS * 1_000);
    await node.timers.runDue();
    expect(await holder(id)).toEqual(['active', agent]);
    expect(await db.database.query('select 1 from routing_missed_offers')).toEqual([]);
    expect(await node.routing.queueReader.place(id)).toBeNull();
  });

  it('that run out on several nodes at once are missed once', async () => {
    const agent = await node.agents.add({ teamIds: [team], capacity: 2 });
    await node.act(() => node.conversations.open(team));
    const others = [standInNode(db.database, db.clock), standInNode(db.database, db.clock)];
    db.clock.advance(OFFER_SECONDS * 1_000);
    await Promise.all([node, ...others].map((one) => one.timers.runDue()));
    await node.settled();
    const rows = await db.database.query('select agent_id as "agentId", missed from routing_missed_offers');
    expect(rows).toEqual([{ agentId: agent, missed: 1 }]);
  });
});

function anAgent(agentId: string, teamIds: string[]) {
  const permissions = { 'conversation.serve': 'own' } as const;
  return {
    kind: 'agent',
    agentId,
    name: '小林',
    publicName: '小林',
    role: 'agent',
    teamIds,
    permissions,
  } as const;
}
