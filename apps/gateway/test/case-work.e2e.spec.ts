import {
  type CaseTaskDetail,
  type DepartmentRecord,
  type MadeCaseTaskLink,
  type Remedy,
} from '@yingda/contracts';
import type { Role } from '@yingda/contracts/names';
import { newId } from '@yingda/platform';
import { eventually, type TestSocket } from '@yingda/testing';
import { TestGateway } from './harness';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('what departments do, what customers are given, what is learned', () => {
  let gateway: TestGateway;
  let owner: TestSocket & { token: string };
  const tokens = {} as Record<Role, string>;
  const ids = {} as Record<Role, string>;
  let department: DepartmentRecord;
  let caseId: string;
  let task: CaseTaskDetail;

  // eslint-disable-next-line no-restricted-syntax -- a request in its parts
  const call = async <T>(method: string, path: string, role: Role, body?: unknown): Promise<T> => {
    const answer = await gateway.request<T>(method, `/api${path}`, { token: tokens[role], body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  beforeAll(async () => {
    gateway = await TestGateway.start();
    const team = await gateway.team(undefined, { automaticAccept: true });
    for (const role of ['agent', 'supervisor', 'manager', 'handler', 'administrator'] as const) {
      const { id, email } = await gateway.agent(role === 'handler' ? [] : [team], { role, name: role });
      ids[role] = id;
      if (role === 'agent') owner = await gateway.console(email);
      tokens[role] = role === 'agent' ? owner.token : await gateway.signIn(email);
    }
    const inbox = await gateway.inbox(team);
    const { shopper, conversationId } = await gateway.opened(inbox.key, '杯子裂了');
    shopper.close();
    const name = { 'zh-CN': '品质部', en: 'Quality' };
    department = await call('POST', '/departments', 'administrator', {
      ...{ key: 'quality', name, leadId: null, email: 'quality@shop.example', language: 'zh-CN' },
      agentIds: [ids.handler],
    });
    caseId = newId();
    const mine = () =>
      gateway.request('POST', '/api/cases', {
        token: tokens.agent,
        body: { caseId, kind: 'quality', conversationId, product: '玻璃杯', batch: 'B12' },
      });
    await eventually(async () => (await mine()).status < 300);
    task = await call('POST', `/cases/${caseId}/tasks`, 'agent', {
      ...{ departmentId: department.id, text: '请查批次 <B12>', facts: [{ label: '商品', value: '玻璃杯' }] },
    });
    await call('PUT', `/cases/${caseId}/analysis`, 'agent', { causeKey: 'packaging', text: '太薄' });
    await call('POST', '/actions', 'manager', {
      ...{ kind: 'preventive', what: '加厚杯壁', caseId, ownerId: ids.handler },
      dueAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    });
  });
  afterAll(async () => {
    owner.close();
    await gateway.stop();
  });

  it('shows a task by its link, without script, and takes one answer with files; its owner is called', async () => {
    const { url } = await call<MadeCaseTaskLink>('POST', `/case-tasks/${task.id}/links`, 'agent', {});
    const path = new URL(url).pathname;
    const page = await fetch(gateway.url + path);
    const html = await page.text();
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringMatching(/^default-src 'none'; style-src 'sha256-/),
    ]);
    expect(html).toContain('请查批次 &#60;B12&#62;');
    expect(html).not.toMatch(/<script|匿名|owner/);
    expect(await (await fetch(`${gateway.url}${path}?lang=en`)).text()).toContain('Help with C');

    const send = (text: string, file?: File) => {
      const body = new FormData();
      body.set('text', text);
      if (file) body.append('files', file);
      return fetch(gateway.url + path, { method: 'POST', body, redirect: 'manual' });
    };
    const taken = await fetch(`${gateway.url}${path}/taken`, { method: 'POST', redirect: 'manual' });
    expect([taken.status, taken.headers.get('location')]).toEqual([303, `${path}?lang=zh-CN`]);
    expect((await send('  ')).status).toBe(422);
    const bad = await send(
      '见附件',
      new File([Buffer.from('MZ')], 'a.exe', { type: 'application/x-msdownload' }),
    );
    expect([bad.status, await bad.text()]).toEqual([422, expect.stringContaining('见附件')]);
    const answered = owner.waitFor('case-task.updated', ({ how }: { how: string }) => how === 'answered');
    const done = await send('批次有裂纹', new File([PNG], '裂口.png', { type: 'image/png' }));
    expect(done.status).toBe(303);
    expect(await (await fetch(gateway.url + done.headers.get('location')!)).text()).toContain('答复已提交');
    expect(await answered).toMatchObject({ agentIds: [ids.agent], task: { id: task.id, state: 'answered' } });

    // Used up: neither shown nor taken a second time, and it says so.
    for (const again of [await fetch(gateway.url + path), await send('再来一次')])
      expect([again.status, await again.text()]).toEqual([410, expect.stringContaining('已经答复过')]);
    const detail = await call<CaseTaskDetail>('GET', `/case-tasks/${task.id}`, 'agent');
    expect(detail).toMatchObject({ answer: '批次有裂纹', answeredByName: 'quality@shop.example' });
    const [file] = detail.answerFiles;
    expect((await fetch(gateway.url + file!.url)).headers.get('content-type')).toBe('image/png');
    for (const forged of ['/t/nonsense', `${path.slice(0, -3)}abc`]) {
      const refused = await fetch(gateway.url + forged);
      expect([refused.status, await refused.text()]).toEqual([404, expect.stringContaining('链接无效')]);
    }
  });

  it('calls who may approve, once it is asked for, and prints the report of a case as page and PDF', async () => {
    const remedy = await call<Remedy>('POST', `/cases/${caseId}/remedies`, 'agent', {
      ...{ kind: 'refund', amountFen: 60_000, reason: '退款' },
    });
    expect(remedy).toMatchObject({ state: 'proposed', mayDecide: false, customerName: expect.any(String) });
    const decided = owner.waitFor(
      'remedy.updated',
      ({ remedy: { id, state } }: { remedy: Remedy }) => id === remedy.id && state === 'approved',
    );
    const approve = (role: Role) =>
      gateway.request<Remedy>('POST', `/api/remedies/${remedy.id}/decide`, {
        token: tokens[role],
        body: { approve: true },
      });
    expect((await approve('agent')).body).toMatchObject({ error: { code: 'four-eyes' } });
    expect((await approve('supervisor')).body).toMatchObject({
      state: 'approved',
      decidedByName: 'supervisor',
    });
    expect(await decided).toMatchObject({ agentIds: expect.arrayContaining([ids.agent]) });

    const fetched = (form: string) =>
      fetch(`${gateway.url}/api/cases/${caseId}/report/${form}`, {
        headers: { authorization: `Bearer ${tokens.agent}` },
      });
    const page = await (await fetched('page')).text();
    for (const words of ['客户投诉处理报告', '批次有裂纹', '¥600.00', '加厚杯壁', '包装不当'])
      expect(page).toContain(words);
    const pdf = await fetched('pdf?language=en');
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const file = await fetch(`${gateway.url}/api/goodwill/export`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.manager}`, 'content-type': 'application/json' },
      body: JSON.stringify({ month: '2026-03' }),
    });
    expect([file.status, await file.text()]).toEqual([200, expect.stringContaining('案件,顾客,类型')]);
  });
});
