import { Webhook } from 'standardwebhooks';
import { START, Stage } from '../../testing/stage';

interface Account {
  id: string;
  token: string;
}

let stage: Stage;
let account: Account;
const PROVIDER = 'api-receiver';

beforeEach(async () => {
  // The published package reads the system's clock.
  jest.useFakeTimers({
    doNotFake: [
      'setTimeout',
      'setInterval',
      'setImmediate',
      'nextTick',
      'performance',
      'clearTimeout',
      'clearInterval',
      'clearImmediate',
      'queueMicrotask',
      'hrtime',
    ],
    now: START,
  });
  stage = await new Stage().start();
  account = (await configure({ hook_url: stage.hookUrl })).account;
});
afterEach(async () => {
  await stage.stop();
  jest.useRealTimers();
});

const configure = (settings: Record<string, unknown>) =>
  stage.control<{ account: Account }>('accounts', { provider: PROVIDER, ...settings });
const act = (name: string, more: Record<string, unknown> = {}) =>
  stage.control<{ message: string; taken: boolean; status: number }>('inbound', {
    provider: PROVIDER,
    act: name,
    wait: true,
    ...more,
  });
const headersOf = async () => {
  const { entries } = await stage.control<{
    entries: { direction: string; headers: Record<string, string> }[];
  }>('journal');
  return entries.filter(({ direction }) => direction === 'push').map(({ headers }) => headers);
};
const deliver = (payload: object, with_: { id?: string; secret?: string; at?: number } = {}) => {
  const { id = 'msg_1', secret = account.token, at = START } = with_;
  const body = JSON.stringify(payload);
  return fetch(`${stage.address}/${PROVIDER}/${account.id}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(at / 1_000),
      'webhook-signature': new Webhook(secret).sign(id, new Date(at), body),
    },
    body,
  });
};
const message = (text: string, sequence = 1) => ({
  type: 'message.created',
  timestamp: '2026-01-01T00:00:00Z',
  data: {
    id: `p-${sequence}`,
    contact: { external_id: 'member-1001' },
    conversation: { id: 'c1' },
    sequence,
    content: { kind: 'text', text },
  },
});

test('what customers say is signed as the published package wants it, with both secrets while they rotate', async () => {
  const next = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
  await configure({ next_token: next });
  await act('text', { text: '您好' });
  const [headers] = await headersOf();
  const body = stage.pushes[0]?.body ?? '';
  for (const secret of [account.token, next])
    expect(new Webhook(secret).verify(body, headers!)).toMatchObject({ data: { text: '您好' } });
  expect(() =>
    new Webhook(`whsec_${Buffer.alloc(32, 9).toString('base64')}`).verify(body, headers!),
  ).toThrow();
});

test.each([
  ['a forged signature', { action: 'bad_signature' }, {}],
  ['an old time', { action: 'old_timestamp' }, {}],
  ['a time ahead', null, { offset_s: 301 }],
])('a push can have %s', async (_, fault, more) => {
  if (fault) await stage.control('faults', { provider: PROVIDER, match: { event: '*' }, times: 1, ...fault });
  await act('text', { text: '您好', ...more });
  const [headers] = await headersOf();
  expect(() => new Webhook(account.token).verify(stage.pushes[0]?.body ?? '', headers!)).toThrow();
});

test('the same id can come again, with the same body or another one', async () => {
  for (const text of ['您好', '您好', '再见']) await act('text', { text, id: 'm-1', webhook_id: 'msg_7' });
  const headers = await headersOf();
  expect(headers.map((one) => one['webhook-id'])).toEqual(['msg_7', 'msg_7', 'msg_7']);
  const [one, two, three] = stage.pushes.map(({ body }) => body);
  expect(one).toBe(two);
  expect(three).not.toBe(one);
});

test('takes what is signed, each id once, and says what is out of order', async () => {
  expect((await deliver(message('1', 2), { id: 'msg_1' })).status).toBe(204);
  expect((await deliver(message('1', 2), { id: 'msg_1' })).status).toBe(200);
  expect((await deliver(message('2', 2), { id: 'msg_1' })).status).toBe(409);
  expect((await deliver(message('0', 1), { id: 'msg_2' })).status).toBe(204);
  const { entries } = await stage.control<{ entries: { verdict: string }[] }>('journal');
  expect(entries.map(({ verdict }) => verdict)).toEqual([
    'taken',
    'repeated',
    'another body under this id',
    'taken out of order',
  ]);
  const { messages } = await stage.control<{ messages: { body: { text: string } }[] }>(
    `messages?provider=${PROVIDER}`,
  );
  expect(messages.map(({ body }) => body.text)).toEqual(['1', '0']);
});

test('refuses what is forged, stale, with a dot in its id, or too long', async () => {
  const other = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
  expect((await deliver(message('1'), { secret: other })).status).toBe(401);
  expect((await deliver(message('1'), { at: START - 301_000 })).status).toBe(401);
  expect((await deliver(message('1'), { at: START - 300_000, id: 'msg_9' })).status).toBe(204);
  expect((await deliver(message('1'), { id: 'msg.1' })).status).toBe(401);
  expect((await deliver(message('x'.repeat(20_000)), { id: 'msg_8' })).status).toBe(413);
});

test('answers with what it is told to: 410, 429 with a time, redirects, late', async () => {
  await configure({ answer_status: 410 });
  expect((await deliver(message('1'))).status).toBe(410);
  await configure({ answer_status: 429, retry_after: 7 });
  expect((await deliver(message('1'))).headers.get('retry-after')).toBe('7');
  await configure({ answer_status: 302, location: 'https://elsewhere.example' });
  expect((await deliver(message('1'))).headers.get('location')).toBe('https://elsewhere.example');
  await configure({ answer_status: 204, slow_ms: 120 });
  const began = performance.now();
  expect((await deliver(message('1'))).status).toBe(204);
  expect(performance.now() - began).toBeGreaterThan(100);
});

test('tells that a message was delivered and read, where it does', async () => {
  await configure({ receipts: true });
  await deliver(message('1'));
  await stage.control('clock', { advance_ms: 2_000 });
  expect(stage.pushes.map(({ body }) => JSON.parse(body).data)).toMatchObject([
    { message_id: 'p-1', status: 'delivered' },
    { message_id: 'p-1', status: 'read' },
  ]);
});

test('tries again after 5 seconds and 5 minutes, but not what was refused for good', async () => {
  stage.answer = () => ({ status: stage.pushes.length < 3 ? 503 : 202 });
  const sent = act('text', { text: '您好' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await stage.control('clock', { advance_ms: 305_000 });
  expect(await sent).toMatchObject({ taken: true });
  expect(stage.pushes).toHaveLength(3);
  stage.answer = () => ({ status: 409 });
  await act('text', { text: '再见' });
  expect(stage.pushes).toHaveLength(4);
});

test('pictures have an address of their own, or any that is asked for', async () => {
  await act('image', { base64: Buffer.from('png').toString('base64') });
  const { url } = JSON.parse(stage.pushes[0]?.body ?? '').data.parts[0].media;
  expect(await (await fetch(url)).text()).toBe('png');
  await act('image', { url: 'http://10.0.0.1/secret.png' });
  expect(stage.pushes[1]?.body).toContain('http://10.0.0.1/secret.png');
});
