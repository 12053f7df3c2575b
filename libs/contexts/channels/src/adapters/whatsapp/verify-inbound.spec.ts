import { verifyInbound } from './verify-inbound';

const now = new Date('2026-01-01T00:05:00Z');
const settings = {
  hookUrl: 'https://shop.example/hooks/whatsapp/k',
  appSecret: '6d1f0b7c92e84a35bb10c7ad44e9f281',
  verifyToken: 'verify-me-please',
};
// Signed by @octokit/webhooks-methods, which makes signatures of the same form.
const body =
  '{"object":"whatsapp_business_account","entry":[{"id":"100200300400500","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550001111","phone_number_id":"700800900"},"contacts":[{"profile":{"name":"Mei"},"wa_id":"8613800000000","user_id":"CN.90017700220033"}],"messages":[{"from":"8613800000000","from_user_id":"CN.90017700220033","id":"wamid.TEST0001","timestamp":"1767225900","type":"text","text":{"body":"Where is my parcel?"}}]},"field":"messages"}]}]}';
const signature = 'sha256=4e057059d869d426306ae4f9209ab780c793c6ae20e6e5fc286452a417fa8270';
const verify = (raw: string, value: string | string[], more: Record<string, unknown> = {}) =>
  verifyInbound(Buffer.from(raw), { 'x-hub-signature-256': value }, {}, { ...settings, ...more }, now);

describe('a webhook of WhatsApp', () => {
  it('passes the published vector, in either case of its hex', () => {
    expect(verify(body, signature)).toMatchObject({
      kind: 'accepted',
      events: [{ key: 'message:wamid.TEST0001', at: new Date(1767225900_000) }],
    });
    expect(verify(body, signature.toUpperCase().replace('SHA256', 'sha256')).kind).toBe('accepted');
  });

  it.each([
    ['without its prefix', signature.slice(7)],
    ['with another prefix', signature.replace('sha256', 'sha1')],
    ['that is too short', signature.slice(0, -2)],
    ['that is too long', `${signature}00`],
    ['with one digit changed', signature.replace('4e05', '4e06')],
    ['with a blank', ` ${signature}`],
  ])('is refused under a signature %s', (_what, value) => {
    expect(verify(body, value)).toMatchObject({ kind: 'refused', status: 401 });
  });

  it('is refused when the same content comes in other bytes', () => {
    expect(verify(JSON.stringify(JSON.parse(body), null, 1), signature)).toMatchObject({ kind: 'refused' });
    expect(verify(body.replace('Where', '\\u0057here'), signature)).toMatchObject({ kind: 'refused' });
  });

  it('takes nothing of another number of the same app', () => {
    expect(verify(body, signature, { phoneNumberId: '700800900' })).toMatchObject({ events: [{}] });
    expect(verify(body, signature, { phoneNumberId: '700800901' })).toMatchObject({
      kind: 'accepted',
      events: [],
    });
  });
});

describe('the verification of the address', () => {
  const ask = (query: Record<string, string | string[]>) =>
    verifyInbound(Buffer.alloc(0), {}, query, settings, now);
  const good = {
    'hub.mode': 'subscribe',
    'hub.verify_token': 'verify-me-please',
    'hub.challenge': '1158201444',
  };

  it('answers with the challenge, as plain text', () => {
    expect(ask(good)).toEqual({
      kind: 'handshake',
      answer: { status: 200, contentType: 'text/plain', body: '1158201444' },
    });
  });

  it.each([
    ['another token', { ...good, 'hub.verify_token': 'verify-me' }],
    ['no token', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }],
    ['another mode', { ...good, 'hub.mode': 'unsubscribe' }],
    ['no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': 'verify-me-please' }],
    ['a token twice', { ...good, 'hub.verify_token': ['verify-me-please', 'x'] }],
  ])('is refused with 403 for %s', (_what, query) => {
    expect(ask(query)).toMatchObject({ kind: 'refused', status: 403 });
  });
});
