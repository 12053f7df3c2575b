import { ScriptedProvider, type Asked, type Told } from '../scripted-provider';
import type { PieceBody } from '../piece';
import { telegram } from './index';

const settings = { botToken: '123:abc', secretToken: 'a-secret' };
const sent = { ok: true, result: { message_id: 8, chat: { id: 9 } } };
let provider: ScriptedProvider;
let script: (asked: Asked) => Told;

beforeAll(async () => {
  provider = await new ScriptedProvider((asked) => script(asked)).start();
});
beforeEach(() => {
  provider.asked.length = 0;
  script = () => ({ json: sent });
});
afterAll(() => provider.stop());

const send = (body: PieceBody, more = {}, extra = {}) =>
  telegram.send({ id: 'p1', to: '9', body, ...more }, provider.context({ ...settings, ...extra }));
const text: PieceBody = { kind: 'text', text: '<b>1 < 2</b> & _x_' };
const fileOf = (kind: 'image' | 'voice' | 'video' | 'file', attachmentId: string): PieceBody => ({
  kind,
  attachmentId,
  url: 'https://shop.example/f',
});

describe('sending by Telegram', () => {
  it('sends text as it is, as an answer where it answers, and keeps chat and id', async () => {
    await expect(send(text, { replyTo: '9:3' })).resolves.toEqual({
      ok: true,
      state: 'accepted',
      providerId: '9:8',
    });
    expect(provider.asked[0]!.url).toBe('/bot123:abc/sendMessage');
    expect(await provider.bodies()).toEqual([
      {
        chat_id: 9,
        text: '<b>1 < 2</b> & _x_',
        reply_parameters: { message_id: 3, allow_sending_without_reply: true },
      },
    ]);
  });

  it.each([
    ['sendPhoto', 'photo', fileOf('image', 'a.png')],
    ['sendDocument', 'document', fileOf('image', 'a.gif')],
    ['sendVoice', 'voice', fileOf('voice', 'a.ogg')],
    ['sendDocument', 'document', fileOf('voice', 'a.wav')],
    ['sendVideo', 'video', fileOf('video', 'a.mp4')],
    ['sendDocument', 'document', fileOf('file', 'a.pdf')],
  ])('uploads by %s as %s', async (method, field, body) => {
    await expect(send({ ...body, caption: '看这里' } as PieceBody)).resolves.toMatchObject({ ok: true });
    expect(provider.asked[0]!.url).toBe(`/bot123:abc/${method}`);
    const name = (body as { attachmentId: string }).attachmentId;
    expect(await provider.bodies()).toMatchObject([
      { chat_id: '9', caption: '看这里', [field]: { name, text: `bytes of ${name}` } },
    ]);
  });

  it('refuses a file over the limit before it is sent', async () => {
    await expect(send(fileOf('file', 'a.pdf'), {}, { uploadBytes: 3 })).resolves.toMatchObject({
      ok: false,
      class: 'bad-content',
      code: 'too-large',
    });
    expect(provider.asked).toEqual([]);
  });

  it('sends menus as buttons, whose data never passes 64 bytes', async () => {
    const items = [
      { id: 'i1', label: '是' },
      { id: '选'.repeat(22), label: '否' },
    ];
    await send({ kind: 'menu', head: '满意吗？', items, tail: '谢谢' });
    expect(await provider.bodies()).toEqual([
      {
        chat_id: 9,
        text: '满意吗？\n谢谢',
        reply_markup: {
          inline_keyboard: [
            [{ text: '是', callback_data: 'i1' }],
            [{ text: '否', callback_data: 'number:2' }],
          ],
        },
      },
    ]);
  });

  it('sends places and links', async () => {
    await send({ kind: 'location', latitude: 1, longitude: 2 });
    await send({ kind: 'location', latitude: 1, longitude: 2, name: 'Shop', address: 'Road 1' });
    await send({ kind: 'link', title: 'Coat', url: 'https://shop.example/c' });
    expect(provider.asked.map((asked) => asked.url.split('/')[2])).toEqual([
      'sendLocation',
      'sendVenue',
      'sendMessage',
    ]);
    expect((await provider.bodies())[2]).toMatchObject({ text: 'Coat\nhttps://shop.example/c' });
  });

  it.each([
    [400, 'Bad Request: chat not found', 'recipient-unreachable'],
    [403, 'Forbidden: bot was blocked by the user', 'recipient-unreachable'],
    [403, 'Forbidden: user is deactivated', 'recipient-unreachable'],
    [403, "Forbidden: bot can't initiate conversation with a user", 'recipient-unreachable'],
    [401, 'Unauthorized', 'not-permitted'],
    [404, 'Not Found', 'not-permitted'],
    [400, 'Bad Request: message is too long', 'bad-content'],
    [413, 'Request Entity Too Large', 'bad-content'],
    [500, 'Internal Server Error', 'retry-later'],
    [504, 'Gateway Timeout', 'unknown-outcome'],
  ])('%i "%s" is %s', async (status, description, meant) => {
    script = () => ({ status, json: { ok: false, error_code: status, description } });
    await expect(send(text)).resolves.toMatchObject({
      ok: false,
      class: meant,
      code: String(status),
      detail: description,
    });
  });

  it('waits exactly as long as Telegram asks', async () => {
    script = () => ({
      status: 429,
      json: {
        ok: false,
        error_code: 429,
        description: 'Too Many Requests: retry after 34',
        parameters: { retry_after: 34 },
      },
    });
    await expect(send(text)).resolves.toMatchObject({ class: 'retry-later', retryAfterMs: 34_000 });
  });

  it('takes the meaning of a code from the settings first', async () => {
    script = () => ({ status: 403, json: { ok: false, error_code: 403, description: 'bot was blocked' } });
    await expect(send(text, {}, { errorClasses: '403=not-permitted' })).resolves.toMatchObject({
      class: 'not-permitted',
    });
  });

  it('sends without the quotation when what it answers is gone, and to the new chat when it has moved', async () => {
    script = (asked) =>
      asked.body.includes('reply_parameters')
        ? { status: 400, json: { ok: false, description: 'Bad Request: message to be replied not found' } }
        : { json: sent };
    await expect(send(text, { replyTo: '9:3' })).resolves.toMatchObject({ ok: true });
    script = (asked) =>
      asked.body.includes('-100')
        ? { json: { ok: true, result: { message_id: 1, chat: { id: -100 } } } }
        : {
            status: 400,
            json: { ok: false, description: 'migrated', parameters: { migrate_to_chat_id: -100 } },
          };
    await expect(send(text)).resolves.toEqual({ ok: true, state: 'accepted', providerId: '-100:1' });
  });

  it('does not try again by itself when the line was cut: it may have been sent', async () => {
    script = () => 'cut';
    await expect(send(text)).resolves.toMatchObject({ ok: false, class: 'unknown-outcome' });
    expect(provider.asked).toHaveLength(1);
  });
});

describe('what else the bot does', () => {
  it('fetches a file by its path, and not one that is too large for bots', async () => {
    script = (asked) =>
      asked.url.includes('/getFile')
        ? { json: { ok: true, result: { file_id: 'f', file_size: 5, file_path: 'photos/file_1.jpg' } } }
        : { headers: { 'content-type': 'image/jpeg' }, bytes: Buffer.from('image') };
    const context = provider.context(settings);
    await expect(telegram.fetchMedia!('f', context)).resolves.toEqual({
      name: 'file_1.jpg',
      contentType: 'image/jpeg',
      bytes: Buffer.from('image'),
    });
    expect(provider.asked[1]!.url).toBe('/file/bot123:abc/photos/file_1.jpg');
    await expect(
      telegram.fetchMedia!('f', provider.context({ ...settings, downloadBytes: 4 })),
    ).rejects.toThrow('4 bytes');
    script = () => ({ json: { ok: true, result: { file_path: '../../etc/passwd' } } });
    await expect(telegram.fetchMedia!('f', context)).rejects.toThrow('no path');
  });

  it('stops the button that spins', async () => {
    const event = { key: '1', at: null, raw: Buffer.from('{"update_id":1,"callback_query":{"id":"77"}}') };
    await telegram.acknowledge!(event, provider.context(settings));
    expect(await provider.bodies()).toEqual([{ callback_query_id: '77' }]);
    await telegram.acknowledge!(
      { ...event, raw: Buffer.from('{"update_id":1}') },
      provider.context(settings),
    );
    expect(provider.asked).toHaveLength(1);
  });

  it('polls from the cursor, where polling is chosen', async () => {
    script = () => ({ json: { ok: true, result: [{ update_id: 7 }, { update_id: 8 }] } });
    const polling = provider.context({ ...settings, mode: 'polling' });
    await expect(telegram.pull!('7', polling)).resolves.toMatchObject({
      events: [{ key: '0000000000000007' }, { key: '0000000000000008' }],
      cursor: '9',
      more: false,
    });
    expect(await provider.bodies()).toMatchObject([{ offset: 7 }]);
    script = () => ({ json: { ok: true, result: [] } });
    await expect(telegram.pull!('9', polling)).resolves.toMatchObject({ events: [], cursor: '9' });
    await telegram.pull!('9', provider.context(settings));
    expect(provider.asked).toHaveLength(2);
  });

  it('connects the webhook in the check, but takes it from nobody unasked', async () => {
    let url = '';
    script = (asked) => {
      if (asked.url.endsWith('/setWebhook')) url = JSON.parse(asked.body.toString()).url;
      return { json: { ok: true, result: asked.url.endsWith('/getWebhookInfo') ? { url } : {} } };
    };
    await expect(telegram.check(provider.context(settings))).resolves.toEqual([
      { name: 'token', ok: true },
      { name: 'webhook', ok: true },
    ]);
    expect(url).toBe('https://shop.example/hooks/x/key');
    url = 'https://other.example/';
    await expect(telegram.check(provider.context(settings))).resolves.toMatchObject([
      { ok: true },
      { ok: false },
    ]);
    expect(url).toBe('https://other.example/');
    await telegram.check(provider.context({ ...settings, takeOver: true }));
    expect(url).toBe('https://shop.example/hooks/x/key');
  });

  it('says when Telegram does not know the token', async () => {
    script = () => ({ status: 401, json: { ok: false, error_code: 401, description: 'Unauthorized' } });
    await expect(telegram.check(provider.context(settings))).resolves.toMatchObject([
      { name: 'token', ok: false },
    ]);
  });
});
