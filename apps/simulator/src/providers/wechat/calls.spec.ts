import { Stage } from '../../testing/stage';

interface Answer {
  errcode?: number;
  errmsg?: string;
  access_token?: string;
  expires_in?: number;
  [name: string]: unknown;
}

const HOUR = 3_600_000;
const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');

let stage: Stage;
let keys: { app_id: string; secret: string };
let openid: string;
let token: string;

beforeEach(async () => {
  stage = await new Stage().start();
  const { account } = await stage.control<{ account: typeof keys }>('accounts', {
    provider: 'wechat',
    hook_url: stage.hookUrl,
  });
  keys = account;
  openid = (await act('text', { text: '在吗' })).user;
  token = (await stable()).access_token ?? '';
});
afterEach(() => stage.stop());

const act = (name: string, more: Record<string, unknown> = {}) =>
  stage.control<{ user: string }>('inbound', { provider: 'wechat', act: name, wait: true, ...more });
const call = (path: string, body?: unknown, use = token) =>
  stage.call<Answer>(`/wechat${path}${path.includes('?') ? '&' : '?'}access_token=${use}`, body);
const send = (message: Record<string, unknown>, use = token) =>
  call('/cgi-bin/message/custom/send', { touser: openid, ...message }, use);
const say = (content: string, use = token) => send({ msgtype: 'text', text: { content } }, use);
const codes = async (...answers: Promise<Answer>[]) =>
  (await Promise.all(answers)).map(({ errcode }) => errcode);
const stable = (force = false) =>
  stage.call<Answer>('/wechat/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: keys.app_id,
    secret: keys.secret,
    force_refresh: force,
  });
const plain = () =>
  stage.call<Answer>(
    `/wechat/cgi-bin/token?grant_type=client_credential&appid=${keys.app_id}&secret=${keys.secret}`,
  );
const forward = (ms: number) => stage.control('clock', { advance_ms: ms });
const upload = async (type: string, bytes: Buffer, name = 'a.png') => {
  const form = new FormData();
  form.append('media', new Blob([new Uint8Array(bytes)]), name);
  const url = `${stage.address}/wechat/cgi-bin/media/upload?access_token=${token}&type=${type}`;
  return (await (await fetch(url, { method: 'POST', body: form })).json()) as Answer;
};
const configure = (settings: Record<string, unknown>) =>
  stage.control('accounts', { provider: 'wechat', ...settings });

test('a message gives five answers in 48 hours; the sixth is 45047, after the window 45015', async () => {
  for (let n = 0; n < 5; n += 1) expect((await say('好的')).errcode).toBe(0);
  expect(await say('第六条')).toMatchObject({ errcode: 45047, errmsg: expect.stringMatching(/rid: /) });
  await act('text', { text: '还在吗' });
  await forward(48 * HOUR - 1);
  token = (await stable()).access_token ?? '';
  expect((await say('最后一刻')).errcode).toBe(0);
  await forward(1);
  expect((await say('迟了')).errcode).toBe(45015);
});

test('a menu click and a click in a menu message give three in a minute, whatever was left before', async () => {
  await act('click', { key: 'orders' });
  expect(await codes(say('1'), say('2'), say('3'), say('4'))).toEqual(
    expect.arrayContaining([0, 0, 0, 45047]),
  );
  await act('text', { text: '人工' });
  await act('menu_item', { text: '查订单', id: '101' });
  const { window } = await stage.control<{ window: { left: number; endsAt: number } }>('quota', {
    provider: 'wechat',
    user: openid,
  });
  expect(window.left).toBe(3);
  expect(stage.pushes.at(-1)?.method).toBe('POST');
  await forward(60_000);
  expect((await say('过了一分钟')).errcode).toBe(45015);
});

test('who has left gets 40003, and three again on following', async () => {
  await act('unsubscribe');
  expect((await say('回来吧')).errcode).toBe(40003);
  await act('subscribe');
  expect((await say('欢迎回来')).errcode).toBe(0);
  expect((await call('/cgi-bin/message/custom/send', { touser: 'oNobody', msgtype: 'text' })).errcode).toBe(
    40003,
  );
});

test('stable tokens: the same until the last five minutes; both live then; 42001 after', async () => {
  expect(await stable()).toMatchObject({ access_token: token, expires_in: 7200 });
  await forward(2 * HOUR - 5 * 60_000);
  const next = (await stable()).access_token ?? '';
  expect(next).not.toBe(token);
  expect(await codes(say('旧'), say('新', next))).toEqual([0, 0]);
  await forward(5 * 60_000);
  expect(await codes(say('旧'), say('新', next))).toEqual([42001, 0]);
});

test('a forced one kills the old at once, not twice in half a minute; plain tokens are another kind', async () => {
  const forced = (await stable(true)).access_token ?? '';
  expect((await stable(true)).access_token).toBe(forced);
  expect(await codes(say('旧'), say('新', forced))).toEqual([40001, 0]);
  const first = (await plain()).access_token ?? '';
  const second = (await plain()).access_token ?? '';
  expect(await codes(say('1', first), say('2', second), say('3', forced))).toEqual([0, 0, 0]);
  await forward(5 * 60_000);
  expect(await codes(say('1', first), say('2', second))).toEqual([40001, 0]);
});

test('tokens ended from outside: expired is 42001, a stranger forcing new ones 40001', async () => {
  await stage.control('expire_tokens', { provider: 'wechat' });
  expect((await say('甲')).errcode).toBe(42001);
  token = (await stable()).access_token ?? '';
  await stage.control('expire_tokens', { provider: 'wechat', how: 'revoke' });
  expect((await say('乙')).errcode).toBe(40001);
  expect((await call('/cgi-bin/user/info', undefined, '')).errcode).toBe(41001);
});

test('wrong keys: 40013, 40125, 40002; an address that is not allowed 40164', async () => {
  const ask = (query: string) => stage.call<Answer>(`/wechat/cgi-bin/token?${query}`);
  const grant = 'grant_type=client_credential';
  expect(
    await codes(
      ask(`${grant}&appid=wx0&secret=${keys.secret}`),
      ask(`${grant}&appid=${keys.app_id}&secret=0`),
      ask(`appid=${keys.app_id}&secret=${keys.secret}`),
    ),
  ).toEqual([40013, 40125, 40002]);
  await configure({ ip_allow: ['10.0.0.1'] });
  expect(await codes(stable(), say('外面'))).toEqual([40164, 40164]);
});

test('limits a minute and a day; an API not granted; menus not for this account', async () => {
  await stage.control('quota', { provider: 'wechat', minute_left: 1 });
  expect([(await say('1')).errcode, (await say('2')).errcode]).toEqual([0, 45011]);
  await forward(60_000);
  await stage.control('quota', { provider: 'wechat', daily_left: 0 });
  expect((await say('3')).errcode).toBe(45009);
  await configure({ denied: ['/user/info'], msgmenu: false });
  expect((await call(`/cgi-bin/user/info?openid=${openid}`)).errcode).toBe(48001);
  const menu = { head_content: '请选', list: [{ id: '1', content: '查订单' }], tail_content: '' };
  expect((await send({ msgtype: 'msgmenu', msgmenu: menu })).errcode).toBe(40200);
});

test('requests are checked: escapes, no JSON, no POST, unknown kinds, missing and overlong fields', async () => {
  const path = `/wechat/cgi-bin/message/custom/send?access_token=${token}`;
  const escaped = `{"touser":"${openid}","msgtype":"text","text":{"content":"\\u4f60\\u597d"}}`;
  expect((await stage.call<Answer>(path, escaped)).errcode).toBe(40033);
  expect((await stage.call<Answer>(path, escaped.replace('\\u4f60\\u597d', 'a\\\\u4f60\\n'))).errcode).toBe(
    0,
  );
  expect((await stage.call<Answer>(path, '{')).errcode).toBe(47001);
  expect((await stage.call<Answer>(path)).errcode).toBe(43002);
  expect(
    await codes(
      send({ msgtype: 'poem', poem: {} }),
      send({ msgtype: 'text' }),
      say(''),
      say('字'.repeat(683)),
      send({ msgtype: 'news', news: { articles: [1, 2] } }),
      send({ msgtype: 'news', news: { articles: { title: 'x' } } }),
      send({ msgtype: 'image', image: { media_id: 'none' } }),
    ),
  ).toEqual([40008, 40035, 44004, 45002, 45008, 45162, 40007]);
});

test('all kinds arrive on the phone', async () => {
  const image = (await upload('image', PNG)).media_id;
  const thumb = (await upload('thumb', Buffer.from('ffd8ffe000', 'hex'), 'a.jpg')).thumb_media_id;
  const voice = (await upload('voice', Buffer.from('#!AMR\n\x7c'), 'a.amr')).media_id;
  const video = (await upload('video', Buffer.from('\0\0\0\x18ftypmp42'), 'a.mp4')).media_id;
  const media = { media_id: image };
  const card = { title: '换新单', description: '今天寄出', url: 'https://shop.example/1', picurl: '' };
  const all: [string, object][] = [
    ['text', { content: '您好' }],
    ['image', media],
    ['voice', { media_id: voice }],
    ['video', { media_id: video, thumb_media_id: thumb, title: '', description: '' }],
    [
      'music',
      { title: '歌', musicurl: 'https://a.example', hqmusicurl: 'https://a.example', thumb_media_id: thumb },
    ],
    ['news', { articles: [card] }],
    ['mpnews', { media_id: image }],
    ['mpnewsarticle', { article_id: 'a1' }],
    ['msgmenu', { head_content: '请选', list: [{ id: '1', content: '查订单' }], tail_content: '' }],
    ['miniprogrampage', { title: '订单', appid: 'wx1', pagepath: 'pages/order', thumb_media_id: thumb }],
    ['wxcard', { card_id: 'c1' }],
  ];
  for (const [msgtype, content] of all) {
    await act('text', { text: '继续' });
    expect([msgtype, (await send({ msgtype, [msgtype]: content })).errcode]).toEqual([msgtype, 0]);
  }
  const { messages } = await stage.control<{ messages: { from: string; kind: string }[] }>('messages');
  expect(messages.filter(({ from }) => from === 'account').map(({ kind }) => kind)).toEqual(
    'text image voice video music news article article menu mini-program coupon'.split(' '),
  );
});

test('files: checked by content and size, fetched as bytes, a video by its address, gone after three days', async () => {
  expect(
    await codes(
      upload('poem', PNG),
      upload('image', Buffer.from('<svg/>')),
      upload('voice', PNG),
      upload('thumb', Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(65 * 1024)])),
    ),
  ).toEqual([40004, 40005, 40005, 40012]);
  const { media_id } = await upload('image', PNG);
  const url = () =>
    `${stage.address}/wechat/cgi-bin/media/get?access_token=${token}&media_id=${String(media_id)}`;
  const response = await fetch(url());
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${String(media_id)}.png"`);
  expect(Buffer.from(await response.arrayBuffer()).equals(PNG)).toBe(true);
  const video = await upload('video', Buffer.from('\0\0\0\x18ftypmp42'), 'a.mp4');
  expect(await call(`/cgi-bin/media/get?media_id=${String(video.media_id)}`)).toEqual({
    video_url: expect.stringMatching(/^http:.*\/__sim\/files\/wechat\//),
  });
  await forward(72 * HOUR);
  token = (await stable()).access_token ?? '';
  expect(await call(`/cgi-bin/media/get?media_id=${String(media_id)}`)).toMatchObject({ errcode: 40007 });
});

test('typing: for 15 s, not twice meanwhile, only within 30 s of the last act', async () => {
  const typing = (command = 'Typing') => call('/cgi-bin/message/custom/typing', { touser: openid, command });
  expect((await typing()).errcode).toBe(0);
  expect((await typing()).errcode).toBe(45081);
  expect((await typing('Type')).errcode).toBe(45072);
  await forward(15_000);
  expect((await typing()).errcode).toBe(0);
  await forward(16_000);
  expect((await typing()).errcode).toBe(45080);
});

test('users: no names; unionid when bound; nothing more of those who left', async () => {
  const info = await call(`/cgi-bin/user/info?openid=${openid}`);
  expect(info).toMatchObject({
    subscribe: 1,
    openid,
    nickname: '',
    unionid: expect.stringMatching(/^u\w{27}$/),
  });
  await act('unsubscribe');
  expect(await call(`/cgi-bin/user/info?openid=${openid}`)).toEqual({ subscribe: 0, openid });
  expect(await call('/cgi-bin/user/info/batchget', { user_list: [{ openid }] })).toEqual({
    errcode: 0,
    errmsg: 'ok',
    user_info_list: [{ subscribe: 0, openid }],
  });
});

test('the operator’s own agents: sessions are held by one agent and told by events', async () => {
  const kf = { kf_account: 'anna@shop', openid };
  const create = (body: object) => call('/customservice/kfsession/create', body);
  expect((await create(kf)).errcode).toBe(65401);
  await call('/customservice/kfaccount/add', { kf_account: 'anna@shop', nickname: '安娜' });
  await call('/customservice/kfaccount/add', { kf_account: 'bo@shop', nickname: '阿波' });
  expect((await create(kf)).errcode).toBe(0);
  expect((await create({ ...kf, kf_account: 'bo@shop' })).errcode).toBe(65414);
  expect(await call(`/customservice/kfsession/getsession?openid=${openid}`)).toMatchObject({
    kf_account: 'anna@shop',
  });
  expect((await call('/customservice/kfsession/close', { ...kf, kf_account: 'bo@shop' })).errcode).toBe(
    65413,
  );
  expect((await call('/customservice/kfsession/close', kf)).errcode).toBe(0);
  await act('kf_online', { kf_account: 'anna@shop', off: true });
  expect((await create(kf)).errcode).toBe(65415);
});

test('faults: a status with Retry-After, a code of its own, and an answer that is lost after the message arrived', async () => {
  const fault = (more: Record<string, unknown>) =>
    stage.control('faults', { match: { path: 'custom/send' }, times: 1, ...more });
  await fault({ action: 'status 503', retry_after: 3 });
  const url = `${stage.address}/wechat/cgi-bin/message/custom/send?access_token=${token}`;
  const body = JSON.stringify({ touser: openid, msgtype: 'text', text: { content: '一次' } });
  const failed = await fetch(url, { method: 'POST', body });
  expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '3']);
  await fault({ action: 'error', code: -1 });
  expect((await say('忙')).errcode).toBe(-1);
  await fault({ action: 'close_after_accept' });
  await expect(fetch(url, { method: 'POST', body })).rejects.toThrow();
  const { messages } = await stage.control<{ messages: { from: string }[] }>('messages');
  expect(messages.filter(({ from }) => from === 'account')).toHaveLength(1);
  const { entries } = await stage.control<{
    entries: { direction: string; faults: string[]; verdict: string }[];
  }>('journal');
  expect(entries.filter(({ direction }) => direction === 'call').map(({ verdict }) => verdict)).toEqual([
    'token',
    '503',
    '-1',
    '0 ok, answer lost',
  ]);
});
