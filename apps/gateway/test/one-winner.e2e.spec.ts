import { Jobs, newId, Timers } from '@yingda/platform';
import { eventually, hasRedis, type TestSocket } from '@yingda/testing';
import { TestGateway } from './harness';

const CONVERSATIONS = 18;

// Without a Redis on the machine npm test says that these were left out.
(hasRedis() ? describe : describe.skip)('three processes that would all do it', () => {
  let nodes: TestGateway[];
  const rung: string[] = [];
  beforeAll(async () => {
    const redisUrl = process.env['REDIS_URL'] as string;
    const first = await TestGateway.start({ redisUrl });
    nodes = [first, await first.another(), await first.another({ role: 'worker' })];
  }, 60_000);
  afterAll(async () => {
    for (const node of [...nodes].reverse()) await node.stop();
  });

  const gateway = (n: number) => nodes[n % 2] as TestGateway;
  const waiting = async (count: number, inboxKey: string) => {
    const shoppers = await Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const shopper = await gateway(n).widget(inboxKey);
        return { shopper, conversationId: newId() };
      }),
    );
    await Promise.all(
      shoppers.map(({ shopper, conversationId }) => shopper.done('conversation.open', { conversationId })),
    );
    return shoppers;
  };
  const rows = (ids: string[]) =>
    nodes[0]!.database.query<{ id: string; status: string; agent: string | null }>(
      'select id, status, agent_id as agent from conversations where id = any($1::uuid[])',
      [ids],
    );
  const events = (name: string, ids: string[]) =>
    nodes[0]!.database.query<{ id: string }>(
      'select aggregate_id as id from outbox_events where name = $1 and aggregate_id = any($2::text[])',
      [name, ids],
    );

  it('give each waiting conversation to one agent, once, and nobody more than they can take', async () => {
    const team = await nodes[0]!.team(undefined, { automaticAccept: true });
    const inbox = await nodes[0]!.inbox(team);
    const shoppers = await waiting(CONVERSATIONS, inbox.key);
    const ids = shoppers.map(({ conversationId }) => conversationId);
    const capacities = [7, 5, 3];
    const agents = await Promise.all(capacities.map((capacity) => nodes[0]!.agent([team], { capacity })));
    const consoles: TestSocket[] = await Promise.all(agents.map(({ email }, n) => gateway(n).console(email)));
    const places = capacities.reduce((sum, one) => sum + one, 0);
    const given = async () => (await rows(ids)).filter((row) => row.agent !== null);
    await eventually(async () => (await given()).length === places, 20_000);
    // Time for one too many.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const taken = await given();
    expect(taken).toHaveLength(places);
    for (const [n, { id }] of agents.entries())
      expect(taken.filter((row) => row.agent === id)).toHaveLength(capacities[n]!);
    const assigned = (await events('conversation.assigned', ids)).map((event) => event.id);
    expect(assigned).toHaveLength(places);
    expect(new Set(assigned).size).toBe(places);
    for (const socket of [...consoles, ...shoppers.map(({ shopper }) => shopper)]) socket.close();
  }, 60_000);

  it('offer a conversation to one agent, and of two who take it on two nodes one gets it', async () => {
    const team = await nodes[0]!.team();
    const inbox = await nodes[0]!.inbox(team);
    const agents = await Promise.all([0, 1].map(() => nodes[0]!.agent([team])));
    const consoles = await Promise.all(agents.map(({ email }, n) => gateway(n).console(email)));
    const shoppers = await waiting(6, inbox.key);
    for (const { conversationId } of shoppers) {
      const answers = await Promise.all(
        consoles.map((socket) => socket.send('conversation.accept', { conversationId })),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    }
    const ids = shoppers.map(({ conversationId }) => conversationId);
    expect(await events('conversation.accepted', ids)).toHaveLength(6);
    for (const socket of [...consoles, ...shoppers.map(({ shopper }) => shopper)]) socket.close();
  }, 60_000);

  it('ring each timer and do each job once', async () => {
    for (const [n, node] of nodes.entries())
      node.app.get(Timers).on('spec.bell', async () => void rung.push(`${n}`));
    const timers = nodes[0]!.app.get(Timers);
    for (let n = 0; n < 30; n++) await timers.set('spec.bell', `${n}`, new Date());
    await eventually(() => rung.length >= 30, 15_000);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(rung).toHaveLength(30);

    for (let n = 0; n < 5; n++)
      await nodes[n % 3]!.app.get(Jobs).send('agents.tidy-accounts', {}, { singletonKey: `once-${n}` });
    const jobs = () =>
      nodes[0]!.database.query<{ state: string; retries: number }>(
        `select state, retry_count as retries from pgboss.job where singleton_key like 'once-%'`,
      );
    await eventually(async () => (await jobs()).every(({ state }) => state === 'completed'), 25_000);
    expect(await jobs()).toEqual(Array(5).fill({ state: 'completed', retries: 0 }));
  }, 60_000);
});
