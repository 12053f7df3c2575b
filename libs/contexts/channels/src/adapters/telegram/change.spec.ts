import { ScriptedProvider, type Asked, type Told } from '../scripted-provider';
import { telegram } from './index';

const settings = { botToken: '123:abc', secretToken: 'a-secret' };
const step = {
  id: 's1',
  pieceId: 'p1',
  providerId: '-9:8',
  to: '9',
  order: { conversationId: 'c', place: 1, pieceNo: 0 },
};
let provider: ScriptedProvider;
let script: (asked: Asked) => Told;

beforeAll(async () => {
  provider = await new ScriptedProvider((asked) => script(asked)).start();
});
beforeEach(() => {
  provider.asked.length = 0;
  script = () => ({ json: { ok: true, result: true } });
});
afterAll(() => provider.stop());

const change = (text: string | null) => telegram.change!({ ...step, text }, provider.context(settings));
const refuse = (status: number, description: string) => {
  script = () => ({ status, json: { ok: false, error_code: status, description } });
};

describe('editing and deleting by Telegram', () => {
  it('says so in its settings', () => {
    expect(telegram.capabilities({ hookUrl: '' }).changes).toEqual(['edit', 'recall']);
  });

  it('edits and deletes in the chat the message is in', async () => {
    await expect(change('new')).resolves.toEqual({ ok: true, state: 'sent', providerId: null });
    await change(null);
    expect(provider.asked.map(({ url }) => url)).toEqual([
      '/bot123:abc/editMessageText',
      '/bot123:abc/deleteMessage',
    ]);
    expect(await provider.bodies()).toEqual([
      { chat_id: -9, message_id: 8, text: 'new' },
      { chat_id: -9, message_id: 8 },
    ]);
  });

  it('counts what is that way already as done, so that asking twice does no harm', async () => {
    refuse(400, 'Bad Request: message is not modified');
    await expect(change('new')).resolves.toMatchObject({ ok: true });
    refuse(400, 'Bad Request: message to delete not found');
    await expect(change(null)).resolves.toMatchObject({ ok: true });
  });

  it('says why the provider would not', async () => {
    refuse(400, "Bad Request: message can't be deleted for everyone");
    await expect(change(null)).resolves.toMatchObject({ ok: false, class: 'bad-content' });
    refuse(429, 'Too Many Requests: retry after 3');
    await expect(change(null)).resolves.toMatchObject({ ok: false, class: 'retry-later' });
  });
});
