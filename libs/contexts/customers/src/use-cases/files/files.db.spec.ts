import { type SegmentCondition } from '@yingda/contracts';
import { newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { CustomerFileReactions } from '../../reactions/customer-file-reactions';
import { aCustomerActor, customersOn, staffWith } from '../../testing';
import { EditCustomer } from '../edit-customer';
import { JoinCustomers } from '../join-customers';
import { MeetSender } from '../meet-sender';
import { PutCustomer } from '../put-customer';
import { TellApart } from '../same-person';
import { UndoJoin } from '../undo-join';
import { ExportSegment } from '../segments/export-segment';
import { ManageSegments } from '../segments/manage-segments';
import { SegmentReader } from '../segments/segment-reader';
import { CustomerFileReader } from './customer-file-reader';
import { EditFile } from './edit-file';
import { KeepDocuments } from './keep-documents';
import { ListCustomers } from './list-customers';
import { SetCustomerPolicy, VerifyCustomer, WriteConsent } from './note-facts';
import { KeepOrganisations } from './organisations';
import { SayTier } from './say-tier';
import { TellStanding } from './tell-standing';

const rights = { 'customer.edit': 'all', 'conversation.serve': 'all', 'segment.edit': 'all' } as const;
const manager = staffWith(
  { ...rights, 'customer.reveal': 'all', 'service-level.edit': 'all' },
  { name: '周 敏' },
);
const lead = staffWith({ ...rights, 'customer.reveal': 'team' });
const shop = { kind: 'api', keyId: newId(), name: 'erp' } as const;
const refusal = (code: string) => expect.objectContaining({ code });
const test = (...[field, operator, value, key]: [string, string, unknown?, string?]) =>
  ({
    ...{ kind: 'test', field, operator },
    ...(value === undefined ? {} : { value }),
    ...(key ? { key } : {}),
  }) as SegmentCondition;
const all = (...conditions: SegmentCondition[]): SegmentCondition => ({ kind: 'all', conditions });

describe('files of customers', () => {
  let db: TestDatabase;
  let context: ReturnType<typeof customersOn>;
  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-02T02:00:00Z');
    context = customersOn(db);
  });
  afterAll(() => db.close());

  const put = async (externalId: string, facts: object = {}) =>
    (await context.get(PutCustomer).execute(shop, { externalId, ...facts })).id;
  const file = (id: string) => context.get(CustomerFileReader).file(manager, id);
  const counted = async (condition: SegmentCondition) =>
    (await context.get(SegmentReader).count(condition)).customers;
  const counts = () => context.get(CustomerFileReader).counts(manager);
  const edit = async (id: string, facts: object) =>
    context.get(EditFile).execute(manager, { customerId: id, version: (await file(id)).version, ...facts });
  async function order(customerId: string, totalFen: number, daysAgo: number): Promise<void> {
    const at = new Date(db.clock.now().getTime() - daysAgo * 86_400_000);
    await db.database.query(
      `insert into customer_orders (id, shop_id, customer_id, number, number_key, status, currency, total_fen, refunded_fen,
         facts, placed_at, changed_at, updated_at)
       values ($1::uuid, $1::text, $2, $1::text, $1::text, 'completed', 'CNY', $3, 0, '{}', $4, $4, $4)`,
      [newId(), customerId, totalFen, at],
    );
    await db.database.query(
      `insert into customer_order_facts as f (customer_id, orders, spent_fen, refunded_fen, year_orders, year_spent_fen,
         first_order_at, last_order_at, updated_at) values ($1, 1, $2, 0, 1, $2, $3, $3, $3)
       on conflict (customer_id) do update set orders = f.orders + 1, spent_fen = f.spent_fen + $2,
         first_order_at = least(f.first_order_at, $3), last_order_at = greatest(f.last_order_at, $3)`,
      [customerId, totalFen, at],
    );
  }

  it('keeps kind, organisation, tags and preferences, says who changed what, and notices a stale edit', async () => {
    const id = await put('u1', { name: '王芳', phone: '13812340417' });
    const { id: organisationId } = await context
      .get(KeepOrganisations)
      .add(manager, { name: '杭州一中', place: '杭州' });
    const after = await edit(id, {
      kind: 'organisation',
      organisationId,
      tags: ['常客', ' 常客 '],
      preferences: { size: 'L' },
    });
    expect(after).toMatchObject({ kind: 'organisation', tags: ['常客'], preferences: { size: 'L' } });
    expect(after.organisation).toMatchObject({ name: '杭州一中', members: 1 });
    await expect(
      context.get(EditFile).execute(manager, { customerId: id, version: 1, tags: [] }),
    ).rejects.toEqual(refusal('stale-edit'));
    const { version } = await file(id);
    await context.get(EditCustomer).execute(manager, { customerId: id, version, phone: '13900000000' });
    const { items } = await context.get(CustomerFileReader).history(manager, id, {});
    expect(items.find(({ field }) => field === 'phone')).toMatchObject({
      ...{ byName: '周 敏', before: '138 **** 0417', after: '139 **** 0000' },
    });
    expect(new Set(items.map(({ field }) => field))).toEqual(
      new Set(['phone', 'kind', 'organisation', 'tags', 'preference', 'name']),
    );
  });

  it('tells tier and stage from what was bought, by time alone too; by hand wins until its end, and each is an event', async () => {
    const id = await put('u1', { name: '王芳' });
    const policy = await context.get(SetCustomerPolicy).get();
    await context.get(SetCustomerPolicy).execute(manager, { ...policy, tierRulesEnabled: true });
    await order(id, 300_000, 200);
    await order(id, 300_000, 10);
    await context.get(TellStanding).tell([id]);
    expect(await file(id)).toMatchObject({
      ...{ lifecycle: 'active', recentOrders: 2, recentSpentFen: 600_000 },
      tier: { tier: 'silver', source: 'rule', byRules: 'silver' },
    });
    const until = new Date(db.clock.now().getTime() + 86_400_000).toISOString();
    await context.get(SayTier).execute(manager, { customerId: id, tier: 'vip', reason: '大客户', until });
    await context.get(TellStanding).tell([id]);
    expect((await file(id)).tier).toMatchObject({
      tier: 'vip',
      source: 'hand',
      reason: '大客户',
      byName: '周 敏',
    });
    db.clock.set('2026-12-02T02:00:00Z');
    await context.get(TellStanding).tellAll();
    expect(await file(id)).toMatchObject({
      lifecycle: 'lost',
      tier: { tier: 'standard', source: 'rule', until: null },
    });
    const told = await recordedEvents(db.database, 'customer.updated');
    expect(
      told.flatMap(({ payload }) => (payload.tierBefore ? [`${payload.tierBefore} ${payload.tier}`] : [])),
    ).toEqual([...['standard silver', 'silver vip', 'vip standard']]);
    expect(await recordedEvents(db.database, 'customer.stage-changed')).toMatchObject([
      { payload: { before: 'prospect', after: 'active' } },
      { payload: { before: 'active', after: 'lost' } },
    ]);
  });

  it('leaves a tier of the shop’s own systems alone, and gives one back to the rules when asked', async () => {
    const id = await put('u1', { tier: 'gold' });
    const policy = await context.get(SetCustomerPolicy).get();
    await context.get(SetCustomerPolicy).execute(manager, { ...policy, tierRulesEnabled: true });
    await context.get(TellStanding).tell([id]);
    expect((await file(id)).tier).toMatchObject({ tier: 'gold', source: 'shop', byRules: 'standard' });
    expect((await context.get(SayTier).leave(manager, id)).tier).toMatchObject({
      tier: 'standard',
      source: 'rule',
    });
    await expect(context.get(SetCustomerPolicy).execute(manager, { ...policy, lostDays: 5 })).rejects.toEqual(
      refusal('invalid-payload'),
    );
  });

  it('keeps consent line by line: the channel’s own word counts before that of any', async () => {
    const id = await put('u1');
    const consent = (channel: 'any' | 'sms', given: boolean) =>
      context.get(WriteConsent).execute(manager, { customerId: id, purpose: 'marketing', channel, given });
    const may = (channel: 'sms' | 'email') =>
      context.get(CustomerFileReader).mayWrite(id, 'marketing', channel);
    expect(await may('email')).toBe(false);
    await consent('any', true);
    db.clock.set('2026-03-02T02:00:01Z');
    await consent('sms', false);
    expect([await may('email'), await may('sms')]).toEqual([true, false]);
    const is = (channel: string) => counted(test('consent', 'is', channel, 'marketing'));
    expect([await is('email'), await is('sms')]).toEqual([1, 0]);
    expect(await context.get(CustomerFileReader).consents(manager, id)).toHaveLength(2);
    await expect(
      context
        .get(WriteConsent)
        .execute(aCustomerActor(), { customerId: id, purpose: 'survey', channel: 'any', given: true }),
    ).rejects.toEqual(refusal('not-permitted'));
  });

  it('lists who was not verified for longer than their tier allows, and no longer once they are', async () => {
    const id = await put('u1', { tier: 'vip', name: '王芳' });
    await put('u2', { name: '李雷' });
    const stale = () => context.get(ListCustomers).stale(manager, {});
    expect((await stale()).items).toEqual([]);
    db.clock.set('2026-06-02T02:00:00Z');
    expect((await stale()).items.map((one) => one.id)).toEqual([id]);
    expect(await file(id)).toMatchObject({ stale: true });
    expect(await context.get(VerifyCustomer).execute(manager, id)).toMatchObject({
      stale: false,
      verifiedByName: '周 敏',
    });
    expect((await stale()).items).toEqual([]);
  });

  it('finds customers by filters, page by page, and counts what it keeps', async () => {
    const ids: string[] = [];
    for (const at of [1, 2, 3, 4, 5])
      ids.push(await put(`u${at}`, { name: `客户${at}`, tier: at > 3 ? 'gold' : 'standard' }));
    await edit(ids[0]!, { tags: ['新品'] });
    const list = (query: object) => context.get(ListCustomers).page(manager, query);
    expect((await list({ tier: 'gold' })).items.map(({ id }) => id).sort()).toEqual(ids.slice(3).sort());
    expect((await list({ tag: '新品' })).items).toMatchObject([{ id: ids[0], tags: ['新品'] }]);
    expect((await list({ q: 'kehu', tier: 'gold' })).items).toHaveLength(2);
    const first = await list({ limit: 3, sort: 'newest' });
    const second = await list({ limit: 3, sort: 'newest', cursor: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([...ids].reverse());
    expect(second.next).toBeNull();
    const before = await counts();
    expect(before).toMatchObject({ customers: 5, visitors: 0 });
    expect(before.tiers.map(({ customers }) => customers)).toEqual([3, 0, 2, 0]);
    await context.get(TellStanding).tellAll();
    expect(await counts()).toEqual(before);
    await expect(context.get(ListCustomers).page(staffWith({}), {})).rejects.toEqual(
      refusal('not-permitted'),
    );
  });

  it('counts segments by what customers are now, with groups in groups; unknown facts meet only what says so', async () => {
    const [a, b] = [
      await put('u1', { attributes: { city: '杭州' }, tier: 'vip' }),
      await put('u2', { name: '李雷' }),
    ];
    await edit(a, { tags: ['常客'] });
    await order(b, 5_000, 3);
    await context.get(TellStanding).tell([b]);
    expect(await counted(all())).toBe(2);
    expect(await counted(test('attribute', 'is', '杭州', 'city'))).toBe(1);
    expect(await counted(test('attribute', 'is-not', '杭州', 'city'))).toBe(1);
    expect(await counted(test('attribute', 'empty', undefined, 'city'))).toBe(1);
    expect(await counted(test('tag', 'not-empty'))).toBe(1);
    expect(await counted(test('lastOrderDays', 'at-most', 7))).toBe(1);
    expect(await counted(test('lastOrderDays', 'empty'))).toBe(1);
    expect(await counted({ kind: 'not', conditions: [test('lastOrderDays', 'at-most', 7)] })).toBe(1);
    expect(await counted(test('owner', 'is-not', newId()))).toBe(2);
    const either = {
      kind: 'any',
      conditions: [test('tag', 'is', '常客'), test('spentFen', 'between', [1, 5_000])],
    };
    expect(await counted(all(either as SegmentCondition, test('isVisitor', 'is', false)))).toBe(2);
    expect(
      await counted(all(test('tier', 'one-of', ['gold', 'vip']), test('lifecycle', 'is', 'prospect'))),
    ).toBe(1);
    for (const wrong of [
      test('tier', 'is', 'x'),
      test('orders', 'is', 'x'),
      test('tag', 'greater', 1),
      test('attribute', 'is', 'x'),
    ])
      await expect(counted(wrong)).rejects.toEqual(refusal('invalid-payload'));
    const hostile = `x'); delete from customers; --`;
    expect(await counted(all(test('tag', 'is', hostile), test('attribute', 'is', hostile, hostile)))).toBe(0);
    expect(await counted(all())).toBe(2);
  });

  it('says who is in a segment, knows it of one customer, and exports it masked unless all may be seen', async () => {
    const a = await put('u1', { tier: 'vip', phone: '13812340417' });
    const b = await put('u2');
    const conditions = test('tier', 'is', 'vip');
    const { id, version } = await context.get(ManageSegments).add(lead, { name: 'VIP', conditions });
    await expect(context.get(ManageSegments).add(lead, { name: 'vip', conditions })).rejects.toEqual(
      refusal('already-exists'),
    );
    const reader = context.get(SegmentReader);
    expect((await reader.members(conditions, {})).items.map((one) => one.id)).toEqual([a]);
    expect([await reader.among(a, [id]), await reader.among(b, [id, newId()])]).toEqual([[id], []]);
    expect([await reader.of(a), await reader.of(b)]).toEqual([[id], []]);
    const rows = async (actor: typeof lead, full: boolean) => {
      const found = [];
      for await (const page of context.get(ExportSegment).rows(actor, id, full)) found.push(...page);
      return found.map(({ phone }) => phone);
    };
    expect([await rows(lead, false), await rows(manager, true)]).toEqual([
      ['138 **** 0417'],
      ['13812340417'],
    ]);
    await expect(rows(lead, true)).rejects.toEqual(refusal('not-permitted'));
    const [logged] = await db.database.query(
      `select count(*)::int as n from audit_log where action = 'segment.exported'`,
    );
    expect(logged).toEqual({ n: 2 });
    await context.get(ManageSegments).edit(lead, id, { name: 'VIP', conditions, version, archived: true });
    expect(await reader.among(a, [id])).toEqual([]);
    await expect(
      context.get(ManageSegments).edit(lead, id, { name: 'VIP', conditions, version }),
    ).rejects.toEqual(refusal('stale-edit'));
  });

  it('finds groups of one number, and forgets them when they are joined or told apart', async () => {
    const ids = [await put('u1', { phone: '13812340417' })];
    const [inboxId, channel] = [newId(), 'sms' as const];
    const met = await context
      .get(MeetSender)
      .execute({ inboxId, channel, externalId: '13900000009', name: '王', phone: '13812340417' });
    ids.push(met.actor.customerId);
    await put('u3', { email: 'a@mail.example' });
    await put('u4', { email: 'a@mail.example' });
    const groups = async () => (await context.get(ListCustomers).duplicates(manager, {})).items;
    expect(
      (await groups()).map(({ kind, value, customers }) => [kind, value, customers.length]).sort(),
    ).toEqual([
      ['email', 'a***@mail.example', 2],
      ['phone', '138 **** 0417', 2],
    ]);
    const [c, d] = (await groups()).find(({ kind }) => kind === 'email')!.customers;
    await context.get(TellApart).execute(manager, { customerId: c!.id, otherId: d!.id, apart: true });
    expect((await groups()).map(({ kind }) => kind)).toEqual(['phone']);
    await edit(ids[1]!, { tags: ['短信'] });
    const joined = await context
      .get(JoinCustomers)
      .execute(manager, { customerId: ids[0]!, otherId: ids[1]! });
    expect(await groups()).toEqual([]);
    // What hangs on somebody comes along with a join, and leaves with its undoing.
    const reached = () =>
      counted(all(test('channel', 'is', 'sms'), test('tag', 'is', '短信'), test('tier', 'is', 'standard')));
    expect([await reached(), (await counts()).customers, (await file(ids[0]!)).tags]).toEqual([
      1,
      3,
      ['短信'],
    ]);
    const { joinId } = joined.identities.find((one) => one.joined)!.joined!;
    await context.get(UndoJoin).execute(manager, { customerId: joined.id, joinId });
    expect([await reached(), (await counts()).customers, (await file(ids[0]!)).tags]).toEqual([1, 4, []]);
  });

  it('keeps files with a customer, and which of their cases are open', async () => {
    const id = await put('u1');
    const documents = context.get(KeepDocuments);
    const kept = await documents.add(manager, id, {
      name: '合同.pdf',
      contentType: 'application/pdf',
      bytes: Buffer.from('x'),
      note: '',
    });
    expect(await documents.list(manager, id)).toMatchObject([{ id: kept.id, name: '合同.pdf', size: 1 }]);
    await expect(documents.known(manager, await put('u2'), kept.id)).rejects.toEqual(
      refusal('attachment-not-found'),
    );
    await documents.remove(manager, id, kept.id);
    expect(await documents.list(manager, id)).toEqual([]);
    const heard = new Map<string, (event: unknown) => Promise<void>>();
    context.get(CustomerFileReactions).register({
      subscribe: (_: string, handlers: object) =>
        Object.entries(handlers).forEach(([name, one]) => heard.set(name, one as never)),
    } as never);
    const caseId = newId();
    const event = (stage: string) => ({ payload: { case: { id: caseId, customerId: id, stage } } });
    for (const again of [1, 2]) await heard.get('case.opened')!(event('received')).then(() => again);
    expect(await counted(test('openCases', 'is', 1))).toBe(1);
    await heard.get('case.closed')!(event('closed'));
    expect(await counted(test('openCases', 'is', 0))).toBe(2);
  });
});
