import { validateSignature } from '@line/bot-sdk';
import { Stage } from '../../testing/stage';
import { lineSignature } from './line-desk';

type Json = Record<string, unknown>;
interface Account {
  token: string;
  channel_secret: string;
}
interface Event {
  type: string;
  timestamp: number;
  webhookEventId: string;
  deliveryContext: { isRedelivery: boolean };
  replyToken?: string;
  message?: Json & { id: string };
}

let stage: Stage;
let account: Account;
const user = 'U4af4980629000000000000000000aa01';
const key = '11111111-2222-3333-4444-555555555555';

beforeEach(async () => {
  stage = await new Stage().start();
  stage.answer = () => ({ body: '' });
  account = (
    await stage.control<{ account: Account }>('accounts', { provider: 'line', hook_url: stage.hookUrl })
  ).account;
});
afterEach(() => stage.stop());

const act = (name: string, more: Json = {}) =>
  stage.control<{ message: string; taken: boolean; attempts: number }>('inbound', {
    provider: 'line',
    act: name,
    user,
    wait: true,
    ...more,
  });
const call = async (path: string, body?: Json, headers: Record<string, string> = {}) => {
  const response = await fetch(`${stage.address}/line/v2/bot/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${account.token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, text, ...(/^\{/.test(text) ? (JSON.parse(text) as Json) : {}) };
};
const text = (words: string) => ({ messages: [{ type: 'text', text: words }] });
const push = (words: string, headers = {}) => call('message/push', { to: user, ...text(words) }, headers);
const reply = (replyToken: unknown, words = 'はい') => call('message/reply', { replyToken, ...text(words) });
const events = () => stage.pushes.flatMap(({ body }) => (JSON.parse(body) as { events: Event[] }).events);

test('its signature is the one of the published vector', () => {
  const body =
    '{"destination":"U0123456789abcdef0123456789abcdef","events":[{"type":"message","mode":"active","timestamp":1767225800123,"webhookEventId":"01KDW2T6Q0Z8M4V7N3J5X9C1B2","deliveryContext":{"isRedelivery":false},"replyToken":"rt-0001","source":{"type":"user","userId":"Ufedcba9876543210fedcba9876543210"},"message":{"id":"590000000000000001","type":"text","quoteToken":"qt-1","text":"在庫はありますか?"}}]}';
  expect(lineSignature(Buffer.from(body), 'f2a90cc31b7d4e5588aa13c07de94b60')).toBe(
    'VBqUdqYa8l2BYF3XWHgZqFovlO74Ra/k0ltGA1UgbKM=',
  );
});

test('saving the address sends a webhook without events; a message is signed as the SDK of LINE wants', async () => {
  expect(JSON.parse(stage.pushes[0]!.body)).toMatchObject({ events: [] });
  await act('text', { text: '在庫は？' });
  const { body, headers } = stage.pushes[1]!;
  expect(validateSignature(body, account.channel_secret, String(headers['x-line-signature']))).toBe(true);
  expect(events()[0]).toMatchObject({
    type: 'message',
    deliveryContext: { isRedelivery: false },
    message: { type: 'text', text: '在庫は？' },
  });
});

test('what was not taken comes again with the same id, marked, later than what was said since', async () => {
  stage.answer = () => ({ status: 503 });
  void act('text', { text: 'first', wait: false });
  await stage.control('clock', { advance_ms: 1_000 });
  stage.answer = () => ({});
  await act('text', { text: 'second' });
  await stage.control('clock', { advance_ms: 60_000 });
  const [failed, second, again] = events();
  expect(again).toMatchObject({
    webhookEventId: failed!.webhookEventId,
    timestamp: failed!.timestamp,
    deliveryContext: { isRedelivery: true },
  });
  expect(second!.timestamp).toBeGreaterThan(again!.timestamp);
});

test('a reply token is good once, for a minute', async () => {
  await act('text', { text: 'hi' });
  const { replyToken } = events()[0]!;
  expect(await reply(replyToken)).toMatchObject({ status: 200, sentMessages: [{ id: expect.any(String) }] });
  expect(await reply(replyToken)).toMatchObject({ status: 400, message: 'Invalid reply token' });
  await act('text', { text: 'hi again' });
  await stage.control('clock', { advance_ms: 60_000 });
  expect(await reply(events()[1]!.replyToken)).toMatchObject({ status: 400, message: 'Invalid reply token' });
  expect(await call('message/quota/consumption')).toMatchObject({ totalUsage: 0 });
});

test('a push with the same key is done once', async () => {
  await act('text', { text: 'hi' });
  const first = await push('a', { 'x-line-retry-key': key });
  const second = await push('a', { 'x-line-retry-key': key });
  expect(first).toMatchObject({ status: 200 });
  expect(second).toMatchObject({ status: 409, sentMessages: (first as Json)['sentMessages'] });
  const { messages } = await stage.control<{ messages: { from: string }[] }>('messages?provider=line');
  expect(messages.filter((message) => message.from === 'account')).toHaveLength(1);
  expect(await push('a', { 'x-line-retry-key': 'no-uuid' })).toMatchObject({ status: 400 });
});

test('the month ends with 429, who blocked us gets nothing though it is answered with 200', async () => {
  await act('text', { text: 'hi' });
  await stage.control('quota', { provider: 'line', used: 199 });
  expect(await push('last')).toMatchObject({ status: 200 });
  expect(await push('one more')).toMatchObject({
    status: 429,
    message: 'You have reached your monthly limit.',
  });
  await stage.control('quota', { provider: 'line', used: 0 });
  await act('block');
  expect(await push('gone')).toMatchObject({ status: 200 });
  expect(await call(`profile/${user}`)).toMatchObject({ status: 404 });
  const { messages } = await stage.control<{ messages: { body: Json }[] }>('messages?provider=line');
  expect(messages.some((message) => message.body['text'] === 'gone')).toBe(false);
});

test('refuses as LINE does', async () => {
  await act('text', { text: 'hi' });
  expect((await fetch(`${stage.address}/line/v2/bot/info`)).status).toBe(401);
  expect(await push('x'.repeat(5001))).toMatchObject({
    status: 400,
    details: [{ property: 'messages[0]/text' }],
  });
  expect(await push('🙂'.repeat(2500))).toMatchObject({ status: 200 });
  expect(await call('message/push', { to: 'nobody', ...text('x') })).toMatchObject({ status: 400 });
  expect(await call('message/push', { to: user, messages: [] })).toMatchObject({ status: 400 });
  const send = (message: Json) => call('message/push', { to: user, messages: [message] });
  expect(await send({ type: 'file' })).toMatchObject({ status: 400 });
  expect(
    await send({
      type: 'image',
      originalContentUrl: 'http://shop.example/a',
      previewImageUrl: 'http://shop.example/a',
    }),
  ).toMatchObject({ status: 400 });
  expect(await send({ type: 'text', text: 'x', sender: { name: 'x'.repeat(21) } })).toMatchObject({
    status: 400,
  });
  expect(await call('chat/loading/start', { chatId: user, loadingSeconds: 7 })).toMatchObject({
    status: 400,
  });
  expect(await call('chat/loading/start', { chatId: user, loadingSeconds: 20 })).toMatchObject({
    status: 202,
  });
});

test('a file may still be in preparation; what is unsent is told; standby has no reply token', async () => {
  await stage.control('accounts', { provider: 'line', preparing_seconds: 10 });
  const { message } = await act('video', { base64: Buffer.from('film').toString('base64') });
  expect(await call(`message/${message}/content`)).toMatchObject({ status: 202 });
  expect(await call(`message/${message}/content/transcoding`)).toMatchObject({ status: 'processing' });
  await stage.control('clock', { advance_ms: 10_000 });
  expect(await call(`message/${message}/content`)).toMatchObject({ status: 200, text: 'film' });
  await act('unsend', { message });
  expect(events().at(-1)).toMatchObject({ type: 'unsend', unsend: { messageId: message } });
  await act('text', { text: 'x', standby: true });
  expect(events().at(-1)).toMatchObject({ mode: 'standby' });
  expect(events().at(-1)).not.toHaveProperty('replyToken');
});
