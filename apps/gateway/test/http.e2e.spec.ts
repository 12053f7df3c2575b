import { endpoints } from '@yingda/contracts';
import { hs256, signIdentity } from '@yingda/customers';
import { CreateApiKey, InboxReader } from '@yingda/channels';
import { newId } from '@yingda/platform';
import { eventually } from '@yingda/testing';
import { TestGateway, text } from './harness';

interface Layer {
  route?: { path: string | RegExp; methods: Record<string, boolean> };
}

describe('HTTP', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await TestGateway.start();
  });
  afterAll(() => gateway.stop());

  it('serves every endpoint of the contract, and under /api no other', () => {
    const express = gateway.app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } };
    const served = express.router.stack
      .flatMap(({ route }) =>
        route && typeof route.path === 'string'
          ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path as string}`)
          : [],
      )
      .filter((name) => / \/api\//.test(name));
    const known = ['GET /api/openapi.json', 'GET /api/asyncapi.json', 'POST /api/test/clock'];
    expect([...new Set(served)].filter((name) => !(name in endpoints) && !known.includes(name))).toEqual([]);
    expect(Object.keys(endpoints).filter((name) => !served.includes(name))).toEqual([]);
  });

  it('keeps the refresh token in an httpOnly cookie of its path, rotates it and ends the family when an old one comes back', async () => {
    const { email } = await gateway.agent([await gateway.team()]);
    const cookieOf = (headers: Headers): string => (headers.get('set-cookie') ?? '').split(';')[0] as string;
    const signedIn = await gateway.request('POST', '/api/auth/sign-in', {
      body: { email, password: 'correct-horse-battery' },
    });
    expect(signedIn.headers.get('set-cookie')).toMatch(/HttpOnly/i);
    expect(signedIn.headers.get('set-cookie')).toMatch(/SameSite=Strict/i);
    expect(signedIn.headers.get('set-cookie')).toMatch(/Path=\/api\/auth/);
    expect(JSON.stringify(signedIn.body)).not.toContain('refresh');
    const first = cookieOf(signedIn.headers);
    const renewed = await gateway.request('POST', '/api/auth/refresh', { headers: { cookie: first } });
    expect(renewed.status).toBe(200);
    const clock = gateway.app.get<{ advance(ms: number): void }>((await import('@yingda/platform')).CLOCK);
    clock.advance(60_000);
    expect(
      (await gateway.request('POST', '/api/auth/refresh', { headers: { cookie: first } })).body,
    ).toMatchObject({ error: { code: 'refresh-reused' } });
    expect(
      (await gateway.request('POST', '/api/auth/refresh', { headers: { cookie: cookieOf(renewed.headers) } }))
        .status,
    ).toBe(401);
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const { email } = await gateway.agent([await gateway.team()]);
    const answers = await Promise.all(
      [email, `${newId()}@nobody.example`].map((one) =>
        gateway.request('POST', '/api/auth/sign-in', { body: { email: one, password: 'wrong password' } }),
      ),
    );
    expect(answers[0]).toMatchObject({ status: 401, body: { error: { code: 'sign-in-failed' } } });
    expect(answers[1]!.body).toEqual(answers[0]!.body);
  });

  it('lets the shop’s own system write customers and read and write conversations with its key', async () => {
    const admin = await gateway.agent([], { role: 'administrator' });
    const adminToken = await gateway.signIn(admin.email);
    const created = await gateway.request<{ secret: string; key: { id: string } }>('POST', '/api/api-keys', {
      token: adminToken,
      body: { name: 'shop' },
    });
    const token = created.body.secret;
    expect(gateway.app.get(CreateApiKey, { strict: false })).toBeDefined();
    const put = await gateway.request('PUT', '/api/v1/customers/shop-17', {
      token,
      body: { name: '周嘉宁', tier: 'gold', phone: '13800000417', attributes: { city: '上海' } },
    });
    expect(put).toMatchObject({ status: 200, body: { externalId: 'shop-17', name: '周嘉宁', tier: 'gold' } });
    expect((await gateway.request('GET', '/api/v1/customers/shop-17', { token })).body).toEqual(put.body);

    const inbox = await gateway.inbox(await gateway.team());
    const shopper = await gateway.widget(inbox.key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    await shopper.done('conversation.subscribe', { conversationId });
    const body = { clientMessageId: newId(), text: 'Your order has left' };
    const first = await gateway.request('POST', `/api/v1/conversations/${conversationId}/messages`, {
      token,
      body,
    });
    expect(first.status).toBe(200);
    expect(
      (await gateway.request('POST', `/api/v1/conversations/${conversationId}/messages`, { token, body }))
        .body,
    ).toEqual(first.body);
    await shopper.waitFor<{ message: { content: { text: string } } }>(
      'message.sent',
      (event) => event.message.content.text === body.text,
    );
    const listed = await gateway.request<{ items: { id: string }[] }>(
      'GET',
      '/api/v1/conversations?limit=5',
      { token },
    );
    expect(listed.body.items[0]?.id).toBe(conversationId);
    await gateway.request('DELETE', `/api/api-keys/${created.body.key.id}`, { token: adminToken });
    expect((await gateway.request('GET', '/api/v1/conversations', { token })).status).toBe(401);
    shopper.close();
  });

  it('joins a visitor’s history to the customer the shop signs, and shows it to nobody else', async () => {
    const inbox = await gateway.inbox(await gateway.team());
    const [secret] = await gateway.app.get(InboxReader, { strict: false }).secretsOf(inbox.id);
    const signed = (sub: string, secondsLeft = 600): string =>
      signIdentity(
        { sub, name: 'Signed', exp: Math.floor(Date.now() / 1_000) + secondsLeft },
        { secret: secret as string, hmac: hs256 },
      );
    const visitor = await gateway.widget(inbox.key);
    const conversationId = newId();
    await visitor.done('conversation.open', { conversationId });
    await visitor.done('message.send', {
      conversationId,
      clientMessageId: newId(),
      content: text('before signing in'),
    });
    const joined = await visitor.done<{ token: string; customer: { id: string; name: string } }>(
      'visitor.identify',
      { identity: signed('shop-1') },
    );
    expect(joined.customer.name).toBe('Signed');
    const history = async (token: string): Promise<string[]> =>
      (
        await gateway.request<{ items: { id: string }[] }>('GET', '/api/widget/conversations', { token })
      ).body.items.map((item) => item.id);
    await eventually(async () => (await history(joined.token)).includes(conversationId));

    const elsewhere = await gateway.widget(inbox.key, { identity: signed('shop-1') });
    await eventually(async () => (await history(elsewhere.token)).includes(conversationId));
    const another = await gateway.widget(inbox.key, {
      visitorToken: visitor.session.visitorToken,
      identity: signed('shop-2'),
    });
    expect(await history(another.token)).toEqual([]);
    for (const identity of [signed('shop-1', -3_600), `${signed('shop-1').slice(0, -3)}AAA`])
      expect(
        (await gateway.request('POST', '/api/widget/sessions', { body: { inboxKey: inbox.key, identity } }))
          .body,
      ).toMatchObject({ error: { code: 'identity-invalid' } });
    for (const socket of [visitor, elsewhere, another]) socket.close();
  });

  it('never sends a note, an agent’s address or another’s words to a shopper', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const { email } = await gateway.agent([team], { name: 'Internal Name' });
    const agent = await gateway.console(email);
    const inbox = await gateway.inbox(team);
    const [one, two] = [await gateway.widget(inbox.key), await gateway.widget(inbox.key)];
    const ids: string[] = [];
    for (const shopper of [one, two]) {
      const conversationId = newId();
      ids.push(conversationId);
      await shopper.done('conversation.open', { conversationId });
      await shopper.done('conversation.subscribe', { conversationId });
      await agent.waitFor<{ conversation: { id: string; agentId: string | null } }>(
        'conversation.updated',
        (event) => event.conversation.id === conversationId && event.conversation.agentId !== null,
      );
      await shopper.done('message.send', {
        conversationId,
        clientMessageId: newId(),
        content: text(`only mine ${conversationId}`),
      });
    }
    await agent.done('note.add', { conversationId: ids[0], clientMessageId: newId(), text: 'a secret note' });
    await agent.done('conversation.escalate', { conversationId: ids[0], reason: 'a secret reason' });
    await agent.done('message.send', {
      conversationId: ids[0],
      clientMessageId: newId(),
      content: text('the answer'),
    });
    await one.waitFor<{ message: { content: { text?: string } } }>(
      'message.sent',
      (event) => event.message.content.text === 'the answer',
    );
    const pages = await Promise.all(
      [one, two].map((shopper, index) =>
        gateway.request('GET', `/api/widget/conversations/${ids[index]}/messages`, { token: shopper.token }),
      ),
    );
    const seen = [one, two].map((shopper, index) =>
      JSON.stringify([shopper.received, pages[index]!.body, shopper.session]),
    );
    for (const all of seen)
      for (const secret of ['a secret note', 'a secret reason', email]) expect(all).not.toContain(secret);
    expect(seen[1]).not.toContain(ids[0]);
    expect(seen[0]).not.toContain(ids[1]);
    for (const socket of [agent, one, two]) socket.close();
  });
});
