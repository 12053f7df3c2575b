import {
  type CaseCounts,
  type CaseDetail,
  type CaseDraft,
  type CaseKind,
  type CasePage,
  type CaseProgress,
  type CaseProgressPage,
  type CaseTold,
  type ContactGuard,
  type PromisePage,
  type ReportAnswer,
  type ReportCasePage,
} from '@yingda/contracts';
import type { Role } from '@yingda/contracts/names';
import { type AdjustableClock, CLOCK, newId } from '@yingda/platform';
import { eventually, type TestSocket } from '@yingda/testing';
import { TestGateway, text, type Widget } from './harness';

// Events are heard of once every transaction of the server that began before them is over.
const PATIENCE_MS = 20_000;

const dutyOf = ({ duties }: CaseDetail, name: string) => duties.find(({ duty }) => duty === name)!;

describe('cases over the wire', () => {
  let gateway: TestGateway;
  let clock: AdjustableClock;
  let key: string;
  let team: string;
  let file: string | null = null;
  let ann: { id: string; email: string };
  let agent: TestSocket & { token: string };
  let max: { id: string; email: string };
  let shopper: Widget;
  let conversationId: string;
  let messageId: string;
  let caseId: string;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    clock = gateway.app.get<AdjustableClock>(CLOCK);
    team = await gateway.team(undefined, { automaticAccept: true });
    max = await gateway.agent([], { role: 'manager', name: 'Max' });
    ann = await gateway.agent([team], { name: 'Ann' });
    agent = await gateway.console(ann.email);
    key = (await gateway.inbox(team)).key;
    ({ shopper, conversationId } = await gateway.opened(key, '订单 202603020001234 的杯子裂了'));
    const [row] = await gateway.database.query<{ id: string }>(
      `select id from messages where conversation_id = $1 and author_kind = 'customer'`,
      [conversationId],
    );
    messageId = row!.id;
    await eventually(async () => {
      const [one] = await gateway.database.query<{ agent: string | null }>(
        'select agent_id as agent from conversations where id = $1',
        [conversationId],
      );
      return one?.agent === ann.id;
    }, PATIENCE_MS);
  });
  afterAll(async () => {
    agent.close();
    shopper.close();
    await gateway.stop();
  });

  const call = async <T>(
    method: string,
    path: string,
    ...[body, token = agent.token]: [body?: unknown, token?: string]
  ): Promise<T> => {
    const told = await gateway.request<T>(method, `/api${path}`, { token, ...(body ? { body } : {}) });
    if (told.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(told.body)}`);
    return told.body;
  };
  /** A file of the case, as its owner has added it; uploaded once. */
  const caseFile = async (): Promise<string> => {
    if (file) return file;
    const form = new FormData();
    form.append('file', new Blob([Buffer.from('%PDF-1.4\n%%EOF')], { type: 'application/pdf' }), 'proof.pdf');
    const token = await gateway.signIn(ann.email);
    const told = await fetch(`${gateway.url}/api/attachments`, {
      ...{ method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form },
    });
    const { id } = (await told.json()) as { id: string };
    await call('POST', `/cases/${caseId}/files`, { attachmentId: id }, token);
    return (file = id);
  };
  const deed = (name: string, body: object = {}, token?: string) =>
    call<CaseDetail>('POST', `/cases/${caseId}/${name}`, body, token);
  const progress = async () =>
    (await call<CaseProgressPage>('GET', '/widget/cases', undefined, shopper.token)).items[0]!;

  it('is opened from a message in two clicks: the draft is filled in, and sent as it is', async () => {
    const draft = await call<CaseDraft>(
      'GET',
      `/cases/draft?conversationId=${conversationId}&messageIds=${messageId}`,
    );
    expect(draft).toMatchObject({ kind: 'quality', orderNumbers: ['202603020001234'] });
    expect(draft.quotes).toHaveLength(1);
    const { facts, orderNumbers } = draft;
    const body = { kind: draft.kind, facts, orderNumber: orderNumbers[0], messageIds: [messageId] };
    caseId = newId();
    const opened = await call<CaseDetail>('POST', '/cases', { caseId, conversationId, ...body });
    expect(opened).toMatchObject({ stage: 'classified', level: 1, ownerId: ann.id, masked: false });
    const again = await call<CaseDetail>('POST', '/cases', { caseId, conversationId, ...body });
    expect(again.number).toBe(opened.number);
    // The customer is told its number, the agent’s screens that it is there.
    await shopper.waitFor<{ message: { content: { text?: string } } }>(
      'message.sent',
      ({ message }) => message.content.text?.includes(opened.number) ?? false,
    );
    await agent.waitFor<CaseTold>(
      'case.updated',
      (event) => event.caseId === caseId && event.how === 'opened',
    );
    expect(await call<CaseCounts>('GET', '/cases/counts')).toMatchObject({ open: 1, overdue: 0 });
    const { items } = await call<PromisePage>('GET', '/promises?mine=true&kind=case');
    const owed = [opened.answerDueAt, dutyOf(opened, 'decide').dueAt, opened.resultDueAt];
    expect(items.map(({ dueAt }) => dueAt).sort()).toEqual(owed.sort());
  });

  it('is told, followed up and closed, and comes back one level up when the shopper says it is not solved', async () => {
    await deed('answer', { way: 'message', text: '我们正在检测' });
    await deed('move', { stage: 'proposed', solution: '换新杯' });
    await deed('move', { stage: 'accepted' });
    await deed('move', { stage: 'executed' });
    const told = await deed('tell', { way: 'message', text: '新杯子已寄出' });
    expect(told).toMatchObject({ stage: 'told', toldBy: 'message' });
    await shopper.waitFor<{ message: { content: { text?: string } } }>(
      'message.sent',
      ({ message }) => message.content.text === '新杯子已寄出',
    );
    expect(await progress()).toMatchObject({ stage: 'told', result: '新杯子已寄出', mayReopen: true });
    // Whoever would call them about something else hears that Ann has told them, and is to call them.
    const { number, customerId } = await call<CaseDetail>('GET', `/cases/${caseId}`);
    const guard = `/contacts/guard?customerId=${customerId}`;
    const { touches } = await call<ContactGuard>('GET', guard, undefined, await gateway.signIn(max.email));
    const touch = { kind: 'case', id: caseId, about: number, agentId: ann.id };
    expect(touches.filter(({ kind }) => kind === 'case')).toMatchObject([touch, touch]);
    const back = await call<CaseProgress>(
      ...(['POST', `/widget/cases/${caseId}/not-solved`, { words: '又裂了' }, shopper.token] as const),
    );
    expect(back.stage).toBe('working');
    const one = await call<CaseDetail>('GET', `/cases/${caseId}`);
    expect(one).toMatchObject({ level: 2, reopenedCount: 1, toldAt: null });
    const { items } = await call<PromisePage>('GET', '/promises?mine=true&kind=case');
    expect(items.map(({ dueAt }) => dueAt)).toEqual([dutyOf(one, 'decide').dueAt, one.resultDueAt]);
  });

  it('goes on by itself when the customer writes who was waited for', async () => {
    await deed('pause', { reason: '等照片' });
    expect(await progress()).toMatchObject({ waitingForYou: true });
    await shopper.done('message.send', { conversationId, clientMessageId: newId(), content: text('照片') });
    await eventually(async () => {
      const { pausedSince } = await call<CaseDetail>('GET', `/cases/${caseId}`);
      return pausedSince === null;
    }, PATIENCE_MS);
  });

  it('is late at its due time to the second, whoever looks, and the manager is called', async () => {
    const before = await call<CaseDetail>('GET', `/cases/${caseId}`);
    clock.set(new Date(new Date(before.resultDueAt).getTime() + 1_000));
    const { token: lateToken } = await gateway.console(ann.email);
    await eventually(async () => {
      const one = await call<CaseDetail>('GET', `/cases/${caseId}`, undefined, lateToken);
      const late = one.history.filter(({ step }) => step === 'breached').map(({ at }) => at);
      return one.level === 3 && String(late) === String([dutyOf(before, 'decide').dueAt, before.resultDueAt]);
    }, PATIENCE_MS);
  });

  it.each<[Role, boolean, number]>([
    ['agent', false, 404],
    ['supervisor', false, 404],
    ['supervisor', true, 200],
    ['manager', false, 200],
    ['quality-reviewer', false, 404],
    ['handler', false, 404],
  ])('lets %s (of its team: %s) read its files: %s', async (role, ofTeam, expected) => {
    const attachmentId = await caseFile();
    const who = await gateway.agent(ofTeam ? [team] : [], { role });
    const path = `/api/attachments/${attachmentId}/link`;
    expect((await gateway.request('GET', path, { token: await gateway.signIn(who.email) })).status).toBe(
      expected,
    );
    expect((await gateway.request('GET', path, { token: await gateway.signIn(ann.email) })).status).toBe(200);
  });

  it('counts feedback whose answer was due, and who answered it in time (figure 25)', async () => {
    const token = await gateway.signIn(max.email);
    const feedbackId = newId();
    await call('POST', '/feedback', { feedbackId, text: '包装可以更环保', sort: 'suggestion' }, token);
    const taken = await call<{ version: number }>('GET', `/feedback/${feedbackId}`, undefined, token);
    await call(
      'POST',
      `/feedback/${feedbackId}/answer`,
      { text: '谢谢，已转给包装组', way: 'call', version: taken.version },
      token,
    );
    const to = new Date(clock.now().getTime() + 4 * 86_400_000).toISOString();
    const asked = { figures: [25], from: clock.now().toISOString(), to, compare: false };
    await eventually(async () => {
      const { figures } = await call<ReportAnswer>('POST', '/reports/query', asked, token);
      expect(figures[0]!.overall).toMatchObject({ numerator: 1, denominator: 1 });
      return true;
    }, PATIENCE_MS);
    const behind = await call<ReportCasePage>(
      'POST',
      '/reports/conversations',
      { ...asked, figures: undefined, figure: 'feedback-in-time' },
      token,
    );
    expect(behind.items).toMatchObject([{ item: 'feedback', itemId: feedbackId, title: '包装可以更环保' }]);
  });

  it('shows a quality reviewer nothing that tells who the customer is', async () => {
    const role = 'quality-reviewer' as Role;
    const token = await gateway.signIn((await gateway.agent([], { role })).email);
    const { items } = await call<CasePage>('GET', '/cases', undefined, token);
    const seen = items.find(({ id }) => id === caseId)!;
    expect(seen.orderNumber).toBe('…1234');
    expect((await call<CaseDetail>('GET', `/cases/${caseId}`, undefined, token)).may).toEqual([]);
  });

  it('is opened by the shop’s systems and by shoppers, each once, and seen by nobody else’s shopper', async () => {
    const { body: made } = await gateway.request<{ secret: string }>('POST', '/api/api-keys', {
      ...{ token: await gateway.signIn((await gateway.agent([], { role: 'administrator' })).email) },
      body: { name: 'erp' },
    });
    const kinds = await call<CaseKind[]>('GET', '/case-kinds', undefined, await gateway.signIn(max.email));
    const invoice = kinds.find(({ key: kind }) => kind === 'invoice')!;
    expect(invoice.fields.map(({ key: field }) => field)).toEqual([
      ...['invoice-kind', 'invoice-title', 'tax-number', 'invoice-email'],
    ]);
    const id = newId();
    const body = { caseId: id, kind: 'invoice', customerId: shopper.session.customer.id, title: '补开发票' };
    const first = await call<{ number: string }>('POST', '/v1/cases', body, made.secret);
    expect(await call('POST', '/v1/cases', body, made.secret)).toMatchObject({ number: first.number });
    expect(await call('GET', `/v1/cases/${id}`, undefined, made.secret)).toMatchObject({
      source: 'api',
      channel: 'api',
    });
    const stranger = await gateway.widget(key);
    const filed = { caseId: newId(), kind: 'refund', words: '要退款' };
    expect(await call('POST', '/widget/cases', filed, stranger.token)).toMatchObject({
      stage: 'received',
      words: '要退款',
    });
    const { status } = await gateway.request('GET', `/api/widget/cases/${id}`, { token: stranger.token });
    expect(status).toBe(404);
    // Days have passed; the token of the first morning is over.
    const token = await gateway.signIn(max.email);
    expect(await call<CaseDetail>('GET', `/cases/${filed.caseId}`, undefined, token)).toMatchObject({
      source: 'customer',
    });
    stranger.close();
  });
});
