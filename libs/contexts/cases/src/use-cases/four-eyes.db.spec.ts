import { GOODWILL_KINDS, REMEDY_KINDS, Refusal, type RemedyKind, type Role } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import fc from 'fast-check';
import type { CaseWork } from '../create-case-work';
import type { Cases } from '../create-cases';
import { caseWorkOn, WorkShop } from '../work-testing';

const DAY = 24 * 3_600_000;
const START = new Date('2026-03-02T01:00:00Z');
const MONTH = '2026-03';
type Asked = [kind: RemedyKind, amountFen: number, more?: object];
const DEEDS = [
  ...['propose', 'approve', 'approve', 'refuse', 'tell', 'decline', 'execute', 'withdraw', 'replace'],
] as const;

describe('nobody decides for themselves', () => {
  let db: TestDatabase;
  let shop: WorkShop;
  let cases: Cases;
  let work: CaseWork;
  let ann: AgentActor;
  let lead: AgentActor;
  let manager: AgentActor;
  let quinn: AgentActor;
  let hana: AgentActor;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set(START);
    shop = new WorkShop();
    ({ cases, work } = caseWorkOn(db, shop));
    const actors = [
      ...[shop.as(shop.ann, 'agent'), shop.as(shop.lead, 'supervisor'), shop.as(shop.manager, 'manager')],
      ...[shop.as(shop.quinn, 'quality-reviewer'), shop.as(shop.hana, 'handler')],
    ];
    [ann, lead, manager, quinn, hana] = actors as [
      AgentActor,
      AgentActor,
      AgentActor,
      AgentActor,
      AgentActor,
    ];
  });
  afterAll(() => db.close());

  const open = async (more: object = {}) => {
    const command = { caseId: newId(), kind: 'quality', conversationId: shop.conversationId, ...more };
    return (await cases.open.execute(ann, command)).id;
  };
  const propose = (actor: AgentActor, caseId: string, [kind, amountFen, more = {}]: Asked) =>
    work.propose.execute(actor, { caseId, kind, amountFen, reason: '杯子裂了', ...more });
  const decide = (actor: AgentActor, id: string, approve = true) =>
    work.remedies.decide(actor, { id, approve, note: '看过' });
  const in_ = (days: number) => new Date(db.clock.now().getTime() + days * DAY).toISOString();

  it('a remedy within the limit is approved at once; above it by somebody else, whose limit reaches', async () => {
    const caseId = await open();
    expect(await propose(ann, caseId, ['refund', 5_000])).toMatchObject({
      state: 'approved',
      decidedById: null,
    });
    const big = await propose(ann, caseId, ['refund', 150_000]);
    expect(big.state).toBe('proposed');
    await expect(decide(ann, big.id)).rejects.toMatchObject({ code: 'four-eyes' });
    await expect(decide(lead, big.id)).rejects.toMatchObject({ code: 'over-limit' });
    await expect(decide(quinn, big.id)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(decide(hana, big.id)).rejects.toMatchObject({ code: 'remedy-not-found' });
    expect((await work.remedyReader.list(lead, {})).items).toMatchObject([{ id: big.id, mayDecide: false }]);
    expect((await work.remedyReader.list(manager, {})).items).toMatchObject([
      { id: big.id, mayDecide: true },
    ]);
    expect(await decide(manager, big.id)).toMatchObject({ state: 'approved', decidedByName: 'Max' });
    expect((await work.remedyReader.list(manager, {})).items).toEqual([]);
    // Points are worth money, too.
    expect(await propose(ann, caseId, ['points', 0, { points: 5_001 }])).toMatchObject({ state: 'proposed' });
  });

  it('what was agreed is told and executed by who works on the case, and never on an older sight of it', async () => {
    const { id, version } = await propose(ann, await open(), ['refund', 3_000]);
    const tell = (actor: AgentActor, seen = version) =>
      work.remedies.tell(actor, { id, version: seen, agreed: true, consent: '好' });
    await expect(tell(quinn)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(tell(ann, version - 1)).rejects.toMatchObject({ code: 'stale-edit' });
    await tell(ann);
    const execute = (actor: AgentActor) => work.remedies.execute(actor, { id, evidence: 'R1' });
    await expect(execute(quinn)).rejects.toMatchObject({ code: 'not-permitted' });
    expect(await execute(ann)).toMatchObject({ state: 'executed' });
  });

  it('the database itself refuses a remedy approved by who proposed it, or by nobody above the limit', async () => {
    const big = await propose(ann, await open(), ['refund', 150_000]);
    const set = (assignments: string, { id } = big) =>
      db.database.query(`update remedies set ${assignments} where id = $1`, [id]);
    await expect(set(`state = 'approved'`)).rejects.toThrow('remedies_approved_check');
    await expect(set(`state = 'approved', decided_by_id = proposed_by_id`)).rejects.toThrow(
      'remedies_four_eyes_check',
    );
    await expect(
      set(`state = 'approved', decided_by_id = '${manager.agentId}', decider_limit_fen = 100000`),
    ).rejects.toThrow('remedies_approved_check');
    // Nor a gift that counts as none, nor anything given that nobody was told of.
    const gift = await propose(ann, big.caseId, ['gift', 100]);
    await expect(set(`state = 'approved'`, gift)).rejects.toThrow('remedies_approved_check');
    await expect(set('goodwill = false', gift)).rejects.toThrow('remedies_goodwill_check');
    const small = await propose(ann, big.caseId, ['refund', 100]);
    await expect(set(`state = 'executed'`, small)).rejects.toThrow('remedies_executed_check');
  });

  it('a case is not executed while an approval is waited for, nor told while something agreed was not given', async () => {
    const caseId = await open();
    const { id } = await propose(ann, caseId, ['exchange', 90_000]);
    for (const stage of ['with-department', 'proposed', 'accepted'] as const)
      await cases.work.move(ann, {
        id: caseId,
        stage,
        ...(stage === 'proposed' ? { solution: '换新杯' } : {}),
      });
    const execute = () => cases.work.move(ann, { id: caseId, stage: 'executed' });
    await expect(execute()).rejects.toMatchObject({
      code: 'case-not-ready',
      details: { missing: ['remedy.approval'] },
    });
    await decide(lead, id);
    await execute();
    const tell = () => cases.work.tell(ann, { id: caseId, way: 'call', text: '已换新' });
    await expect(tell()).rejects.toMatchObject({ details: { missing: ['remedy.executed'] } });
    await work.remedies.tell(ann, { id, agreed: true, consent: '好的' });
    await work.remedies.execute(ann, { id, evidence: 'SF123' });
    expect(await tell()).toMatchObject({ stage: 'told' });
  });

  it('what the customer was told of is changed with their consent only, by one that takes its place', async () => {
    const caseId = await open();
    const first = await propose(ann, caseId, ['refund', 3_000]);
    await work.remedies.tell(ann, { id: first.id, agreed: true, consent: '可以' });
    await expect(work.remedies.withdraw(ann, { id: first.id, reason: '算错' })).rejects.toMatchObject({
      code: 'consent-required',
    });
    await expect(propose(ann, caseId, ['refund', 2_000, { replacesId: first.id }])).rejects.toMatchObject({
      code: 'consent-required',
    });
    const both = await Promise.allSettled(
      [1, 2].map(() =>
        propose(ann, caseId, ['refund', 2_000, { replacesId: first.id, consent: '同意改为 20 元' }]),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const states = (await work.remedyReader.ofCase(ann, caseId)).map(({ state }) => state);
    expect(states.sort()).toEqual(['approved', 'withdrawn']);
  });

  it('goodwill is approved by somebody else whatever the amount, within the budget of the month, and is in the register', async () => {
    const caseId = await open();
    await work.remedyReader.setBudget(manager, { month: MONTH, teamId: shop.teamId, amountFen: 10_000 });
    const gifts = await Promise.all([6_000, 6_000].map((fen) => propose(ann, caseId, ['gift', fen])));
    expect(gifts.map(({ state }) => state)).toEqual(['proposed', 'proposed']);
    const own = await propose(lead, caseId, ['fee-refund', 100]);
    await expect(decide(lead, own.id)).rejects.toMatchObject({ code: 'four-eyes' });
    await expect(decide(ann, own.id)).rejects.toMatchObject({ code: 'not-permitted' });
    const both = await Promise.allSettled(gifts.map(({ id }) => decide(lead, id)));
    expect(both.flatMap((one) => (one.status === 'rejected' ? one.reason.code : 'approved')).sort()).toEqual([
      ...['approved', 'over-budget'],
    ]);
    const register = await work.remedyReader.register(lead, MONTH);
    expect(register).toMatchObject({ approvedFen: 6_000, waitingFen: 6_100, budgets: [{ spentFen: 6_000 }] });
    const [given] = register.items.filter(({ state }) => state === 'approved');
    await work.remedies.withdraw(ann, { id: given!.id, reason: '顾客不要' });
    expect((await work.remedyReader.register(lead, MONTH)).budgets).toMatchObject([{ spentFen: 0 }]);
    await expect(work.remedyReader.register(ann, MONTH)).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('goodwill waits while the budget of its month is set, so that what is spent is counted once', async () => {
    const { id } = await propose(ann, await open(), ['gift', 6_000]);
    let settled = false;
    let deciding!: Promise<unknown>;
    await db.unitOfWork.run(async () => {
      await work.remedyReader.setBudget(manager, { month: MONTH, amountFen: 10_000 });
      deciding = db.database.units.exit(() => decide(lead, id)).finally(() => (settled = true));
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(settled).toBe(false);
    });
    await deciding;
    expect((await work.remedyReader.register(manager, MONTH)).budgets).toMatchObject([{ spentFen: 6_000 }]);
  });

  it('by whatever sequence of people and deeds: no remedy approved by its proposer or above a limit, budgets kept right', async () => {
    const roles: [() => AgentActor, Role][] = [
      [() => ann, 'agent'],
      [() => lead, 'supervisor'],
      [() => manager, 'manager'],
    ];
    await work.remedyReader.setBudget(manager, { month: MONTH, amountFen: 300_000 });
    const who = fc.nat(roles.length - 1);
    const deed = fc.record({
      what: fc.constantFrom(...DEEDS),
      ...{ by: who, pick: fc.nat(20), kind: fc.constantFrom(...REMEDY_KINDS, ...GOODWILL_KINDS) },
      amountFen: fc.constantFrom(100, 5_000, 5_001, 100_000, 100_001),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 8, maxLength: 14 }), async (deeds) => {
        const caseId = await open();
        const ids: string[] = [];
        for (const { what, by, pick, kind, amountFen } of deeds) {
          const actor = roles[by]![0]();
          const id = ids[pick % Math.max(ids.length, 1)] ?? newId();
          const more = { points: 1, consent: '同意', ...(what === 'replace' ? { replacesId: id } : {}) };
          const act = async () => {
            if (what === 'propose' || what === 'replace')
              ids.push((await propose(actor, caseId, [kind, amountFen, more])).id);
            if (what === 'approve' || what === 'refuse') await decide(actor, id, what === 'approve');
            if (what === 'tell' || what === 'decline')
              await work.remedies.tell(actor, { id, agreed: what === 'tell', consent: '好' });
            if (what === 'execute') await work.remedies.execute(actor, { id, evidence: 'R' });
            if (what === 'withdraw') await work.remedies.withdraw(actor, { id, reason: '不' });
          };
          await act().catch((error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
          });
        }
      }),
      { numRuns: 20, seed: 5 },
    );
    const [bad] = await db.database.query<{ n: number }>(
      `select count(*)::int as n from remedies where decided_by_id = proposed_by_id or (state in ('approved', 'told', 'executed')
         and not ((not goodwill and (limit_fen is null or value_fen <= limit_fen))
           or (decided_by_id is not null and (decider_limit_fen is null or value_fen <= decider_limit_fen))))`,
    );
    const [done] = await db.database.query<{ n: number; transitions: number }>(
      `select count(*)::int as n, (select count(*)::int from audit_log where subject_kind = 'remedy') as transitions
       from remedies`,
    );
    expect(bad!.n).toBe(0);
    const [budget] = await db.database.query<{ spent: number; given: number }>(
      `select spent_fen::int as spent, (select coalesce(sum(value_fen), 0)::int from remedies
         where goodwill and state in ('approved', 'told', 'executed')) as given from goodwill_budgets`,
    );
    expect(budget!.spent).toBe(budget!.given);
    expect(budget!.given).toBeGreaterThan(0);
    expect(done!.n).toBeGreaterThan(20);
    expect(done!.transitions).toBeGreaterThan(done!.n);
    const [versions] = await db.database.query<{ n: number }>('select sum(version)::int as n from remedies');
    // Every transition is in the audit log: one entry for each version.
    expect(done!.transitions).toBe(versions!.n);
  });

  it('an action goes from proposal to effect: approved, done, looked at by a stranger, and followed by another when it did not help', async () => {
    const senior = shop.as(shop.ben, 'senior-agent');
    const caseId = await open();
    await cases.handing.handOver(ann, { id: caseId, ownerId: shop.ben.id, reason: '休假' });
    const planned = {
      kind: 'preventive' as const,
      what: '加厚杯壁',
      caseId,
      ownerId: shop.hana.id,
      dueAt: in_(7),
    };
    await expect(work.plan.add(ann, planned)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(work.plan.add(lead, { ...planned, verifierId: shop.hana.id })).rejects.toMatchObject({
      code: 'four-eyes',
    });
    const { id, state } = await work.plan.add(senior, planned);
    expect([state, shop.owed.has(`action:${id}`)]).toEqual(['proposed', false]);
    await expect(work.plan.approve(senior, id)).rejects.toMatchObject({ code: 'not-permitted' });
    await work.plan.approve(lead, id);
    expect(shop.owed.get(`action:${id}`)?.ownerId).toBe(hana.agentId);
    await expect(work.plan.edit(hana, { id, dueAt: in_(30), reason: '忙' })).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await work.plan.edit(hana, { id, evidence: '新模具' });
    await work.actions.done(hana, { id, evidence: '新模具已上线' });
    for (const actor of [hana, lead, senior])
      await expect(work.actions.verify(actor, { id, effective: true, finding: '好' })).rejects.toMatchObject({
        code: 'not-permitted',
      });
    const owner = { ...hana, permissions: { ...hana.permissions, 'action.verify': 'all' as const } };
    await expect(work.actions.verify(owner, { id, effective: true, finding: '好' })).rejects.toMatchObject({
      code: 'four-eyes',
    });
    await expect(work.actions.verify(quinn, { id, effective: false, finding: '仍裂' })).rejects.toMatchObject(
      {
        code: 'invalid-payload',
      },
    );
    const next = { what: '换供应商', ownerId: shop.hana.id, dueAt: in_(20) };
    expect(await work.actions.verify(quinn, { id, effective: false, finding: '仍裂', next })).toMatchObject({
      ...{ state: 'ineffective', verifiedByName: 'Quinn' },
    });
    expect(await work.actionReader.ofCase(senior, caseId)).toMatchObject([
      { id },
      { followsId: id, state: 'open', what: '换供应商', ownerId: hana.agentId },
    ]);
    await expect(
      db.database.query('update case_actions set verified_by_id = owner_id where id = $1', [id]),
    ).rejects.toThrow('case_actions_four_eyes_check');
    expect((await work.actionReader.list(hana, { mine: true })).items).toHaveLength(1);
    await expect(work.actionReader.list(ann, {})).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('causes are counted as they are said and said anew, by cause, product and department; signals by product and batch', async () => {
    const glass = { product: '玻璃杯', batch: 'B12' };
    const [first, second] = [await open(glass), await open(glass)];
    const third = await open({ product: '水壶' });
    const said = (caseId: string, causeKey: string, more: object = {}) =>
      work.analyse.execute(ann, { caseId, causeKey, text: '查明', ...more });
    await said(first, 'packaging');
    await said(second, 'product-defect', { departmentId: shop.departmentId });
    await said(third, 'product-defect');
    await said(first, 'product-defect', { version: 1 });
    await expect(said(first, 'packaging', { version: 1 })).rejects.toMatchObject({ code: 'stale-edit' });
    await expect(said(first, 'nonsense')).rejects.toMatchObject({ code: 'invalid-payload' });
    const time = { from: in_(-1), to: in_(1) };
    const pareto = async (by: 'cause' | 'product' | 'department') =>
      (await work.actionReader.pareto(lead, { by, ...time })).bars.map(({ key, cases: n, cumulative }) => [
        key,
        n,
        cumulative,
      ]);
    expect(await pareto('cause')).toEqual([['product-defect', 3, 1]]);
    expect(await pareto('product')).toEqual([
      ['玻璃杯', 2, 2 / 3],
      ['水壶', 1, 1],
    ]);
    expect(await pareto('department')).toEqual([
      ['', 2, 2 / 3],
      [shop.departmentId, 1, 1],
    ]);
    expect(await work.actionReader.signals(quinn, time)).toMatchObject([
      { product: '玻璃杯', batch: 'B12', cases: 2, before: 0, latest: [{ id: second }, { id: first }] },
      { product: '水壶', batch: '', cases: 1 },
    ]);
    await expect(work.actionReader.signals(ann, time)).rejects.toMatchObject({ code: 'not-permitted' });
    expect(await work.actionReader.related(ann, first)).toMatchObject([
      { id: second, kinship: 'batch' },
      { id: third },
    ]);
    const report = await work.report.execute(ann, first);
    expect(report).toMatchObject({
      product: '玻璃杯',
      analysis: [{ causeKey: 'product-defect' }],
      customerName: '周女士',
    });
    expect((await work.report.execute(quinn, first)).customerName).toBe('周**');
  });
});
