import type { AgentActor, CustomerActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { createFeedback, type FeedbackUse } from '../../create-feedback';
import { caseWorkOn, WorkShop } from '../../work-testing';

describe('feedback', () => {
  let db: TestDatabase;
  let shop: WorkShop;
  let use: FeedbackUse;
  let ann: AgentActor;
  let quinn: AgentActor;
  let customer: CustomerActor;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-02T02:00:00Z');
    shop = new WorkShop();
    const { cases } = caseWorkOn(db, shop);
    const { ground, open: opening } = cases;
    use = createFeedback({ database: db.database, ground, opening, owed: shop.owedWork });
    const allowed = (actor: AgentActor, scope: 'all' | 'masked') => ({
      ...actor,
      permissions: { ...actor.permissions, 'feedback.work': scope },
    });
    ann = allowed(shop.as(shop.ann, 'agent'), 'all');
    quinn = allowed(shop.as(shop.quinn, 'quality-reviewer'), 'masked');
    const { customerId, inboxId } = shop;
    customer = { kind: 'customer', customerId, identityId: newId(), inboxId, name: '周女士' };
  });
  afterAll(() => db.close());

  const give = (more: object = {}) =>
    use.receive.execute(customer, {
      ...{ feedbackId: newId(), text: '盖子太紧', conversationId: shop.conversationId, ...more },
    });
  const names = async () => (await recordedEvents(db.database)).map(({ name }) => name);

  it('given twice, at once, is taken and acknowledged once, and an answer to it is owed', async () => {
    const feedbackId = newId();
    const both = await Promise.all([give({ feedbackId }), give({ feedbackId }), give({ feedbackId })]);
    expect(new Set(both.map(({ id }) => id))).toEqual(new Set([feedbackId]));
    expect(shop.said).toHaveLength(1);
    expect([...shop.owed.keys()]).toEqual([`feedback:${feedbackId}`]);
    expect(await names()).toEqual(['feedback.received']);
    await expect(
      use.receive.execute({ ...customer, customerId: newId() }, { feedbackId, text: 'x' }),
    ).rejects.toMatchObject({ code: 'customer-not-found' });
  });

  it('is sorted, answered, decided and told; each is in its history, and what was owed is settled', async () => {
    const { id } = await give();
    await use.work.sort(ann, { id, version: 1, sort: 'suggestion' });
    await use.work.answer(ann, { id, version: 2, way: 'message', text: '下一批换新盖。' });
    expect(shop.settled).toEqual([`feedback:${id}`]);
    await use.work.decide(ann, { id, version: 3, outcome: 'action', reason: '换新盖' });
    expect((await use.reader.own(customer))[0]).toMatchObject({ answer: '下一批换新盖。', outcome: null });
    await use.work.tell(ann, { id, version: 4, way: 'message', text: '新盖已上线。' });
    const detail = await use.reader.detail(ann, id);
    expect(detail).toMatchObject({
      state: 'done',
      customerName: '周女士',
      toldAt: '2026-03-02T02:00:00.000Z',
    });
    expect(detail.history.map(({ step }) => step)).toEqual([
      ...['received', 'sorted', 'answered', 'decided', 'told'],
    ]);
    expect((await use.reader.own(customer))[0]).toMatchObject({ outcome: '换新盖' });
    expect(shop.said.slice(1)).toEqual(['下一批换新盖。', '新盖已上线。']);
  });

  it('answered by two at once is answered by one; the other is told to look again', async () => {
    const { id } = await give({ sort: 'praise' });
    const answers = await Promise.allSettled(
      ['谢谢！', '感谢！'].map((text) => use.work.answer(ann, { id, version: 1, way: 'message', text })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'stale-edit' },
    });
    expect(shop.said).toHaveLength(2);
  });

  it('that cannot be written to its customer is not answered by writing, but by a call', async () => {
    const { id } = await give({ sort: 'problem' });
    shop.reachable = false;
    const answer = (way: 'message' | 'call') =>
      use.work.answer(ann, { id, version: 1, way, text: '已为您补发。' });
    await expect(answer('message')).rejects.toMatchObject({ code: 'window-closed' });
    expect(await answer('call')).toMatchObject({ state: 'answered', answeredBy: 'call' });
  });

  it('about a problem goes on as one case, whose number is its answer', async () => {
    const { id } = await give();
    const caseId = newId();
    const after = await use.work.toCase(ann, { id, version: 1, caseId, kind: 'quality' });
    expect(after).toMatchObject({ state: 'done', sort: 'problem', outcome: 'case', caseId });
    expect(shop.settled).toContain(`feedback:${id}`);
    expect(shop.said.at(-1)).toContain(after.answer!);
    await expect(
      use.work.toCase(ann, { id, version: 2, caseId: newId(), kind: 'quality' }),
    ).rejects.toMatchObject({ code: 'feedback-state' });
  });

  it('is read by reviewers without names, worked on by none of them; others’ is nobody’s own', async () => {
    const { id } = await give();
    expect((await use.reader.list(quinn, {})).items[0]).toMatchObject({ id, customerName: '' });
    const sort = () => use.work.sort(quinn, { id, version: 1, sort: 'praise' });
    expect(sort).toThrow(expect.objectContaining({ code: 'not-permitted' }));
    expect(await use.reader.own({ ...customer, customerId: newId() })).toEqual([]);
  });

  it('is counted and paged by what is due next', async () => {
    const first = await give();
    db.clock.set('2026-03-03T02:00:00Z');
    const second = await give({ sort: 'praise' });
    db.clock.set('2026-03-04T02:00:01Z');
    expect(await use.reader.counts(ann)).toEqual({ open: 2, overdue: 1, unsorted: 1 });
    const page = await use.reader.list(ann, { limit: 1 });
    expect(page.items.map(({ id }) => id)).toEqual([first.id]);
    const next = await use.reader.list(ann, { limit: 1, cursor: page.nextCursor! });
    expect(next).toMatchObject({ items: [{ id: second.id }], nextCursor: null });
    expect((await use.reader.list(ann, { view: 'overdue' })).items).toHaveLength(1);
    await expect(use.reader.list(ann, { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid-payload' });
  });
});
