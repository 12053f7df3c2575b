import { type TestDatabase, testDatabase } from '@yingda/testing';
import type { ConversationStandings } from '../ports';
import { type StandInNode, standInNode } from '../stand-in-node';
import { OFFER_SECONDS } from '../stand-in-agents';
import { standInTables } from '../stand-in-tables';

describe('the sweep', () => {
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
    await node.routing.routingTimers.begin();
    team = await node.agents.addTeam(true);
  });
  afterEach(() => node.relay.stop());
  afterAll(() => db.close());

  const sweep = async () => {
    db.clock.advance(11_000);
    await node.timers.runDue();
    await node.settled();
  };
  const open = () => node.act(() => node.conversations.open(team));
  const holder = async (id: string) => (await node.conversations.find(id)).agentId;
  const waitingFor = (side: string) =>
    db.database.query('update stand_in_conversations set waiting_for = $1', [side]);

  it('gives to a colleague what a customer writes to an agent who is gone', async () => {
    const gone = await node.agents.add({ teamIds: [team] });
    const id = await open();
    await waitingFor('customer');
    await node.agents.setState(gone, 'offline');
    const colleague = await node.agents.add({ teamIds: [team] });
    await sweep();
    expect(await holder(id)).toBe(gone);
    await waitingFor('us');
    await sweep();
    expect(await holder(id)).toBe(colleague);
  });

  it('takes nothing from an agent of no team who is back', async () => {
    const agent = await node.agents.add({ teamIds: [team] });
    const id = await open();
    await db.database.query(`update stand_in_agents set team_ids = '{}'`);
    node.standings.waitingWithLost = async () => [{ conversationId: id, agentId: agent }];
    await sweep();
    expect(await holder(id)).toBe(agent);
  });

  it('ends an offer whose timer was lost, and places a conversation that the queue has lost', async () => {
    const asking = await node.agents.addTeam(false);
    const busy = await node.agents.add({ teamIds: [asking] });
    const offered = await node.act(() => node.conversations.open(asking));
    expect(await holder(offered)).toBe(busy);
    await db.database.query(`delete from timers where key = $1`, [offered]);
    await node.agents.setState(busy, 'busy');
    const lost = await open();
    await db.database.query('delete from routing_queue where conversation_id = $1', [lost]);
    const agent = await node.agents.add({ teamIds: [team] });
    // Events about them may still be on their way.
    await sweep();
    expect(await holder(lost)).toBeNull();
    db.clock.advance(OFFER_SECONDS * 1_000);
    await sweep();
    expect(await holder(lost)).toBe(agent);
    expect(await holder(offered)).toBe(busy);
    await sweep();
    expect(await node.conversations.find(offered)).toMatchObject({ status: 'queued', agentId: null });
  });

  it('takes everything from an account that has ended, also what waits for its customer', async () => {
    const ended = await node.agents.add({ teamIds: [team] });
    const id = await open();
    await waitingFor('customer');
    await node.agents.setState(ended, 'offline');
    const colleague = await node.agents.add({ teamIds: [team] });
    const asked: Date[] = [];
    (node.standings as ConversationStandings).heldByEnded = async (before) => {
      asked.push(before);
      return [{ conversationId: id, agentId: ended }];
    };
    await sweep();
    expect(asked).toEqual([new Date(db.clock.now().getTime() - 30_000)]);
    expect(await holder(id)).toBe(colleague);
  });
});
