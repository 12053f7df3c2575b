import { Stage } from '../../testing/stage';

type Json = Record<string, unknown>;
interface Account {
  id: string;
  token: string;
  app_id: string;
}

let stage: Stage;
let provider: 'messenger' | 'instagram';
let account: Account;
const user = '6100000000000001';

async function begin(name: 'messenger' | 'instagram', settings: Json = {}): Promise<void> {
  provider = name;
  stage = await new Stage().start();
  stage.answer = ({ query }) => ({ body: query.get('hub.challenge') ?? '' });
  const set = { provider, hook_url: stage.hookUrl, echoes: false, deliveries: false, ...settings };
  account = (await stage.control<{ account: Account }>('accounts', set)).account;
}
afterEach(() => stage.stop());

const act = (name: string, more: Json = {}) =>
  stage.control<{ message: string; taken: boolean }>('inbound', {
    provider,
    act: name,
    user,
    wait: true,
    ...more,
  });
const send = async (body: Json) => {
  const response = await fetch(`${stage.address}/${provider}/v26.0/${account.id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${account.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ recipient: { id: user }, messaging_type: 'RESPONSE', ...body }),
  });
  return (await response.json()) as { message_id?: string; error?: { code: number; error_subcode?: number } };
};
const say = (text: string, more: Json = {}) => send({ message: { text }, ...more });
const human = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
const entries = () =>
  stage.pushes.map(({ body }) => (JSON.parse(body) as { object: string; entry: Json[] }).entry[0]!);

test('what a person writes is told in milliseconds, with signed addresses of files that die', async () => {
  await begin('messenger');
  await act('image', { text: 'look', base64: Buffer.from('pixels').toString('base64') });
  expect(entries()[0]).toMatchObject({
    id: account.id,
    messaging: [
      {
        sender: { id: user },
        timestamp: expect.any(Number),
        message: { text: 'look', attachments: [{ type: 'image' }] },
      },
    ],
  });
  const { messaging } = entries()[0] as {
    messaging: { message: { attachments: { payload: { url: string } }[] } }[];
  };
  const { url } = messaging[0]!.message.attachments[0]!.payload;
  expect(await (await fetch(url)).text()).toBe('pixels');
  await stage.control('clock', { advance_ms: 3_600_000 });
  expect((await fetch(url)).status).toBe(403);
});

test('one may write for a day, a person with the tag for a week', async () => {
  await begin('messenger');
  expect(await say('first')).toMatchObject({ error: { code: 100, error_subcode: 2018001 } });
  await act('text', { text: 'hi' });
  expect(await say('now')).toMatchObject({ message_id: expect.any(String) });
  await stage.control('clock', { advance_ms: 86_400_000 });
  expect(await say('late')).toMatchObject({ error: { code: 10, error_subcode: 2018278 } });
  expect(await say('late', human)).toMatchObject({ message_id: expect.any(String) });
  await stage.control('clock', { advance_ms: 6 * 86_400_000 });
  expect(await say('later', human)).toMatchObject({ error: { code: 10, error_subcode: 2018278 } });
  await stage.control('accounts', { provider, human_agent: false });
  expect(await say('x', human)).toMatchObject({ error: { code: 200 } });
  await act('block');
  expect(await say('x')).toMatchObject({ error: { code: 551 } });
});

test('what we send comes back as an echo of our app; what is typed in Meta’s inbox as one of none', async () => {
  await begin('messenger', { echoes: true, deliveries: true });
  await act('text', { text: 'hi' });
  const { message_id } = await say('hello');
  await stage.control('clock', { advance_ms: 1_000 });
  await act('page_reply', { text: 'typed by hand' });
  await act('read');
  const [, echo, delivery, foreign, read] = entries().map((entry) => (entry['messaging'] as Json[])[0]!);
  expect(echo).toMatchObject({
    sender: { id: account.id },
    message: { mid: message_id, is_echo: true, app_id: Number(account.app_id) },
  });
  expect(delivery).toMatchObject({ delivery: { mids: [message_id], watermark: expect.any(Number) } });
  expect(foreign).toMatchObject({ message: { is_echo: true, text: 'typed by hand' } });
  expect(foreign!['message']).not.toHaveProperty('app_id');
  expect(read).toMatchObject({ read: { watermark: expect.any(Number) } });
});

test('Instagram counts bytes, takes files by address only, and reads by message', async () => {
  await begin('instagram');
  await act('text', { text: 'hi' });
  expect(await say('选'.repeat(334))).toMatchObject({ error: { code: 100 } });
  const { message_id } = await say('选'.repeat(333));
  expect(message_id).toBeDefined();
  await act('read');
  expect(entries().at(-1)).toMatchObject({ messaging: [{ read: { mid: message_id } }] });
  const attachment = (type: string) =>
    send({ message: { attachment: { type, payload: { url: 'https://shop.example/a' } } } });
  expect(await attachment('image')).toMatchObject({ message_id: expect.any(String) });
  expect(await attachment('file')).toMatchObject({ error: { code: 100 } });
  expect(JSON.parse(stage.pushes[0]!.body)).toMatchObject({ object: 'instagram' });
});

test('refuses as Messenger does', async () => {
  await begin('messenger');
  await act('text', { text: 'hi' });
  expect(await say('x'.repeat(2001))).toMatchObject({ error: { code: 100 } });
  expect(await say(' ')).toMatchObject({ error: { code: 100 } });
  expect(await say('x', { recipient: {} })).toMatchObject({ error: { code: 100 } });
  const replies = (count: number, title = 'a') => ({
    message: { text: '?', quick_replies: Array(count).fill({ content_type: 'text', title, payload: 'p' }) },
  });
  expect(await send(replies(13))).toMatchObject({ message_id: expect.any(String) });
  expect(await send(replies(14))).toMatchObject({ error: { code: 100 } });
  expect(await send(replies(1, 'x'.repeat(21)))).toMatchObject({ error: { code: 100 } });
});

test('a conversation of another app is in standby; an edit, a deletion and a press are told', async () => {
  await begin('messenger');
  const { message } = await act('text', { text: 'two', standby: true });
  expect(entries()[0]).toMatchObject({ standby: [{ message: { text: 'two' } }] });
  await act('edit', { message, text: 'three' });
  await act('delete', { message });
  await act('press', { title: 'Yes', item: 'i1' });
  expect(
    entries()
      .slice(1)
      .map((entry) => (entry['messaging'] as Json[])[0]),
  ).toMatchObject([
    { message_edit: { mid: message, text: 'three', num_edit: 1 } },
    { message: { mid: message, is_deleted: true } },
    { postback: { title: 'Yes', payload: 'i1' } },
  ]);
});

test('after hours of failure the subscription is off until the address is saved again', async () => {
  await begin('messenger');
  stage.answer = () => ({ status: 500 });
  void act('text', { text: 'lost', wait: false });
  await stage.control('clock', { advance_ms: 2 * 3_600_000 });
  const before = stage.pushes.length;
  expect(before).toBeGreaterThan(3);
  stage.answer = ({ query }) => ({ body: query.get('hub.challenge') ?? '' });
  await act('text', { text: 'not told' });
  expect(stage.pushes).toHaveLength(before);
  await stage.control('accounts', { provider, hook_url: stage.hookUrl });
  await act('text', { text: 'told' });
  expect(stage.pushes).toHaveLength(before + 1);
});
