import type { AgentActor } from '@yingda/events';
import { newId, type Relay } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import {
  type CaseTouch,
  ContactCases,
  type Contacted,
  ContactPeople,
  ContactSegments,
  ContactTalks,
  type Touch,
} from '../../contact-ports';
import { type Contacts, createContacts } from '../../create-contacts';
import type { Debtor } from '../../ports';
import { PromiseWorld } from '../../testing';
import { PROMISES } from '../work-promise';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// A Monday, 10:00 in Shanghai.
const NOW = new Date('2026-03-02T02:00:00Z');

class People extends ContactPeople {
  all: Contacted[] = [];
  override async find(id: string): Promise<Contacted | null> {
    return this.all.find((one) => one.id === id) ?? null;
  }
  override async ofTiers(tiers: readonly string[]): Promise<Contacted[]> {
    return this.all.filter(({ tier }) => tiers.length === 0 || tiers.includes(tier));
  }
}
class Segments extends ContactSegments {
  constructor(private readonly people: People) {
    super();
  }
  override async name(): Promise<string> {
    return '金卡会员';
  }
  override async members(_: string, { cursor }: { cursor: string | null }) {
    const at = Number(cursor ?? 0);
    const next = at + 2 < this.people.all.length ? String(at + 2) : null;
    return { ids: this.people.all.slice(at, at + 2).map(({ id }) => id), next };
  }
}
class Served extends ContactTalks {
  touches: Touch[] = [];
  constructor(private readonly world: PromiseWorld) {
    super();
  }
  override async since(): Promise<Touch[]> {
    return this.touches;
  }
  override async last(): Promise<string> {
    return this.world.conversationId;
  }
  override async customerOf(): Promise<string> {
    return this.world.customerId;
  }
}

class Called extends ContactCases {
  touches: CaseTouch[] = [];
  /** Whose they are; null: everybody's. */
  of: string | null = null;
  override async around(customerId: string): Promise<CaseTouch[]> {
    return this.of === null || this.of === customerId ? this.touches : [];
  }
}

describe('callbacks and the log of contacts', () => {
  let db: TestDatabase;
  let world: PromiseWorld;
  let people: People;
  let talks: Served;
  let cases: Called;
  let contacts: Contacts;
  let ann: AgentActor;
  let lead: AgentActor;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set(NOW);
    world = new PromiseWorld(db);
    people = new People();
    people.all = [{ id: world.customerId, tier: 'vip', ownerAgentId: world.ann.id }];
    talks = new Served(world);
    cases = new Called();
    contacts = createContacts(
      { ...world.needs(), people, segments: new Segments(people), contactTalks: talks, contactCases: cases },
      world.promises,
    );
    ann = world.actor(world.ann);
    const leads = { 'promise.work': 'team', 'contact.work': 'team', 'contact.verify': 'team' } as const;
    lead = world.actor(world.lead, leads);
  });
  afterAll(() => db.close());

  const plan = (more: object = {}, actor: AgentActor = ann) =>
    contacts.plan.execute(actor, {
      ...{ customerId: world.customerId, source: 'manual', purpose: 'after-service', method: 'phone' },
      ...{
        dueAt: new Date(NOW.getTime() + 5 * HOUR),
        why: '回访维修结果',
        ownerId: world.ann.id,
        teamId: world.teamId,
      },
      ...more,
    });
  const form = (more: object = {}) => ({
    ...{
      person: '周女士',
      facts: '维修后使用正常',
      solved: 'yes' as const,
      score: null,
      none: ['opinions' as const],
    },
    ...more,
  });
  const owed = async (actor = ann) =>
    (await world.promises.reader.list(actor, { mine: true, done: false })).items.map(({ kind, what }) => [
      kind,
      what,
    ]);
  const events = async () => (await recordedEvents(db.database)).map(({ name }) => name);
  const heard = async (name: string, payload: object) => {
    const handlers: Record<string, (event: unknown) => Promise<void>> = {};
    const subscribe = (_: string, given: typeof handlers) => void Object.assign(handlers, given);
    contacts.reactions.register({ subscribe } as unknown as Relay);
    await handlers[name]!({ payload });
  };

  it('planned is owed; done it is kept, and what is missing is named unless it is said why', async () => {
    const { id } = await plan();
    expect(await owed()).toEqual([['callback', '回访维修结果']]);
    const finish = (more: object) => contacts.work.finish(ann, { id, form: form(), points: [], ...more });
    await expect(finish({ form: form({ person: ' ', solved: null }) })).rejects.toMatchObject({
      ...{ code: 'contact-incomplete', details: { missing: ['person', 'solved'] } },
    });
    const half = { form: form({ solved: null }), incompleteBecause: '顾客赶时间' };
    const done = await finish(half);
    await finish(half);
    expect(done).toMatchObject({
      state: 'done',
      required: 4,
      filled: 3,
      attempts: 1,
      lastOutcome: 'reached',
    });
    expect(await owed()).toEqual([]);
    expect((await events()).filter((name) => name.startsWith('contact.'))).toEqual([
      ...['contact.planned', 'contact.ended'],
    ]);
  });

  it('is tried three times: each moves it to the next open hours, the last ends it unreached', async () => {
    const { id } = await plan();
    const attempt = (no: number, outcome: 'no-answer' | 'wrong-number' | 'refused' = 'no-answer') =>
      contacts.work.attempted(ann, { id, attempt: no, outcome, note: '' });
    db.clock.set(new Date('2026-03-06T02:00:00Z'));
    await attempt(1);
    // The same time tomorrow is a Saturday: on Monday morning.
    expect(await attempt(1)).toMatchObject({ attempts: 1, dueAt: new Date('2026-03-09T01:00:00Z') });
    const [promise] = (await world.promises.reader.list(ann, { mine: true, done: false })).items;
    expect(promise).toMatchObject({ dueAt: '2026-03-09T01:00:00.000Z' });
    await attempt(2, 'wrong-number');
    expect(await attempt(3)).toMatchObject({ state: 'unreached', attempts: 3 });
    expect(await owed()).toEqual([]);
    const other = await plan({ dueAt: new Date('2026-03-09T01:00:00Z') });
    expect(
      await contacts.work.attempted(ann, { id: other.id, attempt: 1, outcome: 'refused', note: '不要再打' }),
    ).toMatchObject({ state: 'refused' });
  });

  it('what the customer said is supervised by who heard it until they are told, whoever handles it', async () => {
    const { id } = await plan();
    const department = newId();
    const points = [
      { kind: 'problem' as const, text: '包装破损', departmentId: department },
      { kind: 'need' as const, text: '想要大包装' },
      { kind: 'promised' as const, text: '补寄说明书', dueAt: new Date(NOW.getTime() + DAY) },
    ];
    await contacts.work.finish(ann, { id, form: form({ none: [] }), points });
    expect(await owed()).toEqual([
      ['contact', '补寄说明书'],
      ['contact', '包装破损'],
    ]);
    const { points: said, openPoints } = await contacts.reader.detail(ann, id);
    expect([openPoints, said.map(({ state }) => state)]).toEqual([2, ['open', 'noted', 'open']]);
    // In three working days, when the shop closes.
    expect(said[0]).toMatchObject({ departmentId: department, dueAt: '2026-03-05T10:00:00.000Z' });
    const tell = () =>
      contacts.tell.execute(ann, { id: said[0]!.id, result: '已更换包装供应商', send: true });
    await tell();
    expect((await tell()).openPoints).toBe(1);
    expect([...world.told.values()]).toEqual(['已更换包装供应商']);
    expect(await owed()).toEqual([['contact', '补寄说明书']]);
    expect((await events()).filter((name) => name === 'contact.told')).toHaveLength(1);
  });

  it('is verified by who leads and never one’s own; the database refuses it, too', async () => {
    const { id } = await plan({ ownerId: world.lead.id }, lead);
    await contacts.work.finish(lead, { id, form: form(), points: [] });
    const verify = (actor: AgentActor) =>
      contacts.verify.execute(actor, { id, comment: '记录完整', evaluations: [] });
    await expect(verify(lead)).rejects.toMatchObject({ code: 'own-contact' });
    await expect(verify(ann)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(verify({ ...lead, agentId: newId(), teamIds: [newId()] })).rejects.toMatchObject({
      code: 'contact-not-found',
    });
    const all = { 'contact.work': 'all', 'contact.verify': 'all' } as const;
    expect(await verify(world.actor(world.manager, all))).toMatchObject({ verifiedByName: 'Max' });
    await expect(
      db.database.query('update contacts set verified_by_id = ended_by_id where id = $1', [id]),
    ).rejects.toThrow(/contacts_verified_check/);
  });

  it('is not verified before it is over, nor by who owes it or who wrote it down for them', async () => {
    const { id } = await plan();
    const as = (who: Debtor) =>
      world.actor(who, { 'promise.work': 'all', 'contact.work': 'all', 'contact.verify': 'all' });
    const verify = (who: Debtor) =>
      contacts.verify.execute(as(who), { id, comment: '记录完整', evaluations: [] });
    await expect(verify(world.manager)).rejects.toMatchObject({ code: 'contact-not-found' });
    await contacts.work.finish(as(world.lead), { id, form: form(), points: [] });
    await expect(verify(world.ann)).rejects.toMatchObject({ code: 'own-contact' });
    await expect(verify(world.lead)).rejects.toMatchObject({ code: 'own-contact' });
    expect(await verify(world.manager)).toMatchObject({ verifiedByName: 'Max' });
  });

  it('warns of a colleague who contacted this customer within the days of the guard, and not of oneself', async () => {
    const { id } = await plan();
    await contacts.work.finish(ann, { id, form: form(), points: [] });
    const bob = world.actor(world.bob);
    const at = new Date(NOW.getTime() - DAY);
    talks.touches = [{ conversationId: world.conversationId, number: '100318', agentId: world.lead.id, at }];
    expect(await contacts.reader.guard(bob, world.customerId)).toMatchObject({
      days: 7,
      touches: [
        { kind: 'contact', agentId: world.ann.id, about: 'after-service' },
        { kind: 'conversation', agentId: world.lead.id, about: '100318' },
      ],
    });
    expect((await contacts.reader.guard(ann, world.customerId)).touches).toHaveLength(1);
    cases.touches = [
      { caseId: newId(), number: 'C-1', agentId: world.lead.id, at: new Date(NOW.getTime() - 1) },
    ];
    expect((await contacts.reader.guard(ann, world.customerId)).touches[0]).toMatchObject({
      ...{ kind: 'case', agentId: world.lead.id, about: 'C-1' },
    });
    cases.touches = [];
    db.clock.advance(8 * DAY);
    talks.touches = [];
    expect((await contacts.reader.guard(bob, world.customerId)).touches).toEqual([]);
  });

  it('is planned after a close, once, by the plan for the customer’s tier, for who looks after them', async () => {
    await contacts.policy.addPlan(lead, {
      ...{
        name: 'VIP 三天后回访',
        active: true,
        trigger: 'after-close',
        purpose: 'after-service',
        method: 'phone',
      },
      ...{
        tiers: ['vip'],
        days: 3,
        owner: 'owner-agent',
        ownerId: null,
        teamId: null,
        surveyKey: null,
        guidance: '问使用情况',
      },
    });
    const conversation = { id: world.conversationId, customerId: world.customerId, teamId: world.teamId };
    const closed = () => heard('conversation.closed', { conversation, agentId: world.bob.id });
    await Promise.all([closed(), closed()]);
    const { items } = await contacts.reader.list(lead, { view: 'open' });
    expect(items).toMatchObject([
      { source: 'after-close', ownerId: world.ann.id, dueAt: '2026-03-05T10:00:00.000Z', why: '问使用情况' },
    ]);
    people.all[0]!.tier = 'gold';
    await heard('conversation.closed', {
      conversation: { ...conversation, id: newId() },
      agentId: world.bob.id,
    });
    expect((await contacts.reader.list(lead, { view: 'open' })).items).toHaveLength(1);
  });

  it('is planned after a case, once for each end, for who saw it through; not after one taken back or long over', async () => {
    await contacts.policy.addPlan(lead, {
      ...{ name: '投诉回访', active: true, trigger: 'case', purpose: 'case-follow-up', method: 'phone' },
      ...{ tiers: [], days: 3, owner: 'who-served', ownerId: null, teamId: null, surveyKey: null },
      guidance: '问处理结果是否满意',
    });
    const caseId = newId();
    const closed = (closedAs: string, reopenedCount = 0, at = NOW) =>
      heard('case.closed', {
        ...{ closedAs, at: at.toISOString() },
        case: {
          id: caseId,
          customerId: world.customerId,
          ownerId: world.bob.id,
          teamId: world.teamId,
          reopenedCount,
        },
      });
    await closed('withdrawn');
    await closed('satisfied', 0, new Date(NOW.getTime() - 30 * DAY));
    await Promise.all([closed('satisfied'), closed('satisfied')]);
    const open = async () => (await contacts.reader.list(lead, { view: 'open' })).items;
    expect(await open()).toMatchObject([
      { source: 'case', caseId, ownerId: world.bob.id, purpose: 'case-follow-up' },
    ]);
    expect((await open())[0]!.dueAt).toBe('2026-03-05T10:00:00.000Z');
    await closed('answered', 1);
    expect(await open()).toHaveLength(2);
  });

  it('by interval and by campaign each customer is planned once, on however many nodes, and not twice by two plans', async () => {
    people.all = [1, 2, 3, 4, 5].map(() => ({ id: newId(), tier: 'gold', ownerAgentId: null }));
    await contacts.policy.addPlan(lead, {
      ...{
        name: '金卡季度关怀',
        active: true,
        trigger: 'interval',
        purpose: 'care',
        method: 'phone',
        tiers: ['gold'],
      },
      ...{ days: 90, owner: 'lead', ownerId: null, teamId: world.teamId, surveyKey: null, guidance: '' },
    });
    await contacts.planDue.beginTurns();
    await contacts.planDue.beginTurns();
    db.clock.advance(90 * DAY);
    await Promise.all([contacts.planDue.runDue(), contacts.planDue.runDue()]);
    const open = async () => (await contacts.reader.list(lead, { view: 'open' })).items;
    expect((await open()).map(({ customerId }) => customerId).sort()).toEqual(
      people.all.map(({ id }) => id).sort(),
    );
    people.all.push({ id: newId(), tier: 'gold', ownerAgentId: world.bob.id });
    const dueAt = new Date(db.clock.now().getTime() + DAY);
    await contacts.policy.startCampaign(lead, {
      ...{
        name: '新品',
        segmentId: newId(),
        purpose: 'news',
        method: 'phone',
        ownerIds: [world.ann.id],
        dueAt,
        guidance: '',
      },
    });
    const calledAbout = newId();
    people.all.push({ id: calledAbout, tier: 'gold', ownerAgentId: world.bob.id });
    cases.of = calledAbout;
    cases.touches = [{ caseId: newId(), number: 'C-1', agentId: world.ann.id, at: db.clock.now() }];
    await Promise.all([contacts.planDue.runDue(), contacts.planDue.runDue()]);
    expect(await contacts.policy.campaigns(lead)).toMatchObject([
      { state: 'planned', planned: 1, leftOut: 6 },
    ]);
    expect((await open()).filter(({ source }) => source === 'campaign')).toMatchObject([
      { ownerId: world.bob.id },
    ]);
  });

  it('joins what stands already: a low score’s word, a call promised in the queue, a hand-over from “my day”', async () => {
    await contacts.policy.addPlan(lead, {
      ...{
        name: '低分回访',
        active: true,
        trigger: 'low-score',
        purpose: 'low-score',
        method: 'phone',
        tiers: [],
      },
      ...{ days: 1, owner: 'lead', ownerId: null, teamId: null, surveyKey: null, guidance: '' },
    });
    const surveyId = newId();
    const promise = await world.promises.make.execute(PROMISES, {
      ...{
        kind: 'low-score',
        what: '太慢了',
        due: { at: new Date(NOW.getTime() + DAY) },
        surveyId,
        score: 1,
      },
      ...{
        customerId: world.customerId,
        teamId: world.teamId,
        ownerId: world.lead.id,
        onceKey: `survey ${surveyId}`,
      },
    });
    await heard('promise.made', { promise: await world.promises.reader.record(promise) });
    const only = async () =>
      (await contacts.reader.list(lead, { view: 'open', source: 'low-score' })).items[0]!;
    const { id } = await only();
    await world.promises.work.reassign(lead, { id: promise.id, ownerId: world.ann.id, reason: '换班' });
    const now = (await world.promises.reader.detail(lead, promise.id)) as never;
    await heard('promise.reassigned', { promise: now });
    expect(await only()).toMatchObject({ ownerId: world.ann.id });
    expect(await owed()).toEqual([['low-score', '太慢了']]);
    await contacts.work.finish(ann, { id, form: form(), points: [], incompleteBecause: '电话中断' });
    expect(await owed()).toEqual([]);

    const call = { callbackId: newId(), conversationId: world.conversationId, teamId: world.teamId };
    await heard('callback.planned', {
      ...call,
      from: NOW.toISOString(),
      until: new Date(NOW.getTime() + HOUR).toISOString(),
    });
    const tried = { ...call, agentId: world.bob.id, attempt: 1, outcome: 'answered', done: true };
    await heard('callback.attempted', tried);
    await heard('callback.attempted', tried);
    const [joined] = (await contacts.reader.list(lead, { view: 'open', source: 'callback' })).items;
    expect(joined).toMatchObject({ attempts: 1, lastOutcome: 'reached', ownerId: world.bob.id });
    expect(await owed(world.actor(world.bob))).toEqual([]);
  });
});
