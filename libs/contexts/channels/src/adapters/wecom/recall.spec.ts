import { FakeContext } from '../../testing/fake-context';
import type { ProviderReply } from '../../testing/channel-fixtures';
import { wecom } from './index';

const SETTINGS = {
  hookUrl: 'https://shop.example/hooks/wecom/k',
  corpId: 'ww1',
  secret: 's',
  openKfId: 'wk1',
};
const step = {
  id: 's1',
  pieceId: 'p1',
  providerId: 'msg-1',
  to: 'wm1',
  text: null,
  order: { conversationId: 'c', place: 1, pieceNo: 0 },
};
const answering = (reply: ProviderReply) =>
  new FakeContext(SETTINGS, new Date('2026-01-01T00:00:00Z'), ({ url }) =>
    url.includes('/gettoken') ? { body: { errcode: 0, access_token: 't', expires_in: 7200 } } : reply,
  );

describe('taking back by customer service in WeCom', () => {
  test('names the account and the message', async () => {
    const context = answering({ body: { errcode: 0, errmsg: 'ok' } });
    await expect(wecom.change!(step, context)).resolves.toEqual({
      ok: true,
      state: 'sent',
      providerId: null,
    });
    expect(context.sent('/cgi-bin/kf/recall_msg')).toEqual([{ open_kfid: 'wk1', msgid: 'msg-1' }]);
  });

  test('tells the refusal', async () => {
    const context = answering({ body: { errcode: 40058, errmsg: 'msg too old' } });
    await expect(wecom.change!(step, context)).resolves.toMatchObject({
      ok: false,
      class: 'bad-content',
      code: '40058',
    });
  });

  test('is not offered where it is switched off, and never for edits', () => {
    expect(wecom.capabilities(SETTINGS).changes).toEqual(['recall']);
    expect(wecom.capabilities({ ...SETTINGS, recalls: false }).changes).toEqual([]);
  });
});
