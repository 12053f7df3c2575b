import type { AgentActor, CustomerActor } from '@yingda/events';
import { AuditLog, newId, silentLog } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { type Cases, createCases } from '../create-cases';
import { pageQuery } from '../storage/case-lists';
import { CaseShop, FORBIDDEN } from '../testing';
import { CASES } from './case-parts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('cases', () => {
  let db: TestDatabase;
  let shop: CaseShop;
  let cases: Cases;
  let ann: AgentActor;
  let lead: AgentActor;
  let customer: CustomerActor;
  const FIRST = newId();

  const made = (): Cases => {
    const { database, unitOfWork, clock, outbox } = db;
    const { talks, customers, staff, departments, hours, debts: owed, files } = shop;
    return createCases({
      ...{ database, unitOfWork, clock, outbox, audit: new AuditLog(database, clock), log: silentLog },
      ...{ talks, customers, staff, departments, hours, owed, files },
    });
  };

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.database.query('truncate cases, case_steps, case_files, case_links, outbox_events cascade');
    db.clock.set(new Date('2026-03-02T01:00:00Z'));
    shop = new CaseShop();
    shop.quotes = [
      { messageId: FIRST, authorName: '周女士', text: '杯子倒热水就裂了', at: '', attachmentId: null },
    ];
    cases = made();
    ann = shop.actor(shop.ann);
    lead = shop.actor(shop.lead, 'team', { 'case.approve-extension': 'team' });
    const { customerId, inboxId } = shop;
    customer = { kind: 'customer', customerId, identityId: newId(), inboxId, name: '周女士' };
  });
  afterAll(() => db.close());

  const open = (more = {}) => {
    const { conversationId } = shop;
    return cases.open.execute(ann, {
      ...{ caseId: newId(), kind: 'quality', conversationId, messageIds: [FIRST] },
      ...more,
    });
  };
  const later = (ms: number) => db.clock.set(new Date(db.clock.now().getTime() + ms));
  const events = async () => (await recordedEvents(db.database)).map(({ name }) => name);
  const executed = async () => {
    const { id } = await open();
    for (const stage of ['with-department', 'proposed', 'accepted', 'executed'] as const)
      await cases.work.move(ann, { id, stage, ...(stage === 'proposed' ? { solution: '换新杯' } : {}) });
    return id;
  };
  const TELL = { way: 'message' as const, text: '新杯子已寄出' };

  it('is opened from a message with its facts filled in, acknowledged with its number, and owed from then on', async () => {
    const one = await open();
    expect(one).toMatchObject({
      stage: 'classified',
      facts: '杯子倒热水就裂了',
      ownerId: ann.agentId,
      tier: 'gold',
    });
    expect(one.number).toMatch(/^C\d{5,}$/);
    expect(shop.said).toEqual([expect.stringContaining(one.number)]);
    expect([...shop.owed.keys()].sort()).toEqual([`case:${one.id}:answer`, `case:${one.id}:result`]);
    expect(shop.lines).toEqual(['case-opened']);
    expect(await events()).toEqual(['case.opened', 'case.moved']);
  });

  it('is opened once, however often and by however many at the same moment', async () => {
    const caseId = newId();
    const opened = await Promise.all([1, 2, 3].map(() => open({ caseId })));
    expect(new Set(opened.map(({ number }) => number)).size).toBe(1);
    expect((await events()).filter((name) => name === 'case.opened')).toHaveLength(1);
  });

  it('rises to the manager at once on words of danger, and of what the customer writes later', async () => {
    shop.quotes[0]!.text = '充电器起火了';
    expect(await open()).toMatchObject({ level: 3, external: false });
    shop.quotes[0]!.text = '杯子裂了';
    const { id } = await open();
    const hear = Reflect.get(cases.reactions, 'hear') as { wrote(of: object): Promise<void> };
    await hear.wrote({ conversationId: shop.conversationId, text: '我要打12315' });
    expect(await cases.ground.readable(ann, id)).toMatchObject({ level: 3, external: true });
  });

  it('goes through its stages, is told, followed up and closed; each step is in its history and in the audit log', async () => {
    const id = await executed();
    await cases.work.tell(ann, { id, ...TELL });
    const closed = await cases.work.followUp(ann, { id, outcome: 'satisfied', way: 'call', score: 5 });
    expect(closed).toMatchObject({ stage: 'closed', closedAs: 'satisfied' });
    expect(shop.owed.size).toBe(0);
    const detail = await cases.reader.detail(ann, id);
    const steps = detail.history.map(({ step }) => step);
    expect(steps).toEqual([
      ...['opened', 'moved', 'acknowledged', 'moved', 'moved', 'moved', 'moved'],
      ...['answered', 'told', 'followed-up', 'closed'],
    ]);
    const audit = await new AuditLog(db.database, db.clock).list({
      limit: 50,
      subjectKind: 'case',
      subjectId: id,
    });
    expect(audit.map(({ action }) => action).sort()).toEqual(steps.map((step) => `case.${step}`).sort());
  });

  it('cannot be told before it is done, closed before it is told, or moved past what a stage asks for', async () => {
    const { id } = await open();
    await expect(cases.work.tell(ann, { id, ...TELL })).rejects.toMatchObject({ code: 'case-stage' });
    const satisfied = { id, outcome: 'satisfied', way: 'call' } as const;
    await expect(cases.work.followUp(ann, satisfied)).rejects.toMatchObject({ code: 'case-stage' });
    await expect(cases.work.move(ann, { id, stage: 'executed' })).rejects.toMatchObject({
      code: 'case-stage',
    });
    await expect(cases.work.move(ann, { id, stage: 'proposed' })).rejects.toMatchObject({
      ...{ code: 'case-not-ready', details: { missing: ['solution'] } },
    });
    const set = (assignments: string) =>
      db.database.query(`update cases set ${assignments} where id = $1`, [id]);
    await expect(set(`stage = 'closed', closed_as = 'satisfied', closed_at = now()`)).rejects.toThrow(
      'cases_told_check',
    );
    const told = `stage = 'closed', told_at = now()`;
    await expect(set(told)).rejects.toThrow('cases_closed_check');
    await expect(set(`${told}, closed_as = 'no-contact', closed_at = now(), attempts = 2`)).rejects.toThrow(
      'cases_no_contact_check',
    );
  });

  it('is not told when nothing reaches the customer: then they are called', async () => {
    const id = await executed();
    shop.reachable = false;
    await expect(cases.work.tell(ann, { id, ...TELL })).rejects.toMatchObject({ code: 'window-closed' });
    expect(await cases.work.tell(ann, { id, ...TELL, way: 'call' })).toMatchObject({ stage: 'told' });
  });

  it('is not told in words that agents may not use; what is only noted of a call is not looked at', async () => {
    const id = await executed();
    const promised = { ...TELL, text: `这个杯子${FORBIDDEN}` };
    shop.said.length = 0;
    await expect(cases.work.tell(ann, { id, ...promised })).rejects.toMatchObject({
      code: 'forbidden-words',
    });
    expect(shop.said).toEqual([]);
    expect(await cases.work.tell(ann, { id, ...promised, way: 'call' })).toMatchObject({ stage: 'told' });
  });

  it('comes back one level up when the customer says in the widget that it is not solved', async () => {
    const id = await executed();
    await cases.work.tell(ann, { id, ...TELL });
    await cases.work.followUp(ann, { id, outcome: 'satisfied', way: 'call' });
    expect(await cases.customers.one(customer, id)).toMatchObject({ stage: 'closed', mayReopen: true });
    const shown = await cases.customers.notSolved(customer, { id, words: '新杯子也裂了' });
    expect(shown).toMatchObject({ stage: 'working', mayReopen: false });
    const one = await cases.ground.readable(ann, id);
    expect(one).toMatchObject({ stage: 'with-department', level: 2, reopenedCount: 1, toldAt: null });
    expect([...shop.owed.keys()]).toEqual([`case:${id}:result`, `case:${id}:decide`]);
    const other = { ...customer, customerId: newId() };
    await expect(cases.customers.one(other, id)).rejects.toMatchObject({ code: 'case-not-found' });
  });

  it('is escalated by time, at the moments that are due, whichever node looks and however late', async () => {
    const { id } = await open();
    later(25 * HOUR);
    const other = made();
    await Promise.all([cases.watch.runDue(), other.watch.runDue()]);
    const one = await cases.ground.readable(ann, id);
    expect(one).toMatchObject({ level: 3, breached: ['answer'] });
    const told = (await recordedEvents(db.database)).filter(({ name }) => name === 'case.breached');
    expect(told).toHaveLength(1);
    expect(told[0]!.payload).toMatchObject({ at: '2026-03-03T01:00:00.000Z', clock: 'answer' });
    expect((told[0]!.payload as { agentIds: string[] }).agentIds).toEqual([
      ann.agentId,
      lead.agentId,
      shop.manager.id,
    ]);
  });

  it('is left to whoever has it in hand, however many there are, and what is behind them is noticed', async () => {
    for (let no = 0; no < 100; no++) await open({ title: 'held' });
    later(1_000);
    const { id } = await open({ title: 'free' });
    later(25 * HOUR);
    await db.unitOfWork.run(async () => {
      await db.database.query(`select 1 from cases where title = 'held' for update`);
      await db.database.units.exit(() => cases.watch.runDue());
    });
    const late = async () =>
      (await recordedEvents(db.database))
        .filter(({ name }) => name === 'case.breached')
        .map(({ payload }) => payload);
    expect(await late()).toMatchObject([{ case: { id } }]);
    await cases.watch.runDue();
    expect(await late()).toHaveLength(101);
  });

  it('is noticed although one before it cannot be, which is tried again', async () => {
    const bad = await open();
    later(1_000);
    const good = await open();
    later(25 * HOUR);
    const really = cases.ground.notice.bind(cases.ground);
    jest.spyOn(cases.ground, 'notice').mockImplementation((id) => {
      if (id === bad.id) return Promise.reject(new Error('its calendar is broken'));
      return really(id);
    });
    await cases.watch.runDue();
    jest.restoreAllMocks();
    const breached = async () =>
      (await Promise.all([bad, good].map(({ id }) => cases.ground.readable(ann, id)))).map(
        (one) => one.breached,
      );
    expect(await breached()).toEqual([[], ['answer']]);
    await cases.watch.runDue();
    expect(await breached()).toEqual([['answer'], ['answer']]);
  });

  it('has more time for its answer when somebody else approves it, and only before it is late', async () => {
    const { id } = await open();
    await cases.work.askExtension(lead, { id, reason: '等检测' });
    await expect(cases.work.decideExtension(lead, { id, approved: true })).rejects.toMatchObject({
      code: 'four-eyes',
    });
    await expect(cases.work.decideExtension(ann, { id, approved: true })).rejects.toMatchObject({
      code: 'not-permitted',
    });
    const max = shop.actor(shop.manager, 'all', { 'case.approve-extension': 'all' });
    const one = await cases.work.decideExtension(max, { id, approved: true });
    expect(one.answerDueAt).toEqual(new Date('2026-03-04T01:00:00Z'));
    expect(shop.owed.get(`case:${id}:answer`)!.dueAt).toEqual(one.answerDueAt);
  });

  it('waits for the customer until they write; what is owed waits with it', async () => {
    const { id } = await open();
    await cases.work.pause(ann, { id, reason: '请发照片' });
    expect(shop.owed.get(`case:${id}:result`)!.dueAt).toBeNull();
    later(30 * HOUR);
    await cases.watch.runDue();
    const hear = Reflect.get(cases.reactions, 'hear') as { wrote(of: object): Promise<void> };
    await hear.wrote({ conversationId: shop.conversationId, text: '照片来了' });
    const one = await cases.ground.readable(ann, id);
    expect(one).toMatchObject({ breached: [], pausedMs: 30 * HOUR, level: 1 });
    expect(one.resultDueAt).toEqual(new Date('2026-03-06T07:00:00Z'));
    expect(shop.owed.get(`case:${id}:result`)!.dueAt).toEqual(one.resultDueAt);
  });

  it('goes to the successor, else to the lead, else to a manager when its owner leaves', async () => {
    const { id } = await open();
    shop.people = shop.people.map((one) => (one.id === ann.agentId ? { ...one, active: false } : one));
    await cases.handing.left(ann.agentId, shop.ben.id);
    expect(await cases.ground.readable(lead, id)).toMatchObject({ ownerId: shop.ben.id });
    shop.people = shop.people.filter(({ id: who }) => who === shop.manager.id);
    await cases.handing.left(shop.ben.id, null);
    expect(await cases.ground.readable(lead, id)).toMatchObject({ ownerId: shop.manager.id });
    expect(shop.owed.get(`case:${id}:result`)!.ownerId).toBe(shop.manager.id);
  });

  it('goes to nobody who is gone or going, named or leading', async () => {
    const { id } = await open();
    const owner = async () => (await cases.ground.readable(CASES, id)).ownerId;
    shop.people = shop.people.map((one) => (one.id === shop.ben.id ? { ...one, active: false } : one));
    await cases.handing.left(ann.agentId, shop.ben.id);
    expect(await owner()).toBe(lead.agentId);
    // Still among those who lead when it is heard that they leave.
    await cases.handing.left(lead.agentId, null);
    expect(await owner()).toBe(shop.manager.id);
  });

  it('is listed and counted for those only who may read it', async () => {
    shop.served = [];
    await open();
    const ben = shop.actor(shop.ben);
    const stranger = { ...lead, agentId: shop.ben.id, teamIds: [newId()] };
    const reviewer = shop.actor(shop.manager, 'masked');
    const seen = async (actor: AgentActor) => {
      const { items } = await cases.reader.list(actor, { view: 'open' });
      const found = await cases.reader.list(actor, { customerId: shop.customerId });
      const { open: counted } = await cases.reader.counts(actor, { dayEnd: db.clock.now() });
      expect(found.items).toHaveLength(items.length);
      return [items.length, counted];
    };
    expect(await seen(ann)).toEqual([1, 1]);
    expect(await seen(ben)).toEqual([0, 0]);
    expect(await seen(lead)).toEqual([1, 1]);
    expect(await seen(stranger)).toEqual([0, 0]);
    expect(await seen(reviewer)).toEqual([1, 1]);
    await db.database.query('update cases set confidential = true');
    expect(await seen(reviewer)).toEqual([0, 0]);
    expect(await seen(lead)).toEqual([1, 1]);
  });

  it('goes with the identity when the visitor turns out to be a customer, and back', async () => {
    const { id } = await open();
    const follow = Reflect.get(cases.reactions, 'follow') as { moved(of: object): Promise<void> };
    const [fromCustomerId, toCustomerId] = [shop.customerId, newId()];
    await follow.moved({ identityId: newId(), fromCustomerId, toCustomerId, joined: true });
    expect(await cases.ground.readable(ann, id)).toMatchObject({ customerId: fromCustomerId });
    await follow.moved({ identityId: shop.identityId, fromCustomerId, toCustomerId, joined: true });
    expect(await cases.customers.list({ ...customer, customerId: toCustomerId })).toHaveLength(1);
    const { identityId } = shop;
    const back = { identityId, fromCustomerId: toCustomerId, toCustomerId: fromCustomerId };
    await follow.moved({ ...back, joined: false });
    expect(await cases.customers.list(customer)).toHaveLength(1);
  });

  it('is asked of the department of another kind, with that kind’s times from the opening', async () => {
    const { id } = await open();
    later(HOUR);
    const one = await cases.work.edit(ann, { id, kind: 'safety', title: '起火' });
    expect(one).toMatchObject({ category: 'safety', level: 3, title: '起火' });
    expect(one.resultDueAt).toEqual(new Date('2026-03-02T05:00:00Z'));
    expect(shop.owed.get(`case:${id}:result`)!.dueAt).toEqual(one.resultDueAt);
  });

  it('refuses what somebody decided on an older sight of it', async () => {
    const { id, version } = await open();
    await cases.work.escalate(ann, { id, reason: '客户很急', version });
    await expect(cases.work.escalate(ann, { id, reason: '', version })).rejects.toMatchObject({
      code: 'stale-edit',
    });
  });

  it('is listed along its indexes by what is due next, page by page', async () => {
    const opened = [];
    for (let index = 0; index < 5; index += 1) {
      opened.push((await open()).id);
      later(MINUTE);
    }
    const first = await cases.reader.list(ann, { limit: 3 });
    const rest = await cases.reader.list(ann, { limit: 3, cursor: first.nextCursor! });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(opened);
    expect(rest.nextCursor).toBeNull();
    const day = { dayEnd: new Date('2026-03-03T16:00:00Z') };
    expect(await cases.reader.counts(ann, day)).toMatchObject({ open: 5, overdue: 0, dueToday: 5 });
    const reaches = [
      { ownerId: newId(), teamIds: null, confidential: true },
      { ownerId: null, teamIds: null, confidential: true },
      { ownerId: null, teamIds: null, confidential: false },
    ];
    await db.unitOfWork.run(async () => {
      // Of a table of five rows any plan is good: what is asked is whether there is one along an index, in its order.
      for (const what of ['seqscan', 'bitmapscan', 'sort'])
        await db.database.query(`set local enable_${what} = off`);
      for (const reach of reaches)
        for (const view of ['open', 'closed'] as const) {
          const { sql, values } = pageQuery(reach, { view }, { now: db.clock.now(), limit: 50 });
          const plan = await db.database.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, values);
          const text = plan.map((line) => line['QUERY PLAN']).join('\n');
          expect(text).toMatch(/Index Scan using cases_\w*(open|closed)_idx/);
          expect(text).not.toContain('Sort');
        }
    });
  });
});
