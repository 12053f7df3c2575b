import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { decide } from '../../domain/delivery';
import { ProviderUnreachable } from '../../domain/provider-error';
import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import type { ProviderReply } from '../../testing/channel-fixtures';
import { FakeContext } from '../../testing/fake-context';
import type { Piece, PieceBody } from '../piece';
import type { Settings } from '../settings';
import { payloadOf } from './payload';
import { api } from '.';

const NOW = new Date('2026-01-01T00:10:10Z');
const SETTINGS = {
  signingSecret: 'whsec_ukd58yzDpOj63C4aD8WTSI4XC+F4Yvt0gFbYqThVW/E=',
  webhookUrl: 'https://erp.example/hooks',
  hookUrl: 'https://shop.example/hooks/api/demo-api',
};
const OTHER = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const CREATED = {
  type: 'message.created',
  timestamp: '2026-01-01T00:10:00Z',
  data: {
    external_message_id: 'm-1',
    conversation: { external_id: 'c-1' },
    contact: { external_id: 'u-7', name: '小美', email: 'mei@example.com', phone: '+8613800138000' },
    text: '您好',
  },
};
const PIECE: Piece = {
  id: '0198f000',
  to: 'u-7',
  agentName: '小李',
  body: { kind: 'text', text: '您好！' },
  order: { conversationId: '0198f000-0000-7000-8000-00000000000c', place: 12, pieceNo: 0 },
};

const payload = (type: string, data: object) => ({
  key: 'k',
  at: null,
  raw: Buffer.from(JSON.stringify({ type, timestamp: '2026-01-01T00:10:00Z', data })),
});
const message = (more: object) => payload('message.created', { ...CREATED.data, text: undefined, ...more });
const push = (body: string, { at, settings }: { at: Date; settings: Settings }, id = 'msg_1') => ({
  body: Buffer.from(body),
  query: {},
  headers: {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(String(settings['signingSecret'])).sign(id, at, body),
  },
});
const wrong = (change: object) =>
  push(JSON.stringify({ ...CREATED, ...change }), { at: NOW, settings: SETTINGS });

describeChannelAdapter(api, {
  settings: SETTINGS,
  now: NOW,
  inbound: {
    body: JSON.stringify(CREATED),
    push,
    strangers: { ...SETTINGS, signingSecret: OTHER },
    rotated: { ...SETTINGS, signingSecret: OTHER, signingSecretPrevious: SETTINGS.signingSecret },
    toleranceSeconds: 300,
    malformed: {
      'a body that is no JSON': push('hello', { at: NOW, settings: SETTINGS }),
      'a message without an id': wrong({ data: { ...CREATED.data, external_message_id: '' } }),
      'a message of nobody': wrong({ data: { ...CREATED.data, contact: {} } }),
      'a message that says nothing': wrong({ data: { ...CREATED.data, text: ' ' } }),
      'a status nobody knows': wrong({ type: 'message.status', data: { message_id: 'x', status: 'lost' } }),
      'no type': wrong({ type: undefined }),
    },
  },
  reads: [
    {
      name: 'a text with who wrote it',
      event: payload('message.created', CREATED.data),
      expected: [
        {
          kind: 'message',
          externalId: 'm-1',
          sentAt: new Date('2026-01-01T00:10:00Z'),
          sender: { externalId: 'u-7', name: '小美', email: 'mei@example.com', phone: '+8613800138000' },
          parts: [{ kind: 'text', text: '您好' }],
        },
      ],
    },
    {
      name: 'several parts in their order',
      event: message({
        parts: [
          { kind: 'text', text: 'see' },
          { kind: 'image', media: { url: 'https://erp.example/1.png', mime: 'image/png', name: '1.png' } },
          { kind: 'voice', media: { url: 'https://erp.example/1.mp3', duration_ms: 900 } },
          { kind: 'location', lat: 31.2, lng: 121.5, name: '上海' },
          { kind: 'link_card', url: 'https://erp.example/a', title: 'A', desc: 'B' },
          { kind: 'product', id: 'p1', title: '耳机', price: '¥129', url: 'https://erp.example/p1' },
        ],
      }),
      expected: [
        {
          parts: [
            { kind: 'text', text: 'see' },
            {
              kind: 'image',
              media: { ref: 'https://erp.example/1.png', contentType: 'image/png', name: '1.png' },
            },
            { kind: 'voice', media: { ref: 'https://erp.example/1.mp3', durationMs: 900 } },
            { kind: 'location', latitude: 31.2, longitude: 121.5, name: '上海' },
            { kind: 'link', url: 'https://erp.example/a', title: 'A', description: 'B' },
            {
              kind: 'product-card',
              productId: 'p1',
              title: '耳机',
              price: '¥129',
              url: 'https://erp.example/p1',
            },
          ],
        },
      ],
    },
    {
      name: 'a menu choice, a quote and where it came from',
      event: message({
        text: 'Yes',
        action: { item_id: 'yes', label: 'Yes' },
        reply_to: { external_id: '0198f000' },
        source: { page: '/cart' },
      }),
      expected: [{ action: { itemId: 'yes', label: 'Yes' }, replyTo: '0198f000', source: '/cart' }],
    },
    {
      name: 'what a machine wrote as such',
      event: message({ text: 'Out of office', flags: { auto_reply: true } }),
      expected: [{ kind: 'message', automatic: true }],
    },
    {
      name: 'a correction',
      event: payload('message.updated', { ...CREATED.data, text: '您好！' }),
      expected: [{ kind: 'edited', externalId: 'm-1', text: '您好！', sender: { externalId: 'u-7' } }],
    },
    {
      name: 'a deletion',
      event: payload('message.deleted', CREATED.data),
      expected: [{ kind: 'deleted', externalId: 'm-1' }],
    },
    ...(['sent', 'delivered', 'read', 'failed'] as const).map((state) => ({
      name: `the status ${state}`,
      event: payload('message.status', { message_id: '0198f000', status: state, error_code: 'E1' }),
      expected: [
        {
          kind: 'receipt',
          pieceId: '0198f000',
          state,
          ...(state === 'failed' ? { failure: { code: 'E1', class: 'recipient-unreachable' } } : {}),
        },
      ],
    })),
    {
      name: 'typing',
      event: payload('typing', { contact: { external_id: 'u-7' }, on: true }),
      expected: [{ kind: 'typing', on: true }],
    },
    {
      name: 'a type nobody knows',
      event: payload('order.created', { id: 1 }),
      expected: [{ kind: 'ignored' }],
    },
  ],
  unknown: [
    { event: message({ parts: [{ kind: 'poll' }] }), providerKind: 'poll' },
    { event: message({ content: { kind: 'image', url: 'ftp://erp.example/1' } }), providerKind: 'image' },
  ],
});

describe('a payload', () => {
  const digest = (body: string) => {
    const read = payloadOf(Buffer.from(body), 'msg_1');
    return read.ok ? read.payload.digest : read.problem;
  };

  test('has one digest, however it is written, and another one when it says something else', () => {
    const { type, timestamp, data } = CREATED;
    const reordered = JSON.stringify(
      { data: Object.fromEntries(Object.entries(data).reverse()), timestamp: 1, type },
      null,
      2,
    );
    expect(digest(reordered)).toBe(digest(JSON.stringify(CREATED)));
    expect(digest(JSON.stringify({ type, timestamp, data: { ...data, text: '您好！' } }))).not.toBe(
      digest(JSON.stringify(CREATED)),
    );
  });

  test('is answered with the same id under every webhook-id', () => {
    const answer = (id: string) => {
      const { body, headers } = push(JSON.stringify(CREATED), { at: NOW, settings: SETTINGS }, id);
      const verdict = api.verifyInbound(body, headers, {}, SETTINGS, NOW);
      return verdict.kind === 'accepted'
        ? [verdict.answer.status, verdict.answer.body, verdict.events[0]?.key]
        : verdict;
    };
    expect(answer('msg_2')).toEqual(answer('msg_1'));
    expect(answer('msg_1')).toEqual([
      202,
      expect.stringMatching(/^\{"message_id":"[0-9a-f-]{36}"\}$/),
      'message:m-1',
    ]);
  });
});

describe('sending to the shop’s own system', () => {
  const send = async (reply: ProviderReply | (() => ProviderReply), more: object = {}, piece = PIECE) => {
    const context = new FakeContext({ ...SETTINGS, ...more }, NOW, () =>
      typeof reply === 'function' ? reply() : reply,
    );
    return { outcome: await api.send(piece, context), call: context.calls[0] };
  };

  test('posts a signed payload below 20 kB with the order it belongs in', async () => {
    const { outcome, call } = await send({ status: 204, body: '' });
    expect(outcome).toEqual({ ok: true, state: 'sent', providerId: PIECE.id });
    const body = String(call?.init.body);
    expect(JSON.parse(body)).toEqual({
      type: 'message.created',
      timestamp: NOW.toISOString(),
      data: {
        id: PIECE.id,
        contact: { external_id: 'u-7' },
        conversation: { id: '0198f000-0000-7000-8000-00000000000c' },
        sequence: 12,
        part: 0,
        author: { kind: 'agent', name: '小李' },
        content: { kind: 'text', text: '您好！' },
      },
    });
    expect(call?.init.timeoutMs).toBe(15_000);
    expect(call?.init.headers).toMatchObject({
      'webhook-id': PIECE.id,
      'webhook-signature': new Webhook(SETTINGS.signingSecret).sign(PIECE.id, NOW, body),
    });
  });

  test('signs with both secrets while they rotate', async () => {
    const { call } = await send({ body: '' }, { signingSecretPrevious: OTHER });
    const given = call?.init.headers?.['webhook-signature']?.split(' ');
    const body = String(call?.init.body);
    expect(given).toEqual(
      [SETTINGS.signingSecret, OTHER].map((secret) => new Webhook(secret).sign(PIECE.id, NOW, body)),
    );
  });

  test.each([300, 301, 302, 307, 400, 401, 404, 409, 429, 500, 502, 503, 504])(
    '%i is tried again',
    async (status) => {
      expect(
        (await send({ status, body: '', headers: { location: 'https://x.example' } })).outcome,
      ).toMatchObject({
        ok: false,
        class: 'retry-later',
        code: String(status),
      });
    },
  );

  test('410 ends it', async () => {
    expect((await send({ status: 410, body: '' })).outcome).toMatchObject({
      ok: false,
      class: 'not-permitted',
      disables: true,
    });
  });

  test('waits as long as it is asked to, and slows down where it is not', async () => {
    const wait = async (status: number, headers: Record<string, string> = {}) => {
      const { outcome } = await send({ status, headers, body: '' });
      return outcome.ok ? 'ok' : outcome.retryAfterMs;
    };
    expect(await wait(429, { 'retry-after': '120' })).toBe(120_000);
    expect(await wait(503, { 'retry-after': 'Thu, 01 Jan 2026 00:10:40 GMT' })).toBe(30_000);
    for (const status of [429, 502, 504]) expect(await wait(status)).toBe(60_000);
    expect(await wait(500)).toBeUndefined();
    expect(await wait(429, { 'retry-after': 'soon' })).toBe(60_000);
  });

  test('is tried ten times: at once, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h after one another', async () => {
    const delays: number[] = [];
    for (let tries = 1; ; tries += 1) {
      const { outcome } = await send({ status: 500, body: '' });
      const soFar = { tries, refreshed: false, idempotent: true, random: 0, delaysMs: api.retries!.delaysMs };
      const next = decide(outcome, soFar);
      if (next.kind !== 'again') {
        expect(next.kind).toBe('failed');
        break;
      }
      delays.push(next.afterMs / 1_000);
    }
    expect(delays).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]);
  });

  test('without an answer it goes again, because the receiver knows our id', async () => {
    for (const left of [false, true]) {
      const { outcome } = await send(() => {
        throw new ProviderUnreachable('No answer.', left);
      });
      const idempotent = api.capabilities(SETTINGS).idempotent;
      expect(decide(outcome, { tries: 1, refreshed: false, idempotent, random: 0 }).kind).toBe('again');
    }
  });

  test.each([
    '',
    'http://erp.example/hooks',
    'ftp://erp.example',
    'not an address',
    'http://127.0.0.1.evil.example/',
  ])('sends nothing to "%s"', async (webhookUrl) => {
    const { outcome, call } = await send({ body: '' }, { webhookUrl });
    expect(outcome).toMatchObject({ ok: false, class: 'not-permitted', code: 'address' });
    expect(call).toBeUndefined();
  });

  test('the longest piece of text fits below 20 kB even when every character is escaped; what does not is refused', async () => {
    const { most } = api.capabilities(SETTINGS).text;
    const longest = (
      await send({ body: '' }, {}, { ...PIECE, body: { kind: 'text', text: '"'.repeat(most) } })
    ).call;
    expect(Buffer.byteLength(String(longest?.init.body))).toBeLessThan(20_000);
    const tooLong = await send(
      { body: '' },
      {},
      { ...PIECE, body: { kind: 'text', text: '您'.repeat(6_700) } },
    );
    expect(tooLong).toMatchObject({
      outcome: { ok: false, class: 'bad-content', code: 'too-large' },
      call: undefined,
    });
  });

  test.each<[PieceBody, object]>([
    [
      { kind: 'image', attachmentId: 'a', url: 'https://shop.example/f/1', caption: 'see' },
      { kind: 'image', media: { url: 'https://shop.example/f/1' }, caption: 'see' },
    ],
    [
      { kind: 'voice', attachmentId: 'a', url: 'https://shop.example/f/2', durationMs: 900 },
      { kind: 'voice', media: { url: 'https://shop.example/f/2', duration_ms: 900 } },
    ],
    [
      {
        kind: 'link',
        url: 'https://shop.example/p',
        title: '耳机',
        description: '¥129',
        imageUrl: 'https://shop.example/p.png',
      },
      {
        kind: 'link_card',
        url: 'https://shop.example/p',
        title: '耳机',
        desc: '¥129',
        image: 'https://shop.example/p.png',
      },
    ],
    [
      { kind: 'location', latitude: 1, longitude: 2, name: 'A' },
      { kind: 'location', lat: 1, lng: 2, name: 'A' },
    ],
    [
      { kind: 'menu', head: 'Which?', items: [{ id: '1', label: 'One' }] },
      { kind: 'menu', head: 'Which?', items: [{ id: '1', label: 'One' }] },
    ],
  ])('carries %j', async (body, content) => {
    const { call } = await send({ body: '' }, {}, { ...PIECE, body });
    expect(JSON.parse(String(call?.init.body)).data.content).toEqual(content);
  });

  test('what it sends can be verified by the published package, on random texts', async () => {
    for (let run = 0; run < 50; run += 1) {
      const at = new Date();
      const text = `${randomBytes(20).toString('base64')} 🙂 ${run}`;
      const context = new FakeContext(SETTINGS, at, () => ({ body: '' }));
      await api.send({ ...PIECE, body: { kind: 'text', text } }, context);
      const { init } = context.calls[0]!;
      const read = new Webhook(SETTINGS.signingSecret).verify(String(init.body), init.headers!);
      expect(read).toMatchObject({ data: { content: { text } } });
    }
  });

  test('tells of typing, and the check pings', async () => {
    const context = new FakeContext(SETTINGS, NOW, () => ({ body: '' }));
    await api.typing!('u-7', true, context);
    expect(await api.check(context)).toEqual([{ name: 'receiver', ok: true }]);
    expect(context.sent('erp.example').map(({ type }) => type)).toEqual(['typing', 'ping']);
    const gone = new FakeContext(SETTINGS, NOW, () => ({ status: 404, body: '' }));
    expect(await api.check(gone)).toMatchObject([{ ok: false }]);
  });
});

describe('files of a message', () => {
  const fetched = (ref: string, settings: Settings = SETTINGS) =>
    api.fetchMedia!(
      ref,
      new FakeContext(settings, NOW, () => ({
        headers: { 'content-type': 'image/png' },
        body: Buffer.from('png'),
      })),
    );

  test('come over https, or from the receiver an administrator has set', async () => {
    expect(await fetched('https://any.example/a/1.png')).toMatchObject({
      name: '1.png',
      contentType: 'image/png',
    });
    await expect(fetched('http://any.example/a/1.png')).rejects.toThrow('https');
    const local = { ...SETTINGS, webhookUrl: 'http://127.0.0.1:4000/hooks' };
    expect(await fetched('http://127.0.0.1:4000/1.png', local)).toMatchObject({ name: '1.png' });
    await expect(fetched('http://127.0.0.1:4001/1.png', local)).rejects.toThrow('https');
  });
});
