import { encrypt } from '@wecom/crypto';
import type { RawEvent } from '../adapter';
import type { InboundRequest } from '../../testing/channel-fixtures';
import { read } from './read';
import { compatiblePush, json, NOW, plainPush, sealedPush, SETTINGS, xml } from './testing/pushes';
import { verifyInbound } from './verify-inbound';

const by = { at: NOW, settings: SETTINGS };
const verdict = ({ body, headers, query }: InboundRequest, more: { settings?: object; now?: Date } = {}) =>
  verifyInbound(body, headers, query, { ...SETTINGS, ...more.settings }, more.now ?? NOW);
const text = (words: string, id = '24930112233445566') =>
  xml(`<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${words}]]></Content><MsgId>${id}</MsgId>`);
const event = (fields: string) => xml(`<MsgType><![CDATA[event]]></MsgType>${fields}`);

function eventIn(request: InboundRequest, settings: object = {}): RawEvent {
  const found = verdict(request, { settings });
  if (found.kind !== 'accepted') throw new Error(JSON.stringify(found));
  expect(found.answer).toEqual({ status: 200, contentType: 'text/plain; charset=utf-8', body: 'success' });
  return found.events[0]!;
}
const keyOf = (body: string) => eventIn(sealedPush(body, by)).key;
const wordsOf = (raw: RawEvent) => read(raw).flatMap((one) => (one.kind === 'message' ? one.parts : []));

describe('the handshake of WeChat', () => {
  const request = (query: Record<string, string | string[]>): InboundRequest => ({
    body: Buffer.alloc(0),
    headers: {},
    query: {
      signature: 'e0320e60a4220cdaa8cd17ccef77f28978e01eed',
      timestamp: '1767225600',
      nonce: '88231407',
      echostr: '7043198865214437021',
      ...query,
    },
  });

  test('is answered with exactly the echostr, in plain text, in every mode', () => {
    for (const mode of ['plain', 'compatible', 'secure', undefined]) {
      expect(verdict(request({}), { settings: { mode } })).toEqual({
        kind: 'handshake',
        answer: { status: 200, contentType: 'text/plain; charset=utf-8', body: '7043198865214437021' },
      });
    }
  });

  test('of somebody else, of long ago, or twice the same parameter is refused', () => {
    const wrong = [
      request({ signature: 'e0320e60a4220cdaa8cd17ccef77f28978e01eee' }),
      request({ signature: '' }),
      request({ nonce: '88231408' }),
      request({ timestamp: '1767225600.0' }),
      request({ timestamp: ['1767225600', '1767225600'] }),
      request({ echostr: ['1', '2'] }),
    ];
    for (const one of wrong) expect(verdict(one)).toMatchObject({ kind: 'refused', status: 403 });
    const late = new Date(1_767_225_600_000 + 600_001);
    expect(verdict(request({}), { now: late }).kind).toBe('refused');
  });
});

describe('pushes of WeChat', () => {
  test('the published vector in secure mode, in XML and in JSON', () => {
    const plain =
      '<xml><ToUserName><![CDATA[gh_7f0a11c2be93]]></ToUserName><FromUserName><![CDATA[oKfUser_0001abcdEFGH-xyz]]></FromUserName><CreateTime>1767225601</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[您好,订单 A&B <30> 到哪了?🙂]]></Content><MsgId>24930112233445566</MsgId></xml>';
    const sealed = encrypt(
      String(SETTINGS.encodingAesKey),
      plain,
      String(SETTINGS.appId),
      Buffer.from('8da3b1c87ee1709fff8d846df89716a2', 'hex'),
    );
    const query = {
      timestamp: '1767225601',
      nonce: '1930274455',
      encrypt_type: 'aes',
      msg_signature: 'e60a24167e32d0e7b743fd34552465f9375975a7',
    };
    const bodies = [
      `<xml><ToUserName><![CDATA[gh]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`,
      JSON.stringify({ ToUserName: 'gh', Encrypt: sealed }),
    ];
    for (const body of bodies) {
      const raw = eventIn({ body: Buffer.from(body), headers: {}, query });
      expect(raw).toMatchObject({ key: 'message:24930112233445566', at: new Date(1_767_225_601_000) });
      expect(raw.raw.toString()).toBe(plain);
      expect(wordsOf(raw)).toEqual([{ kind: 'text', text: '您好,订单 A&B <30> 到哪了?🙂' }]);
    }
  });

  test('in compatible mode only what was encrypted counts', () => {
    const request = compatiblePush(text('forged', '1'), text('genuine', '2'), by);
    for (const mode of ['compatible', 'secure']) {
      const raw = eventIn(request, { mode });
      expect(raw.key).toBe('message:2');
      expect(wordsOf(raw)).toEqual([{ kind: 'text', text: 'genuine' }]);
    }
  });

  test('where encryption is demanded, a plain body is refused, however well it is signed', () => {
    for (const mode of ['compatible', 'secure', undefined, 'PLAIN']) {
      expect(verdict(plainPush(text('x'), by), { settings: { mode } }).kind).toBe('refused');
    }
  });

  test('in plain mode XML and JSON are taken, and what is encrypted as soon as there is a key', () => {
    const mode = { mode: 'plain', encodingAesKey: undefined };
    expect(eventIn(plainPush(text('x'), by), mode).key).toBe('message:24930112233445566');
    const inJson = eventIn(plainPush(json('"MsgType":"text","MsgId":9007199254740993'), by), mode);
    expect(inJson.key).toBe('message:9007199254740993');
    expect(verdict(sealedPush(text('x'), by), { settings: mode }).kind).toBe('refused');
    expect(eventIn(sealedPush(text('x'), by), { mode: 'plain' }).key).toBe('message:24930112233445566');
    const forged = compatiblePush(text('forged', '1'), text('genuine', '2'), by);
    expect(eventIn(forged, { mode: 'plain' }).key).toBe('message:2');
  });

  test('what the bytes are counts, whatever a proxy says they are', () => {
    const body = sealedPush(json('"MsgType":"text","MsgId":5'), by);
    for (const type of ['text/xml', 'application/json', 'text/plain', undefined]) {
      expect(eventIn({ ...body, headers: { 'content-type': type } }).key).toBe('message:5');
    }
  });

  test('a request of ten minutes ago is taken, one of a moment more or yet to come is not', () => {
    const request = sealedPush(text('x'), by);
    const at = (ms: number) => verdict(request, { now: new Date(NOW.getTime() + ms) }).kind;
    expect([at(-600_000), at(0), at(600_000)]).toEqual(['accepted', 'accepted', 'accepted']);
    expect([at(-600_001), at(600_001), at(86_400_000)]).toEqual(['refused', 'refused', 'refused']);
  });

  test('a signature of another time, nonce or message is refused, and a plain one is no encrypted one', () => {
    const request = sealedPush(text('x'), by);
    const { signature, ...query } = request.query;
    expect(verdict({ ...request, query }).kind).toBe('accepted');
    const changes = [
      { timestamp: '1767225602' },
      { nonce: '1' },
      { msg_signature: signature },
      { msg_signature: undefined },
      { msg_signature: [query.msg_signature as string, query.msg_signature as string] },
    ];
    for (const change of changes) {
      expect(verdict({ ...request, query: { ...query, ...change } })).toMatchObject({
        kind: 'refused',
        status: 403,
      });
    }
  });

  test('a handshake with a body is a push, so that nobody stores by asking', () => {
    const request = plainPush(text('x'), by);
    const both = { ...request, query: { ...request.query, echostr: '1' } };
    expect(verdict(both).kind).toBe('refused');
  });
});

describe('keys of WeChat’s pushes', () => {
  test('a message keeps its id under a fresh nonce, and two messages never share one', () => {
    const again = sealedPush(text('x'), { ...by, at: new Date(NOW.getTime() + 5_000) });
    expect(eventIn(again).key).toBe(keyOf(text('x')));
    expect(keyOf(text('x', '24930112233445567'))).not.toBe(keyOf(text('x')));
  });

  test('events of one second are told apart by what happened', () => {
    const scan = '<ScanCodeInfo><ScanResult><![CDATA[1]]></ScanResult></ScanCodeInfo>';
    const bodies = [
      event('<Event><![CDATA[subscribe]]></Event>'),
      event('<Event><![CDATA[SCAN]]></Event><EventKey><![CDATA[a]]></EventKey>'),
      event('<Event><![CDATA[SCAN]]></Event><EventKey><![CDATA[b]]></EventKey>'),
      event('<Event><![CDATA[CLICK]]></Event><EventKey><![CDATA[a]]></EventKey>'),
      event('<Event><![CDATA[scancode_push]]></Event><EventKey><![CDATA[a]]></EventKey>'),
      event(`<Event><![CDATA[scancode_push]]></Event><EventKey><![CDATA[a]]></EventKey>${scan}`),
      event('<Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event><MsgID>1</MsgID>'),
      event('<Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event><MsgID>2</MsgID>'),
      event('<Event><![CDATA[SCAN]]></Event>').replace('1767225601', '1767225602'),
      event('<Event><![CDATA[SCAN]]></Event>').replace('oKfUser_0001', 'oKfUser_0002'),
    ];
    const keys = bodies.map(keyOf);
    expect(new Set(keys).size).toBe(bodies.length);
    expect(bodies.map(keyOf)).toEqual(keys);
    expect(keys[1]).toBe('event:oKfUser_0001:1767225601:SCAN:a::');
  });

  test('however long a page’s address, the key fits its index', () => {
    const long = (page: string) =>
      keyOf(
        event(`<Event><![CDATA[VIEW]]></Event><EventKey><![CDATA[https://a.example/${page}]]></EventKey>`),
      );
    const pages = ['a', 'b'].map((last) => long('x'.repeat(2_000) + last));
    for (const key of pages) expect(key.length).toBeLessThan(100);
    expect(pages[0]).not.toBe(pages[1]);
  });

  test('a kind without an id is known by its body', () => {
    const body = (words: string) => xml(`<MsgType><![CDATA[file]]></MsgType><Title>${words}</Title>`);
    expect(keyOf(body('a'))).toBe(keyOf(body('a')));
    expect(keyOf(body('a'))).not.toBe(keyOf(body('b')));
  });

  test('a time that no calendar knows is none', () => {
    const strange = text('x').replace('1767225601', '99999999999999999999');
    expect(eventIn(sealedPush(strange, by)).at).toBeNull();
  });
});
