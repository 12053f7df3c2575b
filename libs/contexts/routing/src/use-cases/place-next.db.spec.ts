import { Refusal } from '@yingda/contracts/names';
import { Database, newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { type StandInNode, standInNode } from '../stand-in-node';
import { standInTables } from '../stand-in-tables';

describe('placing what waits', () => {
  let db: TestDatabase;
  let second: Database;
  let nodes: [StandInNode, StandInNode];
  let node: StandInNode;
  let team: string;

  beforeAll(async () => {
    db = await testDatabase({ migrations: [standInTables] });
    second = new Database({ url: db.url, applicationName: 'yingda-test-2', entities: [], clock: db.clock });
    await second.connect();
  });
  beforeEach(async () => {
    await db.truncate();
    nodes = [standInNode(db.database, db.clock), standInNode(second, db.clock)];
    node = nodes[0];
    team = await node.agents.addTeam(true);
  });
  afterEach(() => Promise.all(nodes.map((one) => one.relay.stop())));
  afterAll(async () => {
    await second.close();
    await db.close();
  });

  /** Waiting conversations, the oldest first, without anybody hearing of it yet. */
  const fill = async (count: number, teamId = team) => {
    const ids: string[] = [];
    for (let i = 0; i < count; i++) {
      const id = newId();
      ids.push(id);
      await db.database.query(
        `insert into stand_in_conversations (id, team_id, status, waiting_since) values ($1, $2, 'queued', $3)`,
        [id, teamId, db.clock.now()],
      );
      await db.database.query(
        `insert into routing_queue (conversation_id, team_id, front, queued_at, entered_by, turn_at, demand)
         values ($1, $2, false, $3, $4, $3, 'back|0|100')`,
        [id, teamId, db.clock.now(), newId()],
      );
      db.clock.advance(1_000);
    }
    return ids;
  };
  const drainEverywhere = async (...teams: string[]) => {
    for (const one of nodes) one.routing.drainQueues.request(teams);
    await Promise.all(nodes.map((one) => one.routing.drainQueues.settled()));
  };
  const assignments = () =>
    db.database.query<{ id: string; agentId: string }>(
      `select conversation_id as id, agent_id as "agentId" from stand_in_assignments order by position`,
    );
  const countByAgent = async () => {
    const counts = new Map<string, number>();
    for (const { agentId } of await assignments()) counts.set(agentId, (counts.get(agentId) ?? 0) + 1);
    return counts;
  };
  const waiting = async (teamId = team) =>
    (await node.routing.queueReader.places(teamId)).map((one) => one.conversationId);

  it('on two nodes at once gives every conversation to one agent, the oldest first, and nobody too many', async () => {
    for (let i = 0; i < 8; i++) await node.agents.add({ teamIds: [team], capacity: 5 });
    const ids = await fill(50);
    await drainEverywhere(team);
    const placed = await assignments();
    expect(placed.map((one) => one.id)).toEqual(ids.slice(0, 40));
    expect([...(await countByAgent()).values()]).toEqual(Array(8).fill(5));
    expect(await waiting()).toEqual(ids.slice(40));
  });

  it('never gives an agent of several teams too many, although the teams are drained at the same time', async () => {
    const teams = [team, await node.agents.addTeam(true), await node.agents.addTeam(true)];
    const shared = [];
    for (let i = 0; i < 4; i++) shared.push(await node.agents.add({ teamIds: teams, capacity: 3 }));
    for (const one of teams) await fill(10, one);
    await drainEverywhere(...teams);
    const counts = await countByAgent();
    expect(shared.map((agentId) => counts.get(agentId))).toEqual([3, 3, 3, 3]);
    expect(new Set((await assignments()).map((one) => one.id)).size).toBe(12);
  });

  it('gives nothing to people who are busy, away or gone, and all of it once one of them is online', async () => {
    await node.agents.add({ teamIds: [team], state: 'busy' });
    await node.agents.add({ teamIds: [team], state: 'offline' });
    const away = await node.agents.add({ teamIds: [team], state: 'away' });
    await fill(2);
    await drainEverywhere(team);
    expect(await assignments()).toEqual([]);
    await node.agents.setState(away, 'online');
    await drainEverywhere(team);
    expect((await assignments()).map((one) => one.agentId)).toEqual([away, away]);
    expect(await waiting()).toEqual([]);
  });

  it('drops what does not wait any more and goes on with the next', async () => {
    const agent = await node.agents.add({ teamIds: [team] });
    const ids = await fill(3);
    await db.database.query(`update stand_in_conversations set status = 'closed' where id = $1`, [ids[0]]);
    await db.database.query(
      `update stand_in_conversations set status = 'active', agent_id = $2 where id = $1`,
      [...[ids[1], agent]],
    );
    await drainEverywhere(team);
    expect((await assignments()).map((one) => one.id)).toEqual([ids[2]]);
    expect(await waiting()).toEqual([]);
  });

  it('keeps in the queue what came back while it was found not to wait', async () => {
    const agent = await node.agents.add({ teamIds: [team] });
    const [id] = await fill(1);
    await db.database.query(
      `update stand_in_conversations set status = 'active', agent_id = $2 where id = $1`,
      [...[id, agent]],
    );
    // Between the refusal and the clearing up, a later event enters it again.
    const later = newId();
    const assign = node.conversations.assign.bind(node.conversations);
    node.conversations.assign = async () => {
      await second.query('update routing_queue set entered_by = $2 where conversation_id = $1', [id, later]);
      await second.query(
        `update stand_in_conversations set status = 'queued', agent_id = null where id = $1`,
        [id],
      );
      node.conversations.assign = assign;
      throw new Refusal('already-taken', 'Somebody had it.');
    };
    node.routing.drainQueues.request([team]);
    await node.routing.drainQueues.settled();
    expect((await assignments()).map((one) => one.id)).toEqual([id]);
  });

  it('is not held up by a conversation that cannot be placed, which is tried again later', async () => {
    const agent = await node.agents.add({ teamIds: [team] });
    const ids = await fill(3);
    node.conversations.broken.add(ids[0]!);
    node.routing.drainQueues.request([team]);
    await node.routing.drainQueues.settled();
    expect((await assignments()).map((one) => one.id)).toEqual([ids[1], ids[2]]);
    expect(await waiting()).toEqual([ids[0]]);
    node.conversations.broken.clear();
    db.clock.advance(6_000);
    await drainEverywhere(team);
    expect((await assignments()).at(-1)).toEqual({ id: ids[0], agentId: agent });
  });

  it('begins by itself when a conversation is queued, and when a place becomes free', async () => {
    await node.relay.start();
    const agent = await node.agents.add({ teamIds: [team], capacity: 1 });
    const first = await node.act(() => node.conversations.open(team));
    const waits = await node.act(() => node.conversations.open(team));
    expect((await assignments()).map((one) => one.id)).toEqual([first]);
    await node.act(() => node.conversations.close(first, db.clock.now()));
    expect((await assignments()).map((one) => [one.id, one.agentId])).toEqual([
      [first, agent],
      [waits, agent],
    ]);
  });

  it('is done by the sweep when nobody else did it', async () => {
    await node.agents.add({ teamIds: [team] });
    const [id] = await fill(1);
    await node.routing.routingTimers.begin();
    db.clock.advance(11_000);
    await node.timers.runDue();
    await node.routing.drainQueues.settled();
    expect((await assignments()).map((one) => one.id)).toEqual([id]);
    // And it goes on sweeping.
    const [later] = await fill(1);
    db.clock.advance(11_000);
    await node.timers.runDue();
    await node.routing.drainQueues.settled();
    expect((await assignments()).map((one) => one.id)).toEqual([id, later]);
  });
});
