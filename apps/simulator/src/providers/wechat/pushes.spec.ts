import { decrypt as otherDecrypt, encrypt as otherEncrypt, getSignature } from '@wecom/crypto';
import { Stage } from '../../testing/stage';

interface Account {
  app_id: string;
  original_id: string;
  token: string;
  encoding_aes_key: string;
}

let stage: Stage;
let account: Account;

beforeEach(async () => {
  stage = await new Stage().start();
  account = (
    await stage.control<{ account: Account }>('accounts', { provider: 'wechat', hook_url: stage.hookUrl })
  ).account;
});
afterEach(() => stage.stop());

const configure = (settings: Record<string, unknown>) =>
  stage.control('accounts', { provider: 'wechat', ...settings });
const write = (text: string, more: Record<string, unknown> = {}) =>
  stage.control<{ msg_id: string; taken: boolean; attempts: number; user: string }>('inbound', {
    provider: 'wechat',
    act: 'text',
    text,
    wait: true,
    ...more,
  });
const messages = async () =>
  (
    await stage.control<{ messages: { from: string; kind: string; body: Record<string, unknown> }[] }>(
      'messages',
    )
  ).messages;
const encryptedOf = (body: string) => /<Encrypt><!\[CDATA\[(.*)\]\]><\/Encrypt>/.exec(body)?.[1] ?? '';

test('saving the address asks it with an echo that is not encrypted, and believes the exact echo only', async () => {
  const asked = stage.received[0];
  const query = asked?.query ?? new URLSearchParams();
  expect(asked?.method).toBe('GET');
  expect(query.get('signature')).toBe(
    getSignature(account.token, query.get('timestamp') ?? '', query.get('nonce') ?? '', ''),
  );
  stage.answer = ({ query: asked }) => ({ body: `${asked.get('echostr') ?? ''}\n` });
  expect(await configure({ hook_url: stage.hookUrl })).toMatchObject({ connected: false });
});

test('secure mode: only ToUserName and Encrypt, opened by another package, with a MsgId beyond 2^53', async () => {
  const { msg_id } = await write('您好 🙂 ]]> <b>');
  const [push] = stage.pushes;
  const query = push?.query ?? new URLSearchParams();
  const encrypted = encryptedOf(push?.body ?? '');
  expect(push?.body).toMatch(/^<xml><ToUserName><!\[CDATA\[gh_[0-9a-f]{12}\]\]><\/ToUserName>\n<Encrypt>/);
  expect(query.get('encrypt_type')).toBe('aes');
  expect(query.get('openid')).toMatch(/^o\w{27}$/);
  expect(query.get('msg_signature')).toBe(
    getSignature(account.token, query.get('timestamp') ?? '', query.get('nonce') ?? '', encrypted),
  );
  const { message, id } = otherDecrypt(account.encoding_aes_key, encrypted);
  expect(id).toBe(account.app_id);
  expect(message).toContain('<Content><![CDATA[您好 🙂 ]]]]><![CDATA[> <b>]]></Content>');
  expect(message).toContain(`<MsgId>${msg_id}</MsgId>`);
  expect(BigInt(msg_id) > 2n ** 53n).toBe(true);
});

test('plain mode and compatible mode; JSON with bare numbers', async () => {
  await configure({ mode: 'plain' });
  await write('一');
  expect(stage.pushes[0]?.body).toContain('<Content><![CDATA[一]]></Content>');
  expect(stage.pushes[0]?.query.get('msg_signature')).toBeNull();
  await configure({ mode: 'compatible', format: 'json' });
  const { msg_id } = await write('二');
  const { body, contentType } = stage.pushes[1] ?? { body: '', contentType: '' };
  expect(contentType).toBe('application/json');
  expect(body).toContain(`"MsgId":${msg_id},`);
  expect(JSON.parse(body)).toMatchObject({ Content: '二', Encrypt: expect.any(String) });
});

test('without an answer it comes again at 5 and 10 s with the same body and fresh nonces; then a line is shown', async () => {
  stage.answer = () => ({ never: true });
  const done = write('有人吗');
  await stage.control('clock', { advance_ms: 4_999 });
  expect(stage.pushes).toHaveLength(1);
  await stage.control('clock', { advance_ms: 1 });
  await stage.control('clock', { advance_ms: 5_000 });
  expect(stage.pushes).toHaveLength(3);
  await stage.control('clock', { advance_ms: 60_000 });
  expect(await done).toMatchObject({ taken: false, attempts: 3 });
  expect(stage.pushes).toHaveLength(3);
  const clear = stage.pushes.map(
    ({ body }) => otherDecrypt(account.encoding_aes_key, encryptedOf(body)).message,
  );
  expect(new Set(clear).size).toBe(1);
  expect(new Set(stage.pushes.map(({ query }) => query.get('nonce'))).size).toBe(3);
  const stamps = stage.pushes.map(({ query }) => Number(query.get('timestamp')));
  expect(stamps.map((stamp) => stamp - (stamps[0] ?? 0))).toEqual([0, 5, 10]);
  expect((await messages()).at(-1)).toMatchObject({ from: 'system', body: { code: 'service-error' } });
});

test('one and three more attempts, when the account is so', async () => {
  await configure({ attempts: 4 });
  stage.answer = () => ({ status: 500 });
  const done = write('在吗');
  await stage.control('clock', { advance_ms: 15_000 });
  expect(await done).toMatchObject({ taken: false, attempts: 4 });
});

test('the second attempt may overlap the first, whose late answer counts no more', async () => {
  await configure({ overlap: true });
  stage.answer = () => (stage.pushes.length === 1 ? { never: true } : {});
  const done = write('重叠');
  await stage.control('clock', { advance_ms: 5_000 });
  expect(await done).toMatchObject({ taken: true, attempts: 2 });
});

test('an answer other than success is a passive reply, or a line that the service is out of order', async () => {
  await configure({ mode: 'plain' });
  const reply = (content: string, to: string) =>
    `<xml><ToUserName><![CDATA[${to}]]></ToUserName><FromUserName><![CDATA[${account.original_id}]]></FromUserName><CreateTime>1767225601</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${content}]]></Content></xml>`;
  stage.answer = ({ query }) => ({ body: reply('欢迎 <您>', query.get('openid') ?? '') });
  await write('1');
  expect((await messages()).at(-1)).toMatchObject({
    from: 'account',
    kind: 'text',
    body: { text: '欢迎 <您>' },
  });
  for (const body of ['{"ok":true}', reply('给别人的', 'oSomebodyElse'), '<xml><MsgType>']) {
    stage.answer = () => ({ body });
    await write('2');
    expect((await messages()).at(-1)).toMatchObject({ from: 'system', body: { code: 'service-error' } });
  }
  stage.answer = () => ({ body: '' });
  await write('3');
  expect((await messages()).at(-1)).toMatchObject({ from: 'user', body: { text: '3' } });
});

test('in secure mode a passive reply must be encrypted and signed', async () => {
  const xml = (to: string) =>
    `<xml><ToUserName>${to}</ToUserName><FromUserName>${account.original_id}</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>密</Content></xml>`;
  const sealed = (to: string, spoil = '') => {
    const encrypted = otherEncrypt(account.encoding_aes_key, xml(to), account.app_id);
    const signed = getSignature(account.token, '5', 'n', encrypted);
    return `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt><MsgSignature><![CDATA[${signed}${spoil}]]></MsgSignature><TimeStamp>5</TimeStamp><Nonce><![CDATA[n]]></Nonce></xml>`;
  };
  stage.answer = ({ query }) => ({ body: sealed(query.get('openid') ?? '') });
  await write('1');
  expect((await messages()).at(-1)).toMatchObject({ from: 'account', body: { text: '密' } });
  stage.answer = ({ query }) => ({ body: sealed(query.get('openid') ?? '', '0') });
  await write('2');
  expect((await messages()).at(-1)).toMatchObject({ body: { code: 'service-error' } });
  stage.answer = ({ query }) => ({ body: xml(query.get('openid') ?? '') });
  await write('3');
  expect((await messages()).at(-1)).toMatchObject({ body: { code: 'service-error' } });
});

test('faults: three at once, changed order, lost, forged, stale, for another account', async () => {
  const fault = (action: string) =>
    stage.control('faults', { match: { event: 'text' }, action, times: 1, provider: 'wechat' });
  await fault('duplicate 3');
  await write('三次');
  expect(stage.pushes).toHaveLength(3);
  stage.received = [];

  await configure({ mode: 'plain' });
  await fault('reorder');
  const held = write('先');
  await write('后');
  await held;
  expect(stage.pushes.map(({ body }) => /Content><!\[CDATA\[(.)/.exec(body)?.[1])).toEqual(['后', '先']);
  stage.received = [];

  await fault('old_timestamp');
  await write('旧');
  const query = stage.pushes[0]?.query ?? new URLSearchParams();
  expect(query.get('timestamp')).toBe(String(Date.parse('2025-12-31T23:00:00Z') / 1000));
  await fault('bad_signature');
  await write('假');
  const forged = stage.pushes[1]?.query ?? new URLSearchParams();
  expect(forged.get('signature')).not.toBe(
    getSignature(account.token, forged.get('timestamp') ?? '', forged.get('nonce') ?? '', ''),
  );
  stage.received = [];

  await configure({ mode: 'secure' });
  await fault('wrong_receive_id');
  await write('别家');
  expect(otherDecrypt(account.encoding_aes_key, encryptedOf(stage.pushes[0]?.body ?? '')).id).not.toBe(
    account.app_id,
  );
  stage.received = [];

  await fault('drop');
  const lost = write('丢');
  await stage.control('clock', { advance_ms: 5_000 });
  expect(await lost).toMatchObject({ taken: true, attempts: 2 });
  expect(stage.pushes).toHaveLength(1);
});

test('two events in one second, an unknown kind, and a stranger following', async () => {
  await configure({ mode: 'plain' });
  const acts = [
    { act: 'click', key: 'orders' },
    { act: 'click', key: 'returns' },
    { act: 'unknown', msg_type: 'channels', fields: { FinderName: '看看' } },
    { act: 'subscribe', user: 'oStranger', scene: 'poster-3' },
  ];
  await stage.control('inbound', { provider: 'wechat', acts, wait: true });
  const bodies = stage.pushes.map(({ body }) => body);
  const times = bodies.map((body) => /<CreateTime>(\d+)</.exec(body)?.[1]);
  expect(new Set(times).size).toBe(1);
  expect(bodies.filter((body) => body.includes('<Event><![CDATA[CLICK]]>'))).toHaveLength(2);
  expect(bodies.some((body) => body.includes('<MsgId>') && body.includes('<![CDATA[channels]]>'))).toBe(true);
  expect(bodies.some((body) => body.includes('<EventKey><![CDATA[qrscene_poster-3]]>'))).toBe(true);
});

test('the same seed and the same acts make the same bytes', async () => {
  await write('同样');
  const other = await new Stage().start();
  try {
    await other.control('accounts', { provider: 'wechat', hook_url: other.hookUrl });
    await other.control('inbound', { provider: 'wechat', act: 'text', text: '同样', wait: true });
    expect(other.pushes[0]?.body).toBe(stage.pushes[0]?.body);
  } finally {
    await other.stop();
  }
});

test('after a reset accounts stay connected, and everything else is as at the start', async () => {
  const { user } = await write('以前');
  await stage.control('clock', { advance_ms: 60_000 });
  await stage.control('reset', { seed: 7 });
  expect(await messages()).toEqual([]);
  type State = {
    clock: { now: number };
    providers: { accounts: { connected: boolean; people: { window: unknown }[] }[] }[];
  };
  const { clock, providers } = await stage.control<State>('state');
  const first = providers[0]?.accounts[0];
  expect(clock.now).toBe(Date.parse('2026-01-01T00:00:00Z'));
  expect(first).toMatchObject({ connected: true, settings: { hook_url: stage.hookUrl } });
  expect(first?.people[0]).toMatchObject({ id: user, window: null });
});

test('wrong wishes are refused with a sentence, and forms of other sites are not heard', async () => {
  const wrong = await stage.controlRaw('inbound', { provider: 'wechat', act: 'dance' });
  expect(wrong.status).toBe(400);
  expect(((await wrong.json()) as { error: string }).error).toContain('none of text, image');
  const form = await fetch(`${stage.address}/__sim/reset`, { method: 'POST', body: 'seed=1' });
  expect(form.status).toBe(400);
});
