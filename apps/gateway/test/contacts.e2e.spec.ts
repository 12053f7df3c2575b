import type { ContactDetail, ContactPage, PromiseBoard, PromiseSuggestions } from '@yingda/contracts';
import { CLOCK, newId, type AdjustableClock } from '@yingda/platform';
import { TestGateway, text } from './harness';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('promises and contacts over HTTP', () => {
  let gateway: TestGateway;
  let clock: AdjustableClock;
  let team: string;
  let key: string;
  const tokens: Record<string, string> = {};
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    gateway = await TestGateway.start();
    clock = gateway.app.get<AdjustableClock>(CLOCK);
    team = await gateway.team(undefined, { automaticAccept: true });
    key = (await gateway.inbox(team)).key;
    const roles = { agent: 'agent', other: 'agent', lead: 'supervisor', manager: 'manager' } as const;
    for (const [name, role] of Object.entries({ ...roles, quality: 'quality-reviewer' } as const)) {
      const { id, email } = await gateway.agent([team], { role, name });
      ids[name] = id;
      tokens[name] = await gateway.signIn(email);
    }
  });
  afterAll(async () => {
    await gateway.stop();
  });

  const ask = async <T>(...[who, method, path, body]: [string, string, string, unknown?]) => {
    const { status, body: told } = await gateway.request<T>(method, `/api${path}`, {
      ...{ token: tokens[who]!, ...(body ? { body } : {}) },
    });
    return { status, told };
  };
  const due = (hours: number) => new Date(clock.now().getTime() + hours * HOUR).toISOString();
  const shopper = async () => {
    const socket = await gateway.widget(key);
    const conversationId = newId();
    await socket.done('conversation.open', { conversationId });
    await socket.done('message.send', {
      ...{ conversationId, clientMessageId: newId(), content: text('在吗') },
    });
    socket.close();
    return { conversationId, customerId: socket.session.customer.id };
  };

  it('a promise found in what an agent wrote is accepted by them, stands on the board, and is kept by telling', async () => {
    const { conversationId } = await shopper();
    const words = '您好，我两小时内给您答复';
    const found = await ask<PromiseSuggestions>('lead', 'POST', '/promises/suggestions', {
      ...{ conversationId, messageId: newId(), text: words },
    });
    expect(found).toMatchObject({ status: 200, told: { items: [{ quote: words, state: 'open' }] } });
    const { id } = found.told.items[0]!;
    expect((await ask('agent', 'POST', `/promises/suggestions/${id}/accept`, {})).status).toBe(404);
    const made = await ask<{ id: string; dueAt: string }>(
      'lead',
      'POST',
      `/promises/suggestions/${id}/accept`,
      {},
    );
    expect(made).toMatchObject({ status: 200, told: { kind: 'agreed', conversationId } });
    const board = await ask<PromiseBoard>('manager', 'GET', '/promises/board');
    expect(board.told.owners.find((row) => row.id === ids['lead'])).toMatchObject({ overdue: 0 });
    expect((await ask('quality', 'GET', '/promises/board')).status).toBe(403);
    const told = await ask('lead', 'POST', `/promises/${made.told.id}/tell`, { text: '已为您处理' });
    expect(told).toMatchObject({ status: 200, told: { state: 'kept', outcome: '已为您处理' } });
  });

  it('a contact is planned, tried, done with what was said, told, and verified by somebody else', async () => {
    const { customerId } = await shopper();
    const plan = { customerId, purpose: 'after-service', method: 'phone', dueAt: due(5), why: '回访' };
    const planned = await ask<ContactDetail>('agent', 'POST', '/contacts', plan);
    expect(planned).toMatchObject({ status: 201, told: { state: 'planned', ownerId: ids['agent'] } });
    const { id } = planned.told;
    const form = { person: '本人', facts: '正常', solved: null, score: null, none: [] };
    const short = await ask<{ error: { code: string; details: object } }>(
      'agent',
      'POST',
      `/contacts/${id}/finish`,
      {
        ...{ form, points: [] },
      },
    );
    expect(short).toMatchObject({ status: 422, told: { error: { code: 'contact-incomplete' } } });
    await ask('agent', 'POST', `/contacts/${id}/attempts`, { attempt: 1, outcome: 'no-answer', note: '' });
    const whole = { form: { ...form, solved: 'no' }, points: [{ kind: 'problem', text: '仍有异响' }] };
    const done = await ask<ContactDetail>('agent', 'POST', `/contacts/${id}/finish`, whole);
    expect(done).toMatchObject({
      status: 200,
      told: { state: 'done', filled: 4, attempts: 2, openPoints: 1 },
    });
    const point = done.told.points[0]!.id;
    const tell = { result: '已换新', send: true };
    expect(await ask('agent', 'POST', `/contact-points/${point}/tell`, tell)).toMatchObject({
      ...{ status: 200, told: { openPoints: 0 } },
    });
    const guard = await ask<{ touches: object[] }>(
      'other',
      'GET',
      `/contacts/guard?customerId=${customerId}`,
    );
    expect(guard.told.touches).toMatchObject([{ kind: 'contact', agentId: ids['agent'] }]);
    const verify = { comment: '完整', evaluations: [{ id: point, evaluation: 5 }] };
    expect((await ask('agent', 'POST', `/contacts/${id}/verify`, verify)).status).toBe(403);
    expect(await ask('lead', 'POST', `/contacts/${id}/verify`, verify)).toMatchObject({
      ...{ status: 200, told: { verifiedByName: 'lead', points: [{ evaluation: 5 }] } },
    });
    const masked = await ask<ContactPage>('quality', 'GET', `/contacts?view=ended&customerId=${customerId}`);
    expect(masked.told.items).toMatchObject([{ id, customerName: expect.stringMatching(/^.\*\*$/) }]);
  });

  it('another agent’s contact is neither read nor worked on, and nobody cancels their own', async () => {
    const { customerId } = await shopper();
    const plan = { customerId, purpose: 'care', method: 'phone', dueAt: due(DAY / HOUR), why: '' };
    const { id } = (await ask<ContactDetail>('agent', 'POST', '/contacts', plan)).told;
    const tries = { attempt: 1, outcome: 'refused', note: '' };
    expect((await ask('other', 'GET', `/contacts/${id}`)).status).toBe(404);
    expect((await ask('other', 'POST', `/contacts/${id}/attempts`, tries)).status).toBe(404);
    expect((await ask('quality', 'POST', `/contacts/${id}/attempts`, tries)).status).toBe(403);
    expect((await ask('agent', 'POST', `/contacts/${id}/cancel`, { reason: 'x' })).status).toBe(403);
    const given = { ...plan, ownerId: ids['other'] };
    expect((await ask('agent', 'POST', '/contacts', given)).status).toBe(403);
    expect((await ask('lead', 'POST', `/contacts/${id}/cancel`, { reason: '已解决' })).status).toBe(200);
  });
});
