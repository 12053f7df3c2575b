import { createHash } from 'node:crypto';
import twilio from 'twilio';
import { Stage, type Received } from '../../testing/stage';

interface Account {
  id: string;
  token: string;
  number: string;
}

let stage: Stage;
let account: Account;

beforeEach(async () => {
  stage = await new Stage().start();
  account = (await configure({ hook_url: stage.hookUrl })).account;
});
afterEach(() => stage.stop());

const configure = (settings: Record<string, unknown>) =>
  stage.control<{ account: Account }>('accounts', { provider: 'sms', ...settings });
const act = (name: string, more: Record<string, unknown> = {}) =>
  stage.control<{ user: string; message: string; status: number }>('inbound', {
    provider: 'sms',
    act: name,
    wait: true,
    ...more,
  });
const send = async (fields: Record<string, string>, token = account.token) => {
  const response = await fetch(`${stage.address}/sms/2010-04-01/Accounts/${account.id}/Messages.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${account.id}:${token}`).toString('base64')}` },
    body: new URLSearchParams(fields),
  });
  return {
    ...((await response.json()) as { sid: string; code?: number; num_segments: string }),
    status: response.status,
  };
};
const to = (more: Record<string, string> = {}) => ({
  To: '+8613800138000',
  From: account.number,
  Body: '您好',
  ...more,
});
/** As Node's HTTP gave it: all headers are needed to verify. */
const params = (received: Received | undefined) => {
  const all: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(received?.body)) {
    const before = all[name];
    all[name] = before === undefined ? value : [before, value].flat();
  }
  return all;
};
const signatureOf = async (event: string) => {
  const { entries } = await stage.control<{
    entries: { event?: string; target: string; headers: Record<string, string> }[];
  }>('journal');
  const entry = entries.filter((one) => one.event === event).at(-1);
  return { signature: entry?.headers['x-twilio-signature'] ?? '', url: entry?.target ?? '' };
};

test('a message comes as a form whose signature the published package accepts', async () => {
  await configure({ unknown_parameter: 'BrandNewParameter' });
  await act('text', { text: '您好 & 再见' });
  const { signature, url } = await signatureOf('message');
  const values = params(stage.pushes[0]);
  expect(values).toMatchObject({
    Body: '您好 & 再见',
    From: '+8613800138000',
    To: account.number,
    BrandNewParameter: 'x',
  });
  expect(twilio.validateRequest(account.token, signature, url, values)).toBe(true);
  expect(twilio.validateRequest(`${account.token}0`, signature, url, values)).toBe(false);
});

test('a repeated parameter is signed by its distinct values', async () => {
  await act('repeated', { text: 'hi', name: 'Tag', values: ['b', 'a', 'b'] });
  const { signature, url } = await signatureOf('message');
  const values = params(stage.pushes[0]);
  expect(values['Tag']).toEqual(['b', 'a', 'b']);
  expect(twilio.validateRequest(account.token, signature, url, values)).toBe(true);
});

test('JSON is signed by the address, which holds the digest of the body', async () => {
  await configure({ format: 'json' });
  await act('text', { text: 'hi' });
  const { signature, url } = await signatureOf('message');
  const body = stage.pushes[0]?.body ?? '';
  expect(stage.pushes[0]?.query.get('bodySHA256')).toBe(createHash('sha256').update(body).digest('hex'));
  expect(twilio.validateRequestWithBody(account.token, signature, url, body)).toBe(true);
});

test('behind a proxy the proxy’s address is signed, with or without its port', async () => {
  await configure({ signed_base: 'https://shop.example' });
  await act('text', { text: 'hi' });
  const url = `https://shop.example${stage.pushes[0]?.path}`;
  const first = (await signatureOf('message')).signature;
  expect(first).toBe(twilio.getExpectedTwilioSignature(account.token, url, params(stage.pushes[0])));
  await configure({ signs_port: true });
  await act('text', { text: 'hi' });
  const second = (await signatureOf('message')).signature;
  const withPort = url.replace('shop.example', 'shop.example:443');
  expect(second).toBe(twilio.getExpectedTwilioSignature(account.token, withPort, params(stage.pushes[1])));
});

test.each(['bad_signature', 'wrong_receive_id'])('a push with %s is not Twilio’s', async (action) => {
  await stage.control('faults', { provider: 'sms', match: { event: 'message' }, times: 1, action });
  await act('text', { text: 'hi' });
  const { signature, url } = await signatureOf('message');
  expect(twilio.validateRequest(account.token, signature, url, params(stage.pushes[0]))).toBe(false);
});

test('a message is queued, then told as sent and delivered, in either order', async () => {
  const callback = { StatusCallback: stage.hookUrl };
  const { sid, status, num_segments } = await send(to(callback));
  expect([status, num_segments]).toEqual([201, '1']);
  await stage.control('clock', { advance_ms: 2_000 });
  expect(stage.pushes.map((push) => params(push)['MessageStatus'])).toEqual(['sent', 'delivered']);
  expect(params(stage.pushes[0])['MessageSid']).toBe(sid);
  await configure({ receipts: 'reversed' });
  await send(to(callback));
  await stage.control('clock', { advance_ms: 2_000 });
  expect(stage.pushes.slice(2).map((push) => params(push)['MessageStatus'])).toEqual(['delivered', 'sent']);
  await configure({ receipts: 'in-order', undelivered_code: '30007' });
  await send(to(callback));
  await stage.control('clock', { advance_ms: 2_000 });
  expect(params(stage.pushes.at(-1))).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '30007' });
});

test('after STOP nothing may be sent, after START it may', async () => {
  await act('text', { text: ' stop ' });
  expect(params(stage.pushes[0])['OptOutType']).toBe('STOP');
  expect(await send(to())).toMatchObject({ status: 400, code: 21610 });
  await act('text', { text: 'START' });
  expect((await send(to())).status).toBe(201);
});

test('is strict about what it is sent', async () => {
  expect(await send(to(), 'wrong')).toMatchObject({ status: 401, code: 20003 });
  expect(await send(to({ To: '138' }))).toMatchObject({ code: 21211 });
  expect(await send(to({ From: '+15005550000' }))).toMatchObject({ code: 21606 });
  expect(await send(to({ Body: '' }))).toMatchObject({ code: 21602 });
  expect(await send(to({ Body: '您'.repeat(1_601) }))).toMatchObject({ code: 21617 });
  expect((await send(to({ Body: '您'.repeat(71) }))).num_segments).toBe('2');
  await stage.control('faults', {
    provider: 'sms',
    match: { path: 'Messages.json' },
    times: 1,
    action: 'status 429',
    retry_after: 7,
  });
  const response = await fetch(`${stage.address}/sms/2010-04-01/Accounts/${account.id}/Messages.json`, {
    method: 'POST',
  });
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
});

test('a picture is fetched with the account’s password, then from where it sends one on to', async () => {
  await act('media', { base64: Buffer.from('png').toString('base64') });
  const url = String(params(stage.pushes[0])['MediaUrl0']);
  expect((await fetch(url)).status).toBe(401);
  const authorization = `Basic ${Buffer.from(`${account.id}:${account.token}`).toString('base64')}`;
  const file = await fetch(url, { headers: { authorization } });
  expect(Buffer.from(await file.arrayBuffer()).toString()).toBe('png');
});

test('what was said is shown on both sides', async () => {
  await act('text', { text: '在吗' });
  await send(to());
  const { messages } = await stage.control<{ messages: { from: string; body: { text: string } }[] }>(
    'messages?provider=sms',
  );
  expect(messages.map(({ from, body }) => [from, body.text])).toEqual([
    ['user', '在吗'],
    ['account', '您好'],
  ]);
});
