import { SweepPresence } from '@yingda/agents';
import { AssignConversation } from '@yingda/conversations';
import { hs256, signIdentity } from '@yingda/customers';
import type { AdjustableClock } from '@yingda/platform';
import { CLOCK, newId } from '@yingda/platform';
import { eventually, TestSocket } from '@yingda/testing';
import { QueueReader } from '@yingda/routing';
import { PresenceLeases } from '../src/sockets/presence-leases';
import { TestGateway, text } from './harness';

describe('what crosses in time', () => {
  let gateway: TestGateway;
  let clock: AdjustableClock;
  beforeAll(async () => {
    gateway = await TestGateway.start();
    clock = gateway.app.get<AdjustableClock>(CLOCK);
  });
  afterAll(() => gateway.stop());

  const message = (conversationId: string, words: string) => ({
    conversationId,
    clientMessageId: newId(),
    content: text(words),
  });
  const identityFor = async (inboxId: string, sub: string) => {
    const admin = await gateway.signIn((await gateway.agent([], { role: 'administrator' })).email);
    const { body } = await gateway.request<{ secret: string }>('POST', `/api/inboxes/${inboxId}/secret`, {
      token: admin,
    });
    const exp = Math.floor(clock.now().getTime() / 1_000) + 600;
    return signIdentity({ sub, exp }, { secret: body.secret, hmac: hs256 });
  };
  const rowOf = async (conversationId: string) => {
    const rows = await gateway.database.query<{ status: string; agent: string | null; waits: string }>(
      'select status, agent_id as agent, waiting_for as waits from conversations where id = $1',
      [conversationId],
    );
    return rows[0]!;
  };
  // In steps shorter than the gateway's own lease: a jump would look like a gateway that was away.
  const pass = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 4) {
      clock.advance(4_000);
      await gateway.app.get(PresenceLeases).renew();
      await gateway.app.get(SweepPresence, { strict: false }).execute();
    }
  };
  // What is to happen after a while is only known to the clock once the event before it has been heard of.
  const givenTo = (conversationId: string, agentId: string) =>
    eventually(async () => {
      await pass(12);
      return (await rowOf(conversationId)).agent === agentId;
    }, 10_000);

  it('gives to a colleague what waits with an agent who has never signed in', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const { conversationId, shopper } = await gateway.opened((await gateway.inbox(team)).key);
    clock.advance(10_000);
    const absent = await gateway.agent([team]);
    await gateway.app
      .get(AssignConversation, { strict: false })
      .execute({ kind: 'system', name: 'import' }, { conversationId, agentId: absent.id });
    expect(await rowOf(conversationId)).toMatchObject({ agent: absent.id, waits: 'us' });
    const second = await gateway.agent([team]);
    const colleague = await gateway.console(second.email);
    await givenTo(conversationId, second.id);
    for (const socket of [shopper, colleague]) socket.close();
  });

  it('gives to a colleague what a customer writes to an agent who has gone home', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const first = await gateway.agent([team]);
    const agent = await gateway.console(first.email);
    const { conversationId, shopper } = await gateway.opened((await gateway.inbox(team)).key);
    await eventually(async () => (await rowOf(conversationId)).agent === first.id);
    await agent.done('message.send', message(conversationId, 'Please send the receipt.'));
    agent.close();
    await eventually(async () => {
      const lost = 'select 1 from agent_presence where agent_id = $1 and disconnected_at is not null';
      return (await gateway.database.query(lost, [first.id])).length === 1;
    });
    await pass(40);
    const second = await gateway.agent([team]);
    const colleague = await gateway.console(second.email);
    await pass(12);
    // It is the customer's turn: nobody waits for an agent.
    expect(await rowOf(conversationId)).toEqual({ status: 'active', agent: first.id, waits: 'customer' });
    await shopper.done('message.send', message(conversationId, 'Here it is.'));
    await givenTo(conversationId, second.id);
    for (const socket of [shopper, colleague]) socket.close();
  });

  it('shows agents the queue in the order in which it is served, after declining, transferring and losing an agent', async () => {
    const team = await gateway.team(undefined, { automaticAccept: false });
    const other = await gateway.team(undefined, { automaticAccept: true });
    const inboxes = { here: (await gateway.inbox(team)).key, there: (await gateway.inbox(other)).key };
    const shoppers: TestSocket[] = [];
    const open = async (inboxKey: string) => {
      clock.advance(2_000);
      const { shopper, conversationId } = await gateway.opened(inboxKey);
      shoppers.push(shopper);
      return conversationId;
    };
    const places = async () =>
      (await gateway.app.get(QueueReader, { strict: false }).places(team)).map((one) => one.conversationId);
    const first = await open(inboxes.here);
    const declined = await open(inboxes.here);
    const fresh = await open(inboxes.here);
    await eventually(async () => (await places()).length === 3);
    const ann = await gateway.console((await gateway.agent([team], { capacity: 2 })).email);
    const lead = await gateway.console((await gateway.agent([other], { role: 'manager' })).email);
    await eventually(async () => (await rowOf(declined)).status === 'offered');
    await ann.done('conversation.decline', { conversationId: declined });
    const transferred = await open(inboxes.there);
    await eventually(async () => (await rowOf(transferred)).agent !== null);
    const to = { conversationId: transferred, to: { teamId: team }, note: 'yours' };
    await lead.done('conversation.transfer', to);
    await eventually(async () => (await places()).length === 4);
    const path = `/api/conversations?view=queue&teamId=${team}`;
    const { body } = await gateway.request<{ items: { id: string }[] }>('GET', path, { token: ann.token });
    expect(body.items.map((item) => item.id)).toEqual(await places());
    // Who was transferred has waited before; who was declined keeps their place.
    expect(await places()).toEqual([transferred, first, declined, fresh]);
    for (const socket of [ann, lead, ...shoppers]) socket.close();
  });

  it('gives an agent with one place one of several conversations whose customers write again at once', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const inbox = await gateway.inbox(team);
    const { id, email } = await gateway.agent([team], { capacity: 1 });
    const agent = await gateway.console(email);
    const topicId = await gateway.topic();
    const disposition = { topicId, resolved: 'yes', summary: '' };
    const closed: Awaited<ReturnType<TestGateway['opened']>>[] = [];
    for (let count = 0; count < 4; count++) {
      const one = await gateway.opened(inbox.key);
      await eventually(async () => (await rowOf(one.conversationId)).agent === id);
      await agent.done('conversation.close', { conversationId: one.conversationId, disposition });
      closed.push(one);
    }
    await Promise.all(
      closed.map(({ shopper, conversationId }) =>
        shopper.done('message.send', message(conversationId, 'one more thing')),
      ),
    );
    const rows = await Promise.all(closed.map(({ conversationId }) => rowOf(conversationId)));
    expect(rows.filter((row) => row.agent === id).length).toBeLessThanOrEqual(1);
    // Nobody is lost by it: they come one after the other.
    for (let count = 0; count < 4; count++) {
      let mine: string | undefined;
      await eventually(async () => {
        const now = await Promise.all(closed.map(({ conversationId }) => rowOf(conversationId)));
        expect(now.filter((row) => row.agent === id && row.status !== 'closed').length).toBeLessThanOrEqual(
          1,
        );
        mine = closed[now.findIndex((row) => row.agent === id && row.status !== 'closed')]?.conversationId;
        return mine !== undefined;
      });
      await agent.done('conversation.close', { conversationId: mine, disposition });
    }
    for (const socket of [agent, ...closed.map((one) => one.shopper)]) socket.close();
  });

  it('counts a first response from when somebody was first needed, also when the conversation is queued again later', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const { id, email } = await gateway.agent([team]);
    const agent = await gateway.console(email);
    const { conversationId, shopper } = await gateway.opened((await gateway.inbox(team)).key);
    await eventually(async () => (await rowOf(conversationId)).agent === id);
    clock.advance(10_000);
    await agent.done('message.send', message(conversationId, 'Good day.'));
    clock.advance(50_000);
    await agent.done('conversation.transfer', {
      conversationId,
      to: { teamId: team },
      note: 'anybody else?',
    });
    await eventually(async () => (await rowOf(conversationId)).agent === id);
    const counts = await gateway.request<{ firstResponseTodaySeconds: number }>(
      'GET',
      '/api/conversations/counts',
      { token: agent.token },
    );
    expect(counts.body.firstResponseTodaySeconds).toBeGreaterThanOrEqual(10);
    expect(counts.body.firstResponseTodaySeconds).toBeLessThan(30);
    for (const socket of [agent, shopper]) socket.close();
  });

  it('does not put a team away while customers wait in it, whom nobody would see', async () => {
    const [team, other] = [await gateway.team(), await gateway.team()];
    const inbox = await gateway.inbox(team);
    const token = await gateway.signIn((await gateway.agent([], { role: 'administrator' })).email);
    const { shopper, conversationId } = await gateway.opened(inbox.key);
    const moved = await gateway.request('PATCH', `/api/inboxes/${inbox.id}`, {
      token,
      body: { teamId: other },
    });
    expect(moved.status).toBe(200);
    const archive = () => gateway.request('POST', `/api/teams/${team}/archive`, { token });
    const refused = await archive();
    expect(refused).toMatchObject({
      status: 409,
      body: { error: { code: 'team-in-use', details: { open: 1 } } },
    });
    await shopper.done('conversation.close', { conversationId });
    expect((await archive()).status).toBe(200);
    shopper.close();
  });

  describe('a token from before the shopper signed in', () => {
    const signedIn = async () => {
      const inbox = await gateway.inbox(await gateway.team());
      const visitor = await gateway.widget(inbox.key);
      const identity = await identityFor(inbox.id, `shop-customer-${newId()}`);
      const { customer } = await visitor.done<{ customer: { id: string } }>('visitor.identify', { identity });
      expect(customer.id).not.toBe(visitor.session.customer.id);
      visitor.close();
      return { token: visitor.token, customerId: customer.id };
    };
    const connect = (token: string) => TestSocket.connect({ url: gateway.url, namespace: '/widget', token });

    it('opens a conversation of the customer they are by now', async () => {
      const { token, customerId } = await signedIn();
      const later = await connect(token);
      const conversationId = newId();
      await later.done('conversation.open', { conversationId });
      await later.done('message.send', message(conversationId, 'me again'));
      const rows = await gateway.database.query<{ id: string }>(
        'select customer_id as id from conversations where id = $1',
        [conversationId],
      );
      expect(rows).toEqual([{ id: customerId }]);
      later.close();
    });

    it('does not get a blocked customer in', async () => {
      const { token, customerId } = await signedIn();
      const admin = await gateway.signIn((await gateway.agent([], { role: 'administrator' })).email);
      const block = { token: admin, body: { reason: 'abuse' } };
      expect((await gateway.request('POST', `/api/customers/${customerId}/block`, block)).status).toBe(200);
      await expect(connect(token)).rejects.toThrow(/visitor-blocked/);
      const asked = await gateway.request('GET', '/api/widget/conversations', { token });
      expect(asked).toMatchObject({ status: 403, body: { error: { code: 'visitor-blocked' } } });
    });
  });
});
