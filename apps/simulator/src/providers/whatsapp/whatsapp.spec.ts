import { createHash, createHmac } from 'node:crypto';
import { Stage } from '../../testing/stage';
import { metaSignature } from '../meta/webhooks';

type Json = Record<string, unknown>;
interface Account {
  id: string;
  token: string;
  app_secret: string;
  verify_token: string;
}

let stage: Stage;
let account: Account;
const user = '8613800000000';

beforeEach(async () => {
  stage = await new Stage().start();
  stage.answer = ({ query }) => ({ body: query.get('hub.challenge') ?? '' });
  const set = await stage.control<{ account: Account; connected: boolean }>('accounts', {
    provider: 'whatsapp',
    hook_url: stage.hookUrl,
    receipts: [],
  });
  account = set.account;
});
afterEach(() => stage.stop());

const configure = (settings: Json) =>
  stage.control<{ connected: boolean }>('accounts', { provider: 'whatsapp', ...settings });
const act = (name: string, more: Json = {}) =>
  stage.control<{ message: string; taken: boolean; attempts: number }>('inbound', {
    provider: 'whatsapp',
    act: name,
    user,
    wait: true,
    ...more,
  });
const call = async (path: string, body?: Json | FormData, token = account.token) => {
  const response = await fetch(`${stage.address}/whatsapp/v26.0/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && !(body instanceof FormData) ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: body instanceof FormData ? body : JSON.stringify(body) } : {}),
  });
  return {
    status: response.status,
    ...((await response.json()) as { error?: { code: number }; messages?: { id: string }[] } & Json),
  };
};
const send = (message: Json, to: Json = { to: user }) =>
  call(`${account.id}/messages`, { messaging_product: 'whatsapp', ...to, ...message });
const say = (body: string, to?: Json) => send({ type: 'text', text: { body } }, to);
const values = () =>
  stage.pushes.flatMap(({ body }) =>
    (JSON.parse(body) as { entry: { changes: { value: Json }[] }[] }).entry.flatMap((entry) =>
      entry.changes.map((change) => change.value),
    ),
  );

test('its signature is the one of the published vector', () => {
  const body =
    '{"object":"whatsapp_business_account","entry":[{"id":"100200300400500","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550001111","phone_number_id":"700800900"},"contacts":[{"profile":{"name":"Mei"},"wa_id":"8613800000000","user_id":"CN.90017700220033"}],"messages":[{"from":"8613800000000","from_user_id":"CN.90017700220033","id":"wamid.TEST0001","timestamp":"1767225900","type":"text","text":{"body":"Where is my parcel?"}}]},"field":"messages"}]}]}';
  expect(metaSignature(Buffer.from(body), '6d1f0b7c92e84a35bb10c7ad44e9f281')).toBe(
    'sha256=4e057059d869d426306ae4f9209ab780c793c6ae20e6e5fc286452a417fa8270',
  );
});

test('saving the address asks with a challenge, and believes its exact echo only', async () => {
  expect(stage.received[0]!.query.get('hub.verify_token')).toBe(account.verify_token);
  expect((await configure({ hook_url: stage.hookUrl })).connected).toBe(true);
  stage.answer = () => ({ body: 'yes' });
  expect((await configure({ hook_url: stage.hookUrl })).connected).toBe(false);
});

test('a message is signed over bytes in which all but ASCII is escaped', async () => {
  await act('text', { text: '包裹/在哪？' });
  const [push] = stage.pushes;
  expect(push!.body).toContain('\\u5305\\u88f9\\/');
  const digest = createHmac('sha256', account.app_secret).update(push!.body).digest('hex');
  expect(push!.headers['x-hub-signature-256']).toBe(`sha256=${digest}`);
  expect(values()[0]).toMatchObject({
    metadata: { phone_number_id: account.id },
    contacts: [{ wa_id: user, profile: { name: 'Mei' } }],
    messages: [{ from: user, type: 'text', text: { body: '包裹/在哪？' } }],
  });
});

test('who has a user name comes without a number, and is reached by the scoped id', async () => {
  await act('text', { text: 'hi', user: '8613900000000' });
  const { contacts, messages } = values()[0] as { contacts: { user_id: string }[]; messages: Json[] };
  expect(contacts[0]).not.toHaveProperty('wa_id');
  expect(messages[0]).not.toHaveProperty('from');
  expect(await say('hi', { recipient: contacts[0]!.user_id })).toMatchObject({ status: 200 });
});

test('after a change of number the scoped id is another one', async () => {
  await act('text', { text: 'hi' });
  const before = (values()[0] as { messages: { from_user_id: string }[] }).messages[0]!.from_user_id;
  await act('new_id');
  expect(values()[1]).toMatchObject({
    messages: [{ from_user_id: before, type: 'system', system: { type: 'user_changed_user_id' } }],
  });
});

test('one body may hold several messages and a status', async () => {
  await act('batch', { count: 3, status_of: 'wamid.X' });
  expect(stage.pushes).toHaveLength(1);
  expect(values()).toMatchObject([
    { statuses: [{ id: 'wamid.X', status: 'read' }] },
    { messages: [{}, {}, {}] },
  ]);
});

test('after 24 hours only templates go', async () => {
  expect(await say('first')).toMatchObject({ error: { code: 131047 } });
  await act('text', { text: 'hi' });
  expect(await say('now')).toMatchObject({ status: 200 });
  await stage.control('clock', { advance_ms: 24 * 3_600_000 });
  expect(await say('late')).toMatchObject({ error: { code: 131047 } });
  const template = (count: number, name = 'parcel_on_its_way') => ({
    type: 'template',
    template: {
      name,
      language: { code: 'en' },
      components: [{ type: 'body', parameters: Array(count).fill({ type: 'text', text: 'x' }) }],
    },
  });
  expect(await send(template(1))).toMatchObject({ status: 200 });
  expect(await send(template(2))).toMatchObject({ error: { code: 132000 } });
  expect(await send(template(1, 'unknown'))).toMatchObject({ error: { code: 132001 } });
});

test('statuses follow a message, or come before the call is answered', async () => {
  await configure({ receipts: ['sent', 'delivered'] });
  await act('text', { text: 'hi' });
  const data = { biz_opaque_callback_data: 'ours' };
  const { messages } = await send({ type: 'text', text: { body: 'a' }, ...data });
  expect(stage.pushes).toHaveLength(1);
  await stage.control('clock', { advance_ms: 1_000 });
  expect(values().slice(1)).toMatchObject([
    { statuses: [{ id: messages![0]!.id, status: 'sent', ...data }] },
    { statuses: [{ id: messages![0]!.id, status: 'delivered', ...data }] },
  ]);
});

test('what is not answered with 200 comes again for a week', async () => {
  stage.answer = () => ({ status: 500 });
  void act('text', { text: 'again?', wait: false });
  await stage.control('clock', { advance_ms: 2 * 86_400_000 });
  expect(stage.pushes.length).toBeGreaterThan(6);
  stage.answer = () => ({});
  await stage.control('clock', { advance_ms: 6 * 86_400_000 });
  const taken = stage.pushes.length;
  await stage.control('clock', { advance_ms: 8 * 86_400_000 });
  expect(stage.pushes).toHaveLength(taken);
  expect(new Set(stage.pushes.map(({ body }) => body)).size).toBe(1);
});

test('refuses as the Graph API does', async () => {
  await act('text', { text: 'hi' });
  expect(await call(`${account.id}?fields=id`, undefined, 'wrong')).toMatchObject({
    status: 401,
    error: { code: 190 },
  });
  expect(await call('12345/messages', { messaging_product: 'whatsapp' })).toMatchObject({
    error: { code: 100 },
  });
  expect(await call(`${account.id}?appsecret_proof=${'0'.repeat(64)}`)).toMatchObject({
    error: { code: 100 },
  });
  expect(await call(`${account.id}/messages`, { to: user })).toMatchObject({ error: { code: 100 } });
  expect(await say('x', {})).toMatchObject({ error: { code: 131008 } });
  expect(await say('x', { to: '1' })).toMatchObject({ error: { code: 131026 } });
  expect(await say('')).toMatchObject({ error: { code: 131008 } });
  expect(await say('🙂'.repeat(4097))).toMatchObject({ error: { code: 100 } });
  expect(await say('🙂'.repeat(4096))).toMatchObject({ status: 200 });
  const buttons = (count: number, title: string) => ({
    type: 'interactive',
    interactive: {
      type: 'button',
      body: { text: '?' },
      action: {
        buttons: Array.from({ length: count }, (_, n) => ({
          type: 'reply',
          reply: { id: `${n}`, title: `${title}${n}` },
        })),
      },
    },
  });
  expect(await send(buttons(3, 'a'))).toMatchObject({ status: 200 });
  expect(await send(buttons(4, 'a'))).toMatchObject({ error: { code: 100 } });
  expect(await send(buttons(1, 'x'.repeat(20)))).toMatchObject({ error: { code: 100 } });
});

test('a file is had by an address with the token, for five minutes; one of ours is uploaded first', async () => {
  await act('image', { base64: Buffer.from('pixels').toString('base64') });
  const { messages } = values()[0] as { messages: { image: { id: string; sha256: string } }[] };
  const { id, sha256 } = messages[0]!.image;
  expect(sha256).toBe(createHash('sha256').update('pixels').digest('base64'));
  const { url } = (await call(id)) as unknown as { url: string };
  const bearer = { headers: { authorization: `Bearer ${account.token}` } };
  expect((await fetch(url)).status).toBe(401);
  expect(await (await fetch(url, bearer)).text()).toBe('pixels');
  await stage.control('clock', { advance_ms: 5 * 60_000 });
  expect((await fetch(url, bearer)).status).toBe(404);

  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', 'image/png');
  form.set('file', new Blob(['x'], { type: 'image/png' }), 'a.png');
  const uploaded = (await call(`${account.id}/media`, form)) as unknown as { id: string };
  expect(await send({ type: 'image', image: { id: uploaded.id, caption: 'see' } })).toMatchObject({
    status: 200,
  });
  expect(await send({ type: 'audio', audio: { id: uploaded.id } })).toMatchObject({
    error: { code: 131053 },
  });
  expect(await send({ type: 'image', image: { id: 'unknown' } })).toMatchObject({ error: { code: 131009 } });
});
