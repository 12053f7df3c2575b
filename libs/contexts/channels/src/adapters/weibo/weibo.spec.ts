import { createHash } from 'node:crypto';
import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import { FakeContext } from '../../testing/fake-context';
import type { Piece, PieceBody } from '../piece';
import { weiboTime } from './push';
import { weibo } from '.';

const NOW = new Date('2026-01-01T00:10:10Z');
const SETTINGS = {
  enabled: true,
  appSecret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  accessToken: '2.00abcDEFtoken',
  accountId: '9007199254740993',
  hookUrl: 'https://shop.example/hooks/weibo/demo',
};
const PUSH = {
  type: 'text',
  receiver_id: '9007199254740993',
  sender_id: '9007199254740995',
  created_at: 'Thu Jan 01 08:10:09 +0800 2026',
  text: '在吗？',
  data: {},
};

/** As Weibo writes it: ids are numbers, larger than JavaScript holds. */
const written = (push: object) => JSON.stringify(push).replace(/"(\w+_id)":"(\d+)"/g, '"$1":$2');
const event = (push: object) => ({ key: 'k', at: null, raw: Buffer.from(written({ ...PUSH, ...push })) });
const xml = (inner: string) => ({
  key: 'k',
  at: null,
  raw: Buffer.from(
    `<xml><ToUserName><![CDATA[9007199254740993]]></ToUserName><FromUserName><![CDATA[9007199254740995]]></FromUserName>` +
      `<CreateTime>1767226209</CreateTime>${inner}</xml>`,
  ),
});
const signed = (secret: unknown, at: Date, more = {}) => {
  const timestamp = String(at.getTime());
  const parts = [String(secret), timestamp, 'n0nce'].sort().join('');
  return { timestamp, nonce: 'n0nce', signature: createHash('sha1').update(parts).digest('hex'), ...more };
};
const push = (body: string, { at, settings }: { at: Date; settings: Record<string, unknown> }) => ({
  body: Buffer.from(body),
  headers: {},
  query: signed(settings['appSecret'], at),
});
const contact = (subtype: string, expected: object) => ({
  name: `the event ${subtype}`,
  event: event({ type: 'event', text: '', data: { subtype, key: 'KEY' } }),
  expected: [{ kind: 'contact', value: 'KEY', sender: { externalId: '9007199254740995' }, ...expected }],
});
const PIECE: Piece = { id: '0198f0', to: '9007199254740995', body: { kind: 'text', text: '您好' } };
const refusal = (code: number, status = 400) => ({
  status,
  body: { error: `error ${code}`, error_code: code, request: '/2/messages/reply.json' },
});

describeChannelAdapter(weibo, {
  settings: SETTINGS,
  now: NOW,
  inbound: {
    handshake: {
      request: {
        body: Buffer.alloc(0),
        headers: {},
        query: signed(SETTINGS.appSecret, NOW, { echostr: '7043198865214437021' }),
      },
      answer: '7043198865214437021',
    },
    body: written(PUSH),
    push,
    strangers: { ...SETTINGS, appSecret: 'ffffffffffffffffffffffffffffffff' },
    rotated: {
      ...SETTINGS,
      appSecret: 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',
      appSecretPrevious: SETTINGS.appSecret,
    },
    toleranceSeconds: 300,
    bodySigned: false,
    malformed: {
      'what was pushed for another account': push(written({ ...PUSH, receiver_id: '1' }), {
        at: NOW,
        settings: SETTINGS,
      }),
      'a body that is no push': push('{"hello":1}', { at: NOW, settings: SETTINGS }),
      'XML with a document type': push('<!DOCTYPE x [<!ENTITY a "b">]><xml><MsgType>&a;</MsgType></xml>', {
        at: NOW,
        settings: SETTINGS,
      }),
    },
  },
  reads: [
    {
      name: 'a text, with all digits of the ids and the provider’s time',
      event: event({}),
      expected: [
        {
          kind: 'message',
          sender: { externalId: '9007199254740995' },
          sentAt: new Date('2026-01-01T00:10:09Z'),
          parts: [{ kind: 'text', text: '在吗？' }],
          opens: 'message',
        },
      ],
    },
    {
      name: 'a place',
      event: event({
        type: 'position',
        text: '我在这里',
        data: { longitude: '116.308586', latitude: '39.982525' },
      }),
      expected: [
        { parts: [{ kind: 'location', longitude: 116.308586, latitude: 39.982525, name: '我在这里' }] },
      ],
    },
    {
      name: 'a picture by our view of it',
      event: event({
        type: 'image',
        text: '发了一张图片',
        data: { vfid: 821804459, tovfid: '9007199254740997' },
      }),
      expected: [{ parts: [{ kind: 'image', media: { ref: '9007199254740997' } }] }],
    },
    {
      name: 'a voice',
      event: event({ type: 'voice', data: { vfid: 1, tovfid: 2 } }),
      expected: [{ parts: [{ kind: 'voice', media: { ref: '2' } }] }],
    },
    {
      name: 'XML in WeChat’s style',
      event: xml(
        '<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[<您好>]]></Content><MsgId>9007199254740999</MsgId>',
      ),
      expected: [
        {
          kind: 'message',
          externalId: '9007199254740999',
          sender: { externalId: '9007199254740995' },
          sentAt: new Date('2026-01-01T00:10:09Z'),
          parts: [{ kind: 'text', text: '<您好>' }],
        },
      ],
    },
    {
      name: 'an event in XML',
      event: xml('<MsgType>event</MsgType><Event>CLICK</Event><EventKey>orders</EventKey>'),
      expected: [{ kind: 'contact', act: 'clicked', opens: 'menu', value: 'orders' }],
    },
    contact('follow', { act: 'followed', opens: 'follow' }),
    contact('scan_follow', { act: 'followed', opens: 'follow' }),
    contact('unfollow', { act: 'unfollowed' }),
    contact('subscribe', { act: 'opted-in', opens: 'follow' }),
    contact('unsubscribe', { act: 'opted-out' }),
    contact('scan', { act: 'scanned', opens: 'scan' }),
    contact('click', { act: 'clicked', opens: 'menu' }),
    contact('view', { act: 'clicked' }),
    {
      name: 'an event nobody knows',
      event: event({ type: 'event', data: { subtype: 'x' } }),
      expected: [{ kind: 'ignored' }],
    },
    {
      name: 'a mention',
      event: event({ type: 'mention', data: { subtype: 'status' } }),
      expected: [{ kind: 'ignored' }],
    },
  ],
  unknown: [{ event: event({ type: 'sticker' }), providerKind: 'sticker' }],
  send: {
    piece: PIECE,
    call: '/2/messages/reply.json',
    accepted: { body: { result: true, idstr: '77' } },
    failures: [
      ...[21327, 21332, 21314, 10014].map((code) => ({
        name: `${code}`,
        reply: refusal(code),
        class: 'not-permitted' as const,
      })),
      ...[10001, 10009, 10023, 10024].map((code) => ({
        name: `${code}`,
        reply: refusal(code),
        class: 'retry-later' as const,
      })),
      { name: '20301', reply: refusal(20301), class: 'recipient-unreachable' },
      { name: '20012', reply: refusal(20012), class: 'bad-content' },
      { name: '20308', reply: refusal(20308), class: 'quota-reached' },
      { name: '10023 with status 403', reply: refusal(10023, 403), class: 'retry-later' },
    ],
    repeating: (text) => ({ status: 400, body: { error: text, error_code: 21332 } }),
  },
});

describe('Weibo', () => {
  test('gives the same push the same key and another one another', () => {
    const keyOf = (raw: Buffer) => {
      const verdict = weibo.verifyInbound(raw, {}, signed(SETTINGS.appSecret, NOW), SETTINGS, NOW);
      return verdict.kind === 'accepted' ? verdict.events[0]?.key : verdict;
    };
    const key = keyOf(event({}).raw);
    expect(keyOf(event({}).raw)).toBe(key);
    for (const other of [
      { text: '在么？' },
      { created_at: 'Thu Jan 01 08:10:10 +0800 2026' },
      { sender_id: '9007199254740996' },
    ]) {
      expect(keyOf(event(other).raw)).not.toBe(key);
    }
    expect(keyOf(event({ type: 'image', data: { tovfid: 1 } }).raw)).not.toBe(
      keyOf(event({ type: 'image', data: { tovfid: 2 } }).raw),
    );
  });

  test('puts two messages of one second in the order in which they were pushed', () => {
    const created = new Date('2026-01-01T00:10:09Z').getTime();
    const times = [120, 640, 5_000].map((after) => {
      const query = signed(SETTINGS.appSecret, new Date(created + after));
      const verdict = weibo.verifyInbound(event({}).raw, {}, query, SETTINGS, NOW);
      return verdict.kind === 'accepted' ? verdict.events[0]?.at?.getTime() : verdict;
    });
    expect(times).toEqual([created + 120, created + 640, created + 999]);
  });

  test('takes and sends nothing while it is switched off', async () => {
    const off = { ...SETTINGS, enabled: false };
    expect(weibo.verifyInbound(event({}).raw, {}, signed(SETTINGS.appSecret, NOW), off, NOW).kind).toBe(
      'refused',
    );
    const context = new FakeContext(off, NOW, () => ({ body: {} }));
    expect(await weibo.send(PIECE, context)).toMatchObject({ ok: false, class: 'not-permitted' });
    expect(context.calls).toEqual([]);
  });

  test.each<[PieceBody, string, object]>([
    [PIECE.body, 'text', { text: '您好' }],
    [
      { kind: 'location', latitude: 39.5, longitude: 116.25 },
      'position',
      { longitude: '116.25', latitude: '39.5' },
    ],
    [
      {
        kind: 'link',
        url: 'https://shop.example/p/1',
        title: '耳机',
        description: '¥129',
        imageUrl: 'https://shop.example/p/1.png',
      },
      'articles',
      {
        articles: [
          {
            display_name: '耳机',
            summary: '¥129',
            image: 'https://shop.example/p/1.png',
            url: 'https://shop.example/p/1',
          },
        ],
      },
    ],
  ])('sends %j as %s', async (body, type, data) => {
    const context = new FakeContext(SETTINGS, NOW, () => ({ body: { result: true } }));
    expect(await weibo.send({ ...PIECE, body }, context)).toEqual({
      ok: true,
      state: 'accepted',
      providerId: null,
    });
    const sent = new URLSearchParams(String(context.calls[0]?.init.body));
    expect(context.calls[0]?.url).toBe('https://m.api.weibo.com/2/messages/reply.json');
    expect(JSON.parse(sent.get('data')!)).toEqual(data);
    expect(Object.fromEntries(sent)).toMatchObject({
      type,
      access_token: SETTINGS.accessToken,
      receiver_id: '9007199254740995',
      save_sender_box: '1',
    });
  });

  test('the window is 48 hours without a limit of messages, unless the settings say otherwise', () => {
    const hours = 48 * 3_600_000;
    const { windows } = weibo.capabilities(SETTINGS);
    for (const act of ['message', 'follow', 'menu', 'scan'] as const) {
      expect(windows[act]).toEqual({ quota: null, milliseconds: hours });
    }
    expect(weibo.capabilities({ ...SETTINGS, windowHours: 24, windowQuota: 99 }).windows.message).toEqual({
      quota: 99,
      milliseconds: hours / 2,
    });
  });

  test.each([
    ['Mon Jul 16 18:09:20 +0800 2012', '2012-07-16T10:09:20.000Z'],
    ['Mon Jul 16 18:09:20 -0330 2012', '2012-07-16T21:39:20.000Z'],
    ['1767226209', '2026-01-01T00:10:09.000Z'],
    ['yesterday', undefined],
  ])('reads the time %s', (text, iso) => {
    expect(weiboTime(text)?.toISOString()).toBe(iso);
  });
});
