import { newId } from '@yingda/platform';
import { eventually } from '@yingda/testing';
import { TestGateway, text, type Widget } from './harness';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('who may see what', () => {
  let gateway: TestGateway;
  let topicId: string;
  beforeAll(async () => {
    gateway = await TestGateway.start();
    topicId = await gateway.topic();
  });
  afterAll(() => gateway.stop());

  const open = async (shopper: Widget, words = 'hello'): Promise<string> => {
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    await shopper.done('conversation.subscribe', { conversationId });
    await shopper.done('message.send', { conversationId, clientMessageId: newId(), content: text(words) });
    return conversationId;
  };
  const get = (path: string, token: string) =>
    gateway.request<{ items: { conversation: { id: string } }[]; error?: { code: string } }>('GET', path, {
      token,
    });
  const upload = async (shopper: Widget): Promise<string> => {
    const body = new FormData();
    body.set('file', new File([PNG], 'a.png', { type: 'image/png' }));
    return (await gateway.request<{ id: string }>('POST', '/api/attachments', { token: shopper.token, body }))
      .body.id;
  };

  it('shows a customer’s earlier conversation of another team to who serves them now, and to nobody else of that team’s kind', async () => {
    const teams = await Promise.all([1, 2, 3].map(() => gateway.team(undefined, { automaticAccept: true })));
    const inbox = await gateway.inbox(teams[0]!);
    const agents = await Promise.all(teams.map((team) => gateway.agent([team])));
    const [first, second, stranger] = await Promise.all(agents.map(({ email }) => gateway.console(email)));
    const shopper = await gateway.widget(inbox.key);
    const earlier = await open(shopper, 'the earlier matter');
    const attachmentId = await upload(shopper);
    await shopper.done('message.send', {
      conversationId: earlier,
      clientMessageId: newId(),
      content: { kind: 'image', attachmentId },
    });
    await eventually(async () => (await first!.send('conversation.accept', { conversationId: earlier })).ok);
    await first!.done('conversation.close', {
      conversationId: earlier,
      disposition: { topicId, resolved: 'yes', summary: 'done' },
    });
    const customerId = shopper.session.customer.id;
    const paths = [
      `/api/conversations/${earlier}`,
      `/api/conversations/${earlier}/entries`,
      `/api/attachments/${attachmentId}/link`,
    ];
    const listed = async (token: string) =>
      (await get(`/api/customers/${customerId}/conversations`, token)).body.items.map(
        (item) => item.conversation.id,
      );
    for (const agent of [second!, stranger!]) {
      for (const path of paths) expect((await get(path, agent.token)).status).toBeGreaterThanOrEqual(403);
      expect(await listed(agent.token)).toEqual([]);
    }

    const now = await open(shopper, 'the next matter');
    await eventually(async () => (await first!.send('conversation.accept', { conversationId: now })).ok);
    await first!.done('conversation.transfer', {
      conversationId: now,
      to: { agentId: agents[1]!.id },
      note: 'for you',
    });
    for (const path of paths) expect((await get(path, second!.token)).status).toBe(200);
    await second!.done('conversation.catch-up', {
      conversationId: earlier,
      afterPosition: 0,
      afterRevision: 0,
    });
    expect(await listed(second!.token)).toEqual([now, earlier]);
    // Reading is all: the other team's conversation stays its own.
    expect(
      await second!.refused('note.add', { conversationId: earlier, clientMessageId: newId(), text: 'x' }),
    ).toBe('not-permitted');
    expect(await second!.refused('conversation.reopen', { conversationId: earlier })).toBe('not-permitted');
    for (const path of paths) expect((await get(path, stranger!.token)).status).toBeGreaterThanOrEqual(403);

    await second!.done('conversation.accept', { conversationId: now });
    await second!.done('conversation.close', {
      conversationId: now,
      disposition: { topicId, resolved: 'yes', summary: 'x' },
    });
    for (const path of paths) expect((await get(path, second!.token)).status).toBeGreaterThanOrEqual(403);
    expect(await listed(second!.token)).toEqual([now]);
    for (const socket of [first!, second!, stranger!, shopper]) socket.close();
  });

  it('shows conversations neither to administrators nor to handlers, though they are in the team', async () => {
    const team = await gateway.team();
    const shopper = await gateway.widget((await gateway.inbox(team)).key, {});
    const outsiders = await Promise.all(
      (['administrator', 'handler'] as const).map(async (role) =>
        gateway.console((await gateway.agent([team], { role })).email),
      ),
    );
    const conversationId = await open(shopper, 'between us');
    const witness = await gateway.console((await gateway.agent([team])).email);
    await shopper.done('message.send', {
      conversationId,
      clientMessageId: newId(),
      content: text('and you'),
    });
    await witness.waitFor<{ conversation: { id: string } }>(
      'conversation.updated',
      (event) => event.conversation.id === conversationId,
    );
    for (const { token, ...socket } of outsiders) {
      for (const view of ['mine', 'queue', 'all', 'closed'])
        expect((await get(`/api/conversations?view=${view}`, token)).body.items).toEqual([]);
      expect((await get('/api/conversations/counts', token)).body).toMatchObject({ queue: 0, all: 0 });
      for (const path of ['', '/entries'])
        expect((await get(`/api/conversations/${conversationId}${path}`, token)).body.error?.code).toBe(
          'not-permitted',
        );
      expect(
        (await get(`/api/customers/${shopper.session.customer.id}/conversations`, token)).body.items,
      ).toEqual([]);
      expect((await get('/api/search?q=between', token)).body).toMatchObject({
        conversations: [],
        messages: [],
      });
      expect(JSON.stringify(socket.received)).not.toContain(conversationId);
    }
    // Who may see it finds it, under the name the visitor goes by everywhere else.
    const { code } = (
      await gateway.request<{ conversation: { customer: { code: string } } }>(
        'GET',
        `/api/conversations/${conversationId}`,
        { token: witness.token },
      )
    ).body.conversation.customer;
    await eventually(async () => {
      const found = await gateway.request<{ messages: object[] }>('GET', '/api/search?q=between', {
        token: witness.token,
      });
      expect(found.body.messages).toMatchObject([{ conversationId, customerName: '', customerCode: code }]);
      return true;
    });
    for (const socket of [...outsiders, shopper, witness]) socket.close();
  });

  it('shows customers to no handler, by list, search or event', async () => {
    const team = await gateway.team();
    const [handler, agent] = await Promise.all(
      (['handler', 'agent'] as const).map(async (role) =>
        gateway.console((await gateway.agent([team], { role })).email),
      ),
    );
    const shopper = await gateway.widget((await gateway.inbox(team)).key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId, answers: { name: '周小川' } });
    await agent!.waitFor<{ customer: { name: string } }>(
      'customer.updated',
      (event) => event.customer.name === '周小川',
    );
    for (const path of ['/api/customers', `/api/customers/${shopper.session.customer.id}`, '/api/blocks'])
      expect((await get(path, handler!.token)).body.error?.code).toBe('not-permitted');
    const q = encodeURIComponent('周小川');
    expect((await get(`/api/search?q=${q}`, handler!.token)).body).toMatchObject({ customers: [] });
    expect((await get(`/api/search?q=${q}`, agent!.token)).body).toMatchObject({
      customers: [{ name: '周小川' }],
    });
    expect(handler!.events('customer.updated')).toEqual([]);
    for (const socket of [handler!, agent!, shopper]) socket.close();
  });

  it('shows personal data to the agent who serves the customer, but masked to one who is there for a while only', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const { id, email } = await gateway.agent([team]);
    const agent = await gateway.console(email);
    const shopper = await gateway.widget((await gateway.inbox(team)).key);
    const answers = { contact: '13800000417' };
    await shopper.done('conversation.open', { conversationId: newId(), answers });
    const reveal = () =>
      gateway.request('POST', `/api/customers/${shopper.session.customer.id}/reveal`, { token: agent.token });
    await eventually(async () => (await reveal()).status === 200);
    const admin = await gateway.signIn((await gateway.agent([], { role: 'administrator' })).email);
    const expiresAt = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString();
    const edited = await gateway.request('PATCH', `/api/agents/${id}`, { token: admin, body: { expiresAt } });
    expect(edited.status).toBe(200);
    expect(await reveal()).toMatchObject({ status: 403, body: { error: { code: 'not-permitted' } } });
    const { body } = await gateway.request<{ permissions: object[] }>('GET', '/api/me', {
      token: agent.token,
    });
    expect(body.permissions).not.toContainEqual(expect.objectContaining({ permission: 'customer.reveal' }));
    for (const socket of [agent, shopper]) socket.close();
  });

  it('lets a quality reviewer read a conversation, without personal data and without a word of their own', async () => {
    const team = await gateway.team();
    const reviewer = await gateway.console((await gateway.agent([], { role: 'quality-reviewer' })).email);
    const shopper = await gateway.widget((await gateway.inbox(team)).key);
    const conversationId = newId();
    const contact = '13800000417';
    await shopper.done('conversation.open', { conversationId, answers: { contact } });
    await shopper.done('message.send', { conversationId, clientMessageId: newId(), content: text('hi') });
    expect((await get(`/api/conversations/${conversationId}/entries`, reviewer.token)).status).toBe(200);
    const { id } = shopper.session.customer;
    expect(JSON.stringify((await get(`/api/customers/${id}`, reviewer.token)).body)).not.toContain(contact);
    expect(
      (await gateway.request('POST', `/api/customers/${id}/reveal`, { token: reviewer.token })).status,
    ).toBe(403);
    for (const [command, payload] of [
      ['note.add', { clientMessageId: newId(), text: 'x' }],
      ['message.send', { clientMessageId: newId(), content: text('x') }],
      ['conversation.accept', {}],
    ] as const)
      expect(await reviewer.refused(command, { conversationId, ...payload })).toBe('not-permitted');
    for (const socket of [reviewer, shopper]) socket.close();
  });

  it('tells an agent nothing more of a conversation that went to another team', async () => {
    const [from, to] = await Promise.all(
      [1, 2].map(() => gateway.team(undefined, { automaticAccept: true })),
    );
    const agent = await gateway.console((await gateway.agent([from!])).email);
    const shopper = await gateway.widget((await gateway.inbox(from!)).key);
    const conversationId = await open(shopper);
    await eventually(async () => (await agent.send('conversation.accept', { conversationId })).ok);
    await agent.done('conversation.subscribe', { conversationId });
    await agent.done('conversation.transfer', { conversationId, to: { teamId: to! }, note: 'not ours' });
    const witness = await gateway.console((await gateway.agent([to!])).email);
    await witness.done('conversation.subscribe', { conversationId });
    await shopper.done('message.send', {
      conversationId,
      clientMessageId: newId(),
      content: text('only for them'),
    });
    await witness.waitFor<{ message: { content: { text?: string } } }>(
      'message.sent',
      (event) => event.message.content.text === 'only for them',
    );
    expect(JSON.stringify(agent.received)).not.toContain('only for them');
    expect(await agent.refused('conversation.subscribe', { conversationId })).toBe('not-permitted');
    await agent.done('conversation.unsubscribe', { conversationId });
    for (const socket of [agent, witness, shopper]) socket.close();
  });

  it('goes on showing the pages of a customer while another of their conversations is followed', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const agent = await gateway.console((await gateway.agent([team])).email);
    const shopper = await gateway.widget((await gateway.inbox(team)).key);
    const first = await open(shopper);
    await eventually(async () => (await agent.send('conversation.accept', { conversationId: first })).ok);
    await agent.done('conversation.close', {
      conversationId: first,
      disposition: { topicId, resolved: 'yes', summary: 'x' },
    });
    const second = await open(shopper);
    for (const conversationId of [first, second])
      await agent.done('conversation.subscribe', { conversationId });
    await agent.done('conversation.unsubscribe', { conversationId: first });
    await shopper.done('page.visit', { url: 'https://shop.example/tea', title: 'Tea' });
    await agent.waitFor<{ visit: { title: string } }>('page.visited', (event) => event.visit.title === 'Tea');
    for (const socket of [agent, shopper]) socket.close();
  });
});
