import type { AgentActor } from '@yingda/events';
import { newId, Relay } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import type { CaseWork } from '../../create-case-work';
import type { Cases } from '../../create-cases';
import { createFeedback, type FeedbackUse } from '../../create-feedback';
import { caseWorkOn, WorkShop } from '../../work-testing';

const START = new Date('2026-03-02T01:00:00Z');
const HOUR = 3_600_000;

describe('tasks of departments about feedback', () => {
  let db: TestDatabase;
  let shop: WorkShop;
  let cases: Cases;
  let work: CaseWork;
  let feedback: FeedbackUse;
  let runDue: () => Promise<unknown>;
  let ann: AgentActor;
  let ben: AgentActor;
  let hana: AgentActor;
  let quinn: AgentActor;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set(START);
    shop = new WorkShop();
    const made = caseWorkOn(db, shop);
    ({ cases, work } = made);
    runDue = () => made.timers.runDue();
    const { ground, open: opening } = cases;
    feedback = createFeedback({ database: db.database, ground, opening, owed: shop.owedWork });
    const allowed = (actor: AgentActor, scope: 'all' | 'masked') => ({
      ...actor,
      permissions: { ...actor.permissions, 'feedback.work': scope },
    });
    ann = allowed(shop.as(shop.ann, 'agent'), 'all');
    ben = allowed(shop.as(shop.ben, 'agent'), 'all');
    quinn = allowed(shop.as(shop.quinn, 'quality-reviewer'), 'masked');
    hana = shop.as(shop.hana, 'handler');
  });
  afterAll(() => db.close());

  const heard = () =>
    feedback.receive.execute(ann, {
      ...{ feedbackId: newId(), sort: 'suggestion', text: '盖子太紧', conversationId: shop.conversationId },
    });
  const ask = async (more: object = {}, of?: string) =>
    work.ask.ofFeedback(ann, {
      ...{ feedbackId: of ?? (await heard()).id, departmentId: shop.departmentId, text: '盖子能松一点吗？' },
      ...{ facts: [{ label: '反馈', value: '盖子太紧' }], ...more },
    });
  const told = async (name: string) =>
    (await recordedEvents(db.database)).filter((event) => event.name === name).map(({ payload }) => payload);
  const later = (ms: number) => db.clock.set(new Date(db.clock.now().getTime() + ms));
  async function heardBy(...all: { register(relay: Relay): void }[]): Promise<void> {
    const relay = new Relay(db.database, db.unitOfWork, db.outbox, db.clock);
    for (const one of all) one.register(relay);
    await relay.start();
    await relay.caughtUp();
    await relay.stop();
  }

  it('show it what was chosen, are owed by who asked within a day, and leave the feedback its clock and state', async () => {
    const before = await heard();
    const task = await ask({}, before.id);
    expect(shop.owed.get(`task:${task.id}`)).toEqual({
      ...{ dueAt: new Date(START.getTime() + 24 * HOUR), ownerId: ann.agentId },
    });
    expect(shop.owed.has(`feedback:${before.id}`)).toBe(true);
    expect(await feedback.reader.detail(ann, before.id)).toMatchObject({
      ...{ state: 'sorted', dueAt: before.dueAt.toISOString(), version: before.version },
    });
    const seen = await work.taskReader.detail(hana, task.id);
    expect(seen).toMatchObject({
      ...{ caseId: null, feedbackId: before.id, customerName: '周**', supervisorId: ann.agentId },
      ...{ mayWork: true, maySupervise: false },
    });
    expect((await work.taskReader.list(hana, {})).items.map(({ id }) => id)).toEqual([task.id]);
    for (const actor of [ann, shop.as(shop.lead, 'supervisor'), shop.as(shop.manager, 'manager')])
      expect((await work.taskReader.list(actor, {})).items.map(({ id }) => id)).toEqual([task.id]);
    const elsewhere = { ...shop.as(shop.lead, 'supervisor'), teamIds: [newId()] };
    expect((await work.taskReader.list(elsewhere, {})).items).toEqual([]);
    expect((await work.taskReader.list(ben, {})).items).toEqual([]);
  });

  it('come back into the feedback, whose owner words the answer to the customer; the department never does', async () => {
    const { id, feedbackId } = await ask();
    await work.tasks.answer(hana, { id, text: '下一批改用软垫' });
    expect(await told('case-task.answered')).toMatchObject([{ agentIds: [ann.agentId] }]);
    expect(shop.said).toHaveLength(1);
    const detail = await feedback.reader.detail(ann, feedbackId!);
    expect(detail.history.map(({ step, note }) => [step, note]).slice(1)).toEqual([
      ['task-sent', '盖子能松一点吗？'],
      ['task-answered', '下一批改用软垫'],
    ]);
    expect((await work.taskReader.ofFeedback(quinn, feedbackId!))[0]).toMatchObject({
      ...{ id, state: 'answered', answer: '下一批改用软垫' },
    });
    await work.tasks.sendBack(ben, { id, reason: '哪一批？' });
    await work.tasks.answer(hana, { id, text: '2611 批起' });
    await work.tasks.accept(ann, { id });
    expect(shop.settled).toEqual([`task:${id}`]);
    const { version } = await feedback.reader.detail(ann, feedbackId!);
    await feedback.work.answer(ann, {
      id: feedbackId!,
      version,
      way: 'message',
      text: '2611 批起改用软垫。',
    });
    expect(shop.said.at(-1)).toBe('2611 批起改用软垫。');
  });

  it('are answered by a link, mailed to a department without accounts, and warned of and called overdue like any', async () => {
    const { id } = await ask({ byMail: true });
    await heardBy(work.reactions);
    expect(shop.mail.sent).toMatchObject([{ caseNumber: '', text: '盖子能松一点吗？' }]);
    const token = shop.mail.sent[0]!.url.split('/t/')[1]!;
    later(25 * HOUR);
    await runDue();
    expect(await told('case-task.breached')).toMatchObject([
      { clock: 'acknowledge', agentIds: [ann.agentId, hana.agentId, shop.lead.id] },
      { clock: 'answer', agentIds: [ann.agentId, hana.agentId, shop.lead.id] },
    ]);
    expect(await work.taskReader.counts(ann)).toMatchObject({ overdue: 1 });
    await work.byLink.answer(token, { text: '可以', attachmentIds: [] });
    expect(await work.taskReader.detail(ann, id)).toMatchObject({ state: 'answered', late: true });
  });

  it('end with the feedback: what was answered was of use, the rest is taken back', async () => {
    const { id: feedbackId } = await heard();
    const answered = await ask({}, feedbackId);
    const open = await ask({}, feedbackId);
    await work.tasks.answer(hana, { id: answered.id, text: '不改' });
    await feedback.work.answer(ann, { id: feedbackId, version: 1, way: 'message', text: '谢谢' });
    await heardBy(work.reactions);
    expect(shop.settled).toEqual([`feedback:${feedbackId}`]);
    await feedback.work.decide(ann, { id: feedbackId, version: 2, outcome: 'no-action', reason: '成本' });
    await heardBy(work.reactions);
    const states = (await work.taskReader.ofFeedback(ann, feedbackId)).map(({ id, state }) => [id, state]);
    expect(Object.fromEntries(states)).toEqual({ [answered.id]: 'accepted', [open.id]: 'withdrawn' });
    expect(shop.settled).toEqual(expect.arrayContaining([`task:${answered.id}`, `task:${open.id}`]));
    await expect(ask({}, feedbackId)).rejects.toMatchObject({ code: 'feedback-state' });
  });

  it('go on with it as a case, owed by who owns that', async () => {
    const { id, feedbackId } = await ask();
    const caseId = newId();
    await feedback.work.toCase(ben, { id: feedbackId!, version: 1, caseId, kind: 'quality' });
    await heardBy(cases.reactions, work.reactions);
    const { ownerId } = await cases.ground.readable(shop.as(shop.manager, 'manager'), caseId);
    expect(await work.taskReader.detail(shop.as(shop.manager, 'manager'), id)).toMatchObject({
      ...{ state: 'sent', caseId, feedbackId, supervisorId: ownerId },
    });
    expect(shop.owed.get(`task:${id}`)).toMatchObject({ ownerId });
    await work.tasks.answer(hana, { id, text: '已改' });
    const steps = await cases.ground.parts.cases.steps(caseId);
    expect(steps.map(({ step }) => step)).toContain('task-answered');
  });

  it('are asked by who works on feedback, of departments there are, for feedback there is', async () => {
    const { id: feedbackId } = await heard();
    const asked = { feedbackId, departmentId: shop.departmentId, text: 'x', facts: [] };
    await expect(work.ask.ofFeedback(quinn, asked)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(work.ask.ofFeedback(hana, asked)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(work.ask.ofFeedback(ann, { ...asked, departmentId: newId() })).rejects.toMatchObject({
      code: 'department-not-found',
    });
    await expect(work.ask.ofFeedback(ann, { ...asked, feedbackId: newId() })).rejects.toMatchObject({
      code: 'feedback-not-found',
    });
    const { id } = await ask({}, feedbackId);
    await expect(work.tasks.accept(quinn, { id })).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(work.taskReader.ofFeedback(hana, feedbackId)).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });

  it('are of something: a row about nothing cannot be kept', async () => {
    const { id } = await ask();
    await expect(
      db.database.query('update case_tasks set feedback_id = null where id = $1', [id]),
    ).rejects.toThrow('case_tasks_subject_check');
  });
});

describe('the feed of product development', () => {
  let db: TestDatabase;
  let feedback: FeedbackUse;
  let ann: AgentActor;
  beforeAll(async () => {
    db = await testDatabase();
    await db.truncate();
    db.clock.set(START);
    const shop = new WorkShop();
    const { cases } = caseWorkOn(db, shop);
    const { ground, open: opening } = cases;
    feedback = createFeedback({ database: db.database, ground, opening, owed: shop.owedWork });
    const actor = shop.as(shop.ann, 'agent');
    ann = { ...actor, permissions: { ...actor.permissions, 'feedback.work': 'all', 'report.export': 'all' } };
    const said: ['praise' | 'suggestion' | 'problem', string | null, 'design' | 'packaging' | null][] = [
      ['problem', '玻璃杯', 'design'],
      ['suggestion', '玻璃杯', 'design'],
      ['praise', '玻璃杯', 'packaging'],
      ['problem', '水壶', null],
      ['praise', null, null],
    ];
    for (const [sort, product, about] of said) {
      const { id } = await feedback.receive.execute(ann, { feedbackId: newId(), text: `${product} ${sort}` });
      await feedback.work.sort(ann, { id, version: 1, sort, product, about });
      db.clock.set(new Date(db.clock.now().getTime() + HOUR));
    }
  });
  afterAll(() => db.close());

  it('is by product and side, the last first, whatever has become of it', async () => {
    const texts = async (query: object) =>
      (await feedback.reader.feed(ann, query)).items.map((one) => one.text);
    expect(await texts({ product: '玻璃杯' })).toEqual([
      '玻璃杯 praise',
      '玻璃杯 suggestion',
      '玻璃杯 problem',
    ]);
    expect(await texts({ about: 'design', sort: 'problem' })).toEqual(['玻璃杯 problem']);
    const from = new Date(START.getTime() + 3 * HOUR).toISOString();
    expect(await texts({ from })).toEqual(['null praise', '水壶 problem']);
  });

  it('is added up by both, and leaves as a file with who took it, without customers', async () => {
    expect((await feedback.reader.sums(ann, {}))[0]).toEqual({
      ...{ product: '玻璃杯', about: 'design', praise: 0, suggestion: 1, problem: 1, total: 2 },
    });
    const all = [];
    for await (const page of await feedback.reader.exported(ann, { product: '水壶' })) all.push(...page);
    expect(all.map(({ text }) => text)).toEqual(['水壶 problem']);
    const [entry] = await db.database.query<{ actorName: string }>(
      `select actor_name as "actorName" from audit_log where action = 'feedback.exported'`,
    );
    expect(entry!.actorName).toBe(ann.name);
    const reads = { ...ann, permissions: { ...ann.permissions, 'report.export': 'none' as const } };
    await expect(feedback.reader.exported(reads, {})).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('stays as it is where sorting again says nothing of it', async () => {
    const { items } = await feedback.reader.feed(ann, { product: '水壶' });
    const { id, version } = items[0]!;
    await feedback.work.sort(ann, { id, version, sort: 'suggestion' });
    expect(await feedback.reader.detail(ann, id)).toMatchObject({ product: '水壶', sort: 'suggestion' });
  });
});
