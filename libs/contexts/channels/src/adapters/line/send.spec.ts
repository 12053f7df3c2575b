import type { PieceBody } from '../piece';
import { ScriptedProvider, type Asked, type Told } from '../scripted-provider';
import { line } from './index';

const settings = { channelSecret: 's', accessToken: 'token-of-the-channel' };
let provider: ScriptedProvider;
let script: (asked: Asked) => Told;
const sent = { sentMessages: [{ id: '461230966842064897' }] };
const usedUp = { status: 400, json: { message: 'Invalid reply token' } };

beforeAll(async () => {
  provider = await new ScriptedProvider((asked) => script(asked)).start();
});
beforeEach(() => {
  provider.asked.length = 0;
  script = () => ({ json: sent });
});
afterAll(() => provider.stop());

const send = (body: PieceBody, more = {}, extra = {}) =>
  line.send(
    { id: '0123456789abcdef0123456789abcdef', to: 'U1', body, ...more },
    provider.context({ ...settings, ...extra }),
  );
const text: PieceBody = { kind: 'text', text: 'はい' };
const paths = () => provider.asked.map((asked) => asked.url.split('/').at(-1));
const last = async () => (await provider.bodies()).at(-1);

describe('sending by LINE', () => {
  it('pushes under the same key for every try, with the name of the agent', async () => {
    await expect(send(text, { agentName: '田中' })).resolves.toEqual({
      ok: true,
      state: 'accepted',
      providerId: '461230966842064897',
    });
    expect(provider.asked[0]).toMatchObject({
      url: '/v2/bot/message/push',
      headers: {
        authorization: 'Bearer token-of-the-channel',
        'x-line-retry-key': '01234567-89ab-cdef-0123-456789abcdef',
      },
    });
    expect(await last()).toEqual({
      to: 'U1',
      messages: [{ type: 'text', text: 'はい', sender: { name: '田中' } }],
    });
    await send(text, { id: 'not-hex', agentName: '田中' }, { showAgentName: false });
    expect(provider.asked[1]!.headers['x-line-retry-key']).toMatch(
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    );
    expect(await last()).toEqual({ to: 'U1', messages: [{ type: 'text', text: 'はい' }] });
  });

  it('takes a conflict as a former try that was taken', async () => {
    script = () => ({ status: 409, json: { message: 'The retry key is already accepted', ...sent } });
    await expect(send(text)).resolves.toMatchObject({ ok: true, providerId: '461230966842064897' });
  });

  it('answers by the reply token, and pushes when that is used up', async () => {
    await send(text, { code: 'rt-1' });
    expect(paths()).toEqual(['reply']);
    expect(await last()).toEqual({ replyToken: 'rt-1', messages: [{ type: 'text', text: 'はい' }] });
    script = ({ url }) => (url.endsWith('/reply') ? usedUp : { json: sent });
    await expect(send(text, { code: 'rt-1' })).resolves.toMatchObject({ ok: true });
    expect(paths()).toEqual(['reply', 'reply', 'push']);
  });

  it('never pushes what a reply may have sent: a second try of the token tells', async () => {
    let tries = 0;
    script = () => ((tries += 1) === 1 ? 'cut' : usedUp);
    await expect(send(text, { code: 'rt-1' })).resolves.toEqual({
      ok: true,
      state: 'accepted',
      providerId: null,
    });
    tries = 0;
    script = () => ((tries += 1) === 1 ? { status: 500, json: { message: 'x' } } : { json: sent });
    await expect(send(text, { code: 'rt-1' })).resolves.toMatchObject({
      ok: true,
      providerId: '461230966842064897',
    });
    expect(paths()).not.toContain('push');
  });

  it('maybe sent a reply that nobody answered twice, and waits while LINE is down', async () => {
    script = () => 'cut';
    await expect(send(text, { code: 'rt-1' })).resolves.toMatchObject({
      class: 'unknown-outcome',
      once: true,
    });
    script = () => ({ status: 503, bytes: Buffer.from('<html>') });
    await expect(send(text, { code: 'rt-1' })).resolves.toMatchObject({ class: 'retry-later' });
    expect(paths()).not.toContain('push');
  });

  it('sends pictures and recordings by their address, and cards', async () => {
    const url = 'https://shop.example/a';
    await send({ kind: 'image', attachmentId: 'a', url });
    expect(await last()).toMatchObject({
      messages: [{ type: 'image', originalContentUrl: url, previewImageUrl: url }],
    });
    await send({ kind: 'voice', attachmentId: 'a', url, durationMs: 4000 });
    expect(await last()).toMatchObject({
      messages: [{ type: 'audio', originalContentUrl: url, duration: 4000 }],
    });
    await send({ kind: 'link', url, title: 'コート', imageUrl: 'https://shop.example/p' });
    expect(await last()).toMatchObject({
      messages: [
        {
          type: 'flex',
          altText: `コート\n${url}`,
          contents: { type: 'bubble', hero: { url: 'https://shop.example/p' } },
        },
      ],
    });
    await send({ kind: 'file', attachmentId: 'a', url });
    expect(await last()).toMatchObject({ messages: [{ type: 'text', text: url }] });
  });

  it('gives a menu as quick replies that carry id and label, or as numbered lines', async () => {
    await send({ kind: 'menu', head: '?', items: [{ id: 'i1', label: 'はい' }] });
    const [message] = (
      (await last()) as { messages: { quickReply: { items: { action: { data: string } }[] } }[] }
    ).messages;
    const { data } = message!.quickReply.items[0]!.action;
    const raw = Buffer.from(
      JSON.stringify({ type: 'postback', source: { type: 'user', userId: 'U1' }, postback: { data } }),
    );
    expect(line.read({ key: 'k', at: null, raw }, { hookUrl: '' })).toMatchObject([
      { action: { itemId: 'i1', label: 'はい' } },
    ]);
    await send({
      kind: 'menu',
      head: '?',
      items: Array.from({ length: 14 }, (_, n) => ({ id: `${n}`, label: `x${n}` })),
    });
    expect(await last()).toMatchObject({ messages: [{ text: expect.stringContaining('\n14. x13') }] });
  });
});

describe('what else LINE does', () => {
  it('fetches a file from the address of files, and waits for one that is being prepared', async () => {
    const context = provider.context({ ...settings, dataBase: provider.address });
    script = () => ({ bytes: Buffer.from('x'), headers: { 'content-type': 'image/jpeg' } });
    await expect(line.fetchMedia!('59', context)).resolves.toMatchObject({ contentType: 'image/jpeg' });
    expect(provider.asked[0]).toMatchObject({
      url: '/v2/bot/message/59/content',
      headers: { authorization: 'Bearer token-of-the-channel' },
    });
    script = () => ({ status: 202 });
    await expect(line.fetchMedia!('59', context)).rejects.toThrow('still preparing');
  });

  it('fetches a sticker without the token', async () => {
    const context = provider.context({ ...settings, stickerAddress: `${provider.address}/s/{id}.png` });
    script = () => ({ bytes: Buffer.from('x') });
    await line.fetchMedia!('sticker:52', context);
    expect(provider.asked[0]!.url).toBe('/s/52.png');
    expect(provider.asked[0]!.headers.authorization).toBeUndefined();
  });

  it('connects, tests and counts in the check', async () => {
    let endpoint = '';
    let used = 3;
    script = ({ url, method, body }) => {
      if (url.endsWith('/endpoint') && method === 'PUT') endpoint = JSON.parse(body.toString()).endpoint;
      if (url.endsWith('/endpoint'))
        return endpoint ? { json: { endpoint, active: true } } : { status: 404, json: {} };
      if (url.endsWith('/test')) return { json: { success: true, statusCode: 200 } };
      if (url.endsWith('/consumption')) return { json: { totalUsage: used } };
      return { json: { type: 'limited', value: 5, userId: 'U0' } };
    };
    await expect(line.check(provider.context(settings))).resolves.toMatchObject([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
    expect(endpoint).toBe('https://shop.example/hooks/x/key');
    used = 5;
    await expect(line.check(provider.context(settings))).resolves.toMatchObject([
      {},
      {},
      { name: 'quota', ok: false },
    ]);
    endpoint = 'https://other.example';
    await expect(line.check(provider.context(settings))).resolves.toMatchObject([
      {},
      { name: 'webhook', ok: false },
      {},
    ]);
  });
});
