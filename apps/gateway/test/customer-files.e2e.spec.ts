import type {
  CustomerFile,
  CustomerImportDraft,
  CustomerTimelinePage,
  SegmentRecord,
} from '@yingda/contracts';
import type { Role } from '@yingda/contracts/names';
import { PutCustomer } from '@yingda/customers';
import { newId } from '@yingda/platform';
import { eventually } from '@yingda/testing';
import { TestGateway } from './harness';

const shop = { kind: 'api', keyId: newId(), name: 'erp' } as const;
const conditions = { kind: 'test', field: 'tier', operator: 'is', value: 'vip' };

describe('files of customers over HTTP', () => {
  let gateway: TestGateway;
  let inbox: { id: string; key: string };
  let customerId: string;
  const tokens = new Map<Role, string>();

  beforeAll(async () => {
    gateway = await TestGateway.start();
    const team = await gateway.team(undefined, { automaticAccept: true });
    inbox = await gateway.inbox(team);
    for (const role of ['agent', 'supervisor', 'manager', 'administrator'] as const) {
      const { email } = await gateway.agent(role === 'administrator' ? [] : [team], { role });
      tokens.set(role, await gateway.signIn(email));
    }
    const put = gateway.app.get(PutCustomer, { strict: false });
    customerId = (
      await put.execute(shop, { externalId: 'u1', name: '王芳', phone: '13812340417', tier: 'vip' })
    ).id;
  });
  afterAll(() => gateway.stop());

  type Asked = [role: Role, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object];
  const as = <T>(...[role, method, path, body]: Asked) =>
    gateway.request<T>(method, path, { token: tokens.get(role)!, ...(body ? { body } : {}) });
  async function send(role: Role, text: string, importId?: string) {
    const form = new FormData();
    form.append('file', new Blob([text]), '客户.csv');
    const query = importId ? `?importId=${importId}` : '';
    const response = await fetch(`${gateway.url}/api/customer-imports${query}`, {
      ...{ method: 'POST', body: form, headers: { authorization: `Bearer ${tokens.get(role)!}` } },
    });
    return { status: response.status, body: (await response.json()) as CustomerImportDraft };
  }
  async function download(role: Role, path: string) {
    const response = await fetch(`${gateway.url}${path}`, {
      headers: { authorization: `Bearer ${tokens.get(role)!}` },
    });
    return { status: response.status, text: await response.text() };
  }

  it('are edited with their version, and tell what happened in one row', async () => {
    const path = `/api/customer-files/${customerId}`;
    const { body: file } = await as<CustomerFile>('agent', 'GET', path);
    const { version } = file;
    expect(await as('agent', 'PATCH', path, { version, tags: ['常客'] })).toMatchObject({
      body: { tags: ['常客'] },
    });
    expect(await as('agent', 'PATCH', path, { version, tags: [] })).toMatchObject({ status: 409 });
    expect(await as('agent', 'PATCH', path, { version, kind: 'robot' })).toMatchObject({ status: 400 });
    await as('agent', 'POST', `/api/customers/${customerId}/notes`, { text: '喜欢蓝色' });
    const shopper = await gateway.opened(inbox.key, '你好');
    await as('agent', 'POST', '/api/feedback', { feedbackId: newId(), customerId, text: '多出蓝色款' });
    const first = await as<CustomerTimelinePage>('manager', 'GET', `${path}/timeline`);
    expect(first.body.items.filter(({ kind }) => kind !== 'promise')).toMatchObject([
      { kind: 'feedback', title: '多出蓝色款' },
      { kind: 'note', title: '喜欢蓝色' },
    ]);
    const asAdmin = await as<CustomerTimelinePage>('administrator', 'GET', `${path}/timeline`);
    expect(asAdmin.body.items.map(({ kind }) => kind)).toEqual(['note']);
    const whose = (shopper.shopper as unknown as { session: { customer: { id: string } } }).session;
    expect(whose.customer.id).not.toBe(customerId);
    const theirs = await as<CustomerTimelinePage>(
      'manager',
      'GET',
      `/api/customer-files/${whose.customer.id}/timeline?limit=1`,
    );
    expect(theirs.body.items).toMatchObject([{ kind: 'conversation', channel: 'web' }]);
  });

  it('are imported: previewed, taken, bad rows given back, once for each id', async () => {
    const importId = newId();
    const { body } = await send('manager', '姓名,手机,城市\n李雷,13900000001,上海\n韩梅,12,北京\n', importId);
    expect(body.preview.rows.map(({ problems }) => problems.length)).toEqual([0, 1]);
    expect((await send('agent', '姓名\nx\n')).status).toBe(403);
    const path = `/api/customer-imports/${importId}`;
    expect((await as('manager', 'POST', `${path}/start`, body.preview.plan)).status).toBe(200);
    await eventually(async () => {
      const { body: now } = await as<{ state: string }>('manager', 'GET', path);
      return now.state === 'done';
    }, 20_000);
    expect(await as('administrator', 'GET', path)).toMatchObject({
      body: { added: 1, failed: 1, totalRows: 2 },
    });
    expect(await as('manager', 'GET', `${path}/problems`)).toMatchObject({
      body: { items: [{ line: 3, code: 'phone' }] },
    });
    const { text } = await download('manager', `${path}/bad-rows`);
    expect(text.trim().split('\r\n')).toEqual([
      '\uFEFF姓名,手机,城市,line,reason'.replace('\uFEFF', text.startsWith('\uFEFF') ? '\uFEFF' : ''),
      '韩梅,12,北京,3,手机: This is not a phone number.',
    ]);
    expect((await send('manager', '姓名\n别人\n', importId)).body).toMatchObject({ state: 'done', added: 1 });
    const { body: found } = await as<{ items: object[] }>('agent', 'GET', '/api/customer-files?q=lilei');
    expect(found.items).toMatchObject([{ name: '李雷', label: '139 **** 0001', lifecycle: 'prospect' }]);
  });

  it('are exported by segment, masked unless the role sees everybody in full', async () => {
    const { body: segment } = await as<SegmentRecord>('supervisor', 'POST', '/api/segments', {
      name: 'VIP',
      conditions,
    });
    const path = `/api/segments/${segment.id}/export`;
    expect((await download('supervisor', path)).text).toContain('138 **** 0417');
    expect((await download('manager', `${path}?full=true`)).text).toContain('13812340417');
    expect((await download('supervisor', `${path}?full=true`)).status).toBe(403);
    expect((await download('agent', path)).status).toBe(403);
    expect(await as('agent', 'GET', `/api/segments/${segment.id}/count`)).toMatchObject({
      body: { customers: 1 },
    });
  });
});
