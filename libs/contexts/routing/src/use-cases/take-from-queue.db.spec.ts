import { type Permission, type PermissionScope } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { Database, newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { type StandInNode, standInNode } from '../stand-in-node';
import { standInTables } from '../stand-in-tables';

describe('taking from the queue', () => {
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
    await node.relay.start();
    team = await node.agents.addTeam(true);
  });
  afterEach(() => node.relay.stop());
  afterAll(async () => {
    await second.close();
    await db.close();
  });

  const agent = async (
    name: string,
    how: Partial<{ teamIds: string[]; scope: PermissionScope; capacity: number }> = {},
  ) => {
    const { teamIds = [team], scope = 'own', capacity = 20 } = how;
    const agentId = await node.agents.add({ teamIds, name, state: 'busy', capacity });
    const permissions: Partial<Record<Permission, PermissionScope>> = { 'conversation.serve': scope };
    return {
      kind: 'agent',
      agentId,
      name,
      publicName: name,
      role: 'agent',
      teamIds,
      permissions,
    } as AgentActor;
  };
  const open = async (teamId = team) => {
    const id = await node.act(() => node.conversations.open(teamId));
    db.clock.advance(1_000);
    return id;
  };
  const take = (actor: AgentActor, command: { conversationId?: string; teamId?: string } = {}, on = node) =>
    on.routing.takeFromQueue.execute(actor, command);

  it('gives the oldest of all teams of the agent, and null when nothing waits', async () => {
    const other = await node.agents.addTeam(true);
    const lin = await agent('小林', { teamIds: [other, team] });
    const first = await open(other);
    const then = await open(team);
    expect(await take(lin)).toEqual({ conversationId: first });
    expect(await take(lin)).toEqual({ conversationId: then });
    expect(await take(lin)).toBeNull();
  });

  it('gives who serves every team the oldest of their own, then of the others; nobody else what is not their team’s', async () => {
    const own = await node.agents.addTeam(true);
    const manager = await agent('陈经理', { teamIds: [own], scope: 'all' });
    const outside = await agent('外人', { teamIds: [own], scope: 'team' });
    const others = await open(team);
    const mine = await open(own);
    expect(await take(manager)).toEqual({ conversationId: mine });
    expect(await take(outside)).toBeNull();
    expect(await take(manager)).toEqual({ conversationId: others });
    expect(await take(manager)).toBeNull();
  });

  it('gives what an agent chooses, also over their capacity, but nothing over their hard limit', async () => {
    const lin = await agent('小林', { capacity: 1 });
    await open();
    const chosen = await open();
    const third = await open();
    await take(lin);
    expect(await take(lin, { conversationId: chosen })).toEqual({ conversationId: chosen });
    expect(await node.conversations.find(chosen)).toMatchObject({ status: 'active', agentId: lin.agentId });
    const refusal = { code: 'no-room', details: { held: 200, limit: 200, units: 100 } };
    await expect(take(lin, { conversationId: third })).rejects.toMatchObject(refusal);
    await expect(take(lin)).rejects.toMatchObject(refusal);
    expect(await node.conversations.find(third)).toMatchObject({ status: 'queued', agentId: null });
  });

  it('goes not over the hard limit either by taking two at once on two nodes', async () => {
    const lin = await agent('小林', { capacity: 1 });
    await open();
    await take(lin);
    const two = [await open(), await open()];
    const results = await Promise.allSettled(
      two.map((conversationId, index) => take(lin, { conversationId }, nodes[index])),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('gives it to one of two who take it at once, and tells the other who has it', async () => {
    const [lin, chen] = [await agent('小林'), await agent('小陈')];
    for (let round = 0; round < 10; round++) {
      const id = await open();
      const results = await Promise.allSettled([
        take(lin, { conversationId: id }),
        take(chen, { conversationId: id }, nodes[1]),
      ]);
      const { agentId } = await node.conversations.find(id);
      const winner = agentId === lin.agentId ? '小林' : '小陈';
      expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      const refused = results.find((one) => one.status === 'rejected');
      expect(refused?.reason).toMatchObject({ code: 'already-taken', details: { byName: winner } });
    }
  });

  it('gives two who want the oldest at once one each', async () => {
    const [lin, chen] = [await agent('小林'), await agent('小陈')];
    const ids = [await open(), await open()];
    const taken = await Promise.all([take(lin), take(chen, {}, nodes[1])]);
    expect(taken.map((one) => one!.conversationId).sort()).toEqual([...ids].sort());
  });

  it('gives also what stands offered to somebody else, to whom the offer is lost', async () => {
    const offering = await node.agents.addTeam(false);
    await node.agents.add({ teamIds: [offering], name: '小陈' });
    const lin = await agent('小林', { teamIds: [offering] });
    const id = await open(offering);
    expect(await node.conversations.find(id)).toMatchObject({ status: 'offered' });
    expect(await take(lin)).toBeNull();
    expect(await take(lin, { conversationId: id })).toEqual({ conversationId: id });
    db.clock.advance(60_000);
    await node.timers.runDue();
    await node.settled();
    expect(await node.conversations.find(id)).toMatchObject({ status: 'active', agentId: lin.agentId });
  });

  it('gives one that was offered to the agent themselves', async () => {
    const offering = await node.agents.addTeam(false);
    const lin = await agent('小林', { teamIds: [offering] });
    await node.agents.setState(lin.agentId, 'online');
    const id = await open(offering);
    expect(await take(lin)).toEqual({ conversationId: id });
  });

  it('passes over what turns out not to wait any more', async () => {
    const lin = await agent('小林');
    const gone = await open();
    const waits = await open();
    await db.database.query(`update stand_in_conversations set status = 'closed' where id = $1`, [gone]);
    expect(await take(lin)).toEqual({ conversationId: waits });
    expect(await node.routing.queueReader.places(team)).toEqual([]);
  });

  it('says so when a conversation is over', async () => {
    const lin = await agent('小林');
    const id = await open();
    await node.act(() => node.conversations.close(id, db.clock.now()));
    await expect(take(lin, { conversationId: id })).rejects.toMatchObject({ code: 'conversation-closed' });
  });

  it('leaves other teams alone, unless the agent may serve all', async () => {
    const stranger = await agent('小周', { teamIds: [await node.agents.addTeam(true)] });
    const manager = await agent('王经理', { teamIds: [], scope: 'all' });
    const id = await open();
    expect(await take(stranger)).toBeNull();
    await expect(take(stranger, { teamId: team })).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(take(stranger, { conversationId: id })).rejects.toMatchObject({ code: 'not-permitted' });
    expect(await take(manager, { teamId: team })).toEqual({ conversationId: id });
  });

  it('is for people who serve customers', async () => {
    const reviewer = await agent('质检', { scope: 'none' });
    await open();
    await expect(take(reviewer)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(
      node.routing.takeFromQueue.execute({ kind: 'system', name: 'spec' }, { conversationId: newId() }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('tells the watchers of the queue', async () => {
    const lin = await agent('小林');
    await open();
    node.heard.length = 0;
    await take(lin);
    expect(node.heard).toEqual([team]);
  });
});
