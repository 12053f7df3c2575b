import type { AgentActor, SurveyAnswered } from '@yingda/events';
import { Calendar, newId, type Relay, silentLog } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { createPromises, type Promises } from '../create-promises';
import { BusinessHours, Customers, type Debtor, type OwedIn, Staff, Talks } from '../ports';

const HOUR = 3_600_000;
const TEAM = newId();
const CONVERSATION = newId();
const CUSTOMER = newId();
const person = (name: string, more: Partial<Debtor> = {}): Debtor => ({
  ...{ id: newId(), name, active: true, leads: false, teamIds: [TEAM] },
  ...more,
});

class People extends Staff {
  readonly lead = person('Lee', { leads: true });
  readonly manager = person('Max', { leads: true, teamIds: [] });
  readonly ann = person('Ann');
  all = [this.lead, this.manager, this.ann];
  override async find(id: string): Promise<Debtor | null> {
    return this.all.find((one) => one.id === id) ?? null;
  }
  override async leadsOf(teamId: string | null): Promise<Debtor[]> {
    const leads = this.all.filter(({ active, leads: leading }) => active && leading);
    const own = leads.filter(({ teamIds }) => teamId !== null && teamIds.includes(teamId));
    return own.length > 0 ? own : leads.filter(({ teamIds }) => teamIds.length === 0);
  }
}
class OneTalk extends Talks {
  lines: string[] = [];
  /** What befalls whoever tells a conversation. */
  trouble: ((event: string) => Promise<void>) | null = null;
  override async hold(id: string): Promise<OwedIn | null> {
    return id === CONVERSATION ? { number: '100318', customerId: CUSTOMER, teamId: TEAM } : null;
  }
  override async record(_: string, event: string): Promise<void> {
    await this.trouble?.(event);
    this.lines.push(event);
  }
  override async tell(): Promise<void> {
    this.lines.push('told');
  }
}
class NineToSix extends BusinessHours {
  override async of(): Promise<Calendar> {
    const day = [{ open: '09:00', close: '18:00' }];
    const days = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
    return new Calendar({ timeZone: 'Asia/Shanghai', days, holidays: [] });
  }
}
class Names extends Customers {
  override async names(ids: readonly string[]): Promise<Map<string, string>> {
    return new Map(ids.map((id) => [id, '周女士']));
  }
}

describe('promises', () => {
  let db: TestDatabase;
  let staff: People;
  let talks: OneTalk;
  let promises: Promises;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    // A Monday, 17:00 in Shanghai.
    db.clock.set(new Date('2026-03-02T09:00:00Z'));
    staff = new People();
    talks = new OneTalk();
    const { database, unitOfWork, clock, outbox } = db;
    promises = createPromises({
      ...{ database, unitOfWork, clock, outbox, log: silentLog, hours: new NineToSix(), staff, talks },
      customers: new Names(),
    });
  });
  afterAll(() => db.close());

  const actor = ({ id, name }: Debtor, scope: 'own' | 'team' | 'all' = 'own'): AgentActor => ({
    ...{ kind: 'agent', agentId: id, name, publicName: name, role: 'agent', teamIds: [TEAM] },
    permissions: { 'promise.work': scope },
  });
  const answered = (surveyId = newId()) => ({
    surveyId,
    ...{
      conversationId: CONVERSATION,
      customerId: CUSTOMER,
      teamId: TEAM,
      inboxId: newId(),
      anonymous: false,
    },
    ...{ comment: '太慢了', changedAt: db.clock.now().toISOString() },
    low: { score: 2, dueOpenHours: 2 },
  });
  const hears = async (name: string, payload: unknown): Promise<void> => {
    const handlers: Record<string, (event: unknown) => Promise<void>> = {};
    const subscribe = (_: string, given: typeof handlers) => void Object.assign(handlers, given);
    promises.reactions.register({ subscribe } as unknown as Relay);
    await db.unitOfWork.run(() => handlers[name]!({ payload }));
  };
  const mine = async (debtor: Debtor) =>
    (await promises.reader.list(actor(debtor), { mine: true, done: false })).items;
  const events = async () => (await recordedEvents(db.database)).map(({ name }) => name);

  it('owes a word after a low score: by the lead of the team, in open hours, once however often it is told', async () => {
    const low = answered();
    await hears('survey.answered', low);
    await Promise.all([hears('survey.answered', low), hears('survey.changed', low)]);
    const [owed, ...others] = await mine(staff.lead);
    expect(others).toEqual([]);
    // One hour is left today; the other is tomorrow from nine on.
    expect(owed).toMatchObject({
      ...{
        kind: 'low-score',
        score: 2,
        what: '太慢了',
        customerName: '周女士',
        conversationNumber: '100318',
      },
      ...{ dueAt: '2026-03-03T02:00:00.000Z', state: 'open', done: false },
    });
    expect(await events()).toEqual(['promise.made']);
    expect(talks.lines).toEqual(['promise-made']);
  });

  it('goes to the manager where the team has no lead, and makes none of anonymous or good answers', async () => {
    staff.all = [staff.manager];
    await hears('survey.answered', answered());
    expect(await mine(staff.manager)).toHaveLength(1);
    await hears('survey.answered', { ...answered(), low: null } as unknown as SurveyAnswered);
    await hears('survey.answered', { ...answered(), anonymous: true });
    expect(await mine(staff.manager)).toHaveLength(1);
  });

  it('reminds before, breaks at its due time and not earlier, and stays broken when it is done late', async () => {
    const due = { at: new Date(db.clock.now().getTime() + 10 * HOUR) };
    const made = await promises.make.execute(actor(staff.ann), {
      ...{ kind: 'agreed', what: '明天回电', due, conversationId: CONVERSATION, ownerId: staff.ann.id },
    });
    db.clock.advance(8 * HOUR + 1);
    await promises.watch.runDue();
    await promises.watch.runDue();
    expect(await events()).toEqual(['promise.made', 'promise.due']);
    db.clock.set(due.at);
    await promises.watch.runDue();
    expect((await mine(staff.ann))[0]).toMatchObject({ state: 'open' });
    db.clock.advance(1);
    await Promise.all([promises.watch.runDue(), promises.watch.runDue()]);
    expect(await events()).toEqual(['promise.made', 'promise.due', 'promise.broken']);
    expect((await mine(staff.ann))[0]).toMatchObject({ state: 'broken', done: false });
    db.clock.advance(HOUR);
    await promises.work.keep(actor(staff.ann), { id: made.id, outcome: '已回电', reached: 'yes' });
    const { history, ...record } = await promises.reader.detail(actor(staff.ann), made.id);
    expect(record).toMatchObject({ state: 'broken', done: true, outcome: '已回电', reached: 'yes' });
    expect(history.map(({ step, at }) => [step, at])).toMatchObject([
      ['made', expect.any(String)],
      ['reminded', expect.any(String)],
      ['broken', due.at.toISOString()],
      ['settled', expect.any(String)],
    ]);
  });

  it('done in the very moment it is due is kept, though the watch looks at the same time', async () => {
    const at = new Date(db.clock.now().getTime() + HOUR);
    const { id } = await promises.make.execute(actor(staff.ann), {
      ...{ kind: 'agreed', what: '查', due: { at }, ownerId: staff.ann.id, teamId: TEAM },
    });
    db.clock.set(at);
    await Promise.all([
      promises.work.keep(actor(staff.ann), { id, outcome: '查到了', reached: 'not-needed' }),
      promises.watch.runDue(),
    ]);
    expect(await promises.reader.detail(actor(staff.ann), id)).toMatchObject({ state: 'kept', done: true });
  });

  const owed = (what: string, conversationId: string | null = null) =>
    promises.make.execute(actor(staff.ann), {
      ...{ kind: 'agreed', what, due: { at: new Date(db.clock.now().getTime() + HOUR) } },
      ...{ ownerId: staff.ann.id, ...(conversationId ? { conversationId } : { teamId: TEAM }) },
    });
  const broken = async () =>
    (await recordedEvents(db.database, 'promise.broken')).map(({ payload }) => payload.promise.what);

  it('is noticed although one before it cannot be, which is tried again', async () => {
    await owed('one', CONVERSATION);
    db.clock.advance(1_000);
    await owed('two');
    db.clock.advance(2 * HOUR);
    talks.trouble = async () => {
      throw new Error('out of paper');
    };
    await promises.watch.runDue();
    expect(await broken()).toEqual(['two']);
    talks.trouble = null;
    await promises.watch.runDue();
    expect(await broken()).toEqual(['two', 'one']);
  });

  it('is left to whoever has it in hand, however many there are, and what is behind them is noticed', async () => {
    for (let no = 0; no < 100; no++) await owed(`held ${no}`);
    db.clock.advance(1_000);
    await owed('free');
    db.clock.advance(2 * HOUR);
    await db.unitOfWork.run(async () => {
      await db.database.query(`select 1 from promises where what like 'held %' for update`);
      await db.database.units.exit(() => promises.watch.runDue());
    });
    expect(await broken()).toEqual(['free']);
    await promises.watch.runDue();
    expect(await broken()).toHaveLength(101);
  });

  it('is handed over with its reason, and to a successor when its owner leaves; it never gets lost', async () => {
    await hears('survey.answered', answered());
    const [owed] = await mine(staff.lead);
    const lead = actor(staff.lead, 'team');
    await promises.work.reassign(lead, { id: owed!.id, ownerId: staff.ann.id, reason: '她更熟悉' });
    expect(await mine(staff.lead)).toEqual([]);
    expect(await mine(staff.ann)).toMatchObject([{ id: owed!.id, dueAt: owed!.dueAt }]);
    staff.ann.active = false;
    await hears('agent.deactivated', { agentId: staff.ann.id, successorId: null });
    await hears('agent.deactivated', { agentId: staff.ann.id, successorId: null });
    expect(await mine(staff.lead)).toMatchObject([{ id: owed!.id }]);
    const { history } = await promises.reader.detail(lead, owed!.id);
    expect(history.map(({ step, note }) => [step, note])).toEqual([
      ['made', '太慢了'],
      ['reassigned', '她更熟悉'],
      ['reassigned', ''],
    ]);
  });

  it('goes to nobody who is not there any more: by hand, in a row, or as a successor', async () => {
    await hears('survey.answered', answered());
    const [owed] = await mine(staff.lead);
    const lead = actor(staff.lead, 'team');
    staff.ann.active = false;
    const gone = { code: 'agent-not-found' };
    const to = { id: owed!.id, ownerId: staff.ann.id, reason: '请假' };
    await expect(promises.work.reassign(lead, to)).rejects.toMatchObject(gone);
    const all = { fromId: staff.lead.id, toId: staff.ann.id, reason: '请假' };
    await expect(promises.handOver.execute(lead, all)).rejects.toMatchObject(gone);
    expect(await mine(staff.lead)).toHaveLength(1);
    // Still among those who lead when it is heard that they leave.
    await promises.work.left(staff.lead.id, staff.ann.id);
    expect(await mine(staff.manager)).toMatchObject([{ id: owed!.id }]);
  });

  it('is neither kept without what was done nor done while it is open: the database refuses both', async () => {
    await hears('survey.answered', answered());
    const [owed] = await mine(staff.lead);
    const set = (assignments: string) =>
      db.database.query(`update promises set ${assignments} where id = $1`, [owed!.id]);
    await expect(set(`state = 'kept'`)).rejects.toThrow('promises_done_check');
    await expect(set(`done_at = now(), outcome = '好'`)).rejects.toThrow('promises_done_check');
    await expect(set(`state = 'kept', done_at = now()`)).rejects.toThrow('promises_done_check');
  });

  it('others’ promises are neither seen nor worked on', async () => {
    await hears('survey.answered', answered());
    const [owed] = await mine(staff.lead);
    const ann = actor(staff.ann);
    await expect(promises.reader.detail(ann, owed!.id)).rejects.toMatchObject({ code: 'promise-not-found' });
    const note = { id: owed!.id, outcome: 'x', reached: 'no' as const };
    await expect(promises.work.keep(ann, note)).rejects.toMatchObject({ code: 'promise-not-found' });
    await expect(promises.reader.list({ ...ann, permissions: {} }, { done: false })).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });

  it('says that the customer is not told of what was promised by hand, until a person has written to them', async () => {
    const promise = (what: string, more: object = {}) =>
      promises.make.execute(actor(staff.ann), {
        ...{ kind: 'agreed', what, due: { at: new Date(db.clock.now().getTime() + HOUR) } },
        ...{ conversationId: CONVERSATION, ownerId: staff.ann.id, toTell: true, ...more },
      });
    const before = db.clock.now().toISOString();
    db.clock.advance(1_000);
    const { id } = await promise('答复尺码');
    await promise('在别处', { conversationId: null, customerId: CUSTOMER });
    await promise('由规则', { toTell: false });
    const untold = async () => (await mine(staff.ann)).filter((one) => one.untold).map(({ what }) => what);
    expect(await untold()).toEqual(['答复尺码']);

    db.clock.advance(60_000);
    const at = db.clock.now().toISOString();
    const said = (over: object) =>
      hears('message.sent', {
        entries: [
          {
            ...{ entry: 'message', conversationId: CONVERSATION, sequence: 3, createdAt: at },
            ...{ author: { kind: 'agent', id: staff.ann.id, name: 'Ann' }, ...over },
          },
        ],
      });
    // A machine, a note, the customer, another conversation, and what was said before it was promised.
    await said({ author: { kind: 'system', name: 'Shop' } });
    await said({ entry: 'note', sequence: null });
    await said({ author: { kind: 'customer', name: '周女士' } });
    await said({ conversationId: newId() });
    await said({ createdAt: before });
    expect(await untold()).toEqual(['答复尺码']);

    await said({});
    await said({});
    expect(await untold()).toEqual([]);
    const { toldAt, history } = await promises.reader.detail(actor(staff.ann), id);
    expect(toldAt).toBe(at);
    expect(history.filter(({ step }) => step === 'told')).toMatchObject([{ at, byName: 'Ann' }]);
  });
});
