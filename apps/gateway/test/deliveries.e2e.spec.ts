import { USUAL_SENDING } from '@yingda/channels';
import { newId } from '@yingda/platform';
import { eventually as within } from '@yingda/testing';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TestGateway, text } from './harness';

/** From a webhook to an agent's screen, and from there to the provider: several relays' turns. */
const eventually = <T>(check: () => T | Promise<T>) => within(check, 15_000);

const TOKEN = 'spec-push-token';

const TEMPLATES = JSON.stringify({
  template_list: [{ template_id: 'T1', title: '发货通知', content: '单号：{{character_string1.DATA}}' }],
});

/** As much of WeChat as sending needs; answers what the spec says. */
class SmallWeChat {
  readonly sent: { touser: string; text?: { content: string } }[] = [];
  readonly templates: { touser: string; template_id: string; data: object }[] = [];
  tokens = 0;
  answer: { errcode: number; errmsg: string } = { errcode: 0, errmsg: 'ok' };
  address = '';
  private server: Server | null = null;

  async start(): Promise<this> {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        response.setHeader('content-type', 'application/json');
        if (request.url!.startsWith('/cgi-bin/stable_token')) {
          this.tokens += 1;
          return response.end(JSON.stringify({ access_token: `t${this.tokens}`, expires_in: 7200 }));
        }
        if (request.url!.startsWith('/cgi-bin/template/get_all')) return response.end(TEMPLATES);
        if (request.url!.startsWith('/cgi-bin/message/template/send')) {
          this.templates.push(JSON.parse(body));
          return response.end('{"errcode":0,"errmsg":"ok","msgid":200228332}');
        }
        if (!request.url!.startsWith('/cgi-bin/message/custom/send')) return response.end('{"errcode":0}');
        if (this.answer.errcode === 0) this.sent.push(JSON.parse(body));
        return response.end(JSON.stringify(this.answer));
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
}

interface Detail {
  conversation: { id: string };
  outlets: {
    identityId: string;
    channel: string;
    chosen: boolean;
    window: { quotaLeft: number; open: boolean };
  }[];
}

describe('answers that go out through WeChat', () => {
  let gateway: TestGateway;
  let wechat: SmallWeChat;
  beforeAll(async () => {
    wechat = await new SmallWeChat().start();
    gateway = await TestGateway.start();
  });
  afterAll(async () => {
    await gateway.stop();
    await wechat.stop();
  });

  async function shop() {
    const teamId = await gateway.team(undefined, { automaticAccept: true });
    const inbox = await gateway.inbox(teamId, {
      channel: 'wechat',
      sending: { ...USUAL_SENDING, joinLines: false },
      settings: {
        appId: 'wx5c3f8e21aa904d17',
        appSecret: 'the-app-secret-of-the-spec',
        mode: 'plain',
        token: TOKEN,
        templateMessages: true,
        apiBase: wechat.address,
      },
    });
    const { email } = await gateway.agent([teamId]);
    const agent = await gateway.console(email);
    const openId = `oSpec_${newId().slice(-12)}`;
    let msgId = 24_930_112_233_440_000n;
    const write = async (words: string) => {
      const now = Math.floor(Date.now() / 1_000);
      const [timestamp, nonce] = [String(now), newId().slice(-8)];
      const signature = createHash('sha1').update([TOKEN, timestamp, nonce].sort().join('')).digest('hex');
      const query = new URLSearchParams({ signature, timestamp, nonce, openid: openId });
      msgId += 1n;
      const answer = await fetch(`${gateway.url}/hooks/wechat/${inbox.key}?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body:
          `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[${openId}]]></FromUserName>` +
          `<CreateTime>${now}</CreateTime><MsgType><![CDATA[text]]></MsgType>` +
          `<Content><![CDATA[${words}]]></Content><MsgId>${msgId}</MsgId></xml>`,
      });
      expect([answer.status, await answer.text()]).toEqual([200, 'success']);
    };
    await write('我的包裹到哪了？');
    const conversationId = await eventually(async () => {
      const { body } = await gateway.request<{ items: { id: string; agentId: string | null }[] }>(
        'GET',
        '/api/conversations?view=mine',
        { token: agent.token },
      );
      return body.items.find((one) => one.agentId)?.id;
    });
    await agent.done('conversation.subscribe', { conversationId });
    const detail = async () =>
      (await gateway.request<Detail>('GET', `/api/conversations/${conversationId}`, { token: agent.token }))
        .body;
    const say = (words: string, clientMessageId = newId()) =>
      agent.send('message.send', { conversationId, clientMessageId, content: text(words) });
    return { agent, openId, write, conversationId, detail, say };
  }

  it('reach the customer in order, are counted down, and tell how far they have come', async () => {
    const { agent, openId, conversationId, detail, say } = await shop();
    await eventually(async () => (await detail()).outlets[0]?.window.quotaLeft === 5);
    for (const words of ['您好', '在路上了', '明天到']) expect((await say(words)).ok).toBe(true);
    await eventually(() => wechat.sent.filter((one) => one.touser === openId).length === 3);
    expect(wechat.sent.filter((one) => one.touser === openId).map((one) => one.text?.content)).toEqual([
      '您好',
      '在路上了',
      '明天到',
    ]);
    expect(wechat.tokens).toBe(1);
    expect((await detail()).outlets).toEqual([
      expect.objectContaining({
        channel: 'wechat',
        chosen: true,
        window: expect.objectContaining({ quotaLeft: 2 }),
      }),
    ]);
    const entries = async () =>
      (
        await gateway.request<{ entries: { author: { kind: string }; delivery?: { state: string } }[] }>(
          'GET',
          `/api/conversations/${conversationId}/entries`,
          { token: agent.token },
        )
      ).body.entries.filter((one) => one.author.kind === 'agent' && one.delivery);
    await eventually(async () => (await entries()).every((one) => one.delivery!.state === 'accepted'));
    expect((await entries()).length).toBe(3);
    await agent.waitFor(
      'delivery.changed',
      (event: { delivery: { state: string } }) => event.delivery.state === 'accepted',
    );
    await agent.waitFor(
      'window.changed',
      (event: { window: { quotaLeft: number } }) => event.window.quotaLeft === 2,
    );
  });

  it('are refused when the quota is used up, with nothing stored, and go again when the customer writes', async () => {
    const { agent, write, conversationId, detail, say } = await shop();
    for (let n = 1; n <= 5; n++) expect((await say(`answer ${n}`)).ok).toBe(true);
    await eventually(async () => (await detail()).outlets[0]?.window.open === false);
    const clientMessageId = newId();
    const refused = await say('one more', clientMessageId);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'window-closed', details: { why: 'quota', fallbacks: expect.any(Array) } },
    });
    const { body } = await gateway.request<{ fits: boolean; pieces: unknown[] }>(
      'POST',
      `/api/conversations/${conversationId}/preview`,
      { token: agent.token, body: { content: text('one more') } },
    );
    expect(body).toMatchObject({
      fits: false,
      channel: 'wechat',
      pieces: [{ kind: 'text', text: 'one more' }],
    });
    await write('还有一个问题');
    await eventually(async () => (await detail()).outlets[0]?.window.open === true);
    expect((await say('one more', clientMessageId)).ok).toBe(true);
    await eventually(() => wechat.sent.some((one) => one.text?.content === 'one more'));
  });

  it('that WeChat refuses fail visibly, and are sent again by the agent', async () => {
    const { agent, conversationId, say } = await shop();
    wechat.answer = { errcode: 45001, errmsg: 'too big rid: 1' };
    const answer = await say('refused');
    const messageId = (answer as { data: { id: string } }).data.id;
    await agent.waitFor(
      'delivery.changed',
      (event: { messageId: string; delivery: { state: string; failure?: { code: string } } }) =>
        event.messageId === messageId &&
        event.delivery.state === 'failed' &&
        event.delivery.failure?.code === '45001',
    );
    wechat.answer = { errcode: 0, errmsg: 'ok' };
    const path = `/api/conversations/${conversationId}/messages/${messageId}/resend`;
    const again = await gateway.request('POST', path, { token: agent.token });
    expect(again).toMatchObject({ status: 200, body: { state: 'queued' } });
    await eventually(() => wechat.sent.some((one) => one.text?.content === 'refused'));
    const { email } = await gateway.agent([await gateway.team()]);
    const stranger = await gateway.signIn(email);
    expect((await gateway.request('POST', path, { token: stranger })).status).toBe(403);
  });

  it('stay as WeChat has them: nothing is changed here that the customer would go on seeing', async () => {
    const { agent, openId, say } = await shop();
    const messageId = ((await say('sent')) as { data: { id: string } }).data.id;
    await eventually(() => wechat.sent.some((one) => one.touser === openId));
    await agent.waitFor(
      'delivery.changed',
      (event: { messageId: string; delivery: { state: string } }) =>
        event.messageId === messageId && event.delivery.state === 'accepted',
    );
    for (const [command, payload] of [
      ['message.recall', { messageId }],
      ['message.edit', { messageId, content: text('other words') }],
    ] as const)
      expect(await agent.send(command, payload)).toMatchObject({
        ok: false,
        error: { code: 'sent-already', details: { why: 'cannot', channel: 'wechat' } },
      });
  });

  it('are templates when nothing else may be sent, filled in as WeChat approved them', async () => {
    const { agent, openId, conversationId, detail, say } = await shop();
    for (let n = 1; n <= 5; n++) await say(`answer ${n}`);
    await eventually(async () => (await detail()).outlets[0]?.window.open === false);
    const { body } = await gateway.request<{ items: object[] }>(
      'GET',
      `/api/conversations/${conversationId}/templates`,
      { token: agent.token },
    );
    expect(body.items).toEqual([
      { name: 'T1', title: '发货通知', language: '', text: '单号：{{character_string1}}' },
    ]);
    const template = {
      kind: 'template',
      name: 'T1',
      language: '',
      values: [{ field: 'character_string1', value: 'SF12' }],
      text: '单号：SF12',
    };
    const send = (content: object) =>
      agent.send('message.send', { conversationId, clientMessageId: newId(), content });
    expect(await send({ ...template, text: '大减价' })).toMatchObject({
      ok: false,
      error: { code: 'invalid-payload' },
    });
    expect(await send(template)).toMatchObject({ ok: true });
    await eventually(() => wechat.templates.some((one) => one.touser === openId));
    expect(wechat.templates).toEqual([
      expect.objectContaining({ template_id: 'T1', data: { character_string1: { value: 'SF12' } } }),
    ]);
  });
});
