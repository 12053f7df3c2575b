/* eslint-disable @nx/enforce-module-boundaries -- the simulator stands for WeChat here */
import { wechat } from '../../simulator/src/providers/wechat';
import { Simulator } from '../../simulator/src/server/simulator';
/* eslint-enable @nx/enforce-module-boundaries */
import { AddInbox } from '@yingda/channels';
import { type CaseDetail, type CasePage, type FeedbackPage } from '@yingda/contracts';
import { type AdjustableClock, CLOCK, newId } from '@yingda/platform';
import { eventually } from '@yingda/testing';
import { CaseLinks } from '../src/case-pages/case-links';
import { TestGateway } from './harness';

const PATIENCE_MS = 20_000;
const SYSTEM = { kind: 'system', name: 'test' } as const;
const WEEK_MS = 7 * 24 * 3_600_000;

describe('the pages of a customer’s cases', () => {
  let gateway: TestGateway;
  let simulator: Simulator;
  let token: string;
  /** The link's path, as WeChat's follower got it. */
  let link: string;

  beforeAll(async () => {
    simulator = new Simulator(
      {
        ...{ host: '127.0.0.1', port: 0, seed: 3, running: true, hookBase: null },
        ...{ pageFolder: null, publicUrl: null },
      },
      [wechat],
    );
    const provider = await simulator.start();
    gateway = await TestGateway.start();
    const team = await gateway.team();
    const max = await gateway.agent([], { role: 'manager', name: 'Max' });
    token = await gateway.signIn(max.email);
    const account = simulator.providers[0]!.accounts()[0]!.settings;
    const key = `shop-${newId().slice(-12)}`;
    await gateway.app.get(AddInbox, { strict: false }).execute(SYSTEM, {
      ...{ key, name: '公众号', shopName: '云杉', teamId: team, channel: 'wechat' },
      settings: {
        ...{ appId: account['app_id'], appSecret: account['secret'], token: account['token'] },
        ...{ encodingAesKey: account['encoding_aes_key'], mode: account['mode'] },
        apiBase: `${provider}/wechat`,
      },
    } as never);
    await simulator.providers[0]!.configure({ hook_url: `${gateway.url}/hooks/wechat/${key}` });
  });
  afterAll(async () => {
    await gateway.stop();
    await simulator.stop();
  });

  const page = async (path: string, form?: Record<string, string> | FormData) => {
    const response = await fetch(`${gateway.url}${path}`, {
      redirect: 'manual',
      ...(form ? { method: 'POST', body: form instanceof FormData ? form : new URLSearchParams(form) } : {}),
    });
    const { status, headers } = response;
    return { status, html: await response.text(), to: headers.get('location') ?? '', headers };
  };
  const api = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const told = await gateway.request<T>(method, `/api${path}`, { token, ...(body ? { body } : {}) });
    if (told.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(told.body)}`);
    return told.body;
  };
  const tap = (key: string) =>
    simulator.providers[0]!.act({ act: 'click', key, label: key } as never).then(() => undefined);
  const cards = () =>
    simulator.providers[0]!.messages({}).filter(({ kind, from }) => from === 'account' && kind === 'news');

  it('open by a tap in the account’s menu, which calls nobody; other keys are the shop’s own', async () => {
    await tap('orders');
    await tap('complaint');
    await eventually(async () => cards().length === 1, PATIENCE_MS);
    const url = String(cards()[0]!.body['url']);
    expect(url).toMatch(/\/c\/[\w.-]+\/complaint$/);
    link = new URL(url).pathname.replace(/\/complaint$/, '');
    const [{ count } = { count: '' }] = await gateway.database.query<{ count: string }>(
      'select count(*)::text as count from conversations',
    );
    expect(count).toBe('0');
  });

  it('take a complaint with a file once, however often it is sent, and show its number and times', async () => {
    const { html, headers } = await page(`${link}/complaint`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    const caseId = /name="caseId" value="([^"]+)"/.exec(html)![1]!;
    const filled = () => {
      const form = new FormData();
      const said = {
        caseId,
        kind: 'quality',
        words: '杯口有裂纹 <b>',
        orderNumber: '',
        contact: '13800138000',
      };
      for (const [name, value] of Object.entries(said)) form.append(name, value);
      form.append('files', new Blob(['receipt'], { type: 'text/plain' }), '小票.txt');
      return form;
    };
    const first = await page(`${link}/complaint`, filled());
    const again = await page(`${link}/complaint`, filled());
    expect([first.status, again.status, again.to]).toEqual([303, 303, first.to]);
    const list = await page(first.to);
    expect(list.html).toMatch(/已提交，编号 C\d+/);
    expect(list.html).toContain('前答复您');
    const { items } = await api<CasePage>('GET', '/cases?view=open');
    expect(items).toHaveLength(1);
    const one = await api<CaseDetail>('GET', `/cases/${caseId}`);
    expect(one).toMatchObject({ source: 'customer', facts: expect.stringContaining('13800138000') });
    expect(one.files.map(({ name }) => name)).toEqual(['小票.txt']);
    // What was written is text.
    expect((await page(`${link}/cases/${caseId}`)).html).toContain('杯口有裂纹 &#60;b&#62;');
  });

  it('say what is missing and keep what was written', async () => {
    const form = new FormData();
    form.append('words', '漏水了');
    const refused = await page(`${link}/complaint`, form);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('请选择问题类型');
    expect(refused.html).toContain('>漏水了</textarea>');
  });

  it('take "not solved" once the result was told, and the case is opened one level up', async () => {
    const { items } = await api<CasePage>('GET', '/cases?view=open');
    const { id } = items[0]!;
    const early = await page(`${link}/cases/${id}/not-solved`, { words: '还没好' });
    expect([early.status, early.html.includes('状态刚刚变了')]).toEqual([409, true]);
    const deed = (name: string, body: object) => api<CaseDetail>('POST', `/cases/${id}/${name}`, body);
    for (const [name, body] of [
      ['move', { stage: 'classified' }],
      ['answer', { way: 'call', text: '正在检测' }],
      ['move', { stage: 'proposed', solution: '换新' }],
      ['move', { stage: 'accepted' }],
      ['move', { stage: 'executed' }],
      ['tell', { way: 'call', text: '新杯子已寄出' }],
    ] as const)
      await deed(name, body);
    const told = await page(`${link}/cases/${id}`);
    expect(told.html).toContain('新杯子已寄出');
    expect((await page(`${link}/cases/${id}/not-solved`, { words: ' ' })).status).toBe(422);
    const said = await page(`${link}/cases/${id}/not-solved`, { words: '又裂了' });
    expect((await page(said.to)).html).toContain('已重新打开');
    expect(await api<CaseDetail>('GET', `/cases/${id}`)).toMatchObject({ level: 2, reopenedCount: 1 });
  });

  it('take feedback once, sorted as the customer did', async () => {
    const feedbackId = newId();
    const given = { feedbackId, sort: 'praise', text: '包装很用心' };
    expect((await page(`${link}/feedback`, given)).status).toBe(303);
    const { to } = await page(`${link}/feedback`, given);
    expect((await page(to)).html).toContain('表扬 · 已收到');
    const { items } = await api<FeedbackPage>('GET', '/feedback?view=open');
    expect(items).toMatchObject([{ id: feedbackId, sort: 'praise', text: '包装很用心' }]);
  });

  it('show nothing of anybody else, and nothing by a link that is made up or over', async () => {
    const { items } = await api<CasePage>('GET', '/cases?view=open');
    const { key } = await gateway.inbox(await gateway.team());
    const { shopper } = await gateway.opened(key);
    const [stranger] = await gateway.database.query<{ id: string }>(
      'select id from identities where customer_id = $1',
      [shopper.session.customer.id],
    );
    const links = gateway.app.get(CaseLinks);
    const theirs = new URL(links.url(stranger!.id, 'en')).pathname;
    expect((await page(theirs)).html).toContain('Nothing yet');
    expect((await page(`${theirs}/cases/${items[0]!.id}`)).status).toBe(404);
    expect((await page(`${theirs}/cases/${items[0]!.id}/not-solved`, { words: 'mine' })).status).toBe(404);
    shopper.close();
    const [body, mac] = link.slice('/c/'.length).split('.') as [string, string];
    const forged = Buffer.from(
      Buffer.from(body, 'base64url')
        .toString()
        .replace(/[0-9a-f]{8}-/, '00000000-'),
    ).toString('base64url');
    for (const made of [`/c/${forged}.${mac}`, `/c/${body}`, '/c/x.y'])
      expect((await page(made)).status).toBe(404);
    const clock = gateway.app.get<AdjustableClock>(CLOCK);
    const now = clock.now();
    clock.set(new Date(now.getTime() + WEEK_MS + 60_000));
    const over = await page(link);
    expect([over.status, over.html.includes('链接已过期')]).toEqual([410, true]);
    expect((await page(`${link}/feedback`, { text: 'late' })).status).toBe(410);
    clock.set(now);
  });
});
