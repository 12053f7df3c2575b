import { createHash } from 'node:crypto';
import { Stage, type Received } from '../../testing/stage';

interface Account {
  id: string;
  app_secret: string;
  token: string;
}

let stage: Stage;
let account: Account;
const USER = '9007199254742001';

beforeEach(async () => {
  stage = await new Stage().start();
  stage.answer = ({ query }) => ({ body: query.get('echostr') ?? '' });
  account = (await configure({ hook_url: stage.hookUrl })).account;
});
afterEach(() => stage.stop());

const configure = (settings: Record<string, unknown>) =>
  stage.control<{ account: Account; connected: boolean }>('accounts', { provider: 'weibo', ...settings });
const act = (name: string, more: Record<string, unknown> = {}) =>
  stage.control<{ attempts: number; taken: boolean }>('inbound', {
    provider: 'weibo',
    act: name,
    wait: true,
    ...more,
  });
const isSigned = ({ query }: Received) => {
  const parts = [account.app_secret, query.get('timestamp') ?? '', query.get('nonce') ?? ''].sort().join('');
  return query.get('signature') === createHash('sha1').update(parts).digest('hex');
};
const send = async (fields: Record<string, string>) => {
  const response = await fetch(`${stage.address}/weibo/2/messages/reply.json`, {
    method: 'POST',
    body: new URLSearchParams({ access_token: account.token, receiver_id: USER, ...fields }),
  });
  return (await response.json()) as { result?: boolean; error_code?: number };
};
const say = (text: string) => send({ type: 'text', data: JSON.stringify({ text }) });

test('an address is believed when it gives back the echo', async () => {
  expect(isSigned(stage.received[0]!)).toBe(true);
  expect(await configure({ hook_url: stage.hookUrl })).toMatchObject({ connected: true });
  stage.answer = () => ({ body: 'hello' });
  expect(await configure({ hook_url: stage.hookUrl })).toMatchObject({ connected: false });
});

test('a message comes signed, with ids beyond 2^53 as numbers and a date of its own', async () => {
  await act('text', { text: '在吗' });
  const [push] = stage.pushes;
  expect(isSigned(push!)).toBe(true);
  expect(push?.query.get('timestamp')).toBe(String(Date.parse('2026-01-01T00:00:00Z')));
  expect(push?.body).toBe(
    `{"type":"text","receiver_id":${account.id},"sender_id":${USER},` +
      `"created_at":"Thu Jan 01 08:00:00 +0800 2026","text":"在吗","data":{}}`,
  );
  expect(BigInt(account.id) > 2n ** 53n).toBe(true);
});

test('in XML it looks as WeChat’s does', async () => {
  await configure({ format: 'xml' });
  await act('text', { text: 'a]]>b' });
  expect(stage.pushes[0]?.body).toContain('<Content><![CDATA[a]]]]><![CDATA[>b]]></Content>');
  await act('click', { key: 'orders' });
  expect(stage.pushes[1]?.body).toContain(
    '<Event><![CDATA[click]]></Event><EventKey><![CDATA[orders]]></EventKey>',
  );
});

test('without an answer it comes three times within ten seconds, with the same body', async () => {
  stage.answer = () => ({ status: 500 });
  const pushed = act('text', { text: '有人吗' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await stage.control('clock', { advance_ms: 10_000 });
  expect(await pushed).toMatchObject({ taken: false, attempts: 3 });
  expect(new Set(stage.pushes.map(({ body }) => body)).size).toBe(1);
  expect(new Set(stage.pushes.map(({ query }) => query.get('nonce'))).size).toBe(3);
});

test.each(['bad_signature', 'old_timestamp', 'wrong_receive_id'])('a push can have %s', async (action) => {
  await stage.control('faults', { provider: 'weibo', match: { event: 'text' }, times: 1, action });
  await act('text', { text: 'hi' });
  const [push] = stage.pushes;
  expect(isSigned(push!)).toBe(action !== 'bad_signature');
  expect(push?.body.includes(account.id)).toBe(action !== 'wrong_receive_id');
  const old = Date.parse('2026-01-01T00:00:00Z') - Number(push?.query.get('timestamp'));
  expect(old).toBe(action === 'old_timestamp' ? 3_600_000 : 0);
});

test('takes text, places and cards, and is strict about them', async () => {
  await act('text', { text: '在吗' });
  expect(await say('您好')).toMatchObject({ result: true });
  expect(await send({ type: 'position', data: '{"longitude":"116.3","latitude":"39.9"}' })).toMatchObject({
    result: true,
  });
  const article = { display_name: '耳机', summary: '', image: '', url: 'https://a.example' };
  expect(await send({ type: 'articles', data: JSON.stringify({ articles: [article] }) })).toMatchObject({
    result: true,
  });
  expect(await say('字'.repeat(300))).toMatchObject({ error_code: 20012 });
  expect(await send({ type: 'image', data: '{"a":1}' })).toMatchObject({ error_code: 10008 });
  expect(await send({ type: 'text', data: '%7B%7D' })).toMatchObject({ error_code: 10008 });
  expect(await send({ type: 'text', data: '{"text":"x"}', receiver_id: '1' })).toMatchObject({
    error_code: 20003,
  });
  expect(await send({ type: 'text', data: '{"text":"x"}', access_token: 'old' })).toMatchObject({
    error_code: 21332,
  });
});

test('whoever does not follow any more gets nothing', async () => {
  await act('text', { text: '在吗' });
  await act('unfollow');
  expect(await say('您好')).toMatchObject({ error_code: 20301 });
  await act('follow');
  expect(await say('欢迎回来')).toMatchObject({ result: true });
});

test('a picture is fetched by the receiver’s id of it', async () => {
  await act('image', { base64: Buffer.from('png').toString('base64') });
  const [, fid] = /"tovfid":(\d+)/.exec(stage.pushes[0]?.body ?? '') ?? [];
  const url = (token: string) => `${stage.address}/weibo/2/mss/msget?access_token=${token}&fid=${fid}`;
  expect(await (await fetch(url(account.token))).text()).toBe('png');
  expect((await fetch(url('old'))).status).toBe(403);
});

test('a token ends when it is told to', async () => {
  await act('text', { text: '在吗' });
  await stage.control('expire_tokens', { provider: 'weibo' });
  expect(await say('您好')).toMatchObject({ error_code: 21332 });
});
