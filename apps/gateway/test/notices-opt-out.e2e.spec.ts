import type { CustomerFile, NoticePlan, NoticeRecord, SegmentRecord } from '@yingda/contracts';
import { newId } from '@yingda/platform';
import { eventually as within } from '@yingda/testing';
import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SimulatedMail } from './email/simulated';
import { TestGateway } from './harness';

/** From a mailbox or a webhook through the worker, and back to the provider. */
const eventually = <T>(check: () => T | Promise<T>) => within(check, 20_000);
const ADDRESS = 'lilei@buyer.example';

describe('who wants no more notices', () => {
  let gateway: TestGateway;
  let mail: SimulatedMail;
  let token: string;
  let team: string;
  beforeAll(async () => {
    mail = new SimulatedMail();
    await mail.start();
    gateway = await TestGateway.start();
    team = await gateway.team();
    token = await gateway.signIn((await gateway.agent([team], { role: 'manager' })).email);
  });
  afterAll(async () => {
    await gateway.stop();
    await mail.stop();
  });

  const ask = async <T>(method: string, path: string, body?: unknown) =>
    gateway.request<T>(method, `/api${path}`, { token, ...(body ? { body } : {}) });
  const send = async (over: Partial<NoticePlan>): Promise<NoticeRecord> => {
    const conditions = { kind: 'all', conditions: [] };
    const segment = await ask<SegmentRecord>('POST', '/segments', { name: `All ${newId()}`, conditions });
    const { body } = await ask<NoticeRecord>('POST', '/notices', {
      ...{ name: '延误', audience: 'segment', way: 'message', purpose: 'service' },
      ...{ segmentId: segment.body.id, teamIds: [], inboxIds: [], alsoMessage: false },
      ...{ texts: { zh: '派送延误一天', en: '' }, perMinute: 3_000, startsAt: null, endsAt: null },
      ...over,
    });
    await ask('POST', `/notices/${body.id}/send`, { version: body.version });
    return eventually(async () => {
      const one = (await ask<NoticeRecord>('GET', `/notices/${body.id}`)).body;
      return one.state === 'ended' && one;
    });
  };
  const file = async (customerId: string) =>
    (await ask<CustomerFile>('GET', `/customer-files/${customerId}`)).body;
  const page = async (url: string, init: RequestInit = {}) => {
    const response = await fetch(url.replace(/^https?:\/\/[^/]+/, gateway.url), {
      ...{ redirect: 'manual', ...init },
    });
    return { status: response.status, html: await response.text(), headers: response.headers };
  };

  it('say so by the link of a mail or by one click in their mail program, once, and undo it', async () => {
    const inbox = await gateway.inbox(team, {
      channel: 'email',
      settings: {
        ...{ address: mail.account['address'], password: mail.account['password'] },
        ...{ imapHost: '127.0.0.1', imapPort: mail.account['imap_port'], imapSecurity: 'none' },
        ...{ smtpHost: '127.0.0.1', smtpPort: mail.account['smtp_port'], smtpSecurity: 'none' },
      } as never,
    });
    await mail.act('write', { text: '我的订单到哪了？', subject: '订单' });
    const customerId = await eventually(async () => {
      const [row] = await gateway.database.query<{ id: string }>(
        'select customer_id as id from conversations where inbox_id = $1',
        [inbox.id],
      );
      return row?.id;
    });
    const sent = await send({ channels: ['email'] });
    expect(sent.tallies).toMatchObject([{ channel: 'email', count: 1 }]);
    const text = await eventually(() => {
      const said = mail.seenBy(ADDRESS).map(({ body }) => String(body['text']));
      return said.find((one) => one.includes('派送延误一天'));
    });
    const url = /https?:\/\/\S+\/u\/\S+/.exec(text)![0];
    const messages = await gateway.database.query<{ content: { text?: string } }>(
      `select content from messages m join conversations c on c.id = m.conversation_id where c.inbox_id = $1`,
      [inbox.id],
    );
    // Nobody of the shop reads the customer's own link.
    expect(JSON.stringify(messages)).not.toContain('/u/');

    const looked = await page(url);
    expect(looked.status).toBe(200);
    expect(looked.html).toContain('不再接收');
    expect(looked.html).not.toContain('<script');
    expect((await page(`${url}?lang=en`)).html).toContain('Stop these mails');
    // Looking, as mail programs do by themselves, changes nothing.
    expect((await file(customerId)).consents).toEqual([]);

    const oneClick = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    };
    const [first, second] = await Promise.all([page(url, oneClick), page(url, oneClick)]);
    for (const one of [first, second, await page(url, { method: 'POST' })]) {
      expect(one.status).toBe(200);
      expect(one.html).toContain('已为您退订');
    }
    const out = { purpose: 'service', channel: 'email', given: false, source: 'shopper' };
    expect((await file(customerId)).consents).toMatchObject([out]);
    const lines = await gateway.database.query('select 1 from customer_consents where customer_id = $1', [
      customerId,
    ]);
    expect(lines).toHaveLength(1);
    expect((await page(url)).html).toContain('重新接收');

    const again = await send({ channels: ['email'] });
    expect(again.tallies).toMatchObject([{ state: 'left-out', reason: 'no-consent', count: 1 }]);

    expect((await page(`${url}/undo?lang=en`, { method: 'POST' })).html).toContain('subscribed again');
    const back = await send({ channels: ['email'] });
    expect(back.tallies).toMatchObject([{ channel: 'email', count: 1 }]);

    for (const forged of [`${url}x`, url.replace('/u/', '/u/x')])
      expect((await page(forged, { method: 'POST' })).status).toBe(404);
  });

  it('say so by a word in an SMS, which is acknowledged once', async () => {
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const bridge = await Bridge.start();
    const inbox = await gateway.inbox(team, {
      channel: 'sms',
      settings: { provider: 'http', from: '10690000', providerUrl: bridge.url, signingSecret: secret },
    });
    const from = '+8613900001111';
    const write = async (text: string) => {
      const body = JSON.stringify({
        ...{ id: newId(), from, to: '10690000', text, received_at: new Date().toISOString() },
      });
      const [id, timestamp] = [newId(), String(Math.floor(Date.now() / 1_000))];
      const key = Buffer.from(secret.slice(6), 'base64');
      const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
      const { status } = await fetch(`${gateway.url}/hooks/sms/${inbox.key}`, {
        method: 'POST',
        headers: {
          ...{ 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp },
          'webhook-signature': `v1,${mac}`,
        },
        body,
      });
      expect(status).toBeLessThan(300);
    };
    const conversation = async () => {
      const [row] = await gateway.database.query<{ customerId: string; count: string }>(
        `select c.customer_id as "customerId", count(m.id) as count from conversations c
         join messages m on m.conversation_id = c.id where c.inbox_id = $1 group by 1`,
        [inbox.id],
      );
      return row;
    };
    await write('到货了吗');
    const { customerId } = (await eventually(conversation))!;
    await send({ channels: ['sms'] });
    await eventually(() => bridge.texts.some((text) => text.includes('派送延误一天')));

    await write('ＴＤ');
    await eventually(() => bridge.texts.some((text) => text.includes('已为您退订')));
    await write('退订');
    await eventually(async () => Number((await conversation())?.count) >= 4);
    expect(bridge.texts.filter((text) => text.includes('已为您退订'))).toHaveLength(1);
    const out = { channel: 'sms', given: false, source: 'shopper' };
    expect((await file(customerId)).consents).toEqual(
      expect.arrayContaining(
        ['service', 'marketing'].map((purpose) => expect.objectContaining({ ...out, purpose })),
      ),
    );
    const next = await send({ channels: ['sms'] });
    expect(next.tallies).toContainEqual(expect.objectContaining({ state: 'left-out', reason: 'no-consent' }));

    await write('START');
    await eventually(() => bridge.texts.some((text) => text.includes('已恢复') || text.includes('again')));
    const back = await send({ channels: ['sms'] });
    expect(back.tallies).toContainEqual(expect.objectContaining({ channel: 'sms', count: 1 }));
    await bridge.stop();
  });
});

/** A gateway for SMS of the shop's own, which takes everything. */
class Bridge {
  readonly texts: string[] = [];
  private constructor(private readonly server: Server) {}

  static async start(): Promise<Bridge> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        bridge.texts.push((JSON.parse(body) as { text: string }).text);
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ id: newId(), status: 'queued' }));
      });
    });
    const bridge = new Bridge(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return bridge;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/sms`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
