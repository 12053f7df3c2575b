import type { PieceBody } from '../piece';
import type { ProviderReply } from '../../testing/channel-fixtures';
import { type Call, FakeContext } from '../../testing/fake-context';
import { ProviderUnreachable } from '../../domain/provider-error';
import { send as sendMiniProgram } from '../wechat-mini-program/send';
import { plainText, send } from './send';
import { NOW, SETTINGS } from './testing/pushes';

const OK = { body: { errcode: 0, errmsg: 'ok' } };
const SEND = '/cgi-bin/message/custom/send';
const to = { id: 'a'.repeat(32), to: 'oKfUser_0001' };

/** An account whose token is `token-1`, then `token-2`…, and that takes everything unless told otherwise. */
function account(
  answer: (call: Call) => ProviderReply | null = () => null,
  settings: object = {},
): FakeContext {
  let tokens = 0;
  const context = new FakeContext({ ...SETTINGS, ...settings }, NOW, (call) => {
    const said = answer(call);
    if (said) return said;
    if (call.url.includes('stable_token'))
      return { body: { access_token: `token-${++tokens}`, expires_in: 7200 } };
    if (call.url.includes('media/upload'))
      return { body: { type: 'image', media_id: 'media-1', created_at: 1 } };
    return OK;
  });
  context.files.set('picture', { name: '外套.png', contentType: 'image/png', bytes: Buffer.from('png') });
  context.files.set('voice', { name: 'v.amr', contentType: 'audio/amr', bytes: Buffer.from('amr') });
  context.files.set('video', { name: 'v.mp4', contentType: 'video/mp4', bytes: Buffer.from('mp4') });
  context.files.set('webm', { name: 'v.webm', contentType: 'audio/webm', bytes: Buffer.from('webm') });
  return context;
}

async function messageOf(body: PieceBody, settings: object = {}): Promise<unknown> {
  const context = account(() => null, settings);
  expect(await send({ ...to, body }, context)).toEqual({ ok: true, state: 'accepted', providerId: null });
  return context.sent(SEND)[0];
}
const file = (kind: 'image' | 'voice' | 'video' | 'file', attachmentId: string) =>
  ({ kind, attachmentId, url: 'https://shop.example/f' }) as const;

describe('what an official account sends', () => {
  test('a text, to the follower, with the token in the address and real characters in the body', async () => {
    const context = account();
    await send({ ...to, body: { kind: 'text', text: '您好🙂\n"A&B"' } }, context);
    const call = context.calls.at(-1)!;
    expect(call.url).toBe(`https://api.weixin.qq.com${SEND}?access_token=token-1`);
    expect(call.init.method).toBe('POST');
    expect(call.init.body).toContain('您好🙂');
    expect(call.init.body).not.toContain('\\u');
    expect(context.sent(SEND)[0]).toEqual({
      touser: 'oKfUser_0001',
      msgtype: 'text',
      text: { content: '您好🙂\n"A&B"' },
    });
  });

  test('its token is the stable one, asked for in normal mode', async () => {
    const context = account();
    await send({ ...to, body: { kind: 'text', text: 'x' } }, context);
    expect(context.sent('/cgi-bin/stable_token')).toEqual([
      { grant_type: 'client_credential', appid: SETTINGS.appId, secret: SETTINGS.appSecret },
    ]);
  });

  test('what a person wrote is no link of ours: brackets that look like tags are shown as their twins', () => {
    expect(plainText('<a href="https://evil">点</a>')).toBe('＜a href="https://evil">点＜/a>');
    expect(plainText('<!-- x --><?php')).toBe('＜!-- x -->＜?php');
    expect(plainText('1 < 2, <30>, <3, a <= b, <你好>')).toBe('1 < 2, <30>, <3, a <= b, <你好>');
  });

  test('what JSON could only write as an escape is left out', () => {
    expect(plainText('a\u0000b\u001bc\u0085d\ud800e\tf\r\ng')).toBe('abcd\ufffde\tf\r\ng');
    expect(JSON.stringify(plainText('\u0001\ud83d 🙂'))).not.toContain('\\u');
  });

  test('a picture, a voice message and a video by their media ids', async () => {
    expect(await messageOf(file('image', 'picture'))).toMatchObject({
      msgtype: 'image',
      image: { media_id: 'media-1' },
    });
    expect(await messageOf(file('voice', 'voice'))).toMatchObject({
      msgtype: 'voice',
      voice: { media_id: 'media-1' },
    });
    expect(await messageOf(file('video', 'video'))).toMatchObject({
      msgtype: 'video',
      video: { media_id: 'media-1', thumb_media_id: 'media-1' },
    });
  });

  test('a file goes up in the field `media` under a plain name, with its type', async () => {
    const context = account();
    await send({ ...to, body: file('image', 'picture') }, context);
    const upload = context.calls.find((call) => call.url.includes('media/upload'))!;
    expect(upload.url).toContain('/cgi-bin/media/upload?type=image&access_token=token-1');
    const media = (upload.init.body as FormData).get('media') as File;
    expect([media.name, media.type, await media.text()]).toEqual(['image.png', 'image/png', 'png']);
  });

  test('a link as a list of exactly one article', async () => {
    const link = {
      kind: 'link',
      url: 'https://shop.example/9',
      title: '外套',
      imageUrl: 'https://i.example/9',
    } as const;
    expect(await messageOf(link)).toMatchObject({
      msgtype: 'news',
      news: {
        articles: [
          { title: '外套', description: '', url: 'https://shop.example/9', picurl: 'https://i.example/9' },
        ],
      },
    });
    const long = { ...link, title: ' ', description: '很'.repeat(1_000) };
    const { news } = (await messageOf(long)) as {
      news: { articles: { title: string; description: string }[] };
    };
    expect(news.articles[0]!.title).toBe('https://shop.example/9');
    expect(Buffer.byteLength(news.articles[0]!.description)).toBeLessThanOrEqual(1_024);
    expect(news.articles[0]!.description).toMatch(/很…$/);
  });

  test('a menu whose items come back with a click', async () => {
    const items = [
      { id: 'csat:5', label: '满意' },
      { id: 'csat:1', label: '<b>不满意' },
    ];
    expect(await messageOf({ kind: 'menu', head: '评价', items, tail: '谢谢' })).toMatchObject({
      msgtype: 'msgmenu',
      msgmenu: {
        head_content: '评价',
        list: [
          { id: 'csat:5', content: '满意' },
          { id: 'csat:1', content: '＜b>不满意' },
        ],
        tail_content: '谢谢',
      },
    });
  });

  test('as a service account of its own, where one is set', async () => {
    expect(await messageOf({ kind: 'text', text: 'x' }, { kfAccount: 'anna@shop' })).toMatchObject({
      customservice: { kf_account: 'anna@shop' },
    });
  });

  test('what it does not carry, or a format WeChat does not take, is never sent', async () => {
    const bodies: PieceBody[] = [
      file('file', 'picture'),
      file('voice', 'webm'),
      { ...file('voice', 'voice'), durationMs: 60_001 },
      { kind: 'location', latitude: 1, longitude: 2 },
      { kind: 'template', name: 't', language: 'zh', params: [] },
    ];
    for (const body of bodies) {
      const context = account();
      expect(await send({ ...to, body }, context)).toMatchObject({ ok: false, class: 'bad-content' });
      expect(context.calls.filter((call) => /send|upload/.test(call.url))).toEqual([]);
    }
  });
});

describe('what a mini program sends', () => {
  const sent = async (body: PieceBody) => {
    const context = account();
    return { outcome: await sendMiniProgram({ ...to, body }, context), message: context.sent(SEND)[0] };
  };

  test('texts, pictures, and cards under names of their own', async () => {
    expect((await sent({ kind: 'text', text: '在' })).message).toMatchObject({ text: { content: '在' } });
    expect((await sent(file('image', 'picture'))).message).toMatchObject({ image: { media_id: 'media-1' } });
    const link = { kind: 'link', url: 'https://a.example', title: '外套', imageUrl: 'https://i' } as const;
    expect((await sent(link)).message).toEqual({
      touser: 'oKfUser_0001',
      msgtype: 'link',
      link: { title: '外套', description: '', url: 'https://a.example', thumb_url: 'https://i' },
    });
  });

  test('nothing else', async () => {
    for (const body of [file('voice', 'voice'), file('video', 'video')]) {
      expect((await sent(body)).outcome).toMatchObject({ ok: false, class: 'bad-content' });
    }
    const menu = { kind: 'menu', head: 'h', items: [] } as const;
    expect((await sent({ ...menu, items: [] })).outcome).toMatchObject({
      ok: false,
      code: 'kind-not-carried',
    });
  });
});

describe('what becomes of a message', () => {
  const text = { ...to, body: { kind: 'text', text: 'x' } as const };
  const refusing = (part: string, code: number, settings: object = {}) =>
    account(
      (call) =>
        call.url.includes(part) ? { body: { errcode: code, errmsg: `no ${SETTINGS.appSecret}` } } : null,
      settings,
    );

  test('a refused token is given back, and the next call has another one', async () => {
    let first = true;
    const context = account((call) => {
      if (!call.url.includes(SEND) || !first) return null;
      first = false;
      return { body: { errcode: 42001, errmsg: 'access_token expired token-1' } };
    });
    const refused = await send(text, context);
    expect(refused).toMatchObject({ ok: false, class: 'refresh-token', code: '42001' });
    expect(JSON.stringify(refused)).not.toContain('token-1');
    expect(context.refused).toEqual(['token-1']);
    expect(await send(text, context)).toMatchObject({ ok: true });
    expect(context.calls.at(-1)!.url).toContain('access_token=token-2');
  });

  test('keys of the account that are refused are no matter of the token', async () => {
    for (const code of [40001, 40125, 40013, 40164]) {
      const context = refusing('stable_token', code);
      expect(await send(text, context)).toMatchObject({
        ok: false,
        class: 'not-permitted',
        code: String(code),
      });
      expect(context.refused).toEqual([]);
    }
    expect(await send(text, refusing('stable_token', -1))).toMatchObject({ class: 'retry-later' });
  });

  test('daily quotas wait for midnight in Beijing, the minute’s for a minute', async () => {
    // 2026-01-01T00:00:01Z is 08:00:01 there.
    const day = await send(text, refusing(SEND, 45009));
    expect(day).toMatchObject({ class: 'retry-later', retryAfterMs: 16 * 3_600_000 - 1_000 });
    expect(await send(text, refusing(SEND, 45011))).toMatchObject({ retryAfterMs: 60_000 });
  });

  test('an administrator’s word on a code goes before ours', async () => {
    const settings = { errorClasses: '50002=retry-later, 45047=window-closed' };
    expect(await send(text, refusing(SEND, 50002, settings))).toMatchObject({ class: 'retry-later' });
    expect(await send(text, refusing(SEND, 45047, settings))).toMatchObject({ class: 'window-closed' });
  });

  test('too many requests by HTTP wait as long as asked, other statuses are no maybe, a gateway’s end of time is', async () => {
    const status = (code: number, headers: Record<string, string> = {}) =>
      account((call) => (call.url.includes(SEND) ? { status: code, headers, body: '' } : null));
    expect(await send(text, status(429, { 'retry-after': '7' }))).toMatchObject({
      class: 'retry-later',
      retryAfterMs: 7_000,
    });
    expect(await send(text, status(403))).toMatchObject({ class: 'not-permitted', code: 'http-403' });
    expect(await send(text, status(503))).toMatchObject({ class: 'retry-later' });
    expect(await send(text, status(504))).toMatchObject({ class: 'unknown-outcome' });
  });

  test('only the message itself can be a maybe: an upload or a token without an answer is tried again', async () => {
    for (const part of ['stable_token', 'media/upload']) {
      const context = account((call) => {
        if (call.url.includes(part)) throw new ProviderUnreachable('no answer', true);
        return null;
      });
      expect(await send({ ...to, body: file('image', 'picture') }, context)).toMatchObject({
        class: 'retry-later',
        code: 'no-answer',
      });
    }
    const gateway = account((call) => (call.url.includes('upload') ? { status: 504, body: '' } : null));
    expect(await send({ ...to, body: file('image', 'picture') }, gateway)).toMatchObject({
      class: 'retry-later',
    });
  });
});
