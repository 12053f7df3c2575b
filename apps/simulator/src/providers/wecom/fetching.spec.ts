import { decrypt as otherDecrypt, getSignature } from '@wecom/crypto';
import { START } from '../../testing/stage';
import { WeComStage, type Answer } from './testing/wecom-stage';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let wecom: WeComStage;

beforeEach(async () => {
  wecom = await new WeComStage().start();
});
afterEach(() => wecom.stop());

const encryptedOf = (body: string) => /<Encrypt><!\[CDATA\[(.*)\]\]><\/Encrypt>/.exec(body)?.[1] ?? '';
const idsOf = ({ msg_list }: Answer) => (msg_list ?? []).map(({ msgid }) => msgid);

test('saving the address asks it with an encrypted echo, and believes the decrypted one only', async () => {
  const { method, query } = wecom.stage.received[0]!;
  expect(method).toBe('GET');
  const echo = query.get('echostr') ?? '';
  const signed = ['timestamp', 'nonce'].map((name) => query.get(name) ?? '') as [string, string];
  expect(query.get('msg_signature')).toBe(getSignature(wecom.account.token, ...signed, echo));
  const opened = otherDecrypt(wecom.account.encoding_aes_key, echo);
  expect(opened).toMatchObject({ message: expect.stringMatching(/^\d{19}$/), id: wecom.account.corp_id });
  wecom.stage.answer = ({ query: asked }) => ({ body: asked.get('echostr') ?? '' });
  expect(await wecom.configure({ hook_url: wecom.stage.hookUrl })).toMatchObject({ connected: false });
});

test('a callback says that there is something to fetch, for which account, and nothing of it', async () => {
  const { msg_id } = await wecom.say('到哪了？');
  const [push] = wecom.stage.pushes;
  const encrypted = encryptedOf(push!.body);
  const { query } = push!;
  expect([...query.keys()]).toEqual(['msg_signature', 'timestamp', 'nonce']);
  expect(query.get('msg_signature')).toBe(
    getSignature(wecom.account.token, query.get('timestamp')!, query.get('nonce')!, encrypted),
  );
  const { message, id } = otherDecrypt(wecom.account.encoding_aes_key, encrypted);
  expect(id).toBe(wecom.account.corp_id);
  expect(message).toContain('<Event><![CDATA[kf_msg_or_event]]></Event>');
  expect(message).toContain(`<OpenKfId><![CDATA[${wecom.account.open_kfid}]]></OpenKfId>`);
  expect(message).not.toContain('到哪了');
  expect(wecom.tokens()).toHaveLength(1);
  expect(await wecom.fetch({ token: wecom.tokens()[0] })).toMatchObject({
    errcode: 0,
    has_more: 0,
    msg_list: [
      {
        msgid: msg_id,
        open_kfid: wecom.account.open_kfid,
        external_userid: wecom.user,
        send_time: START / 1000,
        origin: 3,
        msgtype: 'text',
        text: { content: '到哪了？' },
      },
    ],
  });
});

test('what is not answered with 200 comes again after 5 and 10 seconds, with the same token freshly sealed', async () => {
  let tries = 0;
  wecom.stage.answer = () => ({ status: (tries += 1) < 3 ? 500 : 200 });
  const said = wecom.say('在吗');
  await wecom.forward(10_000);
  expect(await said).toMatchObject({ taken: true, attempts: 3 });
  expect(new Set(wecom.tokens()).size).toBe(1);
  expect(new Set(wecom.stage.pushes.map(({ body }) => body)).size).toBe(3);
});

test('pages follow their cursors: short ones, empty ones, overlapping ones, each item in order', async () => {
  const ids: string[] = [];
  for (const text of ['一', '二', '三', '四', '五']) ids.push((await wecom.say(text)).msg_id);
  const [token] = wecom.tokens();
  const first = await wecom.fetch({ token, limit: 2 });
  expect([idsOf(first), first.has_more]).toEqual([ids.slice(0, 2), 1]);
  await wecom.configure({ empty_pages: 2 });
  const empty = await wecom.fetch({ token, cursor: first.next_cursor });
  expect(empty).toMatchObject({ has_more: 1, msg_list: [] });
  expect(empty.next_cursor).not.toBe(first.next_cursor);
  const again = await wecom.fetch({ token, cursor: empty.next_cursor });
  expect([again.msg_list, again.next_cursor === empty.next_cursor]).toEqual([[], false]);
  await wecom.configure({ page_items: 2, overlap_items: 1 });
  const overlapping = await wecom.fetch({ token, cursor: again.next_cursor });
  expect(idsOf(overlapping)).toEqual(ids.slice(1, 3));
  await wecom.configure({ page_items: 1_000, overlap_items: 0 });
  const rest = await wecom.fetch({ token, cursor: overlapping.next_cursor });
  expect([idsOf(rest), rest.has_more]).toEqual([ids.slice(3), 0]);
  const none = await wecom.fetch({ token, cursor: rest.next_cursor });
  expect([none.msg_list, none.has_more, none.next_cursor]).toEqual([[], 0, rest.next_cursor]);
});

test('without a cursor it begins three days ago; a cursor of another life is refused', async () => {
  await wecom.say('前天');
  const { next_cursor } = await wecom.fetch();
  await wecom.forward(2 * DAY);
  const { msg_id } = await wecom.say('今天');
  await wecom.forward(DAY + 1);
  await wecom.fresh();
  expect(idsOf(await wecom.fetch())).toEqual([msg_id]);
  await wecom.stage.control('reset', {});
  await wecom.fresh();
  await wecom.say('重新开始');
  expect(await wecom.fetch({ cursor: next_cursor })).toMatchObject({ errcode: 40058 });
  expect(await wecom.fetch({ cursor: 'nonsense' })).toMatchObject({ errcode: 40058 });
});

test('a callback’s token is good for ten minutes; without one calls are few', async () => {
  await wecom.say('在吗');
  const [token] = wecom.tokens();
  await wecom.forward(10 * MINUTE);
  expect((await wecom.fetch({ token })).errcode).toBe(0);
  await wecom.forward(1);
  expect((await wecom.fetch({ token })).errcode).toBe(95007);
  expect((await wecom.fetch({ token: 'ENCunknown' })).errcode).toBe(95007);
  await wecom.configure({ untokened_minute: 1 });
  expect((await wecom.fetch()).errcode).toBe(0);
  expect((await wecom.fetch()).errcode).toBe(45009);
});

test('a lost callback is only a lost callback, and of a storm of them there is one message', async () => {
  const callbacks = { match: { event: 'kf_msg_or_event' } };
  await wecom.stage.control('faults', { ...callbacks, action: 'drop', times: 3 });
  const lost = wecom.say('丢了');
  await wecom.forward(10_000);
  expect(await lost).toMatchObject({ taken: false, attempts: 3 });
  expect(wecom.stage.pushes).toHaveLength(0);
  await wecom.stage.control('faults', { ...callbacks, action: 'duplicate 4', times: 1 });
  await wecom.say('风暴');
  expect(wecom.stage.pushes).toHaveLength(4);
  expect((await wecom.fetch()).msg_list!.map(({ text }) => text!.content)).toEqual(['丢了', '风暴']);
});

test('events have their ids inside, and say what happened', async () => {
  await wecom.act('enter', { scene: 'order', scene_param: 'id=9' });
  const { message } = await wecom.say('你好');
  await wecom.act('recall', { message });
  await wecom.act('servicer_say', { text: '您好', servicer: 'LaoZhou' });
  await wecom.act('servicer_transfer', { to: 'XiaoLin' });
  await wecom.act('servicer_end');
  const { msg_list } = await wecom.fetch();
  const events = msg_list!.flatMap(({ msgtype, event }) => (msgtype === 'event' ? event! : []));
  expect(events).toEqual([
    expect.objectContaining({
      event_type: 'enter_session',
      scene: 'order',
      welcome_code: expect.any(String),
    }),
    expect.objectContaining({ event_type: 'user_recall_msg', recall_msgid: msg_list![1]!.msgid }),
    expect.objectContaining({ change_type: 1, new_servicer_userid: 'LaoZhou' }),
    expect.objectContaining({
      change_type: 2,
      old_servicer_userid: 'LaoZhou',
      new_servicer_userid: 'XiaoLin',
    }),
    expect.objectContaining({ change_type: 3, old_servicer_userid: 'XiaoLin', msg_code: expect.any(String) }),
  ]);
  for (const event of events)
    expect(event).toMatchObject({ open_kfid: wecom.account.open_kfid, external_userid: wecom.user });
  expect(msg_list!.find(({ origin }) => origin === 5)).toMatchObject({
    servicer_userid: 'LaoZhou',
    text: { content: '您好' },
    external_userid: wecom.user,
  });
  expect((await wecom.seen()).map(({ kind, body }) => [kind, body['code'] ?? body['text']])).toEqual([
    ['line', 'entered'],
    ['line', 'recalled'],
    ['text', '您好'],
    ['line', 'ended'],
  ]);
});

test('accounts of one company share app and list, and each gets its own items', async () => {
  const other = 'wkOtherAccount000000000000000000';
  await wecom.configure({ account: other, name: '售后客服' });
  await wecom.say('售前');
  await wecom.stage.control('inbound', {
    provider: 'wecom',
    account: other,
    user: 'wmB',
    act: 'text',
    text: '售后',
  });
  const own = await wecom.fetch();
  expect(own.msg_list!.map(({ text }) => text)).toEqual([{ content: '售前' }]);
  const theirs = await wecom.fetch({ open_kfid: other });
  expect(theirs.msg_list!.map(({ text }) => text)).toEqual([{ content: '售后' }]);
  expect(await wecom.call('/kf/account/list', { offset: 0, limit: 100 })).toMatchObject({
    account_list: [{ open_kfid: wecom.account.open_kfid }, { open_kfid: other, name: '售后客服' }],
  });
});

test('faults of the sealing are the provider’s own', async () => {
  for (const action of ['bad_signature', 'old_timestamp', 'wrong_receive_id']) {
    wecom.stage.received = [];
    await wecom.stage.control('faults', { match: { event: '*' }, action, times: 1 });
    await wecom.say(action);
    const { query, body } = wecom.stage.pushes[0]!;
    const encrypted = encryptedOf(body);
    const [timestamp, nonce] = [query.get('timestamp')!, query.get('nonce')!];
    const right = getSignature(wecom.account.token, timestamp, nonce, encrypted);
    expect(query.get('msg_signature') === right).toBe(action !== 'bad_signature');
    expect(Number(timestamp)).toBe(START / 1000 - (action === 'old_timestamp' ? 3_600 : 0));
    const { id } = otherDecrypt(wecom.account.encoding_aes_key, encrypted);
    expect(id === wecom.account.corp_id).toBe(action !== 'wrong_receive_id');
  }
});
