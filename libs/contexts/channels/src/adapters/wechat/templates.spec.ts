import type { ProviderReply } from '../../testing/channel-fixtures';
import { FakeContext } from '../../testing/fake-context';
import { wechat } from './index';

const SETTINGS = { hookUrl: 'https://shop.example/hooks/wechat/k', appId: 'wx1', appSecret: 's' };
const answering = (reply: ProviderReply) =>
  new FakeContext(SETTINGS, new Date('2026-01-01T00:00:00Z'), ({ url }) =>
    url.includes('/stable_token') ? { body: { access_token: 't', expires_in: 7200 } } : reply,
  );
const piece = {
  id: 'piece1',
  to: 'openid',
  body: {
    kind: 'template' as const,
    name: 'T1',
    language: '',
    params: ['何时发货', '今天'],
    fields: ['thing1', 'thing2'],
  },
};

describe('template messages of an official account', () => {
  test('are read with their places', async () => {
    const context = answering({
      body: {
        template_list: [
          {
            template_id: 'T1',
            title: '咨询回复提醒',
            content: '问题：{{thing1.DATA}}\n回复：{{thing2.DATA}}\n',
          },
          { template_id: 'T2', title: '', content: '' },
        ],
      },
    });
    await expect(wechat.templates!(context)).resolves.toEqual({
      ok: true,
      templates: [
        { name: 'T1', title: '咨询回复提醒', language: '', text: '问题：{{thing1}}\n回复：{{thing2}}' },
      ],
    });
  });

  test('are sent by name, once for one piece, and known by their id', async () => {
    const context = answering({ body: { errcode: 0, errmsg: 'ok', msgid: 200228332 } });
    await expect(wechat.send(piece, context)).resolves.toEqual({
      ok: true,
      state: 'accepted',
      providerId: '200228332',
    });
    expect(context.sent('/cgi-bin/message/template/send')).toEqual([
      {
        touser: 'openid',
        template_id: 'T1',
        client_msg_id: 'piece1',
        data: { thing1: { value: '何时发货' }, thing2: { value: '今天' } },
      },
    ]);
  });

  test('say why they were refused', async () => {
    const refused = (errcode: number) => wechat.send(piece, answering({ body: { errcode, errmsg: 'no' } }));
    await expect(refused(43101)).resolves.toMatchObject({ ok: false, class: 'recipient-unreachable' });
    await expect(refused(40037)).resolves.toMatchObject({ ok: false, class: 'bad-content' });
    await expect(
      wechat.templates!(answering({ body: { errcode: 48001, errmsg: 'no' } })),
    ).resolves.toMatchObject({
      ok: false,
      class: 'not-permitted',
    });
  });

  test('are offered only where the account has them', () => {
    expect(wechat.capabilities(SETTINGS).fallbacks).not.toContain('template');
    const can = wechat.capabilities({ ...SETTINGS, templateMessages: true });
    expect(can.fallbacks[0]).toBe('template');
    expect(can.carries).toContain('template');
  });
});
