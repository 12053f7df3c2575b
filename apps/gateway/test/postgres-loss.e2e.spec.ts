import { Jobs, newId } from '@yingda/platform';
import { eventually, type TestSocket } from '@yingda/testing';
import { TestGateway, text } from './harness';
import { Line } from './line';

const AWAY_MS = 7_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a gateway that loses PostgreSQL', () => {
  let line: Line;
  let gateway: TestGateway;
  beforeAll(async () => {
    const by = async (databaseUrl: string) => (line = await Line.to(databaseUrl)).url;
    gateway = await TestGateway.start({ by });
  });
  afterEach(() => line.mend());
  afterAll(async () => {
    await gateway.stop();
    await line.close();
  });

  const message = (conversationId: string, words: string) => ({
    conversationId,
    clientMessageId: newId(),
    content: text(words),
  });
  const ready = async () => (await gateway.request('GET', '/readyz')).status;
  const given = (agent: TestSocket, conversationId: string) =>
    agent.waitFor<{ conversation: { id: string; agentId: string | null } }>(
      'conversation.updated',
      ({ conversation }) => conversation.id === conversationId && conversation.agentId !== null,
      10_000,
    );

  it('says so, keeps its people, loses nothing it acknowledged, and goes on with everything by itself', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const { id: agentId, email } = await gateway.agent([team]);
    const agent = await gateway.console(email);
    const inbox = await gateway.inbox(team);
    const { shopper, conversationId } = await gateway.opened(inbox.key);
    await given(agent, conversationId);
    await agent.done('conversation.subscribe', { conversationId });
    const kept = await shopper.done<{ id: string; sequence: number }>(
      'message.send',
      message(conversationId, 'kept'),
    );
    agent.forget();

    line.cut();
    const unsent = message(conversationId, 'waiting');
    const refusal = await shopper.send('message.send', unsent);
    expect(refusal).toMatchObject({ ok: false, error: { code: 'temporarily-unavailable' } });
    expect(await ready()).toBe(503);
    expect((await gateway.request('GET', '/healthz')).status).toBe(200);
    await pause(AWAY_MS);
    expect([shopper.socket.connected, agent.socket.connected]).toEqual([true, true]);

    line.mend();
    const sent = await eventually(async () => {
      const answer = await shopper.send<{ id: string; sequence: number }>('message.send', unsent);
      return answer.ok && answer.data;
    }, 10_000);
    expect(await shopper.done('message.send', unsent)).toMatchObject(sent);
    await agent.waitFor<{ message: { id: string } }>('message.sent', (event) => event.message.id === sent.id);
    await eventually(async () => (await ready()) === 200);
    const stored = await gateway.database.query<{ id: string }>(
      `select id from messages where conversation_id = $1 and author_kind = 'customer' and entry = 'message'
       order by sequence`,
      [conversationId],
    );
    expect(stored.slice(1)).toEqual([{ id: kept.id }, { id: sent.id }]);

    // Routing, timers and jobs.
    const next = await gateway.opened(inbox.key);
    await given(agent, next.conversationId);
    await gateway.app.get(Jobs).send('agents.tidy-accounts', {}, { singletonKey: 'after' });
    await eventually(
      async () =>
        (
          await gateway.database.query(
            `select 1 from pgboss.job where singleton_key = 'after' and state = 'completed'`,
          )
        ).length === 1,
      15_000,
    );

    // Nobody counts as gone, not even once the leases of before would be over.
    await pause(9_000);
    const told = await gateway.database.query<{ name: string }>(
      `select name from outbox_events where name = 'agent.lost'
         or (name = 'presence.changed' and payload->>'state' = 'offline')`,
    );
    expect(told).toEqual([]);
    const [presence] = await gateway.database.query<{ shown: string }>(
      'select shown from agent_presence where agent_id = $1',
      [agentId],
    );
    expect(presence?.shown).toBe('online');
    for (const socket of [agent, shopper, next.shopper]) socket.close();
  }, 60_000);

  it('waits for one that is stuck, and goes on where it was', async () => {
    const { shopper, conversationId } = await gateway.opened((await gateway.inbox(await gateway.team())).key);
    line.stick();
    const sending = shopper.send<{ sequence: number }>(
      'message.send',
      message(conversationId, 'slow'),
      20_000,
    );
    await pause(2_000);
    line.mend();
    expect(await sending).toMatchObject({ ok: true });
    shopper.close();
  }, 40_000);
});
