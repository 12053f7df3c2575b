import { createCipheriv, randomBytes } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import WXBizMsgCrypt from 'wechat-crypto';
import { isAesKey, isSigned, open, seal, signatureOf } from './secure-mode';

const P2 = {
  token: 'Ks9_hub-Token',
  aesKey: 'OV/Dp/kiNmwhhUIGDQox0tnHAX9o6wDwvevMJhGE/+0',
  receiveId: 'wx5c3f8e21aa904d17',
  random: Buffer.from('8da3b1c87ee1709fff8d846df89716a2', 'hex'),
  plaintext:
    '<xml><ToUserName><![CDATA[gh_7f0a11c2be93]]></ToUserName><FromUserName><![CDATA[oKfUser_0001abcdEFGH-xyz]]></FromUserName><CreateTime>1767225601</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[您好,订单 A&B <30> 到哪了?🙂]]></Content><MsgId>24930112233445566</MsgId></xml>',
  encrypt:
    '1rN2/GHnYtRw2/G56Xj6HUWLeUtJdse5mpgRp1rmZd/KjIJc8TIEGlGjBFCIBP+IgE2V5w6k74xzckkExM8dv7oC9RTzvaMIl8VognRdVqf4F81dRel4MEqJCmCSDMTqb/jzKGwBSiF0ZudvbzWQJrZ/iYWoFb3eoHNOpAEsQl9ZI4DB7MqAz9Vt1kZ83ZwkvgubtqbLmfwpkiSPiThh12IRreu9KtMDReFh5d5/6GbXAz4sUH9lvhPa8OyUIGwxrlNowb6OkM6xDC5yxwVLO8rrja6+itOtgODsCkhOfLtmWJVTw4dp6qZXcEsQ6IoEYWdbEH0zUc+LRhZFuQz/qdmHaIuMnacrZ0YgzpQ1G/4QkFMl2wxFcqmijg2666qythDXTMirdpurw5BRsfoJq2IrNbQhEB2wKakPVh+XZXvkBPgL6F2HmQT3eXdBsLv7lZBf53VdVEkdgJpiSsV0kw==',
};
const P3 = {
  aesKey: 'SPox05V+GbUMVkSLbaKdqPw7VjWvzO1y0huo+YJxfWg',
  receiveId: 'wwa91c0d5577e2bb04',
  random: Buffer.from('ea1af3a9275e4f7dc69a4d6d713da57d', 'hex'),
  plaintext: '5021187740093316458',
  encrypt: 'S9orWPtDCFVgSOvun22E9KIY0Iyr7OHeqi2Plf2dfHXyZBfvNNbNh1XmAedauplE6Xx/1VGYqkekW/FDUQ1P4w==',
};

const keysOf = (aesKey: string, receiveId = P2.receiveId) => ({
  tokens: ['t'],
  aesKeys: [aesKey],
  receiveId,
});
const opened = (sealed: string, aesKey: string, receiveId?: string) =>
  open(sealed, keysOf(aesKey, receiveId))?.toString('utf8') ?? null;

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const aesKeys = fc.string({ unit: fc.constantFrom(...BASE64), minLength: 43, maxLength: 43 });
const texts = fc.string({ unit: 'grapheme', maxLength: 120 });
const ids = fc.string({ unit: fc.constantFrom(...'wxabc0189'), minLength: 1, maxLength: 30 });
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });

/** Encrypts any bytes as they are, to make what no provider sends. */
function raw(plain: Buffer, aesKey: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

/** 16 random bytes, length, message, id, and the padding asked for. */
function plainOf(parts: { message: string; id?: string; length?: number; padding?: Buffer }): Buffer {
  const text = Buffer.from(parts.message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(parts.length ?? text.length);
  const body = Buffer.concat([randomBytes(16), length, text, Buffer.from(parts.id ?? P2.receiveId)]);
  const rest = 32 - (body.length % 32);
  return Buffer.concat([body, parts.padding ?? Buffer.alloc(rest, rest)]);
}

describe('signatures of WeChat', () => {
  test('the published vectors', () => {
    expect(signatureOf([P2.token, '1767225600', '88231407'])).toBe(
      'e0320e60a4220cdaa8cd17ccef77f28978e01eed',
    );
    expect(signatureOf([P2.token, '1767225601', '1930274455', P2.encrypt])).toBe(
      'e60a24167e32d0e7b743fd34552465f9375975a7',
    );
    expect(signatureOf(['wecomKfTok', '1767225700', 'n0nce77', P3.encrypt])).toBe(
      'f6555de76fe30a5e89b7deff41d54431c15e1c62',
    );
  });

  test('two published packages sign random parts alike', () => {
    const ascii = fc.string({ unit: fc.constantFrom(...BASE64, '_', '-'), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.tuple(ascii, ascii, ascii, ascii), ([token, timestamp, nonce, sealed]) => {
        const ours = signatureOf([token, timestamp, nonce, sealed]);
        expect(ours).toBe(getSignature(token, timestamp, nonce, sealed));
        const crypt = new WXBizMsgCrypt(token, P2.aesKey, P2.receiveId);
        expect(ours).toBe(crypt.getSignature(timestamp, nonce, sealed));
      }),
      { numRuns: 500 },
    );
  });

  test('parts are sorted by their bytes: not as numbers, not by a language, not by UTF-16', () => {
    expect(signatureOf(['9', '10', 'a'])).toBe(signatureOf(['10', '9', 'a']));
    expect(signatureOf(['10', '9', 'B', 'a'])).toBe(signatureOf(['109Ba']));
    // In UTF-16 the emoji's first half (d83d) would come before U+FF5E, in bytes it comes after.
    expect(signatureOf(['🙂', '～'])).toBe(signatureOf(['～🙂']));
  });

  test('one token of several signed it, whatever the case of the digits; an empty one never did', () => {
    const parts = ['1767225600', '88231407'];
    const signature = signatureOf(['two', ...parts]);
    expect(isSigned(signature, parts, ['one', 'two'])).toBe(true);
    expect(isSigned(signature.toUpperCase(), parts, ['two', 'one'])).toBe(true);
    expect(isSigned(signature, parts, ['one'])).toBe(false);
    expect(isSigned(signature, parts, [])).toBe(false);
    expect(isSigned(signatureOf(parts), parts, [''])).toBe(false);
    expect(isSigned(signature.slice(0, 39), parts, ['two'])).toBe(false);
  });
});

describe('encryption of WeChat and WeCom', () => {
  test.each([
    ['WeChat', P2],
    ['WeCom', P3],
  ])('the published vector of %s, both ways', (_, vector) => {
    expect(seal(vector.plaintext, vector, vector.random)).toBe(vector.encrypt);
    expect(opened(vector.encrypt, vector.aesKey, vector.receiveId)).toBe(vector.plaintext);
  });

  test('two published packages open what we seal, and we what they seal, with any key and text', () => {
    fc.assert(
      fc.property(aesKeys, texts, ids, (aesKey, text, id) => {
        const ours = seal(text, { aesKey, receiveId: id });
        expect(decrypt(aesKey, ours)).toMatchObject({ message: text, id });
        expect(new WXBizMsgCrypt('t', aesKey, id).decrypt(ours)).toEqual({ message: text, id });
        expect(opened(encrypt(aesKey, text, id), aesKey, id)).toBe(text);
        expect(opened(new WXBizMsgCrypt('t', aesKey, id).encrypt(text), aesKey, id)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test('every length of padding from 1 to 32 is right, a whole block too', () => {
    const seen = new Set<number>();
    for (let length = 1; length <= 64; length++) {
      const message = 'x'.repeat(length);
      const rest = (16 + 4 + length + P2.receiveId.length) % 32;
      seen.add(32 - rest);
      expect(opened(encrypt(P2.aesKey, message, P2.receiveId), P2.aesKey)).toBe(message);
      expect(decrypt(P2.aesKey, seal(message, P2)).message).toBe(message);
    }
    expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
  });

  test('keys whose two spare bits are set are the same keys', () => {
    const sealed = encrypt(P2.aesKey.slice(0, 42) + '0', '您好', P2.receiveId);
    for (const last of '0123') expect(opened(sealed, P2.aesKey.slice(0, 42) + last)).toBe('您好');
    expect(opened(sealed, P2.aesKey.slice(0, 42) + '4')).toBeNull();
  });

  test('while a key is changed, both open; a key that is none is passed over', () => {
    const keys = { tokens: ['t'], aesKeys: ['short', P3.aesKey, P2.aesKey], receiveId: P2.receiveId };
    expect(open(P2.encrypt, keys)?.toString()).toBe(P2.plaintext);
    expect(open(encrypt(P3.aesKey, 'new', P2.receiveId), keys)?.toString()).toBe('new');
    expect(isAesKey(P2.aesKey)).toBe(true);
    expect(isAesKey(`${P2.aesKey}=`)).toBe(false);
  });

  test('a message for another account is not opened, not even when its id only begins alike', () => {
    for (const id of [
      'wx5c3f8e21aa904d1',
      `${P2.receiveId}7`,
      'WX5c3f8e21aa904d17',
      ' ' + P2.receiveId,
      '',
    ]) {
      expect(open(raw(plainOf({ message: 'm', id }), P2.aesKey), keysOf(P2.aesKey))).toBeNull();
    }
    expect(open(raw(plainOf({ message: 'm', id: '' }), P2.aesKey), keysOf(P2.aesKey, ''))).toBeNull();
  });

  test.each([
    ['padding of nothing', plainOf({ message: 'x'.repeat(26), padding: Buffer.alloc(32, 0) })],
    ['padding of 33', plainOf({ message: 'x'.repeat(26), padding: Buffer.alloc(32, 33) })],
    [
      'padding that is not all the same',
      plainOf({ message: 'x'.repeat(26), padding: Buffer.from([...Array(31).fill(7), 32]) }),
    ],
    ['a length beyond the end', plainOf({ message: 'hello', length: 500 })],
    ['the greatest length', plainOf({ message: 'hello', length: 0xffffffff })],
    ['a length that is too short', plainOf({ message: 'hello', length: 4 })],
    ['nothing but padding', Buffer.alloc(32, 32)],
    ['padding over the length field', Buffer.concat([Buffer.alloc(14, 1), Buffer.alloc(18, 18)])],
  ])('%s is not opened', (_, plain) => {
    expect(open(raw(plain, P2.aesKey), keysOf(P2.aesKey))).toBeNull();
  });

  test('padding to AES’s own 16 bytes only is still understood', () => {
    const message = 'x'.repeat(5);
    const plain = plainOf({ message, padding: Buffer.alloc(0) });
    const rest = 16 - (plain.length % 16);
    const padded = Buffer.concat([plain, Buffer.alloc(rest, rest)]);
    expect(padded.length % 32).toBe(16);
    expect(opened(raw(padded, P2.aesKey), P2.aesKey)).toBe(message);
  });

  test('what is no ciphertext at all is not opened', () => {
    for (const sealed of ['', 'AAAA', P2.encrypt.slice(0, 40), P2.encrypt.slice(4), '%%%', '你好', ' ']) {
      expect(open(sealed, keysOf(P2.aesKey))).toBeNull();
    }
    expect(open(P2.encrypt, { ...keysOf(P2.aesKey), aesKeys: [] })).toBeNull();
  });

  test('a changed ciphertext gives no message of the account', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.integer({ min: 1, max: 255 }), (text, place, flip) => {
        const bytes = Buffer.from(seal(text, P2), 'base64');
        // The last two blocks hold id and padding: a flip there, or in what they are chained to, breaks one of them.
        const at = bytes.length - 1 - (place % 16);
        bytes[at] = bytes[at]! ^ flip;
        return open(bytes.toString('base64'), keysOf(P2.aesKey)) === null;
      }),
      { numRuns: 500 },
    );
  });
});
