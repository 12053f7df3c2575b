import { newId } from '@yingda/platform';
import { eventually as within } from '@yingda/testing';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TestGateway, text } from './harness';

const eventually = <T>(check: () => T | Promise<T>) => within(check, 15_000);

const TOKEN = '7000001:AAHspecbottokenspecbottokenspec';
const SECRET = 'spec-webhook-secret';

interface Asked {
  method: string;
  body: { chat_id?: number | string; message_id?: number; text?: string; action?: string };
}

/** As much of Telegram as sending and changing needs. */
class SmallTelegram {
  readonly asked: Asked[] = [];
  isDown = false;
  address = '';
  private server: Server | null = null;
  private messageId = 100;

  async start(): Promise<this> {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const method = request.url!.split('/').at(-1)!;
        response.setHeader('content-type', 'application/json');
        if (this.isDown && method === 'sendMessage') {
          response.statusCode = 502;
          return response.end('{"ok":false,"error_code":502,"description":"Bad Gateway"}');
        }
        const asked = JSON.parse(body || '{}') as Asked['body'];
        this.asked.push({ method, body: asked });
        this.messageId += 1;
        const sent = { message_id: this.messageId, chat: { id: asked.chat_id } };
        return response.end(JSON.stringify({ ok: true, result: method === 'sendMessage' ? sent : true }));
      });
    });
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  of(method: string, chatId: number): Asked['body'][] {
    return this.asked
      .filter((one) => one.method === method && String(one.body.chat_id) === String(chatId))
      .map(({ body }) => body);
  }
}

interface Entry {
  id: string;
  recalledAt?: string;
  content: { text?: string };
  delivery?: { state: string; change?: { kind: string; state: string } };
}

describe('edits and recalls of what goes out through Telegram', () => {
  let gateway: TestGateway;
  let telegram: SmallTelegram;
  let updateId = 5_000;
  beforeAll(async () => {
    telegram = await new SmallTelegram().start();
    gateway = await TestGateway.start();
  });
  beforeEach(() => {
    telegram.isDown = false;
  });
  afterAll(async () => {
    await gateway.stop();
    await telegram.stop();
  });

  async function shop() {
    const teamId = await gateway.team(undefined, { automaticAccept: true });
    const inbox = await gateway.inbox(teamId, {
      channel: 'telegram',
      settings: { botToken: TOKEN, secretToken: SECRET, apiBase: telegram.address },
    });
    const { email } = await gateway.agent([teamId]);
    const agent = await gateway.console(email);
    const chatId = 600_000_000 + Math.floor(Math.random() * 1_000_000);
    const date = Math.floor(Date.now() / 1_000);
    updateId += 1;
    const answer = await fetch(`${gateway.url}/hooks/telegram/${inbox.key}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
      body: JSON.stringify({
        update_id: updateId,
        message: {
          message_id: 1,
          date,
          from: { id: chatId, is_bot: false, first_name: 'Mei' },
          chat: { id: chatId, type: 'private', first_name: 'Mei' },
          text: 'Where is my parcel?',
        },
      }),
    });
    expect(answer.status).toBe(200);
    const conversationId = await eventually(async () => {
      const { body } = await gateway.request<{ items: { id: string; agentId: string | null }[] }>(
        'GET',
        '/api/conversations?view=mine',
        { token: agent.token },
      );
      return body.items.find((one) => one.agentId)?.id;
    });
    await agent.done('conversation.subscribe', { conversationId });
    const say = async (words: string) => {
      const sent = { conversationId, clientMessageId: newId(), content: text(words) };
      return (await agent.done<{ id: string }>('message.send', sent)).id;
    };
    const entry = async (messageId: string) =>
      (
        await gateway.request<{ entries: Entry[] }>('GET', `/api/conversations/${conversationId}/entries`, {
          token: agent.token,
        })
      ).body.entries.find(({ id }) => id === messageId);
    return { agent, chatId, conversationId, say, entry };
  }

  it('are brought to the customer, each as a step of its own', async () => {
    const { agent, chatId, say, entry } = await shop();
    const [first, second] = [await say('on it’s way'), await say('wrong chat')];
    await eventually(() => telegram.of('sendMessage', chatId).length === 2);
    await eventually(async () => (await entry(second))?.delivery?.state === 'accepted');
    await agent.done('message.edit', { messageId: first, content: text('on its way') });
    await agent.done('message.recall', { messageId: second });
    await eventually(() => telegram.of('deleteMessage', chatId).length === 1);
    expect(telegram.of('editMessageText', chatId)).toEqual([
      { chat_id: chatId, message_id: expect.any(Number), text: 'on its way' },
    ]);
    await eventually(async () => (await entry(second))?.delivery?.change?.state === 'sent');
    expect(await entry(first)).toMatchObject({
      content: { text: 'on its way' },
      delivery: { state: 'accepted', change: { kind: 'edit', state: 'sent' } },
    });
    expect(await entry(second)).toMatchObject({ recalledAt: expect.any(String) });
  });

  it('keep a message from going out while it waits for the provider', async () => {
    const { agent, chatId, say, entry } = await shop();
    telegram.isDown = true;
    const [wrong, other] = [await say('wrong'), await say('to be corrected')];
    await eventually(async () => (await entry(wrong))?.delivery?.state === 'queued');
    await agent.done('message.recall', { messageId: wrong });
    await agent.done('message.edit', { messageId: other, content: text('corrected') });
    telegram.isDown = false;
    await eventually(() => telegram.of('sendMessage', chatId).length > 0);
    await eventually(async () => (await entry(other))?.delivery?.state === 'accepted');
    expect(telegram.of('sendMessage', chatId).map(({ text: words }) => words)).toEqual(['corrected']);
    expect(await entry(wrong)).toMatchObject({ delivery: { state: 'withdrawn' } });
  });

  it('are no stranger’s: nobody but the sender changes anything', async () => {
    const { say, chatId } = await shop();
    const messageId = await say('mine');
    await eventually(() => telegram.of('sendMessage', chatId).length === 1);
    const teamId = await gateway.team();
    const { email } = await gateway.agent([teamId]);
    const stranger = await gateway.console(email);
    expect(await stranger.send('message.recall', { messageId })).toMatchObject({ ok: false });
    expect(telegram.of('deleteMessage', chatId)).toEqual([]);
  });

  it('come after typing that the customer saw on Telegram, shown once for some seconds', async () => {
    const { agent, chatId, conversationId } = await shop();
    for (let key = 0; key < 5; key++) await agent.done('typing.start', { conversationId });
    await eventually(() => telegram.of('sendChatAction', chatId).length > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(telegram.of('sendChatAction', chatId)).toEqual([{ chat_id: String(chatId), action: 'typing' }]);
  });
});
