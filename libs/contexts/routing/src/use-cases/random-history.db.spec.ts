import { Database } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import fc from 'fast-check';
import { PLACE } from '../domain/capacity';
import { type StandInNode, standInNode } from '../stand-in-node';
import { standInTables } from '../stand-in-tables';

type State = 'online' | 'busy' | 'away' | 'offline';
type Op =
  | { kind: 'open'; team: number }
  | { kind: 'close'; which: number }
  | { kind: 'reopen'; which: number }
  | { kind: 'state'; agent: number; state: State }
  | { kind: 'lose'; agent: number };

const TEAMS = 2;
const AGENTS = 3;
/** Teams of each agent: those of both make the teams depend on each other. */
const MEMBERS = [[0], [0, 1], [0, 1]];
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('open' as const), team: fc.nat(TEAMS - 1) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('close' as const, 'reopen'), which: fc.nat(99) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('state' as const),
      agent: fc.nat(AGENTS - 1),
      state: fc.constantFrom<State>('online', 'online', 'busy', 'away'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const), agent: fc.nat(AGENTS - 1) }) },
);
/** What happens at once, on both nodes; then every consequence is drawn. */
const rounds = fc.array(fc.array(op, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 14 });
const capacities = fc.array(fc.integer({ min: 1, max: 2 }), { minLength: AGENTS, maxLength: AGENTS });

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 4);

interface Turn {
  id: string;
  teamId: string;
  place: number;
}

describe('routing a random history on two nodes whose clocks differ by two seconds', () => {
  let db: TestDatabase;
  let second: Database;
  let nodes: StandInNode[];
  let teams: string[];
  let agents: string[];

  beforeAll(async () => {
    db = await testDatabase({ migrations: [standInTables], poolSize: 20 });
    second = new Database({ url: db.url, applicationName: 'yingda-test-2', entities: [], clock: db.clock });
    await second.connect();
  });
  afterAll(async () => {
    await second.close();
    await db.close();
  });

  async function begin(places: number[]): Promise<void> {
    await db.truncate();
    const ahead = { now: () => new Date(db.clock.now().getTime() + 2_000) };
    nodes = [standInNode(db.database, db.clock), standInNode(second, ahead)];
    const [node] = nodes as [StandInNode];
    teams = [await node.agents.addTeam(true), await node.agents.addTeam(true)];
    agents = [];
    for (const [index, capacity] of places.entries())
      agents.push(await node.agents.add({ teamIds: MEMBERS[index]!.map((team) => teams[team]!), capacity }));
    await Promise.all(nodes.map((one) => one.relay.start()));
  }
  // What one node announces may be the other's to hear.
  const settle = async () => {
    for (let time = 0; time < 2; time++) await Promise.all(nodes.map((one) => one.settled()));
  };
  const ids = async (status: string) =>
    (
      await db.database.query<{ id: string }>(
        'select id from stand_in_conversations where status = $1 order by id',
        [status],
      )
    ).map((row) => row.id);
  const queue = () =>
    db.database.query<Turn>(
      `select conversation_id as id, team_id as "teamId", row_number() over (
         partition by team_id order by front desc, queued_at, conversation_id)::int as place from routing_queue`,
    );

  async function act(node: StandInNode, what: Op): Promise<void> {
    const { conversations, unitOfWork } = node;
    await unitOfWork.run(async () => {
      if (what.kind === 'open') await conversations.open(teams[what.team]!);
      else if (what.kind === 'close' || what.kind === 'reopen') {
        const [from, change] =
          what.kind === 'close'
            ? (['active', (id: string) => conversations.close(id, db.clock.now())] as const)
            : (['closed', (id: string) => conversations.reopen(id)] as const);
        const among = await ids(from);
        const id = among[what.which % among.length];
        if (id && (await lockedIn(node, id)) === from) await change(id);
      } else await see(node, agents[what.agent]!, what.kind === 'lose' ? 'offline' : what.state);
    });
  }
  async function lockedIn(node: StandInNode, id: string): Promise<string> {
    const database = node === nodes[0] ? db.database : second;
    await database.query('select 1 from stand_in_conversations where id = $1 for no key update', [id]);
    return (await node.conversations.find(id)).status;
  }
  async function see(node: StandInNode, agentId: string, state: State): Promise<void> {
    const previous = (await node.agents.stateOf(agentId)) as State;
    await node.agents.lock([agentId]);
    await node.agents.setState(agentId, state);
    if (state === 'offline') await node.outbox.append('agent.lost', agentId, { agentId });
    else
      await node.outbox.append('presence.changed', agentId, {
        ...{ agentId, state, previous, chosen: state, reason: null },
      });
  }

  it(
    'gives nobody more than they can take, lets nobody wait while somebody has a place, and the oldest go first',
    () =>
      fc.assert(
        fc.asyncProperty(rounds, capacities, async (history, places) => {
          await begin(places);
          try {
            for (const round of history) {
              db.clock.advance(1_000);
              const before = await queue();
              const served = new Set(await ids('active'));
              await Promise.all(round.map((what, index) => act(nodes[index % 2]!, what)));
              await settle();
              await check(round, before, served);
            }
          } finally {
            await Promise.all(nodes.map((one) => one.relay.stop()));
          }
        }),
        { numRuns: RUNS, endOnFailure: true },
      ),
    20_000 + RUNS * 20_000,
  );

  async function check(round: Op[], before: Turn[], served: Set<string>): Promise<void> {
    const waiting = await queue();
    expect(waiting.map((one) => one.id).sort()).toEqual(await ids('queued'));
    for (const team of teams) {
      const candidates = await nodes[0]!.agents.candidates({ teamId: team, helpers: [] });
      for (const { held, capacity } of candidates) expect(held).toBeLessThanOrEqual(capacity * PLACE);
      const free = candidates.some((one) => one.state === 'online' && one.busy < one.capacity * PLACE);
      const here = waiting.filter((one) => one.teamId === team);
      expect(free && here.length > 0).toBe(false);
      // Who comes back goes before the others, so only then nothing can be said.
      if (round.length > 1 || round.some(({ kind }) => kind === 'reopen' || kind === 'lose')) continue;
      const placed = (await ids('active')).filter((id) => !served.has(id));
      const turns = new Map(before.filter((one) => one.teamId === team).map((one) => [one.id, one.place]));
      const last = Math.max(0, ...placed.map((id) => turns.get(id) ?? 0));
      for (const one of here) expect(turns.get(one.id) ?? Infinity).toBeGreaterThan(last);
    }
  }
});
