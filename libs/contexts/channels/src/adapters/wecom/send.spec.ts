import type { PieceBody } from '../piece';
import type { ProviderReply } from '../../testing/channel-fixtures';
import { type Call, FakeContext } from '../../testing/fake-context';
import { ProviderUnreachable } from '../../domain/provider-error';
import { send } from './send';
import { NOW, SETTINGS } from './testing/callbacks';

const SEND = '/cgi-bin/kf/send_msg?';
const ON_EVENT = '/cgi-bin/kf/send_msg_on_event';
const id = 'c0ffee'.padEnd(32, '0');
const to = { id, to: 'wmCustomer' };
const text = { ...to, body: { kind: 'text', text: '在的' } as const };

/** An account that takes everything unless told otherwise; `calls` leave out tokens. */
function account(
  answer: (call: Call) => ProviderReply | null = () => null,
  settings: object = {},
): FakeContext {
  const context = new FakeContext({ ...SETTINGS, ...settings }, NOW, (call) => {
    const said = answer(call);
    if (said) return said;
    if (call.url.includes('gettoken'))
      return { body: { errcode: 0, access_token: 'token-1', expires_in: 7200 } };
    if (call.url.includes('media/upload'))
      return { body: { errcode: 0, type: 'image', media_id: 'media-1' } };
    if (call.url.startsWith('https://img.example')) {
      return { headers: { 'content-type': 'image/png' }, body: Buffer.from('picture') };
    }
    return { body: { errcode: 0, errmsg: 'ok', msgid: id } };
  });
  context.files.set('picture', { name: 'p.jpg', contentType: 'image/jpeg', bytes: Buffer.from('jpg') });
  context.files.set('paper', { name: '发票.pdf', contentType: 'application/pdf', bytes: Buffer.from('pdf') });
  return context;
}

async function messageOf(body: PieceBody): Promise<Record<string, unknown>> {
  const context = account();
  expect(await send({ ...to, body }, context)).toEqual({ ok: true, state: 'accepted', providerId: id });
  return context.sent(SEND)[0]!;
}

describe('what a customer service account sends', () => {
  test('a text, under an id of ours and from its own account', async () => {
    expect(await messageOf({ kind: 'text', text: '在的' })).toEqual({
      touser: 'wmCustomer',
      open_kfid: SETTINGS.openKfId,
      msgid: id,
      msgtype: 'text',
      text: { content: '在的' },
    });
    expect(id).toMatch(/^[0-9a-zA-Z_-]{1,32}$/);
  });

  test('pictures, files and places', async () => {
    const picture = { kind: 'image', attachmentId: 'picture', url: '' } as const;
    expect(await messageOf(picture)).toMatchObject({ msgtype: 'image', image: { media_id: 'media-1' } });
    const context = account();
    await send({ ...to, body: { kind: 'file', attachmentId: 'paper', url: '' } }, context);
    const upload = context.calls.find((call) => call.url.includes('upload'))!;
    expect(upload.url).toContain('type=file&access_token=token-1');
    expect(((upload.init.body as FormData).get('media') as File).name).toBe('发票.pdf');
    expect(await messageOf({ kind: 'location', latitude: 1.5, longitude: -2, name: '店' })).toMatchObject({
      msgtype: 'location',
      location: { name: '店', address: '', latitude: 1.5, longitude: -2 },
    });
  });

  test('a recording or a video in another form than WeCom shows, as a file under its name', async () => {
    const forms = [
      ['voice', 'audio/mpeg', 'file'],
      ['voice', 'audio/amr', 'voice'],
      ['video', 'video/webm', 'file'],
      ['video', 'video/mp4', 'video'],
      ['image', 'image/webp', 'file'],
    ] as const;
    for (const [kind, contentType, as] of forms) {
      const context = account();
      context.files.set('it', { name: '录音.bin', contentType, bytes: Buffer.from('bytes') });
      expect(await send({ ...to, body: { kind, attachmentId: 'it', url: '' } }, context)).toMatchObject({
        ok: true,
      });
      expect(context.sent(SEND)[0]).toMatchObject({ msgtype: as, [as]: { media_id: 'media-1' } });
      const upload = context.calls.find((call) => call.url.includes('upload'))!;
      expect(upload.url).toContain(`type=${as}&`);
      const { name } = (upload.init.body as FormData).get('media') as File;
      if (as === 'file') expect(name).toBe('录音.bin');
    }
  });

  test('a card with its own picture, or a plain one where that cannot be read', async () => {
    const pictureOf = async (imageUrl?: string) => {
      const context = account((call) => {
        if (call.url.startsWith('https://gone.example')) throw new ProviderUnreachable('no answer', false);
        return call.url.startsWith('https://page.example') ? { body: '<html>' } : null;
      });
      const body = {
        kind: 'link',
        url: 'https://shop.example/9',
        title: '外套',
        ...(imageUrl ? { imageUrl } : {}),
      };
      await send({ ...to, body: body as PieceBody }, context);
      const upload = context.calls.find((call) => call.url.includes('upload'))!;
      return Buffer.from(await ((upload.init.body as FormData).get('media') as File).arrayBuffer());
    };
    expect((await pictureOf('https://img.example/9.png')).toString()).toBe('picture');
    for (const url of [undefined, 'https://gone.example/9.png', 'https://page.example/']) {
      expect((await pictureOf(url)).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    }
    const link = {
      kind: 'link',
      url: 'https://shop.example/9',
      title: '外'.repeat(60),
      description: '好'.repeat(300),
    };
    const message = (await messageOf(link as PieceBody)) as { link: Record<string, string> };
    expect(message.link).toMatchObject({ url: 'https://shop.example/9', thumb_media_id: 'media-1' });
    expect(Buffer.byteLength(message.link.title!)).toBeLessThanOrEqual(128);
    expect(Buffer.byteLength(message.link.desc!)).toBeLessThanOrEqual(512);
  });

  test('a menu of at most ten items, within its bytes', async () => {
    const items = Array.from({ length: 10 }, (_, index) => ({ id: `i${index}`, label: '选'.repeat(60) }));
    const menu = { kind: 'menu', head: '头'.repeat(400), items } as const;
    const message = (await messageOf(menu)) as {
      msgmenu: { head_content: string; list: { type: string; click: { id: string; content: string } }[] };
    };
    expect(Buffer.byteLength(message.msgmenu.head_content)).toBeLessThanOrEqual(1_024);
    expect(message.msgmenu.list).toHaveLength(10);
    expect(message.msgmenu.list[3]).toMatchObject({ type: 'click', click: { id: 'i3' } });
    expect(Buffer.byteLength(message.msgmenu.list[3]!.click.content)).toBeLessThanOrEqual(128);
    const wrong: PieceBody[] = [
      { ...menu, items: [...items, { id: 'i10', label: 'x' }] },
      { ...menu, items: [{ id: 'x'.repeat(65), label: 'x' }] },
    ];
    for (const body of wrong) {
      expect(await send({ ...to, body }, account())).toMatchObject({ class: 'bad-content' });
    }
  });
});

describe('what a code allows', () => {
  test('a text or a menu goes by the code, to nobody by name', async () => {
    const context = account();
    expect(await send({ ...text, code: 'W1' }, context)).toMatchObject({ ok: true, providerId: id });
    expect(context.sent(ON_EVENT)).toEqual([
      { code: 'W1', msgid: id, msgtype: 'text', text: { content: '在的' } },
    ]);
    expect(context.sent(SEND)).toEqual([]);
    const menu: PieceBody = { kind: 'menu', head: '评价', items: [{ id: 'csat:1:5', label: '满意' }] };
    expect(await send({ ...to, body: menu, code: 'M1' }, context)).toMatchObject({ ok: true });
  });

  test('what a code does not carry, or a code that is spent, goes as any other message', async () => {
    const picture = { kind: 'image', attachmentId: 'picture', url: '' } as const;
    const open = account();
    expect(await send({ ...to, body: picture, code: 'W1' }, open)).toMatchObject({ ok: true });
    expect(open.calls.some((call) => call.url.includes(ON_EVENT))).toBe(false);
    const spent = account((call) => (call.url.includes(ON_EVENT) ? { body: { errcode: 95099 } } : null));
    expect(await send({ ...text, code: 'W1' }, spent)).toMatchObject({ ok: true });
    expect(spent.sent(SEND)).toMatchObject([{ touser: 'wmCustomer', msgid: id }]);
  });

  test('trouble of the moment keeps the code for the next try', async () => {
    for (const [code, kind] of [
      [-1, 'retry-later'],
      [42001, 'refresh-token'],
    ] as const) {
      const context = account((call) => (call.url.includes(ON_EVENT) ? { body: { errcode: code } } : null));
      expect(await send({ ...text, code: 'W1' }, context)).toMatchObject({ ok: false, class: kind });
      expect(context.sent(SEND)).toEqual([]);
    }
  });
});

describe('a message sent again', () => {
  test('that WeCom has already is sent', async () => {
    const by = (errmsg: string, settings: object = {}) =>
      account((call) => (call.url.includes(SEND) ? { body: { errcode: 95099, errmsg } } : null), settings);
    const sent = { ok: true, state: 'accepted', providerId: id };
    expect(await send(text, by('msgid already exists, hint: [1]'))).toEqual(sent);
    expect(await send(text, by('duplicate msgid'))).toEqual(sent);
    expect(await send(text, by('?', { repeatedCodes: '95098, 95099' }))).toEqual(sent);
    expect(await send(text, by('?'))).toMatchObject({ ok: false, class: 'bad-content' });
    expect(await send(text, by('invalid msgid'))).toMatchObject({ ok: false, class: 'bad-content' });
  });
});

describe('a session that takes no message', () => {
  /** Refuses until somebody made the session ours. */
  function session(state: number): FakeContext {
    let now = state;
    return account((call) => {
      if (call.url.includes('service_state/get')) return { body: { errcode: 0, service_state: now } };
      if (call.url.includes('service_state/trans')) {
        now = 1;
        return { body: { errcode: 0, errmsg: 'ok' } };
      }
      const refused = call.url.includes(SEND) && now !== 1;
      return refused ? { body: { errcode: 95018, errmsg: 'send msg session status invalid' } } : null;
    });
  }

  test('is taken when it is new, and the message goes under the same id', async () => {
    const context = session(0);
    expect(await send(text, context)).toMatchObject({ ok: true });
    expect(context.sent('service_state/trans')).toEqual([
      { open_kfid: SETTINGS.openKfId, external_userid: 'wmCustomer', service_state: 1 },
    ]);
    expect(context.sent(SEND).map((message) => message.msgid)).toEqual([id, id]);
  });

  test('is left to WeCom’s own agents when they have it, and closed when it is over', async () => {
    for (const state of [2, 3]) {
      const context = session(state);
      expect(await send(text, context)).toMatchObject({
        class: 'not-permitted',
        code: `service-state-${state}`,
      });
      expect(context.sent('trans')).toEqual([]);
    }
    expect(await send(text, session(4))).toMatchObject({ class: 'window-closed', code: 'service-state-4' });
  });

  test('that refuses although it is ours is a failure, not a loop', async () => {
    const context = account((call) => {
      if (call.url.includes('service_state/get')) return { body: { errcode: 0, service_state: 1 } };
      return call.url.includes(SEND) ? { body: { errcode: 95018, errmsg: 'no' } } : null;
    });
    expect(await send(text, context)).toMatchObject({ ok: false, class: 'window-closed', code: '95018' });
    expect(context.sent(SEND)).toHaveLength(2);
  });
});
