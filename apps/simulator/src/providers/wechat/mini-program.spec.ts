import { decrypt } from '@wecom/crypto';
import { Stage } from '../../testing/stage';

let stage: Stage;
let keys: { app_id: string; secret: string; encoding_aes_key: string };
let openid: string;

beforeEach(async () => {
  stage = await new Stage().start();
  const provider = 'wechat-mini-program';
  keys = (await stage.control<{ account: typeof keys }>('accounts', { provider, hook_url: stage.hookUrl }))
    .account;
  openid = (await act('enter', { from: 'order:42' })).user;
});
afterEach(() => stage.stop());

const act = (name: string, more: Record<string, unknown> = {}) =>
  stage.control<{ user: string }>('inbound', {
    provider: 'wechat-mini-program',
    act: name,
    wait: true,
    ...more,
  });
const token = async () =>
  (
    await stage.call<{ access_token: string }>(
      `/wechat-mini-program/cgi-bin/token?grant_type=client_credential&appid=${keys.app_id}&secret=${keys.secret}`,
    )
  ).access_token;
const call = async (path: string, body: object) =>
  (
    await stage.call<{ errcode: number }>(`/wechat-mini-program${path}?access_token=${await token()}`, {
      touser: openid,
      ...body,
    })
  ).errcode;
const send = (msgtype: string, content: object) =>
  call('/cgi-bin/message/custom/send', { msgtype, [msgtype]: content });

test('pushes are JSON, encrypted for the mini program itself, with where the customer came from', () => {
  const body = JSON.parse(stage.pushes[0]?.body ?? '') as { Encrypt: string };
  const { message, id } = decrypt(keys.encoding_aes_key, body.Encrypt);
  expect(Object.keys(body)).toEqual(['ToUserName', 'Encrypt']);
  expect(id).toBe(keys.app_id);
  expect(JSON.parse(message)).toMatchObject({
    MsgType: 'event',
    Event: 'user_enter_tempsession',
    SessionFrom: 'order:42',
  });
});

test('entering gives two in a minute, a message five in 48 hours', async () => {
  const say = () => send('text', { content: '您好' });
  expect([await say(), await say(), await say()]).toEqual([0, 0, 45047]);
  await act('text', { text: '在吗' });
  expect(await say()).toBe(0);
  await act('enter');
  await stage.control('clock', { advance_ms: 60_000 });
  expect(await say()).toBe(45015);
});

test('kinds and paths of its own: links and cards, no voice; typing elsewhere', async () => {
  await act('text', { text: '在吗' });
  expect(await send('voice', { media_id: 'x' })).toBe(40008);
  expect(await send('link', { title: '单', description: '', url: 'https://a.example', thumb_url: '' })).toBe(
    0,
  );
  expect(await call('/cgi-bin/message/custom/typing', { command: 'Typing' })).toBe(40066);
  expect(await call('/cgi-bin/message/custom/business/typing', { command: 'Typing' })).toBe(0);
});

test('a card of a page arrives with its path', async () => {
  stage.received = [];
  await stage.control('accounts', { provider: 'wechat-mini-program', mode: 'plain' });
  await act('miniprogrampage', { title: '电热水壶', page_path: 'pages/goods?id=7' });
  expect(JSON.parse(stage.pushes[0]?.body ?? '')).toMatchObject({
    MsgType: 'miniprogrampage',
    AppId: keys.app_id,
    PagePath: 'pages/goods?id=7',
    ThumbMediaId: expect.any(String),
  });
});
