import { newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { type StandInNode, standInNode } from '../stand-in-node';
import { standInTables } from '../stand-ins';

describe('where a conversation stands', () => {
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
  });
  afterEach(() => node.relay.stop());
  afterAll(() => db.close());

  const reader = () => node.routing.queueReader;
  const open = async (teamId = team) => {
    db.clock.advance(1_000);
    return node.act(() => node.conversations.open(teamId));
  };
  /** Conversations that were accepted, handled for so many minutes, and closed. */
  const handle = async (...minutes: number[]) => {
    const worker = await node.agents.add({ teamIds: [team], capacity: 1 });
    for (const each of minutes) {
      const id = await open();
      const acceptedAt = db.clock.now();
      db.clock.advance(each * 60_000);
      await node.act(() => node.conversations.close(id, acceptedAt));
    }
    await node.agents.setState(worker, 'offline');
  };

  it('counts from one, per team, in the order in which they will be served', async () => {
    const other = await node.agents.addTeam(true);
    const ids = [await open(), await open(), await open()];
    await open(other);
    const places = await reader().places(team);
    expect(places.map((one) => [one.conversationId, one.position])).toEqual(ids.map((id, i) => [id, i + 1]));
    expect(await reader().place(ids[2]!)).toEqual({
      position: 3,
      estimatedSeconds: null,
      someoneThere: false,
    });
    expect(await reader().place(newId())).toBeNull();
  });

  it('tells the same alone as in the whole queue', async () => {
    await handle(4, 4, 4, 4, 4);
    const ids = [await open(), await open(), await open()];
    await node.agents.add({ teamIds: [team], capacity: 0 });
    await node.agents.add({ teamIds: [team], state: 'busy' });
    const places = await reader().places(team);
    expect(await Promise.all(ids.map((id) => reader().place(id)))).toEqual(
      places.map(({ conversationId: _, ...place }) => place),
    );
  });

  it('estimates from the team’s last handle times and the places of those online', async () => {
    await handle(4, 6, 5, 50, 1);
    const agent = await node.agents.add({ teamIds: [team], capacity: 2 });
    const busy = [await open(), await open()];
    const [first, second] = [await open(), await open()];
    expect(await Promise.all(busy.map((id) => reader().place(id)))).toEqual([null, null]);
    expect(await reader().place(first)).toEqual({ position: 1, estimatedSeconds: 150, someoneThere: true });
    expect(await reader().place(second)).toEqual({ position: 2, estimatedSeconds: 300, someoneThere: true });
    await node.agents.setState(agent, 'away');
    expect(await reader().place(second)).toEqual({
      position: 2,
      estimatedSeconds: null,
      someoneThere: false,
    });
  });

  it('does not estimate from fewer than five conversations', async () => {
    await handle(4, 6, 5, 50);
    await node.agents.add({ teamIds: [team], capacity: 1 });
    await open();
    expect(await reader().place(await open())).toMatchObject({ position: 1, estimatedSeconds: null });
  });

  it('keeps only the last twenty handle times of a team', async () => {
    await handle(...Array<number>(22).fill(1));
    const [row] = await db.database.query('select count(*)::int as n from routing_handle_times');
    expect(row).toEqual({ n: 20 });
  }, 60_000);

  it('tells where one would stand who came now', async () => {
    await open();
    expect(await reader().nextPlace(team)).toEqual({
      position: 2,
      estimatedSeconds: null,
      someoneThere: false,
    });
  });

  it('sums a queue up', async () => {
    const since = new Date(db.clock.now().getTime() + 1_000);
    await open();
    await open();
    const empty = newId();
    expect(await reader().summaries([empty, team])).toEqual([
      { teamId: empty, waiting: 0, oldestSince: null },
      { teamId: team, waiting: 2, oldestSince: since },
    ]);
  });
});
