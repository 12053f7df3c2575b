import { newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { type StandInNode, standInNode } from '../stand-in-node';
import { standInTables } from '../stand-in-tables';

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
      atLeast: false,
      someoneThere: false,
      offers: ['message'],
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

  it('estimates when somebody who can take it is free, at the team’s pace', async () => {
    await handle(4, 6, 5, 50, 1);
    const agent = await node.agents.add({ teamIds: [team], capacity: 2 });
    const busy = [await open(), await open()];
    const [first, second] = [await open(), await open()];
    expect(await Promise.all(busy.map((id) => reader().place(id)))).toEqual([null, null]);
    // Five minutes each, begun a few seconds ago; the third in line follows on one of them.
    const third = await open();
    const told = async (id: string) => (await reader().place(id))?.estimatedSeconds;
    expect([await told(first), await told(second), await told(third)]).toEqual([300, 300, 600]);
    db.clock.advance(120_000);
    expect([await told(first), await told(third)]).toEqual([180, 480]);
    await node.agents.setState(agent, 'away');
    db.clock.advance(2_000);
    expect(await reader().place(second)).toMatchObject({
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

  it('knows who is slower than the team, and when they go', async () => {
    await handle(4, 4, 4, 4, 4);
    const slow = await node.agents.add({ teamIds: [team], capacity: 1 });
    for (let i = 0; i < 5; i++) {
      const id = await open();
      const since = db.clock.now();
      db.clock.advance(600_000);
      await node.act(() => node.conversations.close(id, since));
    }
    await open();
    const first = await open();
    expect(await reader().place(first)).toMatchObject({ estimatedSeconds: 600 });
    node.outlook.leaving.set(slow, new Date(db.clock.now().getTime() + 300_000));
    db.clock.advance(2_000);
    expect(await reader().place(first)).toMatchObject({ position: 1, estimatedSeconds: null });
  });

  it('says of hundreds far behind no more than that it takes long, in one go', async () => {
    await handle(4, 4, 4, 4, 4);
    await node.agents.add({ teamIds: [team], capacity: 1 });
    await open();
    await db.database.query(
      `insert into routing_queue (conversation_id, team_id, front, queued_at, entered_by, turn_at, demand)
       select gen_random_uuid(), $1, false, $2, gen_random_uuid(), $2, 'back|0|100' from generate_series(1, 900)`,
      [team, db.clock.now()],
    );
    const places = await reader().places(team);
    expect(places).toHaveLength(900);
    expect(places.map((one) => one.position)).toEqual(places.map((_, index) => index + 1));
    expect(places[0]).toMatchObject({ estimatedSeconds: 240, atLeast: false });
    expect(places[899]).toMatchObject({ estimatedSeconds: 1_200, atLeast: true });
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
