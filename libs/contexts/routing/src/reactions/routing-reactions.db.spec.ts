import { Outbox } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { type StandInNode, standInNode } from '../stand-in-node';
import { standInTables } from '../stand-in-tables';

describe('what routing does when it hears of something', () => {
  let db: TestDatabase;
  let node: StandInNode;
  let outbox: Outbox;
  let team: string;

  beforeAll(async () => {
    db = await testDatabase({ migrations: [standInTables] });
  });
  beforeEach(async () => {
    await db.truncate();
    node = standInNode(db.database, db.clock);
    outbox = db.outbox;
    await node.relay.start();
    team = await node.agents.addTeam(true);
  });
  afterEach(() => node.relay.stop());
  afterAll(() => db.close());

  const open = async (teamId = team) => {
    db.clock.advance(1_000);
    return node.act(() => node.conversations.open(teamId));
  };
  const order = async (teamId = team) =>
    (await node.routing.queueReader.places(teamId)).map((one) => one.conversationId);
  const holder = async (id: string) => (await node.conversations.find(id)).agentId;
  const lose = async (agentId: string) => {
    await node.agents.setState(agentId, 'offline');
    await node.act(() => outbox.append('agent.lost', agentId, { agentId }));
  };
  const comeOnline = async (agentId: string) => {
    await node.agents.setState(agentId, 'online');
    const change = { agentId, state: 'online', chosen: 'online', reason: null, previous: 'away' } as const;
    await node.act(() => outbox.append('presence.changed', agentId, change));
  };

  it('gives a lost agent’s waiting conversations back, before everybody else in the queue', async () => {
    const lost = await node.agents.add({ teamIds: [team], capacity: 2 });
    const held = [await open(), await open()];
    const queued = await open();
    await lose(lost);
    expect(await order()).toEqual([...held, queued]);
    expect(await holder(held[0]!)).toBeNull();
  });

  it('gives them to somebody else at once when there is one', async () => {
    const lost = await node.agents.add({ teamIds: [team] });
    const id = await open();
    const other = await node.agents.add({ teamIds: [team] });
    await lose(lost);
    expect(await holder(id)).toBe(other);
    expect(await order()).toEqual([]);
  });

  it('leaves with a lost agent what waits for the customer', async () => {
    const lost = await node.agents.add({ teamIds: [team] });
    const id = await open();
    await db.database.query(`update stand_in_conversations set waiting_for = 'customer'`);
    await node.agents.add({ teamIds: [team] });
    await lose(lost);
    expect(await holder(id)).toBe(lost);
  });

  it('takes nothing from an agent who is back by the time their loss is heard of', async () => {
    const agent = await node.agents.add({ teamIds: [team] });
    const id = await open();
    await node.act(() => outbox.append('agent.lost', agent, { agentId: agent }));
    expect(await holder(id)).toBe(agent);
  });

  it('places what waits as soon as an agent comes online, in all their teams', async () => {
    const other = await node.agents.addTeam(true);
    const agent = await node.agents.add({ teamIds: [team, other], state: 'away' });
    const ids = [await open(team), await open(other)];
    await comeOnline(agent);
    expect(await Promise.all(ids.map(holder))).toEqual([agent, agent]);
  });

  it('takes out who was assigned by somebody else, and who left', async () => {
    const agent = await node.agents.add({ teamIds: [team], state: 'busy' });
    const assigned = await open();
    const closed = await open();
    const waits = await open();
    const by = { kind: 'system', name: 'spec' } as const;
    await node.act(() =>
      node.conversations.assign({
        conversationId: assigned,
        agentId: agent,
        automaticAccept: true,
        how: 'picked',
        by,
      }),
    );
    await node.act(() => node.conversations.close(closed, db.clock.now()));
    expect(await order()).toEqual([waits]);
  });

  it('hears the same fact twice without harm', async () => {
    const id = await open();
    await node.act(async () => {
      const [event] = await db.database.query<{ payload: never }>(
        `select payload from outbox_events where name = 'conversation.queued'`,
      );
      await outbox.append('conversation.queued', id, event!.payload);
    });
    expect(await order()).toEqual([id]);
  });

  it('tells the watchers whenever a queue or who is there changes, after the commit', async () => {
    const agent = await node.agents.add({ teamIds: [team], state: 'away' });
    await open();
    expect(node.heard).toEqual([team]);
    node.heard.length = 0;
    await comeOnline(agent);
    // Who is there, the placement, and the news of it.
    expect(node.heard.length).toBeGreaterThanOrEqual(2);
    expect(new Set(node.heard)).toEqual(new Set([team]));
  });
});
