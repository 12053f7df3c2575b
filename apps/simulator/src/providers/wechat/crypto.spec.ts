import { createRequire } from 'node:module';
import { decrypt as otherDecrypt, encrypt as otherEncrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { aesKey, decrypt, encrypt, signature } from './crypto';

interface WXBizMsgCrypt {
  getSignature(timestamp: string, nonce: string, encrypt: string): string;
  decrypt(text: string): { message: string; id: string };
  encrypt(text: string): string;
}
const WeChatCrypto = createRequire(__filename)('wechat-crypto') as new (
  token: string,
  key: string,
  id: string,
) => WXBizMsgCrypt;

const P2 = {
  token: 'Ks9_hub-Token',
  key: 'OV/Dp/kiNmwhhUIGDQox0tnHAX9o6wDwvevMJhGE/+0',
  receiveId: 'wx5c3f8e21aa904d17',
  timestamp: '1767225601',
  nonce: '1930274455',
  prefix: Buffer.from('8da3b1c87ee1709fff8d846df89716a2', 'hex'),
  text: '<xml><ToUserName><![CDATA[gh_7f0a11c2be93]]></ToUserName><FromUserName><![CDATA[oKfUser_0001abcdEFGH-xyz]]></FromUserName><CreateTime>1767225601</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[您好,订单 A&B <30> 到哪了?🙂]]></Content><MsgId>24930112233445566</MsgId></xml>',
  encrypted:
    '1rN2/GHnYtRw2/G56Xj6HUWLeUtJdse5mpgRp1rmZd/KjIJc8TIEGlGjBFCIBP+IgE2V5w6k74xzckkExM8dv7oC9RTzvaMIl8VognRdVqf4F81dRel4MEqJCmCSDMTqb/jzKGwBSiF0ZudvbzWQJrZ/iYWoFb3eoHNOpAEsQl9ZI4DB7MqAz9Vt1kZ83ZwkvgubtqbLmfwpkiSPiThh12IRreu9KtMDReFh5d5/6GbXAz4sUH9lvhPa8OyUIGwxrlNowb6OkM6xDC5yxwVLO8rrja6+itOtgODsCkhOfLtmWJVTw4dp6qZXcEsQ6IoEYWdbEH0zUc+LRhZFuQz/qdmHaIuMnacrZ0YgzpQ1G/4QkFMl2wxFcqmijg2666qythDXTMirdpurw5BRsfoJq2IrNbQhEB2wKakPVh+XZXvkBPgL6F2HmQT3eXdBsLv7lZBf53VdVEkdgJpiSsV0kw==',
  signature: 'e60a24167e32d0e7b743fd34552465f9375975a7',
};

test('vector P1: the address is verified with a plain signature', () => {
  expect(signature(['Ks9_hub-Token', '1767225600', '88231407'])).toBe(
    'e0320e60a4220cdaa8cd17ccef77f28978e01eed',
  );
});

test('vector P2: a push in secure mode is encrypted, signed and opened as published', () => {
  const encrypted = encrypt(aesKey(P2.key), P2);
  expect(encrypted).toBe(P2.encrypted);
  expect(signature([P2.token, P2.timestamp, P2.nonce, encrypted])).toBe(P2.signature);
  expect(decrypt(aesKey(P2.key), P2.encrypted)).toEqual({ text: P2.text, receiveId: P2.receiveId });
});

const keys = fc
  .tuple(fc.string({ unit: fc.constantFrom(...'ABCabc012+/'), minLength: 42, maxLength: 42 }))
  // The 43rd character holds two bits that say nothing: all of them are keys.
  .chain(([start]) => fc.constantFrom(...'AEIMQUYcgkosw048BZ9/').map((last) => start + last));
const texts = fc.string({ unit: 'grapheme', maxLength: 120 });

test('two published packages open what we encrypt, and we what they encrypt', () => {
  const prefixes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  const property = fc.property(fc.tuple(keys, texts, prefixes), ([key, text, prefix]) => {
    const id = 'wx5c3f8e21aa904d17';
    const ours = encrypt(aesKey(key), { prefix: Buffer.from(prefix), text, receiveId: id });
    expect(otherDecrypt(key, ours)).toMatchObject({ message: text, id });
    expect(new WeChatCrypto('token', key, id).decrypt(ours)).toEqual({ message: text, id });
    expect(decrypt(aesKey(key), otherEncrypt(key, text, id))).toEqual({ text, receiveId: id });
  });
  fc.assert(property, { numRuns: 200 });
});

test('signatures are those of both packages, whatever the parts', () => {
  const part = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 });
  const property = fc.property(fc.tuple(part, part, part, part), ([token, timestamp, nonce, encrypted]) => {
    const ours = signature([token, timestamp, nonce, encrypted]);
    const other = new WeChatCrypto(token, P2.key, 'id');
    expect(ours).toBe(getSignature(token, timestamp, nonce, encrypted));
    expect(ours).toBe(other.getSignature(timestamp, nonce, encrypted));
  });
  fc.assert(property, { numRuns: 200 });
});

test('what is no ciphertext of ours opens to nothing and throws nothing', () => {
  const property = fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    const opened = decrypt(aesKey(P2.key), Buffer.from(bytes).toString('base64'));
    expect(opened === null || typeof opened.text === 'string').toBe(true);
  });
  fc.assert(property, { numRuns: 300 });
  const cut = Buffer.from(P2.encrypted, 'base64').subarray(0, 336).toString('base64');
  expect(decrypt(aesKey(P2.key), cut)).toBeNull();
});
