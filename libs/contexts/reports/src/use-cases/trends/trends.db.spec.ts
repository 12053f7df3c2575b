import type { AgentActor } from '@yingda/events';
import { AdjustableClock, newId, silentLog, UnitOfWork } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { createReports, type Reports } from '../../create-reports';
import { Backlog } from '../../ports';
import { GivenItems } from '../golden/given-items';
import { GivenHistories, goldenNeeds } from '../golden/golden-ground';
import { AGENTS, TEAMS } from '../golden/golden-histories';
import { quietEditions } from '../golden/quiet-editions';

/** A Monday, 10:30 in the shop. */
const NOW = '2026-03-02T02:30:00Z';
const DAY = 24 * 3_600_000;
const REFUND = newId();
const SIZES = newId();

class Arriving extends Backlog {
  complete = true;
  override async isComplete(): Promise<boolean> {
    return this.complete;
  }
}

const agent = (reach: string, also: object = {}): AgentActor =>
  ({
    ...{ kind: 'agent', agentId: AGENTS.ann, name: 'Ann', teamIds: [TEAMS.S] },
    permissions: { 'figures.read': reach, ...also },
  }) as never;
const MANAGER = agent('all', { 'service-level.edit': 'all' });

describe('what comes more often than usual', () => {
  let db: TestDatabase;
  let clock: AdjustableClock;
  let backlog: Arriving;
  let node: Reports;
  let other: Reports;

  beforeAll(async () => (db = await testDatabase()));
  afterAll(() => db.close());
  beforeEach(async () => {
    await db.database.query(
      'truncate report_trends, report_conversations, report_cases, report_changes, outbox_events, audit_log',
    );
    await db.database.query(
      'update report_trend_settings set active = true, percent = 50, minimum = 5, hours = 0, version = 1',
    );
    clock = new AdjustableClock(new Date(NOW));
    backlog = new Arriving();
    [node, other] = [reports(), reports()];
    while ((await node.backfillFacts.execute()) || (await node.recordItems.backfill()))
      await node.recordItems.execute();
    // The shop has been there for longer than what is compared.
    await talks(1, { daysAgo: 60, topic: SIZES });
  });

  function reports(): Reports {
    return createReports({
      ...{ database: db.database, unitOfWork: new UnitOfWork(db.database), clock, log: silentLog },
      ...goldenNeeds(),
      ...quietEditions,
      ...{ outbox: db.outbox, backlog, histories: new GivenHistories(new Map()) },
      itemHistories: new GivenItems(),
    });
  }

  async function talks(
    count: number,
    { daysAgo = 0, at = '02:00', topic = REFUND, team = TEAMS.S, part = 0 }: Partial<Talks> = {},
  ): Promise<void> {
    const day = new Date(Date.parse(NOW) - daysAgo * DAY).toISOString().slice(0, 10);
    await db.database.query(
      `insert into report_conversations (conversation_id, part, whole, apart, opened_at, channel, inbox_id, tier, topic_id,
         last_team_id, number, customer_id, status, inbound, imported, queued, accepted, abandoned, left_message, transfers,
         escalations, reopenings, customer_messages, agent_messages, bot_messages)
       select gen_random_uuid(), $4::smallint, $4::smallint = 0, true, $1::timestamptz + n * interval '1 second', 'web', gen_random_uuid(),
         'standard', $2, $3, 1000 + n, gen_random_uuid(), 'active', true, false, false, true, false, false, 0, 0, 0, 1, 1, 0
       from generate_series(1, $5) n`,
      [`${day}T${at}:00Z`, topic, team, part, count],
    );
  }

  async function filed(
    count: number,
    { daysAgo = 0, kind = 'quality', causes = [] as string[], product = null as string | null } = {},
  ): Promise<void> {
    await db.database.query(
      `insert into report_cases (id, number, opened_at, kind, product, causes, answer_due_at, accepted, reopened, team_id)
       select gen_random_uuid(), 'C' || n, $1, $2, $3, $4, $1, false, 0, $5 from generate_series(1, $6) n`,
      [new Date(Date.parse(NOW) - daysAgo * DAY - 3_600_000), kind, product, causes, TEAMS.S, count],
    );
  }

  const found = async () =>
    (await node.findTrends.execute()).map(({ subject, key, count, usual, percent }) => ({
      ...{ subject, key, count, usual, percent },
    }));

  it('is a topic that rises above the same weekday and hours of the last four weeks, whatever came later on those days', async () => {
    for (const daysAgo of [7, 14, 21, 28]) {
      await talks(4, { daysAgo });
      await talks(50, { daysAgo, at: '09:00' });
      await talks(50, { daysAgo: daysAgo - 1 });
    }
    await talks(12);
    await talks(30, { part: 1 });
    expect(await found()).toEqual([{ subject: 'topic', key: REFUND, count: 12, usual: 4, percent: 200 }]);
  });

  it('is nothing that is as usual, nor fewer than the shop cares for, nor where nothing is usual yet', async () => {
    for (const daysAgo of [7, 14, 21, 28]) await talks(8, { daysAgo });
    await talks(11);
    await talks(4, { topic: SIZES });
    expect(await found()).toEqual([]);
    await db.database.query(`delete from report_conversations where opened_at < $1`, [
      new Date(Date.parse(NOW) - DAY),
    ]);
    await talks(40);
    expect(await found()).toEqual([]);
  });

  it('is of the weeks there were: what began two weeks ago is held against two', async () => {
    await db.database.query('truncate report_conversations');
    await talks(2, { daysAgo: 15 });
    await talks(4, { daysAgo: 14 });
    await talks(6, { daysAgo: 7 });
    await talks(10);
    expect(await found()).toMatchObject([{ count: 10, usual: 5, percent: 100 }]);
  });

  it('is also a kind, a cause or a product of cases', async () => {
    await filed(1, { daysAgo: 7, kind: 'quality', product: '玻璃杯' });
    await filed(6, { causes: ['packaging', 'storage'], product: '玻璃杯' });
    expect(await found()).toEqual([
      { subject: 'case-kind', key: 'quality', count: 6, usual: 0.25, percent: 2300 },
      { subject: 'cause', key: 'packaging', count: 6, usual: 0, percent: null },
      { subject: 'cause', key: 'storage', count: 6, usual: 0, percent: null },
      { subject: 'product', key: '玻璃杯', count: 6, usual: 0.25, percent: 2300 },
    ]);
  });

  it('is told once on a day, however often and by however many nodes it is found; and again on the next', async () => {
    await talks(9);
    const added = await Promise.all([node, other, node, other].map((one) => one.findTrends.execute()));
    expect(added.flat()).toHaveLength(1);
    await talks(9, { at: '02:10' });
    clock.set(new Date(Date.parse(NOW) + 600_000));
    expect(await found()).toEqual([]);
    expect((await node.trendDesk.list(MANAGER)).items).toMatchObject([{ count: 18, rising: true }]);
    const told = (await recordedEvents(db.database)).filter(({ name }) => name === 'trend.noticed');
    expect(told).toMatchObject([{ payload: { trend: { key: REFUND, count: 9 }, agentIds: [AGENTS.ann] } }]);
    clock.set(new Date(Date.parse(NOW) + DAY));
    await talks(9, { daysAgo: -1 });
    expect(await found()).toMatchObject([{ key: REFUND }]);
  });

  it('has calmed down when it is no more than usual, and stays in the list of its day', async () => {
    await node.trendDesk.setUp(MANAGER, { active: true, percent: 50, minimum: 5, hours: 1, version: 1 });
    await talks(9);
    expect(await found()).toHaveLength(1);
    clock.set(new Date(Date.parse(NOW) + 2 * 3_600_000));
    expect(await found()).toEqual([]);
    expect((await node.trendDesk.list(MANAGER)).items).toMatchObject([{ key: REFUND, rising: false }]);
  });

  it('is not looked for while the past is on its way in, nor where it is switched off', async () => {
    await talks(9);
    backlog.complete = false;
    expect(await found()).toEqual([]);
    backlog.complete = true;
    await node.trendDesk.setUp(MANAGER, { active: false, percent: 50, minimum: 5, hours: 0, version: 1 });
    expect(await found()).toEqual([]);
    await node.trendDesk.setUp(MANAGER, { active: true, percent: 50, minimum: 10, hours: 0, version: 2 });
    expect(await found()).toEqual([]);
    await node.trendDesk.setUp(MANAGER, { active: true, percent: 50, minimum: 9, hours: 0, version: 3 });
    expect(await found()).toHaveLength(1);
  });

  it('opens the very conversations; who leads teams sees those of them', async () => {
    await talks(6);
    await talks(3, { team: TEAMS.A });
    await talks(5, { topic: SIZES, at: '20:00', daysAgo: 1 });
    const [trend] = await node.findTrends.execute();
    expect(await node.trendDesk.behind(MANAGER, trend!.id)).toHaveLength(9);
    const mine = await node.trendDesk.behind(agent('team'), trend!.id);
    expect(mine).toHaveLength(6);
    expect(mine[0]).toMatchObject({ caseId: null, number: '1006', at: '2026-03-02T02:00:06.000Z' });
    await filed(5, { kind: 'refund' });
    const [ofCases] = await node.findTrends.execute();
    expect(await node.trendDesk.behind(MANAGER, ofCases!.id)).toMatchObject(
      Array.from({ length: 5 }, () => ({ conversationId: null, caseId: expect.any(String) })),
    );
  });

  it('is looked after by the first who says so, with a note, and that is in the audit log', async () => {
    await talks(9);
    const { id } = (await node.findTrends.execute())[0]!;
    const said = [node, other].map((one) =>
      one.trendDesk.acknowledge(agent('masked'), { id, note: '物流爆仓，已通知' }),
    );
    const all = await Promise.allSettled(said);
    expect(all.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(all.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'wrong-state' },
    });
    const { items } = await node.trendDesk.list(agent('team'));
    expect(items).toMatchObject([{ acknowledgedBy: 'Ann', note: '物流爆仓，已通知' }]);
    const log = await db.database.query(`select 1 from audit_log where action = 'trend.acknowledged'`);
    expect(log).toHaveLength(1);
  });

  it('is nobody’s who sees only their own figures; the threshold is set by who says what the shop promises', async () => {
    await expect(node.trendDesk.list(agent('own'))).rejects.toMatchObject({ code: 'not-permitted' });
    const settings = { active: true, percent: 80, minimum: 3, hours: 4, version: 1 };
    await expect(node.trendDesk.setUp(agent('team'), settings)).rejects.toMatchObject({
      code: 'not-permitted',
    });
    expect(await node.trendDesk.setUp(MANAGER, settings)).toEqual({ ...settings, version: 2 });
    await expect(node.trendDesk.setUp(MANAGER, settings)).rejects.toMatchObject({ code: 'stale-edit' });
    expect(await node.trendDesk.list(agent('team'))).toMatchObject({
      mayEdit: false,
      settings: { percent: 80 },
    });
  });
});

interface Talks {
  daysAgo: number;
  at: string;
  topic: string;
  team: string;
  part: number;
}
