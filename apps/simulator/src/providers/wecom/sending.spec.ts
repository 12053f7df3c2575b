import { WeComStage, type Answer } from './testing/wecom-stage';

const HOUR = 3_600_000;
const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');

let wecom: WeComStage;

beforeEach(async () => {
  wecom = await new WeComStage().start();
});
afterEach(() => wecom.stop());

const codes = async (...answers: Promise<Answer>[]) =>
  (await Promise.all(answers)).map(({ errcode }) => errcode);
const fails = async () =>
  (await wecom.fetch()).msg_list!.flatMap(({ event }) =>
    event?.['event_type'] === 'msg_send_fail' ? event : [],
  );

test('five answers in 48 hours, then 95001; after the window 95002; the customer opens it anew', async () => {
  await wecom.configure({ session_ms: 96 * HOUR });
  expect((await wecom.text('您好')).errcode).toBe(95018);
  await wecom.say('在吗');
  for (let n = 1; n <= 5; n += 1) expect((await wecom.text(`第 ${n} 条`)).errcode).toBe(0);
  expect(await wecom.text('第 6 条')).toMatchObject({
    errcode: 95001,
    errmsg: expect.stringMatching(/, hint: \[\d+\], from ip: .+, more info at https:/),
  });
  await wecom.say('还在吗');
  await wecom.forward(48 * HOUR - 1);
  await wecom.fresh();
  expect((await wecom.text('最后一刻')).errcode).toBe(0);
  await wecom.forward(1);
  expect((await wecom.text('迟了')).errcode).toBe(95002);
  await wecom.say('又来了');
  expect((await wecom.text('好')).errcode).toBe(0);
});

test('where it is so set, what comes too late is taken, and failed by an event', async () => {
  await wecom.configure({ refusals: 'event', messages: 1 });
  await wecom.say('在吗');
  await wecom.text('一', { msgid: 'first' });
  expect(await wecom.text('二', { msgid: 'second' })).toMatchObject({ errcode: 0, msgid: 'second' });
  await wecom.forward(1_000);
  expect(await fails()).toMatchObject([{ fail_msgid: 'second', fail_type: 6 }]);
  expect((await wecom.seen()).map(({ body }) => body['text'])).toEqual(['在吗', '一']);
});

test('who refuses the account’s messages is known from the event only', async () => {
  await wecom.say('在吗');
  await wecom.act('refuse');
  expect((await wecom.text('在', { msgid: 'gone' })).errcode).toBe(0);
  await wecom.forward(1_000);
  expect(await fails()).toMatchObject([{ fail_msgid: 'gone', fail_type: 10, external_userid: wecom.user }]);
});

test('an id is taken once, also when its first answer was lost; one that was refused is free', async () => {
  await wecom.say('在吗');
  expect(await wecom.text('一', { msgid: 'a_B-9' })).toMatchObject({ errcode: 0, msgid: 'a_B-9' });
  const again = await wecom.text('一', { msgid: 'a_B-9' });
  expect(again).toMatchObject({ errcode: 40058, errmsg: expect.stringContaining('msgid exist') });
  expect((await wecom.text('一', { msgid: 'no good' })).errcode).toBe(40058);
  expect((await wecom.text('x'.repeat(2_049), { msgid: 'long' })).errcode).toBe(40058);
  expect((await wecom.text('短', { msgid: 'long' })).errcode).toBe(0);
  expect(await wecom.text('无')).toMatchObject({ errcode: 0, msgid: expect.stringMatching(/^[\w-]{8,32}$/) });
});

test('states: the API sends in 0 and 1 only, changes them as allowed, and a session ends after 48 hours', async () => {
  await wecom.say('在吗');
  expect(await wecom.state()).toMatchObject({ service_state: 0 });
  expect((await wecom.trans(1)).errcode).toBe(0);
  expect((await wecom.text('机器人')).errcode).toBe(0);
  expect((await wecom.trans(0)).errcode).toBe(95016);
  expect(await wecom.trans(2)).toMatchObject({ errcode: 0, msg_code: expect.any(String) });
  expect((await wecom.text('排队中')).errcode).toBe(95018);
  expect(await codes(wecom.trans(3), wecom.trans(3, { servicer_userid: 'Nobody' }))).toEqual([95014, 95014]);
  await wecom.act('servicer_status', { servicer: 'LaoZhou', serving: false });
  expect((await wecom.trans(3, { servicer_userid: 'LaoZhou' })).errcode).toBe(95014);
  expect((await wecom.trans(3, { servicer_userid: 'XiaoLin' })).errcode).toBe(0);
  expect(await wecom.state()).toMatchObject({ service_state: 3, servicer_userid: 'XiaoLin' });
  await wecom.forward(48 * HOUR);
  await wecom.fresh();
  expect(await wecom.state()).toMatchObject({ service_state: 4 });
  expect((await wecom.trans(1)).errcode).toBe(95016);
  await wecom.say('新问题');
  expect(await wecom.state()).toMatchObject({ service_state: 0 });
});

test('a welcome needs no window: once, within 20 seconds, as text or menu, and not to who wrote lately', async () => {
  const code = async () => {
    await wecom.act('enter');
    const { msg_list } = await wecom.fetch();
    return msg_list!.at(-1)!.event!['welcome_code'];
  };
  const greet = (given: unknown, more: object = {}) =>
    wecom.call('/kf/send_msg_on_event', { code: given, msgtype: 'text', text: { content: '欢迎' }, ...more });
  const first = await code();
  expect((await greet(first, { msgtype: 'image', image: { media_id: 'x' } })).errcode).toBe(40007);
  expect((await greet(first)).errcode).toBe(0);
  expect((await greet(first)).errcode).toBe(40058);
  expect(await code()).toBeUndefined();
  await wecom.forward(49 * HOUR);
  await wecom.fresh();
  const late = await code();
  await wecom.forward(20_000);
  expect((await greet(late)).errcode).toBe(40058);
  expect((await greet('unknown')).errcode).toBe(40058);
  await wecom.say('在吗');
  expect(await code()).toBeUndefined();
});

test('a goodbye goes while the session is over, and a survey’s answer carries its item', async () => {
  await wecom.say('在吗');
  const { msg_code } = await wecom.trans(4);
  const msgmenu = {
    head_content: '满意吗？',
    list: [{ type: 'click', click: { id: 'csat:1:5', content: '满意' } }],
    tail_content: '',
  };
  const survey = () => wecom.call('/kf/send_msg_on_event', { code: msg_code, msgtype: 'msgmenu', msgmenu });
  expect((await survey()).errcode).toBe(0);
  expect((await wecom.seen()).at(-1)).toMatchObject({
    kind: 'menu',
    body: { head: '满意吗？', items: [{ id: 'csat:1:5', label: '满意' }] },
  });
  await wecom.act('menu_item', { id: 'csat:1:5', text: '满意' });
  expect((await wecom.fetch()).msg_list!.at(-1)).toMatchObject({
    text: { content: '满意', menu_id: 'csat:1:5' },
  });
  const ended = await wecom.trans(4);
  await wecom.say('等等');
  expect(
    (
      await wecom.call('/kf/send_msg_on_event', {
        code: ended.msg_code,
        msgtype: 'text',
        text: { content: 'x' },
      })
    ).errcode,
  ).toBe(95013);
});

test('files: checked by type and size, typed for their message, downloaded whole, dead after three days', async () => {
  await wecom.say('在吗');
  const { media_id } = await wecom.upload('image', PNG, 'a.png');
  expect((await wecom.send({ msgtype: 'image', image: { media_id } })).errcode).toBe(0);
  expect((await wecom.send({ msgtype: 'file', file: { media_id } })).errcode).toBe(40007);
  const link = { title: '外套', desc: '三天内退换', url: 'https://shop.example/9' };
  expect((await wecom.send({ msgtype: 'link', link })).errcode).toBe(40007);
  expect((await wecom.send({ msgtype: 'link', link: { ...link, thumb_media_id: media_id } })).errcode).toBe(
    0,
  );
  expect(
    await codes(
      wecom.upload('image', Buffer.from('no picture'), 'a.png'),
      wecom.upload('file', Buffer.from('12345'), 'a.txt'),
      wecom.upload('thumb', PNG, 'a.png'),
      wecom.upload('voice', PNG, 'a.amr'),
    ),
  ).toEqual([40005, 40006, 40004, 40005]);
  const file = await wecom.upload('file', Buffer.from('%PDF-1.7'), '发票.pdf');
  const address = `${wecom.stage.address}/wecom/cgi-bin/media/get?access_token=${wecom.token}&media_id=${file.media_id}`;
  const download = await fetch(address);
  expect(await download.text()).toBe('%PDF-1.7');
  expect(download.headers.get('content-disposition')).toContain(encodeURIComponent('发票.pdf'));
  await wecom.forward(72 * HOUR);
  await wecom.fresh();
  expect((await wecom.call(`/media/get?media_id=${file.media_id}`)).errcode).toBe(40007);
});

test('customers are told with name and unionid, at most a hundred at a time', async () => {
  await wecom.act('enter', { scene: 'order' });
  const asked = (list: string[]) =>
    wecom.call('/kf/customer/batchget', { external_userid_list: list, need_enter_session_context: 1 });
  expect(await asked([wecom.user, 'wmNobody'])).toMatchObject({
    customer_list: [
      {
        external_userid: wecom.user,
        nickname: '周嘉宁',
        unionid: expect.stringMatching(/^u\w{27}$/),
        enter_session_context: { scene: 'order' },
      },
    ],
    invalid_external_userid: ['wmNobody'],
  });
  await wecom.configure({ bound: false });
  const { customer_list } = await asked([wecom.user]);
  expect((customer_list as object[])[0]).not.toHaveProperty('unionid');
  expect((await asked(Array.from({ length: 101 }, () => wecom.user))).errcode).toBe(40058);
});

test('a token is the same while it is good; expired 42001, revoked 40014, and wrong keys say which', async () => {
  expect((await wecom.newToken()).access_token).toBe(wecom.token);
  await wecom.forward(2 * HOUR);
  expect((await wecom.fetch()).errcode).toBe(42001);
  await wecom.fresh();
  expect((await wecom.fetch()).errcode).toBe(0);
  await wecom.stage.control('expire_tokens', { provider: 'wecom', how: 'revoke' });
  expect((await wecom.fetch()).errcode).toBe(40014);
  expect(await codes(wecom.newToken({ secret: 'x' }), wecom.newToken({ corp_id: 'wwx' }))).toEqual([
    40001, 40013,
  ]);
  wecom.token = '';
  expect((await wecom.fetch()).errcode).toBe(41001);
});

test('accounts that are unknown, APIs not granted, addresses not trusted, too many calls: each its code', async () => {
  await wecom.say('在吗');
  const to = (open_kfid: string) => wecom.text('x', { open_kfid });
  expect(await codes(to('nonsense'), to('wkUnknown'))).toEqual([95000, 95004]);
  expect((await wecom.text('x', { touser: 'wmNobody' })).errcode).toBe(40096);
  await wecom.configure({ denied: ['/kf/send_msg'] });
  expect((await wecom.text('x')).errcode).toBe(48002);
  await wecom.configure({ denied: [], ip_allow: ['203.0.113.9'] });
  expect((await wecom.text('x')).errcode).toBe(60020);
  await wecom.configure({ ip_allow: null });
  await wecom.stage.control('quota', { provider: 'wecom', minute_left: 0 });
  expect((await wecom.text('x')).errcode).toBe(45009);
});

test('what was sent can be taken back within two minutes', async () => {
  await wecom.say('在吗');
  await wecom.text('错了', { msgid: 'wrong' });
  await wecom.text('旧的', { msgid: 'old' });
  const recall = (msgid: string) =>
    wecom.call('/kf/recall_msg', { open_kfid: wecom.account.open_kfid, msgid });
  expect(await codes(recall('wrong'), recall('never-sent'))).toEqual([0, 40058]);
  expect((await recall('wrong')).errcode).toBe(40058);
  await wecom.forward(120_001);
  expect((await recall('old')).errcode).toBe(40058);
  expect((await wecom.seen()).map(({ kind, body }) => body['text'] ?? `${kind} ${body['code']}`)).toEqual([
    '在吗',
    'line recalled',
    '旧的',
  ]);
});
