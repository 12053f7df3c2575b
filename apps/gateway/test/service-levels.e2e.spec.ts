import { SweepPresence } from '@yingda/agents';
import {
  type ConversationRow,
  type ServiceLevelClock,
  type ServiceLevelPolicy,
  type ServiceLevelPreview,
} from '@yingda/contracts';
import type { AdjustableClock } from '@yingda/platform';
import { CLOCK, newId } from '@yingda/platform';
import { AtRiskReader } from '@yingda/service-levels';
import { eventually } from '@yingda/testing';
import { PresenceLeases } from '../src/sockets/presence-leases';
import { TestGateway, text } from './harness';

const ANY = { tiers: [], channels: [], inboxIds: [], topicIds: [], teamIds: [] };
const NOTHING = { firstResponse: null, nextResponse: null, resolution: null, waiting: null };
const target = (seconds: number, with_: object = {}) => ({
  ...{ seconds, time: 'business', warning: { unit: 'percent', value: 60 }, pauses: true },
  ...{ onWarning: ['notify-agent'], onBreach: ['notify-agent', 'notify-leads', 'escalate'] },
  ...with_,
});

// Events are heard of once every transaction of the server that began before them is over.
const PATIENCE_MS = 20_000;

describe('promised times', () => {
  let gateway: TestGateway;
  let clock: AdjustableClock;
  let manager: string;
  let team: string;
  beforeAll(async () => {
    gateway = await TestGateway.start();
    clock = gateway.app.get<AdjustableClock>(CLOCK);
    manager = await gateway.signIn((await gateway.agent([], { role: 'manager' })).email);
    team = await gateway.team(undefined, { automaticAccept: true });
  });
  afterAll(() => gateway.stop());

  // In steps shorter than the gateway's own lease: a jump would look like a gateway that was away.
  const pass = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 4) {
      clock.advance(Math.min(4, seconds - passed) * 1_000);
      await gateway.app.get(PresenceLeases).renew();
      await gateway.app.get(SweepPresence, { strict: false }).execute();
    }
  };
  const call = async <T>(
    method: string,
    path: string,
    { body, token = manager }: { body?: unknown; token?: string } = {},
  ) => {
    const told = await gateway.request<T>(method, `/api${path}`, { token, ...(body ? { body } : {}) });
    if (told.status >= 300) throw new Error(JSON.stringify(told.body));
    return told.body;
  };
  const clocksOf = (id: string) => call<ServiceLevelClock[]>('GET', `/conversations/${id}/service-levels`);
  const clockOf = async (id: string, kind: string) =>
    (await clocksOf(id)).filter((one) => one.kind === kind).at(-1);
  const add = (targets: object, teamIds = [team]) =>
    call<ServiceLevelPolicy>('POST', '/service-levels', {
      body: {
        ...{ name: 'Spec', active: true, conditions: { ...ANY, teamIds } },
        targets: { ...NOTHING, ...targets },
      },
    });

  it('are warned of, then broken, told to the agent and the lead, and kept in the history when answered late', async () => {
    await add({ firstResponse: target(100), resolution: target(3_600, { onWarning: [], warning: null }) });
    const agent = await gateway.agent([team]);
    const lead = await gateway.agent([team], { role: 'supervisor' });
    const [desk, watcher] = [await gateway.console(agent.email), await gateway.console(lead.email)];
    const { shopper, conversationId } = await gateway.opened((await gateway.inbox(team)).key);
    const isFirst = ({ clock: one }: { clock: { kind: string } | null }) => one?.kind === 'first-response';
    const changed = await desk.waitFor('service-level.changed', isFirst, PATIENCE_MS);
    expect(changed).toMatchObject({ conversationId, clock: { kind: 'first-response' } });
    const { row } = {
      row: await call<{ conversation: ConversationRow }>('GET', `/conversations/${conversationId}`),
    };
    const { startedAt, dueAt } = row.conversation.clock!;
    expect(Date.parse(dueAt) - Date.parse(startedAt)).toBe(100_000);

    await pass(64);
    const warned = await desk.waitFor('service-level.warned', () => true, PATIENCE_MS);
    expect(warned).toMatchObject({ conversationId, kind: 'first-response', dueAt, agentIds: [agent.id] });
    await pass(40);
    const broken = await watcher.waitFor('service-level.breached', () => true, PATIENCE_MS);
    expect(broken).toMatchObject({
      conversationId,
      dueAt,
      agentIds: expect.arrayContaining([agent.id, lead.id]),
    });
    await eventually(
      async () =>
        (await clockOf(conversationId, 'first-response'))!.actions.every(({ state }) => state === 'done'),
      PATIENCE_MS,
    );
    const risks = await gateway.app.get(AtRiskReader, { strict: false }).list({ teamIds: [team], limit: 5 });
    expect(risks).toMatchObject([{ conversationId, risk: 'late', clock: { kind: 'first-response', dueAt } }]);

    await desk.done('message.send', { conversationId, clientMessageId: newId(), content: text('here') });
    await eventually(
      async () => (await clockOf(conversationId, 'first-response'))!.outcome === 'broken',
      PATIENCE_MS,
    );
    const told = (await clockOf(conversationId, 'first-response'))!;
    expect([told.breachedAt, told.dueAt && Date.parse(told.stoppedAt!) > Date.parse(told.dueAt)]).toEqual([
      dueAt,
      true,
    ]);
    const { entries } = await call<{ entries: { content: { event?: string } }[] }>(
      'GET',
      `/conversations/${conversationId}/entries`,
    );
    const said = entries.map(({ content }) => content.event);
    expect(said).toContain('service-level-breached');
    expect(said).toContain('conversation-escalated');

    // The customer's turn: the resolution stands, and runs on with what they write.
    const standing = (await clockOf(conversationId, 'resolution'))!;
    expect([standing.runningSince, standing.dueAt, standing.outcome]).toEqual([null, null, 'open']);
    await pass(60);
    await shopper.done('message.send', { conversationId, clientMessageId: newId(), content: text('again') });
    await eventually(
      async () => (await clockOf(conversationId, 'resolution'))!.runningSince !== null,
      PATIENCE_MS,
    );
    expect((await clockOf(conversationId, 'resolution'))!.spentMs).toBe(standing.spentMs);
    for (const socket of [shopper, desk, watcher]) socket.close();
  });

  it('are foreseen: by which policy, in which hours, and due when they open again', async () => {
    const closed = await gateway.team();
    const policy = await add({ firstResponse: target(100) }, [closed]);
    const admin = await gateway.signIn((await gateway.agent([], { role: 'administrator' })).email);
    const now = clock.now();
    const tomorrow = new Date(now.getTime() + 8 * 3_600_000 + 86_400_000).toISOString().slice(0, 10);
    const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const plan = {
      ...{ timeZone: 'Asia/Shanghai', days: none, holidays: [], makeUpDays: [] },
      exceptions: [{ date: tomorrow, intervals: [{ open: '09:00', close: '18:00' }], name: '盘点' }],
    };
    const uses = { teamIds: [closed], inboxIds: [], tiers: [] };
    await call('POST', '/calendars', { body: { name: 'Stocktaking', plan, uses }, token: admin });
    const foreseen = await call<ServiceLevelPreview>('GET', `/service-levels/preview?teamId=${closed}`);
    const dueAt = `${tomorrow}T01:01:40.000Z`;
    expect(foreseen).toMatchObject({
      ...{ policyId: policy.id, because: ['teamIds'], calendarName: 'Stocktaking', open: false },
      due: [{ kind: 'first-response', dueAt }],
    });
    const { shopper, conversationId } = await gateway.opened((await gateway.inbox(closed)).key);
    await eventually(
      async () => (await clockOf(conversationId, 'first-response')) !== undefined,
      PATIENCE_MS,
    );
    expect((await clockOf(conversationId, 'first-response'))!.dueAt).toBe(dueAt);
    shopper.close();
  });

  it('are changed by managers only', async () => {
    const body = { name: 'x', active: true, conditions: ANY, targets: NOTHING };
    for (const role of ['supervisor', 'administrator'] as const) {
      const token = await gateway.signIn((await gateway.agent([team], { role })).email);
      const { status } = await gateway.request('POST', '/api/service-levels', { token, body });
      expect(status).toBe(403);
    }
  });
});
