import { ProviderServer, type Behaviour, type Received } from '../../testing/provider-server';
import { wecom } from '../wecom/index';
import { SETTINGS as WECOM_SETTINGS } from '../wecom/testing/callbacks';
import { wechat } from './index';
import { NOW, SETTINGS } from './testing/pushes';

const piece = {
  id: 'a'.repeat(32),
  to: 'oKfUser_0001',
  body: { kind: 'text', text: '您好🙂 "A&B"' } as const,
};
const SEND = '/cgi-bin/message/custom/send';
let server: ProviderServer | undefined;

async function provider(answer: (request: Received) => Behaviour | null): Promise<ProviderServer> {
  server = await ProviderServer.start((request) => {
    const said = answer(request);
    if (said) return said;
    if (/token/.test(request.path.split('?')[0]!))
      return { body: { access_token: 'T+/=1', expires_in: 7200 } };
    return { body: { errcode: 0, errmsg: 'ok', media_id: 'media-1', msgid: piece.id } };
  });
  return server;
}

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

describe('WeChat over a real connection', () => {
  test('a text arrives as UTF-8 JSON with the token in the query', async () => {
    const { received, context } = await opened();
    expect(await wechat.send(piece, context)).toMatchObject({ ok: true, state: 'accepted' });
    expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /cgi-bin/stable_token',
      `POST ${SEND}?access_token=T%2B%2F%3D1`,
    ]);
    const { headers, body } = received[1]!;
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(body.includes(Buffer.from('您好🙂'))).toBe(true);
    expect(JSON.parse(body.toString())).toEqual({
      touser: piece.to,
      msgtype: 'text',
      text: { content: piece.body.text },
    });
  });

  test('a picture arrives as a form with one file in the field `media`', async () => {
    const { received, context } = await opened();
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x0d, 0x0a]);
    context.files.set('p', { name: '外套.jpg', contentType: 'image/jpeg', bytes });
    const body = { kind: 'image', attachmentId: 'p', url: '' } as const;
    expect(await wechat.send({ ...piece, body }, context)).toMatchObject({ ok: true });
    const upload = received.find(({ path }) => path.startsWith('/cgi-bin/media/upload'))!;
    expect(upload.path).toContain('type=image');
    const form = await new Response(new Uint8Array(upload.body), {
      headers: { 'content-type': upload.headers['content-type']! },
    }).formData();
    const media = form.get('media') as File;
    expect([media.name, media.type]).toEqual(['image.jpg', 'image/jpeg']);
    expect(Buffer.from(await media.arrayBuffer())).toEqual(bytes);
    expect(upload.body.toString('latin1')).toMatch(/name="media"; filename="image\.jpg"/);
  });

  test('cut off or silent after the message had left it is a maybe, before that it is tried again', async () => {
    for (const end of ['cut', 'half', 'hang'] as const) {
      const { context } = await opened(({ path }) => (path.startsWith(SEND) ? end : null), 300);
      expect(await wechat.send(piece, context)).toMatchObject({ ok: false, class: 'unknown-outcome' });
      const early = await opened(({ path }) => (path.includes('stable_token') ? end : null), 300);
      expect(await wechat.send(piece, early.context)).toMatchObject({ ok: false, class: 'retry-later' });
    }
    const { context, server: gone } = await opened();
    await gone.stop();
    expect(await wechat.send(piece, context)).toMatchObject({
      ok: false,
      class: 'retry-later',
      code: 'no-answer',
    });
  });

  test('a video is read where the answer says, without the token', async () => {
    const { received, context } = await opened(({ path }) => {
      if (path.startsWith('/cgi-bin/media/get'))
        return { body: { video_url: `${server!.base}/video?vkey=1` } };
      return path.startsWith('/video')
        ? { headers: { 'content-type': 'video/mp4' }, body: Buffer.from('mp4') }
        : null;
    });
    expect(await wechat.fetchMedia!('m', context)).toEqual({
      name: 'video.mp4',
      contentType: 'video/mp4',
      bytes: Buffer.from('mp4'),
    });
    expect(received.at(-1)!.path).toBe('/video?vkey=1');
  });

  test('a name in the headers keeps its characters', async () => {
    const name = Buffer.from('发票.pdf').toString('latin1');
    const { context } = await opened(({ path }) =>
      path.startsWith('/cgi-bin/media/get')
        ? {
            headers: {
              'content-type': 'application/pdf',
              'content-disposition': `attachment; filename="${name}"`,
            },
            body: Buffer.from('%PDF'),
          }
        : null,
    );
    expect((await wechat.fetchMedia!('m', context)).name).toBe('发票.pdf');
  });
});

describe('WeCom over a real connection', () => {
  test('all pages are fetched, empty and repeated ones on the way, each item once by its key', async () => {
    const pages: Record<string, object> = {
      '': { next_cursor: 'c1', has_more: 1, msg_list: [item('m1'), item('m2')] },
      c1: { next_cursor: 'c2', has_more: 1, msg_list: [] },
      c2: { next_cursor: 'c3', has_more: 1, msg_list: [item('m2'), item('m3')] },
      c3: { next_cursor: 'c3', has_more: 0, msg_list: [] },
    };
    const { received, context } = await opened(
      ({ path, body }) => {
        if (!path.startsWith('/cgi-bin/kf/sync_msg')) return null;
        const { cursor = '' } = JSON.parse(body.toString()) as { cursor?: string };
        return { body: { errcode: 0, ...pages[cursor] } };
      },
      undefined,
      WECOM_SETTINGS,
    );
    const keys: string[] = [];
    let cursor: string | null = null;
    for (let more = true; more;) {
      const pulled = await wecom.pull!(cursor, context, 'CB');
      keys.push(...pulled.events.map((event) => event.key));
      ({ cursor, more } = pulled);
    }
    expect(keys).toEqual(['m1', 'm2', 'm2', 'm3']);
    expect(cursor).toBe('c3');
    expect(received[0]!.path).toBe(
      `/cgi-bin/gettoken?corpid=${WECOM_SETTINGS.corpId}&corpsecret=${WECOM_SETTINGS.secret}`,
    );
  });

  test('a message whose answer was lost is sent again under the same id, and is then known', async () => {
    const taken = new Set<string>();
    const { received, context } = await opened(
      ({ path, body }) => {
        if (!path.startsWith('/cgi-bin/kf/send_msg')) return null;
        const { msgid } = JSON.parse(body.toString()) as { msgid: string };
        if (taken.has(msgid)) return { body: { errcode: 95099, errmsg: 'msgid already exists' } };
        taken.add(msgid);
        return 'cut';
      },
      undefined,
      WECOM_SETTINGS,
    );
    expect(await wecom.send(piece, context)).toMatchObject({ ok: false, class: 'unknown-outcome' });
    expect(await wecom.send(piece, context)).toEqual({ ok: true, state: 'accepted', providerId: piece.id });
    expect(received.filter(({ path }) => path.includes('send_msg'))).toHaveLength(2);
    expect(taken.size).toBe(1);
  });
});

function item(msgid: string): object {
  return { msgid, send_time: 1_767_225_700, origin: 3, msgtype: 'text', text: { content: 'x' } };
}

async function opened(
  answer: (request: Received) => Behaviour | null = () => null,
  timeoutMs?: number,
  settings = SETTINGS,
) {
  await server?.stop();
  const own = await provider(answer);
  return { server: own, received: own.received, context: own.context(settings, NOW, timeoutMs) };
}
