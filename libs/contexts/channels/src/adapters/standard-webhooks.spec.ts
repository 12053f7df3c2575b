import { randomBytes, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { signedHeaders, verifyWebhook } from './standard-webhooks';

const SECRET = 'whsec_ukd58yzDpOj63C4aD8WTSI4XC+F4Yvt0gFbYqThVW/E=';
const BODY = Buffer.from(
  '{"type":"message.created","timestamp":"2026-01-01T00:10:00Z","data":{"id":"m_1","text":"héllo"}}',
);
const REQUEST = { id: 'msg_pub0001', timestamp: 1767226200, body: BODY };
const SIGNATURE = 'v1,VLzlYQsx+422LXrDwYk1F3sHhiAeEs44yl7QfyECDYQ=';
const at = (seconds: number) => new Date(seconds * 1_000);
const headers = (signature = SIGNATURE, more: Record<string, string | string[]> = {}) => ({
  'webhook-id': REQUEST.id,
  'webhook-timestamp': String(REQUEST.timestamp),
  'webhook-signature': signature,
  ...more,
});
const verify = (given: ReturnType<typeof headers>, seconds = 1767226210, secrets = [SECRET]) =>
  verifyWebhook(BODY, given, { secrets, now: at(seconds) }).ok;

describe('Standard Webhooks', () => {
  test('signs and verifies the published vector', () => {
    expect(signedHeaders(REQUEST, [SECRET])).toEqual(headers());
    expect(verify(headers())).toBe(true);
    expect(verify(headers(), 1767226210, [SECRET.slice('whsec_'.length)])).toBe(true);
  });

  test('takes 300 seconds either way, and not one more', () => {
    expect(verify(headers(), REQUEST.timestamp + 300)).toBe(true);
    expect(verify(headers(), REQUEST.timestamp - 300)).toBe(true);
    expect(verify(headers(), REQUEST.timestamp + 300.999)).toBe(true);
    expect(verify(headers(), REQUEST.timestamp + 301)).toBe(false);
    expect(verify(headers(), REQUEST.timestamp - 301)).toBe(false);
  });

  test('finds the valid v1 signature among unknown versions and under any active secret', () => {
    const other = `whsec_${randomBytes(32).toString('base64')}`;
    expect(verify(headers(`v1a,${'x'.repeat(44)} v2,abc ${SIGNATURE} v1,wrong`))).toBe(true);
    expect(verify(headers(), 1767226210, [other, SECRET])).toBe(true);
    expect(verify(headers(), 1767226210, [other])).toBe(false);
    expect(verify(headers(SIGNATURE.replace('v1,', 'v2,')))).toBe(false);
  });

  test('signs with both secrets while they rotate', () => {
    const next = `whsec_${randomBytes(64).toString('base64')}`;
    const signed = signedHeaders(REQUEST, [next, SECRET]) as ReturnType<typeof headers>;
    expect(signed['webhook-signature'].split(' ')).toHaveLength(2);
    expect(verify(signed, 1767226210, [next])).toBe(true);
    expect(verify(signed, 1767226210, [SECRET])).toBe(true);
  });

  test.each([
    ['an id with a dot', { 'webhook-id': 'msg.pub' }],
    ['a repeated id', { 'webhook-id': ['msg_pub0001', 'msg_pub0001'] }],
    ['a time with a leading zero', { 'webhook-timestamp': '01767226200' }],
    ['a time that is no number', { 'webhook-timestamp': '1767226200.0' }],
    ['no signature', { 'webhook-signature': '' }],
    ['another id', { 'webhook-id': 'msg_pub0002' }],
  ])('refuses %s', (_, more) => {
    expect(verify(headers(SIGNATURE, more))).toBe(false);
  });

  test('refuses everything when no usable secret is set', () => {
    for (const secrets of [[], [''], ['whsec_'], ['whsec_***']]) {
      expect(verify(headers(), 1767226210, secrets)).toBe(false);
    }
  });

  test('agrees with the published package on random requests, both ways', () => {
    for (let run = 0; run < 300; run += 1) {
      const secret = `whsec_${randomBytes(24 + (run % 41)).toString('base64')}`;
      const body = Buffer.from(JSON.stringify({ text: `${randomUUID()} 你好🙂`, n: run }));
      const id = `msg_${randomUUID()}`;
      // The package reads the system's clock.
      const now = new Date();
      const timestamp = Math.floor(now.getTime() / 1_000) - (run % 290);
      const ours = signedHeaders({ id, timestamp, body }, [secret]);
      const theirs = new Webhook(secret).sign(id, at(timestamp), body);
      expect(ours['webhook-signature']).toBe(theirs);
      expect(() => new Webhook(secret).verify(body, ours)).not.toThrow();
      expect(verifyWebhook(body, ours, { secrets: [secret], now }).ok).toBe(true);
      const tampered = Buffer.concat([body, Buffer.from(' ')]);
      expect(() => new Webhook(secret).verify(tampered, ours)).toThrow();
      expect(verifyWebhook(tampered, ours, { secrets: [secret], now }).ok).toBe(false);
    }
  });
});
