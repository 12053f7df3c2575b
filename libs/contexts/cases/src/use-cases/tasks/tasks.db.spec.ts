import type { AgentActor } from '@yingda/events';
import { newId, Relay, type Timers } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import type { CaseWork } from '../../create-case-work';
import type { Cases } from '../../create-cases';
import { caseWorkOn, WorkShop } from '../../work-testing';

const MINUTE = 60_000;
const START = new Date('2026-03-02T01:00:00Z');

describe('tasks of departments', () => {
  let db: TestDatabase;
  let shop: WorkShop;
  let cases: Cases;
  let work: CaseWork;
  let timers: Timers;
  let ann: AgentActor;
  let hana: AgentActor;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set(START);
    shop = new WorkShop();
    ({ cases, work, timers } = caseWorkOn(db, shop));
    ann = shop.as(shop.ann, 'agent');
    hana = shop.as(shop.hana, 'handler');
  });
  afterAll(() => db.close());

  const open = async () =>
    (await cases.open.execute(ann, { caseId: newId(), kind: 'quality', conversationId: shop.conversationId }))
      .id;
  const ask = async (more: object = {}, of?: string) => {
    const caseId = of ?? (await open());
    const task = await work.ask.execute(ann, {
      ...{ caseId, departmentId: shop.departmentId, text: '请查批次 B12' },
      ...{ facts: [{ label: '商品', value: '玻璃杯' }], attachmentIds: [newId()] },
      ...more,
    });
    return { ...task, caseId };
  };
  const later = (minutes: number) => db.clock.set(new Date(db.clock.now().getTime() + minutes * MINUTE));
  const told = async (name: string) =>
    (await recordedEvents(db.database)).filter((event) => event.name === name).map(({ payload }) => payload);
  const stage = async (id: string) => (await cases.ground.readable(ann, id)).stage;

  it('move the case to the department with the first one, show it what was chosen, and are owed by who owns the case', async () => {
    const caseId = await open();
    expect(await stage(caseId)).toBe('classified');
    const task = await ask({}, caseId);
    expect(await stage(caseId)).toBe('with-department');
    await ask({}, caseId);
    expect(shop.owed.get(`task:${task.id}`)).toEqual({
      dueAt: new Date(START.getTime() + 1_440 * MINUTE),
      ownerId: ann.agentId,
    });
    const seen = await work.taskReader.detail(hana, task.id);
    expect(seen).toMatchObject({
      ...{ customerName: '周**', mayWork: true, maySupervise: false, links: [] },
      facts: [{ label: '商品', value: '玻璃杯' }],
      files: [{ url: expect.stringMatching(/^\/files\//) }],
    });
    expect(JSON.stringify(seen)).not.toContain('周女士');
    expect(await told('case-task.sent')).toMatchObject([{ agentIds: [hana.agentId] }, {}]);
  });

  it('are seen by handlers of their department only, by one where they were asked of one, and by who leads', async () => {
    const mine = await ask();
    const foreign = await ask({ departmentId: shop.otherId }, mine.caseId);
    const list = async (actor: AgentActor) =>
      (await work.taskReader.list(actor, {})).items.map(({ id }) => id);
    expect(await list(hana)).toEqual([mine.id]);
    await expect(work.taskReader.detail(hana, foreign.id)).rejects.toMatchObject({ code: 'task-not-found' });
    await expect(work.tasks.answer(hana, { id: foreign.id, text: '好' })).rejects.toMatchObject({
      code: 'task-not-found',
    });
    for (const actor of [ann, shop.as(shop.lead, 'supervisor'), shop.as(shop.manager, 'manager')])
      expect((await list(actor)).sort()).toEqual([mine.id, foreign.id].sort());
    const elsewhere = { ...shop.as(shop.lead, 'supervisor'), teamIds: [newId()] };
    expect(await list(elsewhere)).toEqual([]);
    await expect(list(shop.as(shop.quinn, 'quality-reviewer'))).rejects.toMatchObject({
      code: 'not-permitted',
    });
    expect(await work.taskReader.counts(hana)).toMatchObject({ sent: 1, acknowledged: 0, overdue: 0 });
    expect((await work.taskReader.list(hana, { limit: 1, mine: true })).items).toEqual([]);
  });

  it('are taken, answered, sent back with a reason and a new time, answered again and accepted; all of it is told and noted', async () => {
    const { id, caseId } = await ask();
    await work.tasks.acknowledge(hana, { id });
    later(60);
    await work.tasks.answer(hana, { id, text: '批次 B12 有裂纹', attachmentIds: [newId()] });
    expect(shop.owed.get(`task:${id}`)?.dueAt).toBeNull();
    expect((await told('case-task.answered'))[0]).toMatchObject({ agentIds: [ann.agentId] });
    await expect(work.tasks.accept(hana, { id })).rejects.toMatchObject({ code: 'not-permitted' });
    await work.tasks.sendBack(ann, { id, reason: '请写明数量' });
    expect(shop.owed.get(`task:${id}`)?.dueAt).toEqual(new Date(db.clock.now().getTime() + 1_440 * MINUTE));
    await expect(work.tasks.accept(ann, { id })).rejects.toMatchObject({ code: 'wrong-state' });
    await work.tasks.answer(hana, { id, text: '共 40 个' });
    await expect(work.tasks.accept(ann, { id, version: 1 })).rejects.toMatchObject({ code: 'stale-edit' });
    await work.tasks.accept(ann, { id });
    expect(shop.settled).toContain(`task:${id}`);
    const { history, state, sentBack, answerFiles } = await work.taskReader.detail(ann, id);
    expect(history.map(({ step }) => step)).toEqual([
      ...['sent', 'acknowledged', 'answered', 'sent-back', 'answered', 'accepted'],
    ]);
    expect([state, sentBack, answerFiles.length]).toEqual(['accepted', 1, 1]);
    const audit = await db.database.query(
      `select action from audit_log where subject_id = $1 order by occurred_at, id`,
      [id],
    );
    expect(audit.map(({ action }) => action)).toEqual(history.map(({ step }) => `case-task.${step}`));
    const lines = (await cases.ground.parts.cases.steps(caseId)).map(({ step }) => step);
    expect(lines.filter((step) => step.startsWith('task-'))).toEqual([
      ...['task-sent', 'task-answered', 'task-returned', 'task-answered', 'task-accepted'],
    ]);
  });

  it('warn who supervises, and call the leads when a clock is over: once each, noted with the time it was due', async () => {
    const { id } = await ask();
    later(90);
    await timers.runDue();
    later(40);
    await timers.runDue();
    await timers.runDue();
    expect(await told('case-task.warned')).toMatchObject([
      { clock: 'acknowledge', dueAt: new Date(START.getTime() + 90 * MINUTE).toISOString() },
    ]);
    expect(await told('case-task.breached')).toMatchObject([
      {
        ...{ clock: 'acknowledge', dueAt: new Date(START.getTime() + 120 * MINUTE).toISOString() },
        agentIds: [ann.agentId, hana.agentId, shop.lead.id],
      },
    ]);
    await work.tasks.acknowledge(hana, { id });
    await work.tasks.answer(hana, { id, text: '好' });
    later(3_000);
    await timers.runDue();
    expect(await told('case-task.breached')).toHaveLength(1);
    const { history, late } = await work.taskReader.detail(ann, id);
    expect(history.filter(({ step }) => step === 'breached')).toMatchObject([
      { at: new Date(START.getTime() + 120 * MINUTE).toISOString(), note: 'acknowledge' },
    ]);
    expect(late).toBe(true);
  });

  it('go with the case: its new owner owes them, and its end takes them back', async () => {
    const relay = new Relay(db.database, db.unitOfWork, db.outbox, db.clock);
    cases.reactions.register(relay);
    work.reactions.register(relay);
    await relay.start();
    const { id, caseId } = await ask();
    await cases.handing.handOver(ann, { id: caseId, ownerId: shop.ben.id, reason: '休假' });
    await relay.caughtUp();
    expect(shop.owed.get(`task:${id}`)?.ownerId).toBe(shop.ben.id);
    const manager = shop.as(shop.manager, 'manager');
    await cases.work.withdraw(manager, { id: caseId, reason: '不追究了', way: 'call', text: '好的' });
    await relay.caughtUp();
    await relay.stop();
    expect(await work.taskReader.detail(manager, id)).toMatchObject({ state: 'withdrawn' });
    expect(shop.settled).toContain(`task:${id}`);
    await expect(ask({}, caseId)).rejects.toMatchObject({ code: 'case-stage' });
  });

  describe('by a link', () => {
    const ASK = { byMail: true };
    const mailed = async () => {
      const links = await told('case-task.link-made');
      for (const link of links) await work.links.mail(link as { linkId: string });
      return shop.mail.sent.map(({ url }) => url.slice(url.lastIndexOf('/') + 1));
    };

    it('are mailed once, open that one task, and are answered once; the second time it says so', async () => {
      const { id } = await ask(ASK);
      const [token] = await mailed();
      await mailed();
      expect(shop.mail.sent).toMatchObject([{ email: 'quality@shop.example', departmentName: '品质部' }]);
      const opened = await work.byLink.open(token!);
      expect(opened).toMatchObject({
        over: null,
        task: { id, mayWork: true, maySupervise: false, links: [] },
      });
      expect(await work.taskReader.detail(ann, id)).toMatchObject({ state: 'sent' });
      await work.byLink.acknowledge(token!);
      const given = { text: '有裂纹', attachmentIds: [newId()] };
      const both = await Promise.allSettled([1, 2].map(() => work.byLink.answer(token!, given)));
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await work.byLink.open(token!)).toMatchObject({ over: 'used' });
      expect(await work.taskReader.detail(ann, id)).toMatchObject({
        ...{ state: 'answered', answer: '有裂纹', answeredByName: 'quality@shop.example' },
        links: [{ email: 'quality@shop.example', usedAt: expect.any(String) }],
      });
    });

    it('end with their time, when they are revoked, when there is a newer one, and with the task; others are none of ours', async () => {
      const { id } = await ask(ASK);
      const [token] = await mailed();
      const tampered = `${token!.slice(0, -2)}xx`;
      expect((await work.byLink.open(tampered)).over).toBe('missing');
      expect((await work.byLink.open('nonsense')).over).toBe('missing');
      const second = await work.links.add(ann, { taskId: id, email: 'li@supplier.example' });
      const newer = second.url.slice(second.url.lastIndexOf('/') + 1);
      expect((await work.byLink.open(token!)).over).toBe('revoked');
      await work.links.revoke(ann, second.id);
      expect((await work.byLink.open(newer)).over).toBe('revoked');
      await expect(work.byLink.answer(newer, { text: '好', attachmentIds: [] })).rejects.toMatchObject({
        ...{ code: 'link-expired', details: { why: 'revoked' } },
      });
      const third = await work.links.add(ann, { taskId: id });
      const last = third.url.slice(third.url.lastIndexOf('/') + 1);
      expect((await work.byLink.open(last)).over).toBeNull();
      later(16 * 24 * 60);
      expect((await work.byLink.open(last)).over).toBe('expired');
      await work.tasks.withdraw(ann, { id, reason: '不需要了' });
      await expect(work.links.add(hana, { taskId: id })).rejects.toMatchObject({ code: 'not-permitted' });
      expect((await work.byLink.open(last)).over).toBe('ended');
    });

    it('are made anew when the answer is sent back, and the mail says why', async () => {
      const { id } = await ask(ASK);
      const [token] = await mailed();
      await work.byLink.answer(token!, { text: '好', attachmentIds: [] });
      await work.tasks.sendBack(ann, { id, reason: '请写明数量' });
      const tokens = await mailed();
      expect(shop.mail.sent.at(-1)).toMatchObject({ sentBack: '请写明数量' });
      expect((await work.byLink.open(tokens[1]!)).over).toBeNull();
      expect((await work.byLink.open(token!)).over).toBe('used');
    });
  });
});
