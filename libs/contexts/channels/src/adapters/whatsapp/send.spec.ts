import { createHash, createHmac } from 'node:crypto';
import { ScriptedProvider, type Asked, type Told } from '../scripted-provider';
import type { PieceBody } from '../piece';
import { whatsapp } from './index';

const settings = { phoneNumberId: '700', accessToken: 'EAAG-token', appSecret: 'app-secret' };
let provider: ScriptedProvider;
let script: (asked: Asked) => Told;

beforeAll(async () => {
  provider = await new ScriptedProvider((asked) => script(asked)).start();
});
beforeEach(() => {
  provider.asked.length = 0;
  script = ({ url }) => ({
    json: url.endsWith('/media') ? { id: 'media-1' } : { messages: [{ id: 'wamid.OUT' }] },
  });
});
afterAll(() => provider.stop());

const send = (body: PieceBody, more = {}) =>
  whatsapp.send({ id: 'f'.repeat(32), to: 'CN.9', body, ...more }, provider.context(settings));
const last = async () => (await provider.bodies()).at(-1);

describe('sending by WhatsApp', () => {
  it('sends text to a scoped id or a number, with our id, as an answer', async () => {
    await expect(
      send({ kind: 'text', text: 'see https://shop.example' }, { replyTo: 'wamid.1' }),
    ).resolves.toEqual({
      ok: true,
      state: 'accepted',
      providerId: 'wamid.OUT',
    });
    expect(provider.asked[0]).toMatchObject({
      url: '/v26.0/700/messages',
      headers: { authorization: 'Bearer EAAG-token' },
    });
    expect(await last()).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      recipient: 'CN.9',
      type: 'text',
      text: { body: 'see https://shop.example', preview_url: true },
      context: { message_id: 'wamid.1' },
      biz_opaque_callback_data: 'f'.repeat(32),
    });
    await send({ kind: 'text', text: 'hi' }, { to: '8613800000000' });
    expect(await last()).toMatchObject({ to: '8613800000000', text: { body: 'hi', preview_url: false } });
    expect(await last()).not.toHaveProperty('recipient');
  });

  it.each([
    ['image', 'a.png', 'image', { id: 'media-1', caption: 'c' }],
    ['image', 'a.gif', 'document', { id: 'media-1', caption: 'c', filename: 'a.gif' }],
    ['voice', 'a.ogg', 'document', { id: 'media-1', caption: 'c', filename: 'a.ogg' }],
    ['video', 'a.mp4', 'video', { id: 'media-1', caption: 'c' }],
    ['file', 'a.pdf', 'document', { id: 'media-1', caption: 'c', filename: 'a.pdf' }],
  ] as const)('uploads %s %s and sends it as %s', async (...[kind, attachmentId, type, content]) => {
    await expect(send({ kind, attachmentId, url: '', caption: 'c' })).resolves.toMatchObject({ ok: true });
    expect((await provider.bodies())[0]).toMatchObject({
      messaging_product: 'whatsapp',
      file: { name: attachmentId },
    });
    expect(await last()).toMatchObject({ type, [type]: content });
  });

  it('sends a recording without words as one', async () => {
    await send({ kind: 'voice', attachmentId: 'a.ogg', url: '' });
    expect(await last()).toMatchObject({ type: 'audio', audio: { id: 'media-1' } });
  });

  it('tries an upload again whatever became of it: the customer has got nothing', async () => {
    script = () => 'cut';
    const file: PieceBody = { kind: 'file', attachmentId: 'a.pdf', url: '' };
    await expect(send(file)).resolves.toMatchObject({ ok: false, class: 'retry-later' });
    script = () => ({ status: 504, bytes: Buffer.from('<html>') });
    await expect(send(file)).resolves.toMatchObject({ ok: false, class: 'retry-later' });
    expect(provider.asked.every((asked) => asked.url.endsWith('/media'))).toBe(true);
  });

  it('sends up to three choices as buttons, up to ten as a list, others as numbered lines', async () => {
    const menu = (count: number, label = '选'): PieceBody => ({
      kind: 'menu',
      head: 'How was it?',
      items: Array.from({ length: count }, (_, index) => ({ id: `i${index}`, label: `${label}${index}` })),
    });
    await send(menu(3));
    expect(await last()).toMatchObject({ type: 'interactive', interactive: { type: 'button' } });
    await send(menu(4));
    expect(await last()).toMatchObject({
      interactive: { type: 'list', action: { sections: [{ rows: [{ id: 'i0' }, {}, {}, {}] }] } },
    });
    await send(menu(3, 'a label of more than twenty-four characters '));
    expect(await last()).toMatchObject({
      type: 'text',
      text: { body: expect.stringContaining('\n2. a label of more than twenty-four characters 1') },
    });
    await send(menu(11));
    expect(await last()).toMatchObject({ type: 'text' });
  });

  it('sends templates and places', async () => {
    await send({ kind: 'template', name: 'parcel', language: 'zh-CN', params: ['Mei', '7'] });
    expect(await last()).toMatchObject({
      type: 'template',
      template: {
        name: 'parcel',
        language: { code: 'zh_CN' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'Mei' },
              { type: 'text', text: '7' },
            ],
          },
        ],
      },
    });
    await send({ kind: 'location', latitude: 1, longitude: 2, name: 'Shop' });
    expect(await last()).toMatchObject({
      type: 'location',
      location: { latitude: 1, longitude: 2, name: 'Shop' },
    });
  });

  it('waits as long as Meta says', async () => {
    const error = { error: { code: 130429, message: 'rate' } };
    script = () => ({ status: 429, headers: { 'retry-after': '7' }, json: error });
    await expect(send({ kind: 'text', text: 'a' })).resolves.toMatchObject({
      class: 'retry-later',
      retryAfterMs: 7000,
    });
    const usage = '{"1":[{"type":"whatsapp","estimated_time_to_regain_access":3}]}';
    script = () => ({ status: 400, headers: { 'x-business-use-case-usage': usage }, json: error });
    await expect(send({ kind: 'text', text: 'a' })).resolves.toMatchObject({ retryAfterMs: 180_000 });
  });
});

describe('what else WhatsApp does', () => {
  const bytes = Buffer.from('a picture');
  const digest = createHash('sha256').update(bytes).digest();

  it.each(['hex', 'base64'] as const)('fetches a file and checks its %s digest', async (encoding) => {
    script = ({ url }) =>
      url.startsWith('/v26.0/f1')
        ? {
            json: {
              url: `${provider.address}/file`,
              mime_type: 'image/jpeg',
              sha256: digest.toString(encoding),
            },
          }
        : { bytes };
    await expect(whatsapp.fetchMedia!('f1', provider.context(settings))).resolves.toMatchObject({
      contentType: 'image/jpeg',
      bytes,
    });
    expect(provider.asked[0]!.url).toBe('/v26.0/f1?phone_number_id=700');
    expect(provider.asked[1]!.headers.authorization).toBe('Bearer EAAG-token');
  });

  it('refuses a file that is not what it was said to be, and one at a strange address', async () => {
    let url = `${provider.address}/file`;
    script = (asked) => (asked.url === '/file' ? { bytes } : { json: { url, sha256: '0'.repeat(64) } });
    await expect(whatsapp.fetchMedia!('f1', provider.context(settings))).rejects.toThrow(
      'not what WhatsApp says',
    );
    url = 'https://facebook.com.evil.example/file';
    await expect(whatsapp.fetchMedia!('f1', provider.context(settings))).rejects.toThrow(
      'not at an address of Meta',
    );
    expect(provider.asked).toHaveLength(3);
  });

  it('types on the last message of the customer, and not without one', async () => {
    await whatsapp.typing!('CN.9', true, provider.context(settings));
    expect(provider.asked).toEqual([]);
    await whatsapp.typing!('CN.9', true, { ...provider.context(settings), lastInboundId: 'wamid.1' });
    expect(await last()).toMatchObject({
      status: 'read',
      message_id: 'wamid.1',
      typing_indicator: { type: 'text' },
    });
  });

  it('proves the app secret in the check', async () => {
    const proof = createHmac('sha256', 'app-secret').update('EAAG-token').digest('hex');
    script = ({ url }) =>
      url.includes('appsecret_proof=') && !url.includes(proof)
        ? { status: 400, json: { error: { code: 100, message: 'Invalid appsecret_proof provided' } } }
        : { json: { id: '700', data: [{}] } };
    const check = (more: object) => whatsapp.check(provider.context({ ...settings, ...more }));
    await expect(check({ businessAccountId: '55' })).resolves.toMatchObject([
      { name: 'token', ok: true },
      { name: 'app-secret', ok: true },
      { name: 'subscription', ok: true },
    ]);
    await expect(check({ appSecret: 'another' })).resolves.toMatchObject([
      { ok: true },
      { name: 'app-secret', ok: false },
    ]);
  });
});
