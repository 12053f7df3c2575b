import { newId } from '@yingda/platform';
import { TestSocket } from '@yingda/testing';
import { TestGateway, text } from './harness';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const INJECTIONS = [
  `'; drop table messages; --`,
  '<script>alert(1)</script>',
  '{{constructor.constructor("x")()}}',
  '\u202Eabc\u0000'.replace('\u0000', ''),
];

describe('bad input is answered with its code, stores nothing and leaves the socket alive', () => {
  let gateway: TestGateway;
  let inboxKey: string;
  let shopper: Awaited<ReturnType<TestGateway['widget']>>;
  let conversationId: string;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    inboxKey = (await gateway.inbox(await gateway.team())).key;
    shopper = await gateway.widget(inboxKey);
    conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
  });
  afterAll(async () => {
    shopper.close();
    await gateway.stop();
  });
  const stored = async (): Promise<number> =>
    Number(
      (
        await gateway.database.query<{ count: string }>(
          `select count(*) from messages where entry = 'message'`,
        )
      )[0]?.count,
    );
  const send = (change: object): Promise<string> =>
    shopper.refused('message.send', {
      conversationId,
      clientMessageId: newId(),
      content: text('x'),
      ...change,
    });

  it.each([
    [
      'a message of 10,000 characters',
      { content: { kind: 'text', text: '字'.repeat(10_000) } },
      'text-too-long',
    ],
    ['a blank message', { content: { kind: 'text', text: '  \n ' } }, 'text-empty'],
    ['an unknown kind', { content: { kind: 'hologram' } }, 'unknown-content-kind'],
    [
      'a kind only the system sends',
      { content: { kind: 'event', event: 'chat-closed', details: {} } },
      'unsupported-content-kind',
    ],
    ['no content', { content: undefined }, 'invalid-payload'],
    ['an id that is none', { clientMessageId: '1; drop table messages' }, 'invalid-payload'],
    ['a conversation that does not exist', { conversationId: newId() }, 'conversation-not-found'],
    [
      'a file that was never stored',
      { content: { kind: 'image', attachmentId: newId() } },
      'attachment-not-found',
    ],
    ['a frame over 64 kB', { content: { kind: 'text', text: 'x'.repeat(70_000) } }, 'frame-too-large'],
  ])('refuses %s', async (_, change, code) => {
    const before = await stored();
    expect(await send(change)).toBe(code);
    expect(await stored()).toBe(before);
    expect(shopper.socket.connected).toBe(true);
  });

  it('refuses payloads that are no objects and commands that do not exist', async () => {
    for (const payload of [null, 7, 'x', []] as unknown as object[])
      expect(await shopper.refused('message.send', payload)).toBe('invalid-payload');
    expect(await shopper.refused('conversation.assign', { conversationId })).toBe('unknown-command');
    expect(await shopper.refused('__proto__', {})).toBe('unknown-command');
    expect(shopper.socket.connected).toBe(true);
  });

  it('shows and takes nothing of another shopper’s conversation', async () => {
    const other = await gateway.widget(inboxKey);
    for (const [command, payload] of [
      ['conversation.subscribe', { conversationId }],
      ['conversation.catch-up', { conversationId, afterSequence: 0, afterRevision: 0 }],
      ['message.send', { conversationId, clientMessageId: newId(), content: text('x') }],
      ['conversation.read', { conversationId, upToSequence: 1 }],
      ['conversation.close', { conversationId }],
      ['typing.start', { conversationId, text: 'x' }],
    ] as const)
      expect({ command, code: await other.refused(command, payload) }).toEqual({
        command,
        code: 'not-a-participant',
      });
    other.close();
  });

  it('refuses forged, foreign and missing tokens, on the socket and over HTTP', async () => {
    const forged = `${shopper.token.slice(0, -4)}AAAA`;
    for (const token of [forged, 'x', '']) {
      await expect(TestSocket.connect({ url: gateway.url, namespace: '/widget', token })).rejects.toThrow(
        'token-invalid',
      );
      await expect(TestSocket.connect({ url: gateway.url, namespace: '/console', token })).rejects.toThrow(
        'token-invalid',
      );
    }
    await expect(
      TestSocket.connect({ url: gateway.url, namespace: '/console', token: shopper.token }),
    ).rejects.toThrow('token-invalid');
    expect((await gateway.request('GET', '/api/me', { token: shopper.token })).status).toBe(401);
    expect((await gateway.request('GET', '/api/me')).body).toMatchObject({
      error: { code: 'token-missing' },
    });
    expect((await gateway.request('GET', '/api/v1/conversations', { token: 'yd_nothing' })).status).toBe(401);
  });

  it('takes a file by what it is, not by what it is called', async () => {
    const upload = async (bytes: Buffer, name: string, type: string) => {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
      return gateway.request<{ id: string; kind: string; url: string; error: { code: string } }>(
        'POST',
        '/api/attachments',
        { token: shopper.token, body },
      );
    };
    expect(
      (
        await upload(
          Buffer.from('MZ\u0090\u0000this program cannot be run', 'latin1'),
          'photo.png',
          'image/png',
        )
      ).body.error.code,
    ).toMatch(/^file-type-/);
    expect(
      (await upload(Buffer.from('<html><script>alert(1)</script></html>'), 'page.html', 'text/html')).body
        .error.code,
    ).toMatch(/^file-type-/);
    expect(
      (
        await upload(
          Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
          'x.svg',
          'image/svg+xml',
        )
      ).body.error.code,
    ).toMatch(/^file-type-/);
    const tooLarge = await upload(
      Buffer.alloc(20 * 1024 * 1024 + 1),
      'large.bin',
      'application/octet-stream',
    );
    expect([tooLarge.status, tooLarge.body.error.code]).toEqual([413, 'file-too-large']);
    const picture = await upload(PNG, '照片.png', 'image/png');
    expect(picture.body).toMatchObject({ kind: 'image' });
    const read = await fetch(`${gateway.url}${picture.body.url}`);
    expect([
      read.status,
      read.headers.get('x-content-type-options'),
      read.headers.get('content-security-policy'),
    ]).toEqual([200, 'nosniff', "default-src 'none'; sandbox"]);
    const other = await gateway.widget(inboxKey);
    expect(
      (await gateway.request('GET', `/api/attachments/${picture.body.id}/link`, { token: other.token }))
        .status,
    ).toBe(404);
    expect(
      await other.refused('message.send', {
        conversationId,
        clientMessageId: newId(),
        content: { kind: 'image', attachmentId: picture.body.id },
      }),
    ).toMatch(/not-a-participant|attachment-not-found/);
    other.close();
  });

  it('stores SQL and HTML as written', async () => {
    for (const words of INJECTIONS) {
      await shopper.done('message.send', { conversationId, clientMessageId: newId(), content: text(words) });
      await shopper
        .done('conversation.leave-message', {
          conversationId,
          contact: '13800000417',
          name: words.slice(0, 80),
        })
        .catch(() => undefined);
    }
    const caughtUp = await shopper.done<{ entries: { content: { text?: string } }[] }>(
      'conversation.catch-up',
      { conversationId, afterSequence: 0, afterRevision: 0 },
    );
    expect(caughtUp.entries.flatMap((entry) => entry.content.text ?? [])).toEqual(
      expect.arrayContaining(INJECTIONS),
    );
  });

  it('answers malformed HTTP with a code and the right status', async () => {
    const raw = await fetch(`${gateway.url}/api/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"email":',
    });
    expect([raw.status, ((await raw.json()) as { error: { code: string } }).error.code]).toEqual([
      400,
      'invalid-payload',
    ]);
    expect(
      await gateway.request('POST', '/api/auth/sign-in', { body: { email: 'x', password: 'y' } }),
    ).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid-payload', details: { field: 'email' } } },
    });
    expect(await gateway.request('GET', '/api/nothing')).toMatchObject({
      status: 404,
      body: { error: { code: 'not-found' } },
    });
    expect(
      await gateway.request('POST', '/api/widget/sessions', { body: { inboxKey: 'no-such-inbox' } }),
    ).toMatchObject({ status: 404, body: { error: { code: 'inbox-not-found' } } });
  });

  it('tells a sender who is too quick when to go on', async () => {
    const quick = await gateway.widget(inboxKey);
    const own = newId();
    await quick.done('conversation.open', { conversationId: own });
    const answers = await Promise.all(
      Array.from({ length: 60 }, () =>
        quick.send('message.send', { conversationId: own, clientMessageId: newId(), content: text('x') }),
      ),
    );
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({
      error: { code: 'rate-limited', details: { retryAfterMs: expect.any(Number) } },
    });
    quick.close();
  });

  it('answers what the database could not read as the caller’s fault', async () => {
    const agent = await gateway.signIn((await gateway.agent([], { role: 'manager' })).email);
    const forged = encodeURIComponent(Buffer.from('["us","tomorrow","\\u0000"]').toString('base64url'));
    const customerId = shopper.session.customer.id;
    for (const [token, path] of [
      ...['mine', 'queue', 'all', 'closed'].map(
        (view) => [agent, `/api/conversations?view=${view}&cursor=${forged}`] as const,
      ),
      [agent, `/api/customers/${customerId}/conversations?cursor=${forged}`],
      [agent, `/api/conversations/${conversationId}/entries?beforePosition=99999999999`],
      [shopper.token, `/api/widget/conversations?cursor=${forged}`],
      [shopper.token, `/api/widget/conversations/${conversationId}/messages?beforeSequence=99999999999`],
    ] as const)
      expect({ path, answer: await gateway.request('GET', path, { token }) }).toMatchObject({
        path,
        answer: { status: 400, body: { error: { code: 'invalid-payload' } } },
      });
    expect((await gateway.request('DELETE', '/api/views/abc', { token: agent })).status).toBe(404);
  });
});
