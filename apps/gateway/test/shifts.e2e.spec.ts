import { CountArrivals } from '@yingda/agents';
import {
  type ConversationRouting,
  type MyShifts,
  type Shift,
  type StaffingCoverage,
  type StaffingSettings,
  type StaffingWeek,
} from '@yingda/contracts';
import { type AdjustableClock, CLOCK } from '@yingda/platform';
import { eventually } from '@yingda/testing';
import { TestGateway } from './harness';

const MINUTE = 60_000;
/** What goes through the relay takes its time on a busy machine. */
const PATIENCE = 15_000;

describe('shifts of a team', () => {
  let gateway: TestGateway;
  let clock: AdjustableClock;
  let team: string;
  let lead: string;
  beforeAll(async () => {
    gateway = await TestGateway.start();
    clock = gateway.app.get<AdjustableClock>(CLOCK);
    team = await gateway.team(undefined, { automaticAccept: true });
    lead = await gateway.signIn((await gateway.agent([team], { role: 'supervisor' })).email);
  });
  afterAll(() => gateway.stop());

  const call = async <T>(what: string, body?: unknown, token = lead) => {
    const [method = '', path = ''] = what.split(' ');
    return gateway.request<T>(method, `/api${path}`, { token, ...(body === undefined ? {} : { body }) });
  };
  /** A full minute that does not begin while the spec gets there; never midnight, which is another day. */
  const soon = () => {
    const next = new Date(Math.floor(clock.now().getTime() / MINUTE + 2) * MINUTE);
    return next.getUTCHours() + next.getUTCMinutes() === 0 ? new Date(next.getTime() + MINUTE) : next;
  };
  const shift = (agentId: string, from: Date, minutes: number) => ({
    ...{
      agentId,
      date: from.toISOString().slice(0, 10),
      start: from.toISOString().slice(11, 16),
      breaks: [],
    },
    end: new Date(from.getTime() + minutes * MINUTE).toISOString().slice(11, 16),
  });

  it('decide who gets a conversation, say so, and give those who waited to who begins', async () => {
    const agent = await gateway.agent([team]);
    const screen = await gateway.console(agent.email);
    const saved = await call<StaffingSettings>(`PUT /teams/${team}/staffing`, {
      ...{ timeZone: 'UTC', shiftsDecide: true, stopBeforeMinutes: 5 },
      ...{ occupancyPercent: 80, minimumAgents: 1, version: 0 },
    });
    expect(saved).toMatchObject({ status: 200, body: { version: 1, shiftsDecide: true } });
    const begins = soon();
    const add = [shift(agent.id, begins, 120)];
    const planned = await call<StaffingWeek>(`POST /teams/${team}/shifts`, {
      week: add[0]!.date,
      remove: [],
      add,
    });
    expect([planned.status, planned.body.shifts[0]?.startsAt]).toEqual([200, begins.toISOString()]);
    await screen.waitFor('shift.updated', ({ agentIds }: { agentIds: string[] }) =>
      agentIds.includes(agent.id),
    );

    const { conversationId, shopper } = await gateway.opened((await gateway.inbox(team)).key);
    const why = async () =>
      (await call<ConversationRouting>(`GET /conversations/${conversationId}/routing`)).body;
    await eventually(async () => (await why()).waiting?.obstacleCounts['off-shift'] === 1, PATIENCE);
    expect((await why()).decisions).toEqual([]);
    clock.advance(begins.getTime() - clock.now().getTime());
    // Queues are swept every ten seconds.
    clock.advance(10_000);
    await eventually(async () => (await why()).decisions[0]?.agentId === agent.id, PATIENCE);
    for (const socket of [screen, shopper]) socket.close();
  });

  it('are covered by a colleague, and both are told', async () => {
    const [ann, bo] = [await gateway.agent([team]), await gateway.agent([team])];
    const [annSees, boSees] = [await gateway.console(ann.email), await gateway.console(bo.email)];
    const add = [shift(ann.id, soon(), 60)];
    const planned = await call<StaffingWeek>(`POST /teams/${team}/shifts`, {
      week: add[0]!.date,
      remove: [],
      add,
    });
    const { id } = planned.body.shifts.find(({ agentId }) => agentId === ann.id)!;
    const covered = await call<Shift>(`POST /shifts/${id}/cover`, { agentId: bo.id, note: '家里有事' });
    expect(covered).toMatchObject({ status: 200, body: { agentId: bo.id, coversAgentId: ann.id } });
    for (const [screen, agentId] of [[annSees, ann.id] as const, [boSees, bo.id] as const]) {
      await screen.waitFor('shift.updated', ({ toldIds }: { toldIds: string[] }) =>
        toldIds.includes(agentId),
      );
      const mine = await call<MyShifts>('GET /shifts/mine', undefined, screen.token);
      expect(mine.body.notices).toMatchObject([{ note: '家里有事', shift: { id } }]);
      const noticeIds = mine.body.notices.map((notice) => notice.id);
      expect((await call('POST /shifts/mine/seen', { noticeIds }, screen.token)).status).toBe(204);
      expect((await call<MyShifts>('GET /shifts/mine', undefined, screen.token)).body.notices).toEqual([]);
      screen.close();
    }
  });

  it('are compared with what came, which is counted from conversations', async () => {
    const { shopper } = await gateway.opened((await gateway.inbox(team)).key);
    const arrivals = gateway.app.get(CountArrivals, { strict: false });
    const coverage = () => call<StaffingCoverage>(`GET /teams/${team}/coverage`);
    await eventually(async () => {
      await arrivals.execute();
      return (await coverage()).body.facts.countedFrom !== null;
    }, PATIENCE);
    const { days, facts } = (await coverage()).body;
    expect([days.length, days[0]!.needed.length, facts.places]).toEqual([7, 48, 10]);
    shopper.close();
  });

  it('are refused with a code and a sentence', async () => {
    const agent = await gateway.agent([team]);
    const token = await gateway.signIn(agent.email);
    const add = [shift(agent.id, soon(), 60), shift(agent.id, soon(), 90)];
    const twice = await call(`POST /teams/${team}/shifts`, { week: add[0]!.date, remove: [], add });
    expect(twice).toMatchObject({
      status: 409,
      body: { error: { code: 'shifts-not-possible', details: { problems: [{ place: 1, why: 'overlap' }] } } },
    });
    const refused = [
      ['GET', `/teams/${team}/shifts`, 403],
      ['GET', `/teams/${team}/coverage`, 403],
      [
        'POST',
        '/absences',
        403,
        { agentId: agent.id, from: '2026-03-02', to: '2026-03-02', reason: 'sick', note: '' },
      ],
      ['PUT', '/marked-days', 403, { date: '2026-11-11', name: '双11', factor: 3 }],
      ['POST', '/arrivals/recount', 403, { from: '2026-01-01', to: '2026-01-02' }],
      ['GET', '/marked-days', 200],
    ] as const;
    for (const [method, path, status, body] of refused)
      expect([path, (await call(`${method} ${path}`, body, token)).status]).toEqual([path, status]);
    expect((await call(`GET /teams/${team}/shifts?week=2026-02-30`)).status).toBe(400);
    expect((await call(`GET /teams/${team}/shifts?week=today`)).status).toBe(400);
    expect((await call('PUT /marked-days', { date: '2026-11-11', name: '双11', factor: 900 })).status).toBe(
      400,
    );
    expect((await call('DELETE /marked-days/never')).status).toBe(400);
    expect((await call(`GET /teams/${agent.id}/shifts`)).status).toBe(403);
  });
});
