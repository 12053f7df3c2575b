import { Stage } from '../../testing/stage';

interface Answer {
  ok: boolean;
  result?: Record<string, unknown> & { message_id?: number };
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

let stage: Stage;
let token: string;
const user = '900100';

beforeEach(async () => {
  stage = await new Stage().start();
  const { account } = await stage.control<{ account: { token: string } }>('accounts', {
    provider: 'telegram',
    hook_url: stage.hookUrl,
  });
  token = account.token;
});
afterEach(() => stage.stop());

const act = (name: string, more: Record<string, unknown> = {}) =>
  stage.control<{ message: string; taken: boolean; attempts: number }>('inbound', {
    provider: 'telegram',
    act: name,
    user,
    wait: true,
    ...more,
  });
const call = async (method: string, body: Record<string, unknown> = {}, by = token): Promise<Answer> => {
  const response = await fetch(`${stage.address}/telegram/bot${by}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer;
};
const say = (text: string, more = {}) => call('sendMessage', { chat_id: user, text, ...more });
const updates = () =>
  stage.pushes.map(({ body }) => JSON.parse(body) as { update_id: number } & Record<string, unknown>);
const expectRefusal = (answer: Answer, code: number, words: RegExp) => {
  expect(answer).toMatchObject({ ok: false, error_code: code });
  expect(answer.description).toMatch(words);
};

test('a message is pushed with the secret of the webhook, ids growing by one', async () => {
  await act('text', { text: '您好' });
  await act('image', { caption: 'broken' });
  expect(stage.pushes[0]!.headers['x-telegram-bot-api-secret-token']).toBe('simulated-webhook-secret');
  const [first, second] = updates();
  expect(first).toMatchObject({
    message: { text: '您好', message_id: 1, chat: { id: 900100, type: 'private' } },
  });
  expect(second).toMatchObject({
    message: { caption: 'broken', message_id: 2, photo: [{ width: 90 }, { width: 1280 }] },
  });
  expect(second!.update_id).toBe(first!.update_id + 1);
});

test('what is not answered with 2xx is pushed again, the same', async () => {
  stage.answer = () => ({ status: stage.pushes.length > 1 ? 200 : 502 });
  const pushed = act('text', { text: 'again?' });
  await stage.control('clock', { advance_ms: 2_000 });
  expect(await pushed).toMatchObject({ taken: true, attempts: 2 });
  expect(stage.pushes[0]!.body).toBe(stage.pushes[1]!.body);
});

test('an album is several updates of one group; an edit names its message; a block is told', async () => {
  await act('album', { count: 3 });
  const groups = new Set(
    updates().map((update) => (update['message'] as { media_group_id: string }).media_group_id),
  );
  expect([stage.pushes.length, groups.size]).toEqual([3, 1]);
  const { message } = await act('text', { text: 'two' });
  await act('edit', { message, text: 'three' });
  expect(updates().at(-1)).toMatchObject({ edited_message: { message_id: 4, text: 'three' } });
  await act('block');
  expect(updates().at(-1)).toMatchObject({ my_chat_member: { new_chat_member: { status: 'kicked' } } });
  expectRefusal(await say('gone?'), 403, /blocked by the user/);
});

test('refuses as Telegram does', async () => {
  expectRefusal(await say('first'), 403, /can't initiate/);
  await act('text', { text: 'hi' });
  expectRefusal(await call('getMe', {}, '1:wrong'), 401, /Unauthorized/);
  expectRefusal(await call('noSuchMethod'), 404, /Not Found/);
  expectRefusal(await say(' '), 400, /text is empty/);
  expectRefusal(await say('x'.repeat(4097)), 400, /too long/);
  expectRefusal(await call('sendMessage', { chat_id: 1, text: 'x' }), 400, /chat not found/);
  expectRefusal(await say('x', { reply_parameters: { message_id: 99 } }), 400, /replied not found/);
  const menu = (callback_data: string) => ({
    reply_markup: { inline_keyboard: [[{ text: 'a', callback_data }]] },
  });
  expectRefusal(await say('x', menu('选'.repeat(22))), 400, /BUTTON_DATA_INVALID/);
  expect(await say('x', menu('选'.repeat(21)))).toMatchObject({ ok: true });
});

test('too fast is told with the seconds to wait', async () => {
  await stage.control('accounts', { provider: 'telegram', per_chat_second: 1 });
  await act('text', { text: 'hi' });
  expect(await say('one')).toMatchObject({ ok: true });
  expect(await say('two')).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
  await stage.control('clock', { advance_ms: 1_000 });
  expect(await say('two')).toMatchObject({ ok: true });
});

test('a moved chat tells its new id', async () => {
  await act('text', { text: 'hi' });
  await act('migrate');
  const moved = await say('x');
  expect(moved).toMatchObject({ error_code: 400, parameters: { migrate_to_chat_id: -100900100 } });
  expect(await call('sendMessage', { chat_id: -100900100, text: 'x' })).toMatchObject({ ok: true });
});

test('a button is pressed with the message it stands under', async () => {
  await act('text', { text: 'hi' });
  const reply_markup = { inline_keyboard: [[{ text: 'Yes', callback_data: 'i1' }]] };
  const { result } = await say('OK?', { reply_markup });
  await act('press', { message: `${user}:${result!.message_id}`, data: 'i1' });
  expect(updates().at(-1)).toMatchObject({
    callback_query: { data: 'i1', message: { message_id: result!.message_id, text: 'OK?', reply_markup } },
  });
});

test('polling and webhook exclude each other; what is confirmed does not come again', async () => {
  expectRefusal(await call('getUpdates'), 409, /webhook is active/);
  await call('deleteWebhook');
  await act('text', { text: 'one' });
  await act('text', { text: 'two' });
  expect(stage.pushes).toEqual([]);
  const polled = (await call('getUpdates')).result as unknown as { update_id: number }[];
  expect(polled).toHaveLength(2);
  const after = await call('getUpdates', { offset: polled[0]!.update_id + 1 });
  expect(after.result).toMatchObject([{ message: { text: 'two' } }]);
  const both = await Promise.all([
    call('getUpdates', { offset: polled[1]!.update_id + 1, timeout: 1 }),
    call('getUpdates', { offset: polled[1]!.update_id + 1, timeout: 1 }),
  ]);
  expect(both.map((answer) => answer.error_code ?? 200).sort()).toEqual([200, 409]);
});

test('a file is had by a path for an hour, and none above 20 MB', async () => {
  await act('file', { base64: Buffer.from('invoice').toString('base64'), file_name: 'a.pdf' });
  const { document } = updates()[0]!['message'] as { document: { file_id: string } };
  const { result } = await call('getFile', { file_id: document.file_id });
  const address = `${stage.address}/telegram/file/bot${token}/${String(result!['file_path'])}`;
  expect(await (await fetch(address)).text()).toBe('invoice');
  await stage.control('clock', { advance_ms: 3_600_001 });
  expect((await fetch(address)).status).toBe(404);
  await act('file', { base64: Buffer.alloc(20 * 1024 * 1024 + 1).toString('base64') });
  const large = updates()[1]!['message'] as { document: { file_id: string } };
  expectRefusal(await call('getFile', { file_id: large.document.file_id }), 400, /too big/);
});

test('an upload is shown to the user, with its caption', async () => {
  await act('text', { text: 'hi' });
  const form = new FormData();
  form.set('chat_id', user);
  form.set('caption', '看');
  form.set('photo', new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' }), 'a.png');
  const response = await fetch(`${stage.address}/telegram/bot${token}/sendPhoto`, {
    method: 'POST',
    body: form,
  });
  expect(await response.json()).toMatchObject({ ok: true, result: { caption: '看' } });
  const { messages } = await stage.control<{ messages: object[] }>('messages?provider=telegram');
  expect(messages.at(-1)).toMatchObject({
    from: 'account',
    kind: 'photo',
    body: { caption: '看', name: 'a.png' },
  });
});
