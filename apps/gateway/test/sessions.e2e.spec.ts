import { InboxReader } from '@yingda/channels';
import { hs256, signIdentity } from '@yingda/customers';
import { newId } from '@yingda/platform';
import { eventually, TestSocket } from '@yingda/testing';
import { PASSWORD, TestGateway, text } from './harness';

describe('sessions that end', () => {
  let gateway: TestGateway;
  let team: string;
  let admin: string;
  beforeAll(async () => {
    gateway = await TestGateway.start();
    team = await gateway.team(undefined, { automaticAccept: true });
    admin = await gateway.signIn((await gateway.agent([], { role: 'administrator' })).email);
  });
  afterAll(() => gateway.stop());

  type Ended = { code: string };
  const block = (customerId: string) =>
    gateway.request('POST', `/api/customers/${customerId}/block`, {
      token: admin,
      body: { reason: 'abuse' },
    });

  it('ends a blocked visitor’s sockets, sessions and requests, and lets them in again afterwards', async () => {
    const inbox = await gateway.inbox(team);
    const shopper = await gateway.widget(inbox.key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    const { id } = shopper.session.customer;
    expect((await block(id)).status).toBe(200);
    await shopper.closed();
    expect(shopper.events<Ended>('session.ended')).toEqual([{ code: 'visitor-blocked' }]);
    const file = new FormData();
    file.set('file', new File(['words'], 'a.txt', { type: 'text/plain' }));
    const requests = () =>
      Promise.all([
        gateway.request('GET', '/api/widget/conversations', { token: shopper.token }),
        gateway.request('GET', `/api/widget/conversations/${conversationId}/messages`, {
          token: shopper.token,
        }),
        gateway.request('POST', '/api/attachments', { token: shopper.token, body: file }),
        gateway.request('POST', '/api/widget/sessions', {
          body: { inboxKey: inbox.key, visitorToken: shopper.session.visitorToken },
        }),
      ]);
    for (const { body } of await requests())
      expect(body).toMatchObject({ error: { code: 'visitor-blocked' } });
    await expect(
      TestSocket.connect({ url: gateway.url, namespace: '/widget', token: shopper.token }),
    ).rejects.toThrow('visitor-blocked');
    await gateway.request('DELETE', `/api/customers/${id}/block`, { token: admin });
    for (const { status } of await requests()) expect(status).toBeLessThan(300);
  });

  it('lets nobody go on by signing in as a blocked customer', async () => {
    const inbox = await gateway.inbox(team);
    const [secret] = await gateway.app.get(InboxReader, { strict: false }).secretsOf(inbox.id);
    const identity = signIdentity(
      { sub: newId(), exp: Math.floor(Date.now() / 1_000) + 600 },
      { secret: secret as string, hmac: hs256 },
    );
    const known = await gateway.widget(inbox.key, { identity });
    await block(known.session.customer.id);
    const visitor = await gateway.widget(inbox.key);
    const conversationId = newId();
    await visitor.done('conversation.open', { conversationId });
    await visitor.send('visitor.identify', { identity }).catch(() => undefined);
    await visitor.closed();
    expect(visitor.events<Ended>('session.ended')).toEqual([{ code: 'visitor-blocked' }]);
  });

  it.each([
    [
      'a new role',
      (id: string) =>
        gateway.request('PATCH', `/api/agents/${id}`, { token: admin, body: { role: 'supervisor' } }),
    ],
    [
      'a team that was left',
      (id: string) => gateway.request('PATCH', `/api/agents/${id}`, { token: admin, body: { teamIds: [] } }),
    ],
    [
      'a new password',
      async (_: string, token: string) =>
        gateway.request('PUT', '/api/me/password', {
          token,
          body: { current: PASSWORD, next: 'another-horse-battery' },
        }),
    ],
  ])('ends an agent’s sockets after %s; they come back with a renewed token', async (_, change) => {
    const { id, email } = await gateway.agent([team]);
    const agent = await gateway.console(email);
    expect((await change(id, agent.token)).status).toBeLessThan(300);
    await agent.closed();
    expect(agent.events<Ended>('session.ended')).toEqual([{ code: 'token-expired' }]);
  });

  it('refuses the token of a former role over HTTP and for a new socket', async () => {
    const { id, email } = await gateway.agent([team]);
    const token = await gateway.signIn(email);
    expect((await gateway.request('GET', '/api/me', { token })).status).toBe(200);
    await gateway.request('PATCH', `/api/agents/${id}`, { token: admin, body: { role: 'manager' } });
    expect((await gateway.request('GET', '/api/me', { token })).body).toMatchObject({
      error: { code: 'token-expired' },
    });
    await expect(TestSocket.connect({ url: gateway.url, namespace: '/console', token })).rejects.toThrow(
      'token-expired',
    );
  });

  it('knows an agent by their new name and team at once, on the socket they have', async () => {
    const { id, email } = await gateway.agent([team], { name: 'Old Name' });
    const agent = await gateway.console(email);
    const further = await gateway.team(undefined, { automaticAccept: true });
    await gateway.request('PATCH', `/api/agents/${id}`, { token: admin, body: { teamIds: [team, further] } });
    await gateway.request('PATCH', '/api/me', { token: agent.token, body: { publicName: 'Xiao Fang' } });
    const shopper = await gateway.widget((await gateway.inbox(further)).key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    await shopper.done('conversation.subscribe', { conversationId });
    await eventually(async () => (await agent.send('conversation.accept', { conversationId })).ok);
    await agent.done('message.send', { conversationId, clientMessageId: newId(), content: text('hello') });
    await shopper.waitFor<{ message: { author: { name: string } } }>(
      'message.sent',
      (event) => event.message.author.name === 'Xiao Fang',
    );
    for (const socket of [agent, shopper]) socket.close();
  });
});

describe('what a screen has missed', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await TestGateway.start();
  });
  afterAll(() => gateway.stop());

  it('tells a shopper who catches up what has become of the conversation', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const agent = await gateway.console((await gateway.agent([team])).email);
    const shopper = await gateway.widget((await gateway.inbox(team)).key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    const before = await shopper.done<{ head: { revision: number; sequence: number } }>(
      'conversation.catch-up',
      {
        conversationId,
        afterSequence: 0,
        afterRevision: 1_000,
      },
    );
    expect(shopper.events('conversation.updated')).toEqual([]);
    await eventually(async () => (await agent.send('conversation.accept', { conversationId })).ok);
    await shopper.done('conversation.catch-up', {
      conversationId,
      afterSequence: before.head.sequence,
      afterRevision: 0,
    });
    await shopper.waitFor<{ conversation: { agent: object | null } }>(
      'conversation.updated',
      (event) => event.conversation.agent !== null,
    );
    for (const socket of [agent, shopper]) socket.close();
  });
});
