import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import type { CaseWork } from '../create-case-work';
import type { Cases } from '../create-cases';
import { caseWorkOn, WorkShop } from '../work-testing';

const HOUR = 3_600_000;
const START = new Date('2026-03-02T01:00:00Z');
const after = (hours: number) => new Date(START.getTime() + hours * HOUR);

describe('steps of a case', () => {
  let db: TestDatabase;
  let shop: WorkShop;
  let cases: Cases;
  let work: CaseWork;
  let ann: AgentActor;
  let hana: AgentActor;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set(START);
    shop = new WorkShop();
    ({ cases, work } = caseWorkOn(db, shop));
    ann = shop.as(shop.ann, 'agent');
    hana = shop.as(shop.hana, 'handler');
  });
  afterAll(() => db.close());

  /** Of a kind with 24 hours to decide and to execute, as it is shipped. */
  const open = async () =>
    (await cases.open.execute(ann, { caseId: newId(), kind: 'quality', conversationId: shop.conversationId }))
      .id;
  const asked = async (caseId: string) => {
    const about = { departmentId: shop.departmentId, text: '请查批次 B12', facts: [] };
    return (await work.ask.execute(ann, { caseId, ...about, attachmentIds: [] })).id;
  };
  const heard = async (id: string) => {
    await work.tasks.answer(hana, { id, text: '已查' });
    await work.tasks.accept(ann, { id });
  };
  const duty = async (id: string, name: string) =>
    (await cases.reader.detail(ann, id)).duties.find((one) => one.duty === name);

  it('decide when the last department’s answer is accepted, owed from then on', async () => {
    const id = await open();
    const [first, second] = [await asked(id), await asked(id)];
    db.clock.set(after(1));
    await heard(first);
    expect(shop.owed.has(`case:${id}:decide`)).toBe(false);
    db.clock.set(after(2));
    await heard(second);
    expect(shop.owed.get(`case:${id}:decide`)).toEqual({ dueAt: after(26), ownerId: ann.agentId });
    expect(await duty(id, 'investigate')).toMatchObject({ doneAt: after(2).toISOString(), minutes: 1_440 });
    expect(await duty(id, 'decide')).toMatchObject({
      ...{ agentName: 'Ann', minutes: 1_440, startedAt: after(2).toISOString() },
      ...{ dueAt: after(26).toISOString(), doneAt: null, stands: false },
    });
    // Asked again, it stands until there is an answer.
    const third = await asked(id);
    expect(shop.owed.get(`case:${id}:decide`)).toMatchObject({ dueAt: null });
    expect(await duty(id, 'decide')).toMatchObject({ stands: true });
    db.clock.set(after(40));
    await cases.watch.runDue();
    expect((await cases.reader.detail(ann, id)).breached).not.toContain('decide');
    await work.tasks.withdraw(ann, { id: third, reason: '不需要了' });
    expect(shop.owed.get(`case:${id}:decide`)).toMatchObject({ dueAt: after(64) });
  });

  it('are warned of and breached at the moment they were due, told to who has the step and to the lead', async () => {
    const id = await open();
    await heard(await asked(id));
    await cases.work.move(ann, { id, stage: 'proposed', solution: '换新' });
    expect(shop.settled).toContain(`case:${id}:decide`);
    await cases.work.move(ann, { id, stage: 'accepted' });
    await cases.handing.handOver(ann, { id, ownerId: shop.ben.id, duty: 'execute', reason: '仓库近' });
    expect(shop.owed.get(`case:${id}:execute`)).toEqual({ dueAt: after(24), ownerId: shop.ben.id });
    expect(shop.owed.get(`case:${id}:result`)).toMatchObject({ ownerId: ann.agentId });
    await cases.work.answer(ann, { id, way: 'call', text: '今天发' });
    db.clock.set(after(30));
    await cases.watch.runDue();
    const { history, breached } = await cases.reader.detail(shop.as(shop.ben, 'agent'), id);
    expect(breached).toEqual(['execute']);
    expect(history.filter(({ step }) => step === 'warned' || step === 'breached')).toMatchObject([
      { step: 'warned', at: after(18).toISOString(), details: { clock: 'execute' } },
      { step: 'breached', at: after(24).toISOString(), details: { clock: 'execute' } },
    ]);
    const news = (await recordedEvents(db.database)).filter(({ name }) => name === 'case.breached');
    expect(news).toMatchObject([{ payload: { clock: 'execute', dueAt: after(24).toISOString() } }]);
    expect(new Set((news[0]!.payload as { agentIds: string[] }).agentIds)).toEqual(
      new Set([shop.ben.id, shop.ann.id, shop.lead.id]),
    );
    // Who has a step may do it, though the case is not theirs.
    await cases.work.move(shop.as(shop.ben, 'agent'), { id, stage: 'executed' });
    expect(shop.settled).toContain(`case:${id}:execute`);
  });

  it('are handed only to who works on cases, kept in the history and the audit log, and back with who leaves', async () => {
    const id = await open();
    const hand = (ownerId: string) =>
      cases.handing.handOver(ann, { id, ownerId, duty: 'investigate', reason: '懂产品' });
    await expect(hand(shop.hana.id)).rejects.toMatchObject({ code: 'agent-not-found' });
    await hand(shop.ben.id);
    expect(await duty(id, 'investigate')).toMatchObject({ agentId: shop.ben.id, agentName: 'Ben' });
    const [audit] = await db.database.query<{ details: object }>(
      `select details from audit_log where action = 'case.handed-over' and subject_id = $1`,
      [id],
    );
    expect(audit!.details).toMatchObject({ from: 'Ann', to: 'Ben', duty: 'investigate' });
    // Whoever has the step supervises what departments do in it.
    expect(shop.owed.get(`task:${await asked(id)}`)).toMatchObject({ ownerId: shop.ben.id });
    await cases.handing.left(shop.ben.id, null);
    const { history, ownerId } = await cases.reader.detail(ann, id);
    expect(ownerId).toBe(ann.agentId);
    expect(history.at(-1)).toMatchObject({ step: 'handed-over', details: { from: 'Ben', to: 'Ann' } });
    expect(await duty(id, 'investigate')).toMatchObject({ agentId: ann.agentId });
  });

  it('of cases that were open before there were limits stay without', async () => {
    const id = await open();
    await db.database.query('update cases set decide_minutes = null, execute_minutes = null');
    await heard(await asked(id));
    expect((await duty(id, 'decide'))?.dueAt).toBeNull();
    expect([...shop.owed.keys()].filter((key) => key.endsWith(':decide'))).toEqual([]);
  });
});
