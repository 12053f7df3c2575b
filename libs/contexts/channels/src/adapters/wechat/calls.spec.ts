import type { AdapterContext } from '../adapter';
import type { ProviderReply } from '../../testing/channel-fixtures';
import { type Call, FakeContext } from '../../testing/fake-context';
import { ProviderUnreachable } from '../../domain/provider-error';
import { wechatMiniProgram } from '../wechat-mini-program/index';
import { wechat } from './index';
import { NOW, SETTINGS } from './testing/pushes';

const TOKEN = { body: { access_token: 'token-1', expires_in: 7200 } };
const account = (answer: (call: Call) => ProviderReply, settings: object = {}) =>
  new FakeContext({ ...SETTINGS, ...settings }, NOW, (call) =>
    call.url.includes('stable_token') ? TOKEN : answer(call),
  );
const refusing = (code: number) => account(() => ({ body: { errcode: code, errmsg: 'no' } }));

describe('media of WeChat', () => {
  const fetched = (context: AdapterContext) => wechat.fetchMedia!('m/1', context);

  test('come as bytes with type and name', async () => {
    const context = account(() => ({
      headers: {
        'content-type': 'image/jpeg',
        'content-disposition': `attachment; filename="${Buffer.from('外套.jpg').toString('latin1')}"`,
      },
      body: Buffer.from([0xff, 0xd8, 0xff]),
    }));
    expect(await fetched(context)).toEqual({
      name: '外套.jpg',
      contentType: 'image/jpeg',
      bytes: Buffer.from([0xff, 0xd8, 0xff]),
    });
    expect(context.calls.at(-1)!.url).toContain('/cgi-bin/media/get?media_id=m%2F1&access_token=token-1');
  });

  test('a name never leads out of its folder', async () => {
    const named = async (disposition: string) => {
      const headers = { 'content-type': 'image/png', 'content-disposition': disposition };
      return (await fetched(account(() => ({ headers, body: Buffer.from('x') })))).name;
    };
    expect(await named('attachment; filename="../../etc/passwd"')).toBe('passwd');
    expect(await named("attachment; filename*=utf-8''%E5%A4%96%5Ca.png")).toBe('a.png');
    expect(await named('attachment; filename=a.png; size=3')).toBe('a.png');
    expect(await named("attachment; filename*=utf-8''%zz")).toBe('%zz');
    expect(await named('inline')).toBe('file');
  });

  test('a video is at an address, which is read by HTTPS and without the token', async () => {
    const context = account((call) =>
      call.url.includes('media/get')
        ? { body: { video_url: 'http://vweixinp.tc.qq.com/1007_abc.f10.mp4?vkey=9' } }
        : { headers: { 'content-type': 'video/mp4' }, body: Buffer.from('mp4') },
    );
    expect(await fetched(context)).toMatchObject({ name: 'video.mp4', contentType: 'video/mp4' });
    expect(context.calls.at(-1)!.url).toBe('https://vweixinp.tc.qq.com/1007_abc.f10.mp4?vkey=9');
  });

  test('a video at the server that the settings name is read as it says', async () => {
    const context = account(
      (call) =>
        call.url.includes('media/get')
          ? { body: { video_url: 'http://127.0.0.1:4010/files/1' } }
          : { headers: { 'content-type': 'video/mp4' }, body: Buffer.from('mp4') },
      { apiBase: 'http://127.0.0.1:4010/wechat/' },
    );
    await fetched(context);
    expect(context.calls.map((call) => call.url.split('?')[0])).toEqual([
      'http://127.0.0.1:4010/wechat/cgi-bin/stable_token',
      'http://127.0.0.1:4010/wechat/cgi-bin/media/get',
      'http://127.0.0.1:4010/files/1',
    ]);
  });

  test('a refusal is one whatever its content type, and a refused token is changed once', async () => {
    const expired = account(() => ({
      headers: { 'content-type': 'text/plain' },
      body: '{"errcode":40007,"errmsg":"invalid media_id rid: 1"}',
    }));
    await expect(fetched(expired)).rejects.toMatchObject({ name: 'Refusal', code: 'not-found' });
    await expect(fetched(refusing(-1))).rejects.toMatchObject({ outcome: { class: 'retry-later' } });
    const stale = refusing(42001);
    await expect(fetched(stale)).rejects.toMatchObject({ outcome: { class: 'refresh-token' } });
    expect(stale.refused).toHaveLength(2);
    await expect(fetched(account(() => ({ body: { nothing: 1 } })))).rejects.toThrow('no-file');
  });
});

describe('people of WeChat', () => {
  test('have the operator’s remark or no name, and a unionid where the account is bound', async () => {
    const told = (fields: object) => account(() => ({ body: { subscribe: 1, openid: 'o-ab12', ...fields } }));
    const profile = (context: AdapterContext) => wechat.profile!('o-ab12', context);
    expect(await profile(told({ nickname: '', remark: '', unionid: 'u-1' }))).toEqual({ unionId: 'u-1' });
    expect(await profile(told({ remark: '老客户王女士' }))).toEqual({ name: '老客户王女士' });
    expect(await profile(account(() => ({ body: { subscribe: 0 } })))).toEqual({});
  });

  test('of a mini program are told nothing about, so nobody is asked', () => {
    expect(wechatMiniProgram.profile).toBeUndefined();
  });
});

describe('typing', () => {
  test('is said and taken back, each kind of account at its own path', async () => {
    const context = account(() => ({ body: { errcode: 0 } }));
    await wechat.typing!('o-1', true, context);
    await wechatMiniProgram.typing!('o-1', false, context);
    expect(context.calls.slice(1).map(({ url, init }) => [new URL(url).pathname, init.body])).toEqual([
      ['/cgi-bin/message/custom/typing', '{"touser":"o-1","command":"Typing"}'],
      ['/cgi-bin/message/custom/business/typing', '{"touser":"o-1","command":"CancelTyping"}'],
    ]);
    const moved = account(() => ({ body: { errcode: 0 } }), { typingPath: '/cgi-bin/typing' });
    await wechatMiniProgram.typing!('o-1', true, moved);
    expect(moved.calls.at(-1)!.url).toContain('/cgi-bin/typing?');
  });

  test('refused or unheard, it is let go, and tried once', async () => {
    for (const code of [45072, 45080, 45081, 45015, 42001]) {
      const context = refusing(code);
      await wechat.typing!('o-1', true, context);
      expect(context.calls.filter((call) => call.url.includes('typing'))).toHaveLength(1);
    }
    const silent = account(() => {
      throw new ProviderUnreachable('no answer', true);
    });
    await expect(wechat.typing!('o-1', true, silent)).resolves.toBeUndefined();
  });
});

describe('the check of an official account', () => {
  const checked = async (context: FakeContext) =>
    Object.fromEntries((await wechat.check(context)).map((one) => [one.name, one]));

  test('is all well when the keys are taken and only nobody is refused', async () => {
    expect(await checked(refusing(40003))).toEqual({
      credentials: { name: 'credentials', ok: true },
      sending: { name: 'sending', ok: true },
      token: { name: 'token', ok: true },
      encryption: { name: 'encryption', ok: true },
    });
  });

  test('says what to do about each credential and right', async () => {
    const withKeys = (code: number) =>
      new FakeContext(SETTINGS, NOW, () => ({ body: { errcode: code, errmsg: 'no' } }));
    for (const [code, words] of [
      [40013, 'AppID'],
      [40125, 'AppSecret'],
      [40001, 'AppSecret'],
      [40164, 'IP'],
      [50002, '50002'],
    ] as const) {
      const { credentials, sending } = await checked(withKeys(code));
      expect(credentials).toMatchObject({ ok: false });
      expect(credentials!.advice!.zh).toContain(words);
      expect(credentials!.advice!.en).toContain(words);
      expect(sending).toBeUndefined();
    }
    expect((await checked(refusing(48001))).sending!.advice!.zh).toContain('客服消息');
    const unheard = new FakeContext(SETTINGS, NOW, () => {
      throw new ProviderUnreachable('no answer', false);
    });
    expect((await checked(unheard)).credentials!.advice!.en).toContain('address');
  });

  test('warns of plain mode and of keys that cannot be right', async () => {
    const lines = (settings: object) =>
      checked(account(() => ({ body: { errcode: 40003, errmsg: 'no' } }), settings));
    expect((await lines({ mode: 'plain' })).encryption).toMatchObject({ ok: false });
    expect((await lines({ encodingAesKey: 'short' })).encryption).toMatchObject({ ok: false });
    expect((await lines({ encodingAesKey: '' })).encryption).toMatchObject({ ok: false });
    expect((await lines({ token: '' })).token).toMatchObject({ ok: false });
  });
});

describe('what an account can do', () => {
  const settings = SETTINGS;

  test('five in 48 hours after a message, three in a minute after a click, a scan or a follow', () => {
    const { windows, text, carries } = wechat.capabilities(settings);
    expect(windows).toEqual({
      message: { quota: 5, milliseconds: 172_800_000 },
      menu: { quota: 3, milliseconds: 60_000 },
      follow: { quota: 3, milliseconds: 60_000 },
      scan: { quota: 3, milliseconds: 60_000 },
    });
    expect(text).toEqual({ most: 2_048, unit: 'bytes' });
    expect(carries).not.toContain('file');
    expect(wechatMiniProgram.capabilities(settings).windows).toEqual({
      message: { quota: 5, milliseconds: 172_800_000 },
      enter: { quota: 2, milliseconds: 60_000 },
    });
  });

  test('every figure is a setting', () => {
    const other = { messageQuota: 20, messageHours: 24, actionQuota: 1, actionSeconds: 30, textBytes: 600 };
    const { windows, text } = wechat.capabilities({ ...settings, ...other });
    expect(windows.message).toEqual({ quota: 20, milliseconds: 86_400_000 });
    expect(windows.scan).toEqual({ quota: 1, milliseconds: 30_000 });
    expect(text.most).toBe(600);
    for (const name of Object.keys(other)) {
      expect(wechat.fields.map((field) => field.name)).toContain(name);
    }
  });
});
