import {
  type AssistantSettings,
  type BotSettings,
  type BotTry,
  type BotTurn,
  type CustomerRecord,
} from '@yingda/contracts';
import { EnsureArticle, htmlOf } from '@yingda/knowledge';
import { newId } from '@yingda/platform';
import { eventually } from '@yingda/testing';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TestGateway, text } from './harness';

interface Said {
  message: {
    id: string;
    author: { kind: string; name: string };
    content: { kind: string; text: string; items?: { id: string; label: string }[] };
  };
}
const SYSTEM = { kind: 'system', name: 'spec' } as const;

describe('a shop whose bot answers first, and whose agents have an assistant', () => {
  let gateway: TestGateway;
  let machine: Server;
  const asked: string[] = [];

  beforeAll(async () => {
    machine = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        asked.push(body);
        response.end(
          JSON.stringify({ model: 'fake', choices: [{ message: { content: '请稍等 [PHONE_1]' } }] }),
        );
      });
    });
    await new Promise<void>((done) => machine.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(machine.address() as AddressInfo).port}`;
    gateway = await TestGateway.start({ assistant: { url, key: null, model: 'm' } });
    await gateway.app.get(EnsureArticle, { strict: false }).execute(SYSTEM, {
      published: true,
      input: {
        ...{ key: 'kb-returns', category: 'returns_refunds', audience: 'public', type: 'help', inboxIds: [] },
        ...{ effectiveFrom: null, effectiveUntil: null, reviewEveryDays: null },
        texts: [
          {
            ...{ language: 'zh-CN', title: '怎么申请退货', questions: ['退货怎么办理', '如何退货'] },
            html: htmlOf('在订单里申请退货并上传照片，寄回后退款。'),
          },
        ],
      },
    });
  });
  afterAll(async () => {
    await gateway.stop();
    machine.closeAllConnections();
    await new Promise((done) => machine.close(done));
  });

  async function shop() {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const { id: agentId, email } = await gateway.agent([team], { role: 'manager', name: '林悦' });
    const inbox = await gateway.inbox(team);
    const token = await gateway.signIn(email);
    const { body: bot } = await gateway.request<BotSettings>('GET', `/api/bots/${inbox.id}`, { token });
    const switched = await gateway.request<BotSettings>('PUT', `/api/bots/${inbox.id}`, {
      token,
      body: { ...bot, active: true, inboxId: undefined, editedAt: undefined },
    });
    expect(switched).toMatchObject({ status: 200, body: { active: true, version: 1 } });
    return { inbox, token, email, agentId };
  }

  it('answers, hears no, hands over with a summary, and is silent once a person has it', async () => {
    const { inbox, token, email } = await shop();
    const { shopper, conversationId } = await gateway.opened(inbox.key, '如何退货');
    const said = (words: string) =>
      shopper.waitFor<Said>(
        'message.sent',
        ({ message }) => message.author.kind === 'bot' && message.content.text.includes(words),
      );
    const { message: answer } = await said('在订单里申请退货');
    expect(answer).toMatchObject({ author: { name: '小应' }, content: { kind: 'menu' } });
    const choose = (itemId: string, words: string, messageId: string) =>
      shopper.done('message.send', {
        ...{ conversationId, clientMessageId: newId() },
        content: { ...text(words), choice: { messageId, itemId } },
      });
    await choose('helped-no', '没有', answer.id);
    const { message: menu } = await said('没帮上忙');
    await choose('person', '转人工', menu.id);
    const { message: question } = await said('订单号');
    await choose('skip', '直接转人工', question.id);
    await said('正在为您转接');

    const agent = await gateway.console(email);
    await agent.waitFor<{ conversation: { id: string; status: string } }>(
      'conversation.updated',
      ({ conversation }) => conversation.id === conversationId && conversation.status === 'assigned',
    );
    const [note] = await gateway.database.query<{ text: string }>(
      `select content ->> 'text' as text from messages where conversation_id = $1 and entry = 'note'`,
      [conversationId],
    );
    expect(note!.text).toContain('· 如何退货');
    expect(note!.text).toContain('kb-returns');
    const { body: turns } = await gateway.request<BotTurn[]>(
      'GET',
      `/api/conversations/${conversationId}/bot`,
      {
        token,
      },
    );
    expect(turns.map(({ deed }) => deed)).toEqual(['answered', 'found-nothing', 'asked-fact', 'handed-over']);

    const before = shopper.received.length;
    await shopper.done('message.send', {
      conversationId,
      clientMessageId: newId(),
      content: text('如何退货'),
    });
    await agent.done('conversation.subscribe', { conversationId });
    await agent.done('message.send', { conversationId, clientMessageId: newId(), content: text('我来处理') });
    await shopper.waitFor<Said>('message.sent', ({ message }) => message.author.kind === 'agent');
    expect(JSON.stringify(shopper.received.slice(before))).not.toContain('"kind":"bot"');
    shopper.close();
    agent.close();
  });

  it('keeps what it was given with the customer, and leaves its summary to who takes over before it hands over', async () => {
    const { inbox, token, email, agentId } = await shop();
    const path = `/api/bots/${inbox.id}`;
    const { body: bot } = await gateway.request<BotSettings>('GET', path, { token });
    const phone = {
      ...{
        key: 'phone',
        label: { zh: '手机号', en: 'Phone' },
        pattern: '1[0-9]{10}',
        example: '13812340417',
      },
      ...{ ask: { zh: '手机号？', en: 'Your phone?' }, when: ['退货'] },
    };
    const questions = [...bot.questions, phone];
    await gateway.request('PUT', path, {
      token,
      body: { ...bot, questions, inboxId: undefined, editedAt: undefined },
    });
    const { shopper, conversationId } = await gateway.opened(
      inbox.key,
      '订单 YD20250318001 怎么退货，我的手机号 13812340417',
    );
    await shopper.waitFor<Said>('message.sent', ({ message }) => message.author.kind === 'bot');
    const { id } = shopper.session.customer;
    const { body: customer } = await gateway.request<CustomerRecord>('GET', `/api/customers/${id}`, {
      token,
    });
    expect(customer.attributes).toEqual({ 'order-number': 'YD20250318001' });
    expect(customer.phone).toMatch(/^\+?(86)?138.*\*.*17$/);
    const lead = await gateway.console(email);
    await lead.done('conversation.assign', { conversationId, agentId });
    const notes = await eventually(async () => {
      const rows = await gateway.database.query<{ text: string }>(
        `select content ->> 'text' as text from messages where conversation_id = $1 and entry = 'note'`,
        [conversationId],
      );
      return rows.length > 0 && rows.map((row) => row.text);
    });
    expect(notes).toEqual([expect.stringContaining('订单号: YD20250318001')]);
    for (const socket of [lead, shopper]) socket.close();
  });

  it('can be tried out by who sets it, and by nobody else', async () => {
    const { inbox, token } = await shop();
    const path = `/api/bots/${inbox.id}/try`;
    const { body } = await gateway.request<BotTry>('POST', path, { token, body: { text: '我要投诉' } });
    expect(body).toMatchObject({ deed: 'handed-over', handsOver: 'complaint', words: ['投诉'] });
    const { email } = await gateway.agent([]);
    const refused = await gateway.request('POST', path, {
      token: await gateway.signIn(email),
      body: { text: 'x' },
    });
    expect(refused.status).toBe(403);
    const missing = await gateway.request('GET', `/api/bots/${newId()}`, { token });
    expect(missing).toMatchObject({ status: 404, body: { error: { code: 'inbox-not-found' } } });
  });

  it('helps an agent once a manager has said so, and sees no phone number', async () => {
    const { inbox, token } = await shop();
    const { conversationId, shopper } = await gateway.opened(inbox.key, '我的电话是 13812345678');
    const assist = () =>
      gateway.request('POST', `/api/conversations/${conversationId}/assist`, {
        token,
        body: { what: 'reply' },
      });
    expect(await assist()).toMatchObject({ status: 409, body: { error: { code: 'assistant-off' } } });
    const { body: settings } = await gateway.request<AssistantSettings>('GET', '/api/assistant', { token });
    expect(settings).toMatchObject({ available: true, active: false });
    const { version } = settings;
    await gateway.request('PUT', '/api/assistant', {
      token,
      body: { active: true, masksOrders: false, version },
    });
    expect(await assist()).toMatchObject({
      status: 200,
      body: { text: '请稍等 13812345678', model: 'fake', masked: 1 },
    });
    expect(asked.join()).not.toContain('13812345678');
    shopper.close();
  });
});
