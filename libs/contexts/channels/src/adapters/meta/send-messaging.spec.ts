import { instagram } from '../instagram/index';
import { messenger } from '../messenger/index';
import type { PieceBody } from '../piece';
import { ScriptedProvider, type Asked, type Told } from '../scripted-provider';

const settings = { pageId: '11', accountId: '22', accessToken: 'EAAG-token', appSecret: 'app-secret' };
let provider: ScriptedProvider;
let script: (asked: Asked) => Told;

beforeAll(async () => {
  provider = await new ScriptedProvider((asked) => script(asked)).start();
});
beforeEach(() => {
  provider.asked.length = 0;
  script = () => ({ json: { recipient_id: '5001', message_id: 'm_9' } });
});
afterAll(() => provider.stop());

const send = (body: PieceBody, more = {}, adapter = messenger) =>
  adapter.send({ id: 'p1', to: '5001', body, ...more }, provider.context(settings));
const last = async () => (await provider.bodies()).at(-1);

describe('sending by Messenger and Instagram', () => {
  it('answers within the day, and with the tag after it', async () => {
    await expect(send({ kind: 'text', text: 'hi' }, { replyTo: 'm_1' })).resolves.toEqual({
      ok: true,
      state: 'accepted',
      providerId: 'm_9',
    });
    expect(provider.asked[0]).toMatchObject({
      url: '/v26.0/11/messages',
      headers: { authorization: 'Bearer EAAG-token' },
    });
    expect(await last()).toEqual({
      recipient: { id: '5001' },
      messaging_type: 'RESPONSE',
      message: { text: 'hi' },
      reply_to: { mid: 'm_1' },
    });
    await send({ kind: 'text', text: 'hi' }, { tag: 'human-agent' });
    expect(await last()).toMatchObject({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' });
  });

  it('sends files along with the message on Messenger, by address on Instagram', async () => {
    const voice: PieceBody = { kind: 'voice', attachmentId: 'a.m4a', url: 'https://shop.example/a' };
    await send(voice);
    expect(await last()).toMatchObject({
      recipient: '{"id":"5001"}',
      message: '{"attachment":{"type":"audio","payload":{}}}',
      filedata: { name: 'a.m4a', type: 'audio/mp4', text: 'bytes of a.m4a' },
    });
    await send(voice, {}, instagram);
    expect(provider.asked.at(-1)!.url).toBe('/v26.0/22/messages');
    expect(await last()).toMatchObject({
      message: { attachment: { type: 'audio', payload: { url: 'https://shop.example/a' } } },
    });
  });

  it('makes a menu quick replies, or numbered lines when its labels are too long', async () => {
    await send({ kind: 'menu', head: 'OK?', items: [{ id: 'i1', label: 'Yes' }] });
    expect(await last()).toMatchObject({
      message: { text: 'OK?', quick_replies: [{ content_type: 'text', title: 'Yes', payload: 'i1' }] },
    });
    await send({ kind: 'menu', head: 'OK?', items: [{ id: 'i1', label: 'x'.repeat(21) }] });
    expect(await last()).toMatchObject({ message: { text: `OK?\n1. ${'x'.repeat(21)}` } });
  });

  it('makes a link a card, or text when its title is too long', async () => {
    await send({ kind: 'link', url: 'https://shop.example/c', title: 'Coat', description: '¥ 99' });
    expect(await last()).toMatchObject({
      message: {
        attachment: {
          payload: { template_type: 'generic', elements: [{ title: 'Coat', subtitle: '¥ 99' }] },
        },
      },
    });
    await send({ kind: 'link', url: 'https://shop.example/c', title: 'x'.repeat(81) });
    expect(await last()).toMatchObject({ message: { text: `${'x'.repeat(81)}\nhttps://shop.example/c` } });
  });

  it('maybe sent it when the line was cut', async () => {
    script = () => 'cut';
    await expect(send({ kind: 'text', text: 'a' })).resolves.toMatchObject({
      ok: false,
      class: 'unknown-outcome',
    });
    expect(provider.asked).toHaveLength(1);
  });
});

describe('what else Messenger does', () => {
  it('fetches a file from Meta only, without the token', async () => {
    script = () => ({ bytes: Buffer.from('x'), headers: { 'content-type': 'image/jpeg' } });
    const context = provider.context(settings);
    await expect(
      messenger.fetchMedia!(`${provider.address}/v/file%201.jpg?sig=1`, context),
    ).resolves.toMatchObject({
      name: 'file 1.jpg',
      contentType: 'image/jpeg',
    });
    expect(provider.asked[0]!.headers.authorization).toBeUndefined();
    for (const address of [
      'https://evil.example/x',
      'http://scontent.fbcdn.net/x',
      'https://fbcdn.net.evil.example/x',
      'https://notfbcdn.net/x',
      'file:///etc/passwd',
      'x',
    ])
      await expect(messenger.fetchMedia!(address, context)).rejects.toThrow('not at an address of Meta');
  });

  it('shows typing and takes it away', async () => {
    await messenger.typing!('5001', true, provider.context(settings));
    await messenger.typing!('5001', false, provider.context(settings));
    expect(await provider.bodies()).toMatchObject([
      { sender_action: 'typing_on' },
      { sender_action: 'typing_off' },
    ]);
  });

  it('asks for a name, and does without', async () => {
    script = () => ({ json: { first_name: 'Mei', last_name: 'Lin', id: '5001' } });
    await expect(messenger.profile!('5001', provider.context(settings))).resolves.toEqual({
      name: 'Mei Lin',
    });
    script = () => ({ status: 400, json: { error: { code: 100 } } });
    await expect(instagram.profile!('5001', provider.context(settings))).resolves.toEqual({});
  });
});
