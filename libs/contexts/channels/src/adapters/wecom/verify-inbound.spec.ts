import type { InboundRequest } from '../../testing/channel-fixtures';
import { callback, NOW, push, SETTINGS } from './testing/callbacks';
import { verifyInbound } from './verify-inbound';

const by = { at: NOW, settings: SETTINGS };
const verdict = ({ body, headers, query }: InboundRequest, now = NOW) =>
  verifyInbound(body, headers, query, SETTINGS, now);

const P3 = {
  msg_signature: 'f6555de76fe30a5e89b7deff41d54431c15e1c62',
  timestamp: '1767225700',
  nonce: 'n0nce77',
  echostr: 'S9orWPtDCFVgSOvun22E9KIY0Iyr7OHeqi2Plf2dfHXyZBfvNNbNh1XmAedauplE6Xx/1VGYqkekW/FDUQ1P4w==',
};
const handshake = (query: Record<string, string | string[]> = {}): InboundRequest => ({
  body: Buffer.alloc(0),
  headers: {},
  query: { ...P3, ...query },
});

describe('the handshake of WeCom', () => {
  test('is answered with the decrypted text and nothing else', () => {
    expect(verdict(handshake())).toEqual({
      kind: 'handshake',
      answer: { status: 200, contentType: 'text/plain; charset=utf-8', body: '5021187740093316458' },
    });
  });

  test('a plus sign that an address turned into a blank is a plus sign', () => {
    // Every seal is another one: sooner or later one has a plus sign.
    for (let tries = 0; ; tries++) {
      const { body, query } = push('5021187740093316458', { ...by, at: new Date(NOW.getTime() + tries) });
      const echostr = /<Encrypt><!\[CDATA\[(.*)\]\]>/.exec(body.toString())![1]!;
      if (!echostr.includes('+')) continue;
      for (const written of [echostr, echostr.replaceAll('+', ' ')]) {
        expect(
          verdict({ body: Buffer.alloc(0), headers: {}, query: { ...query, echostr: written } }),
        ).toMatchObject({ kind: 'handshake', answer: { body: '5021187740093316458' } });
      }
      return;
    }
  });

  test('of somebody else, of long ago or unencrypted is refused', () => {
    const wrong = [
      handshake({ msg_signature: P3.msg_signature.replace('f', 'e') }),
      handshake({ echostr: '5021187740093316458' }),
      handshake({ echostr: `${P3.echostr}A` }),
      handshake({ echostr: '' }),
      handshake({ nonce: [P3.nonce, P3.nonce] }),
    ];
    for (const one of wrong) expect(verdict(one)).toMatchObject({ kind: 'refused', status: 403 });
    expect(verdict(handshake(), new Date(NOW.getTime() + 600_001)).kind).toBe('refused');
  });
});

describe('callbacks of WeCom', () => {
  test('one is kept once, by its time and token, with what it said', () => {
    const first = verdict(push(callback(), by));
    const again = verdict(push(callback(), { ...by, at: new Date(NOW.getTime() + 5_000) }));
    expect(first).toEqual(again);
    expect(first).toMatchObject({
      kind: 'accepted',
      events: [{ key: expect.stringMatching(/^callback:1767225700:ENCApHx/), at: NOW }],
      answer: { status: 200, body: 'success' },
    });
  });

  test('news of another account of the company, or of something else, are answered and not kept', () => {
    for (const body of [callback('wkAnother0000'), callback(undefined, 'change_contact')]) {
      expect(verdict(push(body, by))).toMatchObject({ kind: 'accepted', events: [] });
    }
  });
});
