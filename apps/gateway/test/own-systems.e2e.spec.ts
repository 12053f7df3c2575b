// The simulator stands for the providers here.
import { newId } from '@yingda/platform';
import { eventually, type TestSocket } from '@yingda/testing';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
/* eslint-disable @nx/enforce-module-boundaries */
import { api } from '../../simulator/src/providers/api';
import { sms } from '../../simulator/src/providers/sms';
import { weibo } from '../../simulator/src/providers/weibo';
import { Simulator } from '../../simulator/src/server/simulator';
/* eslint-enable @nx/enforce-module-boundaries */
import { TestGateway, text } from './harness';

interface Seen {
  from: string;
  kind: string;
  body: Record<string, unknown>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('SMS, Weibo, a shop’s own system and calls, from end to end', () => {
  let gateway: TestGateway;
  let simulator: Simulator;
  let address: string;
  let agent: TestSocket & { token: string };
  let team: string;

  beforeAll(async () => {
    const port = await freePort();
    gateway = await TestGateway.start({ port, publicUrl: `http://127.0.0.1:${port}` });
    simulator = new Simulator(
      {
        ...{ host: '127.0.0.1', port: 0, seed: 11, running: true, hookBase: null },
        ...{ pageFolder: null, publicUrl: null },
      },
      [api, sms, weibo],
    );
    address = await simulator.start();
    team = await gateway.team(undefined, { automaticAccept: true });
    agent = await gateway.console((await gateway.agent([team], { capacity: 20 })).email);
  });
  afterAll(async () => {
    agent.close();
    await simulator.stop();
    await gateway.stop();
  });

  const control = async <T = Record<string, unknown>>(path: string, body?: object): Promise<T> => {
    const response = await fetch(`${address}/__sim/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const value = (await response.json()) as T;
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  };
  const act = (provider: string, more: object) =>
    control<{ taken: boolean; status: number; message: string }>('inbound', {
      provider,
      wait: true,
      ...more,
    });
  const seen = async (provider: string) =>
    (await control<{ messages: Seen[] }>(`messages?provider=${provider}`)).messages;
  const becomes = (check: () => Promise<void>) =>
    eventually(async () => {
      await check();
      return true;
    }, 15_000);
  const said = (inboxId: string) =>
    gateway.database.query<{ text: string; conversationId: string; status: string }>(
      `select m.content ->> 'text' as text, m.conversation_id as "conversationId", c.status
       from messages m join conversations c on c.id = m.conversation_id
       where c.inbox_id = $1 and m.entry = 'message' and m.author_kind = 'customer' order by m.created_at`,
      [inboxId],
    );
  const deliveries = async (inboxId: string) =>
    (
      await gateway.database.query<{ state: string }>(
        'select state from channel_deliveries where inbox_id = $1 order by place, piece_no',
        [inboxId],
      )
    ).map(({ state }) => state);
  const answer = async (inboxId: string, words: string) => {
    let conversationId = '';
    await becomes(async () => {
      const [first] = await said(inboxId);
      expect(first?.status).toBe('assigned');
      conversationId = first!.conversationId;
    });
    await agent.done('message.send', { conversationId, clientMessageId: newId(), content: text(words) });
    return conversationId;
  };

  it('a shop’s own system writes and is answered, signed both ways, and tells what was read', async () => {
    const { account } = await control<{ account: { id: string; token: string } }>('accounts', {
      provider: 'api-receiver',
      receipts: true,
    });
    const inbox = await gateway.inbox(team, {
      channel: 'api',
      settings: { signingSecret: account.token, webhookUrl: `${address}/api-receiver/${account.id}` },
    });
    const hook_url = `${gateway.url}/api/channels/${inbox.key}/messages`;
    await control('accounts', { provider: 'api-receiver', hook_url });
    const told = { act: 'text', text: '我的订单呢？', id: 'm-1', webhook_id: 'msg_1' };
    expect(await act('api-receiver', told)).toMatchObject({ taken: true, status: 202 });
    expect((await act('api-receiver', told)).status).toBe(200);
    expect((await act('api-receiver', { ...told, text: '别的' })).status).toBe(409);
    expect((await act('api-receiver', { act: 'text', text: '早了', offset_s: 301 })).status).toBe(401);
    expect((await act('api-receiver', { act: 'text', text: ' ' })).status).toBe(400);
    await answer(inbox.id, '正在为您查询');
    await becomes(async () => {
      expect((await seen('api-receiver')).at(-1)).toMatchObject({
        from: 'account',
        body: { text: '正在为您查询' },
      });
      expect(await deliveries(inbox.id)).toEqual(['read']);
    });
    expect((await said(inbox.id)).map((one) => one.text)).toEqual(['我的订单呢？']);
  });

  it('an SMS by Twilio is answered and reported as delivered; after STOP nothing goes out', async () => {
    const { account } = await control<{ account: { id: string; token: string; number: string } }>(
      'accounts',
      {
        provider: 'sms',
      },
    );
    const inbox = await gateway.inbox(team, {
      channel: 'sms',
      settings: {
        ...{ provider: 'twilio', accountSid: account.id, authToken: account.token, from: account.number },
        apiBase: `${address}/sms`,
      },
    });
    await control('accounts', { provider: 'sms', hook_url: `${gateway.url}/hooks/sms/${inbox.key}` });
    expect(await act('sms', { act: 'text', text: '什么时候发货？' })).toMatchObject({ taken: true });
    const conversationId = await answer(inbox.id, '明天发货');
    await becomes(async () => {
      expect((await seen('sms')).at(-1)).toMatchObject({ from: 'account', body: { text: '明天发货' } });
      expect(await deliveries(inbox.id)).toEqual(['delivered']);
    });
    await control('faults', {
      provider: 'sms',
      match: { event: 'message' },
      times: 1,
      action: 'bad_signature',
    });
    expect(await act('sms', { act: 'text', text: '假的' })).toMatchObject({ taken: false, status: 401 });
    await act('sms', { act: 'text', text: 'STOP' });
    await becomes(async () => {
      const refused = await agent.send('message.send', {
        ...{ conversationId, clientMessageId: newId() },
        content: text('还在吗'),
      });
      expect(refused).toMatchObject({ ok: false, error: { code: 'window-closed' } });
    });
  });

  it('a private message of Weibo in either format is answered', async () => {
    const { account } = await control<{ account: { id: string; token: string; app_secret: string } }>(
      'accounts',
      {
        provider: 'weibo',
      },
    );
    const base = `${address}/weibo`;
    const inbox = await gateway.inbox(team, {
      channel: 'weibo',
      settings: {
        ...{
          enabled: true,
          appSecret: account.app_secret,
          accessToken: account.token,
          accountId: account.id,
        },
        ...{ apiBase: base, uploadBase: base, authBase: base },
      },
    });
    const connected = await control('accounts', {
      provider: 'weibo',
      hook_url: `${gateway.url}/hooks/weibo/${inbox.key}`,
    });
    expect(connected).toMatchObject({ connected: true });
    expect(await act('weibo', { act: 'text', text: '在吗？' })).toMatchObject({ taken: true, attempts: 1 });
    await control('accounts', { provider: 'weibo', format: 'xml' });
    expect(await act('weibo', { act: 'text', text: '有人吗？' })).toMatchObject({ taken: true });
    await answer(inbox.id, '在的');
    await becomes(async () => {
      expect((await seen('weibo')).at(-1)).toMatchObject({ from: 'account', body: { text: '在的' } });
      expect(await deliveries(inbox.id)).toEqual(['accepted']);
      expect((await said(inbox.id)).map((one) => one.text)).toEqual(['在吗？', '有人吗？']);
    });
  });

  it('a call is written down as a conversation of the phone inbox, once, with its note', async () => {
    const inbox = await gateway.inbox(team, { channel: 'phone' });
    const topicId = await gateway.topic();
    const call = {
      ...{ callId: newId(), inboxId: inbox.id, direction: 'in', outcome: 'answered', phone: '138 0013 8000' },
      ...{ name: '王女士', startedAt: new Date().toISOString(), durationSeconds: 65, about: 'inquiry' },
      ...{ summary: '问营业时间', disposition: { topicId, resolved: 'yes' } },
    };
    const log = (body: object) =>
      gateway.request<{ conversationId: string }>('POST', '/api/calls', { token: agent.token, body });
    const first = await log(call);
    expect(first.status).toBe(200);
    expect((await log(call)).body).toEqual(first.body);
    const { conversationId } = first.body;
    const entries = await gateway.database.query<{ entry: string; text: string | null }>(
      `select entry, content ->> 'text' as text from messages where conversation_id = $1 and entry = 'note'`,
      [conversationId],
    );
    expect(entries).toEqual([
      { entry: 'note', text: expect.stringMatching(/^电话呼入 · .*1 分 5 秒 · 咨询\n问营业时间$/) },
    ]);
    const [row] = await gateway.database.query<{ status: string; channel: string }>(
      'select status, channel from conversations where id = $1',
      [conversationId],
    );
    expect(row).toEqual({ status: 'closed', channel: 'phone' });
    expect(await log({ ...call, callId: newId(), direction: 'sideways' })).toMatchObject({ status: 400 });
    expect((await gateway.request('POST', '/api/calls', { body: call })).status).toBe(401);
  });
});
