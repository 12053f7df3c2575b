import type { Refusal } from '@yingda/contracts/names';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { SendingGround, type Someone } from '../sending-ground';

const DAY = 86_400_000;
const parcel = {
  name: 'parcel',
  title: '发货通知',
  language: 'zh_CN',
  text: '包裹 {{1}} 已由{{2}}发出。',
};
const filled = {
  kind: 'template' as const,
  name: 'parcel',
  language: 'zh_CN',
  values: [
    { field: '1', value: 'SF12' },
    { field: '2', value: '顺丰' },
  ],
  text: '包裹 SF12 已由顺丰发出。',
};

describe('templates', () => {
  let test: TestDatabase;
  let ground: SendingGround;
  let anna: Someone;
  beforeAll(async () => {
    test = await testDatabase();
  });
  beforeEach(async () => {
    await test.truncate();
    ground = new SendingGround(test);
    ground.channel.can = { carries: ['text', 'template'], fallbacks: ['template'] };
    ground.channel.approved = [parcel];
    anna = await ground.someone();
    test.clock.advance(3 * DAY);
  });
  afterAll(() => test.close());

  const check = (content: object, to = anna) =>
    ground.sending.checkOutgoing
      .execute({ conversationId: to.conversationId, content: content as typeof filled })
      .then(
        () => null,
        (error: Refusal) => error.code,
      );

  it('may be sent when the window is closed, and take nothing of what may be said in it', async () => {
    expect(await check({ kind: 'text', text: 'hello' })).toBe('window-closed');
    expect(await check(filled)).toBeNull();
    const messageId = await ground.say(anna, filled);
    await ground.run();
    expect(ground.channel.sent).toMatchObject([
      { body: { kind: 'template', name: 'parcel', params: ['SF12', '顺丰'], fields: ['1', '2'] } },
    ]);
    expect(await ground.state(anna, messageId)).toMatchObject({ state: 'accepted' });
    await ground.wrote(anna);
    await ground.say(anna, filled);
    await ground.run();
    expect(await ground.window(anna)).toMatchObject({ quotaLeft: 5 });
  });

  it('reach nobody who has left', async () => {
    await test.unitOfWork.run(() =>
      ground.sending.hearReceived.contactChanged({ ...anna, act: 'unfollowed', at: test.clock.now() }),
    );
    expect(await check(filled)).toBe('window-closed');
    await ground.say(anna, filled);
    await ground.run();
    expect(ground.channel.sent).toEqual([]);
  });

  it.each([
    ['one the provider has not approved', { ...filled, name: 'other' }],
    ['another language', { ...filled, language: 'en' }],
    ['one with a gap', { ...filled, values: filled.values.slice(0, 1) }],
    ['one with a value too many', { ...filled, values: [...filled.values, { field: '3', value: 'x' }] }],
    ['words of one’s own', { ...filled, text: 'buy now' }],
  ])('refuse %s', async (_, content) => {
    expect(await check(content)).toBe('invalid-payload');
  });

  it('are refused where the channel has none, and on the web', async () => {
    ground.channel.can = {};
    expect(await check(filled)).toBe('unsupported-content-kind');
    expect(await check(filled, await ground.someone({ channel: 'web' }))).toBe('unsupported-content-kind');
  });

  it('are listed for the identity they would go to', async () => {
    const { templateReader } = ground.sending;
    expect(await templateReader.of(anna.conversationId)).toEqual([parcel]);
    const web = await ground.someone({ channel: 'web' });
    expect(await templateReader.of(web.conversationId)).toEqual([]);
  });

  it('say that the provider did not give them, and ask it again the next time', async () => {
    const whole = ground.channel.adapter.templates!;
    let asked = 0;
    ground.channel.adapter.templates = async (context) => {
      asked += 1;
      if (asked === 1) return { ok: false, class: 'not-permitted', code: '190', detail: 'token expired' };
      return whole(context);
    };
    const { templateReader } = ground.sending;
    await expect(templateReader.of(anna.conversationId)).rejects.toMatchObject({
      code: 'temporarily-unavailable',
      message: expect.stringContaining('token expired'),
    });
    expect(await templateReader.of(anna.conversationId)).toEqual([parcel]);
    await templateReader.of(anna.conversationId);
    expect(asked).toBe(2);
  });
});
