import { testDatabase, type TestDatabase } from '@yingda/testing';
import { type TeamRules, USUAL_RULES } from '../domain/rules';
import { type StandInNode, standInNode } from '../stand-in-node';
import { standInTables } from '../stand-in-tables';

const ADMIN = { kind: 'system', name: 'spec' } as const;

describe('a conversation whose agent does not answer', () => {
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

  const rule = (change: Partial<TeamRules>) =>
    node.act(() =>
      node.routing.editRules.execute(ADMIN, {
        teamId: team,
        version: 0,
        rules: { ...USUAL_RULES, ...change },
      }),
    );
  const agents = async (count: number) => {
    const ids: string[] = [];
    for (let n = 0; n < count; n++) ids.push(await node.agents.add({ teamIds: [team], capacity: 9 }));
    return ids;
  };
  const open = () => node.act(() => node.conversations.open(team));
  const holder = async (id: string) => (await node.conversations.find(id)).agentId;
  const pass = async (seconds: number) => {
    db.clock.advance(seconds * 1_000);
    await node.timers.runDue();
    await node.settled();
  };

  it('goes on to one agent after the other, to nobody twice, and after the last who leads is told', async () => {
    await rule({ noReplySeconds: 60, noReplyTries: 3 });
    const all = await agents(4);
    const id = await open();
    const first = (await holder(id))!;
    await pass(59);
    expect(await holder(id)).toBe(first);
    await pass(2);
    const second = (await holder(id))!;
    await pass(61);
    const third = (await holder(id))!;
    expect(new Set([first, second, third]).size).toBe(3);
    expect(all).toEqual(expect.arrayContaining([first, second, third]));
    expect(node.conversations.told).toEqual([]);
    await pass(61);
    expect([await holder(id), node.conversations.told]).toEqual([third, [id]]);
  });

  it('stays with who has answered, and where the team gives no time', async () => {
    await agents(2);
    const untimed = await open();
    await rule({ noReplySeconds: 60 });
    const answered = await open();
    node.conversations.answered.add(answered);
    const before = [await holder(untimed), await holder(answered)];
    await pass(600);
    expect([await holder(untimed), await holder(answered)]).toEqual(before);
  });

  it('waits when everybody has had it, first of its queue, and says why of each', async () => {
    await rule({ noReplySeconds: 60, noReplyTries: 5 });
    const [only] = await agents(1);
    const id = await open();
    await pass(61);
    expect(await holder(id)).toBeNull();
    const { waiting } = await node.routing.routingReader.why(id);
    expect(waiting).toMatchObject({
      turn: { front: true },
      notEligible: [{ agentId: only, obstacles: [{ why: 'tried' }] }],
    });
    const [other] = await agents(1);
    await node.act(async () => node.routing.drainQueues.request([team]));
    expect(await holder(id)).toBe(other);
  });
});
