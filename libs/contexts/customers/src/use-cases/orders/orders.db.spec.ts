import { type PutOrder as PutOrderCommand } from '@yingda/contracts';
import { newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { aCustomerActor, aSignedIdentity, customersOn, staffWith } from '../../testing';
import { ordersOn } from '../../testing-orders';
import { JoinCustomers } from '../join-customers';
import { MeetSender } from '../meet-sender';
import { OpenVisitor } from '../open-visitor';
import { PutCustomer } from '../put-customer';
import { AgeOrderFacts } from './age-order-facts';
import { AnswerOrders } from './answer-orders';
import { JoinOrders } from './join-orders';
import { LeadReader, WorkLeads } from './leads';
import { OrderReader } from './order-reader';
import { PutMembership } from './put-membership';
import { PutOrder } from './put-order';

const SHOP = { kind: 'api', keyId: newId(), name: 'shop' } as const;
const SECRET = 'the secret of the inbox';
const DAY = 86_400_000;
const agent = staffWith({ 'conversation.serve': 'own' });

const written = (details: Partial<PutOrderCommand & { id: string }> = {}) => ({
  ...{
    id: 'o-1',
    customer: 'HJ1',
    number: 'HJ-82347',
    placedAt: '2026-03-01T02:00:00Z',
    status: 'shipped' as const,
  },
  items: [{ title: '电热水壶', quantity: 1, priceFen: 26_900 }],
  ...{ totalFen: 26_900, phoneEnd: '0417' },
  ...details,
});

describe('orders of customers', () => {
  let db: TestDatabase;
  let people: ReturnType<typeof customersOn>;
  let context: ReturnType<typeof ordersOn>;
  const inboxId = newId();

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-02T02:00:00Z');
    people = customersOn(db);
    context = ordersOn(db);
  });
  afterAll(() => db.close());

  const put = (details: Partial<PutOrderCommand & { id: string }> = {}) =>
    context.get(PutOrder).execute(SHOP, written(details));
  const reader = () => context.get(OrderReader);
  const shopCustomer = async (externalId = 'HJ1') =>
    (await people.get(PutCustomer).execute(SHOP, { externalId, name: '沈念' })).id;
  const signedIn = async (sub: string) => {
    const token = aSignedIdentity({ sub, exp: db.clock.now().getTime() / 1_000 + 600 }, SECRET);
    return people.get(OpenVisitor).execute({ inboxId, identity: { token, secrets: [SECRET] } });
  };
  const events = async (name: string) =>
    (await recordedEvents(db.database)).filter((one) => one.name === name);
  const question = (identityId: string, texts: string[]) => ({
    ...{ occasion: newId(), conversationId: newId(), customerId: newId(), identityId, texts },
    ...{ language: 'zh-CN' as const, timeZone: 'Asia/Shanghai' },
  });

  it('are written once however often and by how many at a time they are sent', async () => {
    const sent = await Promise.allSettled(Array.from({ length: 5 }, () => put()));
    const ids = new Set(sent.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : [])));
    expect(ids.size).toBe(1);
    await put();
    expect(await events('order.put')).toHaveLength(1);
    expect(await reader().sums((await put()).customerId)).toMatchObject({ orders: 1, spentFen: 26_900 });
  });

  it('keep what is newer when the shop’s messages overtake each other', async () => {
    await put({ status: 'delivered', changedAt: '2026-03-02T01:00:00Z' });
    expect((await put({ status: 'shipped', changedAt: '2026-03-02T00:00:00Z' })).status).toBe('delivered');
  });

  it('are summed up in the same transaction: cancelled ones do not count, what was paid back is taken off', async () => {
    const { customerId } = await put();
    await put({ id: 'o-2', number: 'HJ-2', placedAt: '2024-01-01T00:00:00Z', totalFen: 10_000 });
    await put({ id: 'o-3', number: 'HJ-3', status: 'cancelled' });
    const refunds = [{ id: 'r', amountFen: 6_900, status: 'paid' as const, at: '2026-03-02T00:00:00Z' }];
    await put({ refunds });
    expect(await reader().sums(customerId)).toEqual({
      ...{ orders: 2, spentFen: 30_000, refundedFen: 6_900, yearOrders: 1, yearSpentFen: 20_000 },
      ...{ firstOrderAt: '2024-01-01T00:00:00.000Z', lastOrderAt: '2026-03-01T02:00:00.000Z' },
    });
    const moved = await put({ refunds, customer: 'HJ2' });
    expect((await reader().sums(customerId)).orders).toBe(1);
    expect((await reader().sums(moved.customerId)).orders).toBe(1);
  });

  it('leave the year’s sums at night once they are a year old', async () => {
    const { customerId } = await put();
    db.clock.set('2027-03-01T02:00:00.001Z');
    expect(await context.get(AgeOrderFacts).execute()).toBe(1);
    expect(await context.get(AgeOrderFacts).execute()).toBe(0);
    expect(await reader().sums(customerId)).toMatchObject({ orders: 1, yearOrders: 0, yearSpentFen: 0 });
  });

  it('come in bunches in which a wrong one keeps no other back', async () => {
    const orders = [written(), written({ id: 'o-2', customer: '\u0000' }), written({ id: 'o-3' }), written()];
    const answer = await context.get(PutOrder).many(SHOP, orders);
    expect(answer).toMatchObject({ written: 2, unchanged: 1, problems: [{ id: 'o-2' }] });
  });

  it('are read page by page, newest first', async () => {
    for (const n of [1, 2, 3])
      await put({ id: `o-${n}`, number: `HJ-${n}`, placedAt: `2026-03-0${n > 2 ? 2 : 1}T0${n}:00:00Z` });
    const id = await shopCustomer();
    const first = await reader().page(id, { limit: 2 });
    const rest = await reader().page(id, { limit: 2, cursor: first.next! });
    expect([...first.items, ...rest.items].map(({ number }) => number)).toEqual(['HJ-3', 'HJ-2', 'HJ-1']);
    expect(rest.next).toBeNull();
  });

  it('are written by the shop only', async () => {
    await expect(context.get(PutOrder).execute(agent, written())).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });

  it('go with levels and points, of which the newest are kept', async () => {
    const one = { externalId: 'HJ1', level: '银卡', points: 655, changedAt: '2026-03-01T00:00:00Z' };
    await context.get(PutMembership).execute(SHOP, one);
    await context.get(PutMembership).execute(SHOP, { ...one, points: 1, changedAt: '2026-02-01T00:00:00Z' });
    await context.get(PutMembership).execute(SHOP, one);
    expect((await reader().purchases(await shopCustomer())).membership).toMatchObject({
      level: '银卡',
      points: 655,
    });
    expect(await events('membership.put')).toHaveLength(1);
  });

  describe('and whose they are', () => {
    const own = async (identityId: string) => reader().ofShopper(aCustomerActor({ identityId }));

    it('shows a shopper their own as soon as the shop has signed who they are, and nobody else', async () => {
      await put();
      await put({ id: 'o-2', customer: 'HJ2', number: 'HJ-2' });
      const { actor: visitor } = await people.get(OpenVisitor).execute({ inboxId });
      expect(await own(visitor.identityId)).toEqual({ known: false, orders: [], membership: null });
      const { identityId } = (await signedIn('HJ1')).actor;
      expect((await own(identityId)).orders.map(({ number }) => number)).toEqual(['HJ-82347']);
      expect(JSON.stringify(await own(identityId))).not.toContain('0417');
    });

    it('shows nothing to whom an agent has taken for that customer', async () => {
      await put();
      await signedIn('HJ1');
      const { actor: met } = await people
        .get(MeetSender)
        .execute({ inboxId, channel: 'wechat', externalId: 'x1' });
      await people.get(JoinCustomers).execute(staffWith({ 'customer.edit': 'all' }), {
        customerId: await shopCustomer(),
        otherId: met.customerId,
      });
      expect((await own(met.identityId)).orders).toEqual([]);
      expect(await context.get(AnswerOrders).own(question(met.identityId, ['快递到哪了']))).toBeNull();
    });

    it('makes cards of the customer’s own orders only', async () => {
      const { id } = await put();
      const other = await shopCustomer('HJ2');
      await expect(reader().card(other, id, 'zh-CN')).rejects.toMatchObject({ code: 'order-not-found' });
      expect(await reader().card(await shopCustomer(), id, 'en')).toMatchObject({ number: 'HJ-82347' });
    });

    it('tells who is known of the order under way; others only by number and the end of the phone', async () => {
      await put();
      await put({ id: 'o-9', number: 'HJ-99999', status: 'completed', placedAt: '2026-03-02T00:00:00Z' });
      const answers = context.get(AnswerOrders);
      const { identityId } = (await signedIn('HJ1')).actor;
      expect(await answers.own(question(identityId, ['我的快递到哪了']))).toMatchObject({
        outcome: 'told-own',
        text: expect.stringContaining('HJ-82347'),
      });
      expect((await answers.own(question(identityId, ['HJ-99999 到哪了'])))!.text).toContain('HJ-99999');
      const visitor = (await people.get(OpenVisitor).execute({ inboxId })).actor.identityId;
      expect(await answers.named(question(visitor, ['到哪了']))).toBeNull();
      expect((await answers.named(question(visitor, ['hj-82347'])))!.text).toContain('后四位');
      expect((await answers.named(question(visitor, ['0417', 'hj-82347'])))!.outcome).toBe('told-named');
      expect((await answers.named(question(visitor, ['0418', 'hj-82347'])))!.text).not.toContain('水壶');
    });

    it('stops answering who guesses', async () => {
      await put();
      const answers = context.get(AnswerOrders);
      const visitor = (await people.get(OpenVisitor).execute({ inboxId })).actor.identityId;
      const asked = question(visitor, ['0001 HJ-82347']);
      for (let n = 0; n < 5; n++)
        await answers.note({ ...asked, occasion: newId() }, (await answers.named(asked))!);
      expect(await answers.named({ ...asked, texts: ['0417 HJ-82347'] })).toBeNull();
    });
  });

  describe('and the conversations they come of', () => {
    it('join what began up to seven days before to the millisecond, once; a lead there is won', async () => {
      const { id, customerId, placedAt } = await put();
      const at = Date.parse(placedAt);
      const began = [at - 7 * DAY - 1, at - 7 * DAY, at, at + 1].map((time) => ({
        ...{ id: newId(), customerId, openedAt: new Date(time) },
      }));
      context.conversations.all = began;
      const conversationId = began[1]!.id;
      const flag = { conversationId, customerId, interest: '想买水壶', quality: 'hot' as const };
      const lead = await context.get(WorkLeads).flag(agent, flag);
      await context.get(JoinOrders).order(id);
      await context.get(JoinOrders).order(id);
      await context.get(JoinOrders).conversation(began[1]!);
      const joined = await events('order.joined');
      expect(
        joined.map(({ payload }) => (payload as { conversationId: string }).conversationId).sort(),
      ).toEqual([began[1]!.id, began[2]!.id].sort());
      expect(await context.get(LeadReader).record(lead.id)).toMatchObject({
        status: 'won',
        orderNumber: 'HJ-82347',
      });
      expect(await events('lead.converted')).toHaveLength(1);
    });

    it('are found from the conversation as well, and never of orders that were not bought', async () => {
      const { customerId } = await put({ status: 'cancelled' });
      const conversation = { id: newId(), customerId, openedAt: new Date('2026-03-01T01:00:00Z') };
      await context.get(JoinOrders).conversation(conversation);
      expect(await events('order.joined')).toHaveLength(0);
      await put({ status: 'paid' });
      await context.get(JoinOrders).conversation(conversation);
      expect(await events('order.joined')).toHaveLength(1);
    });

    it('pass leads to sales and again after a callback; with all that happened', async () => {
      const work = context.get(WorkLeads);
      const customerId = await shopCustomer();
      const conversationId = newId();
      context.desks.ids = [newId()];
      const teamId = context.desks.ids[0]!;
      let lead = await work.flag(agent, { conversationId, customerId, interest: '团购', quality: 'warm' });
      await expect(
        work.step(agent, { id: lead.id, version: lead.version, step: 'contacted', note: '电话' }),
      ).rejects.toMatchObject({ code: 'lead-not-handed' });
      await expect(
        work.hand(agent, { id: lead.id, version: lead.version, teamId: newId(), note: '请跟进' }),
      ).rejects.toMatchObject({ code: 'team-not-found' });
      const step = async (next: Promise<typeof lead>) => (lead = await next);
      const base = () => ({ id: lead.id, version: lead.version });
      await step(work.hand(agent, { ...base(), teamId, note: '请跟进' }));
      await expect(work.hand(agent, { ...base(), version: 1, teamId, note: '再' })).rejects.toMatchObject({
        code: 'stale-edit',
      });
      await step(work.step(agent, { ...base(), step: 'contacted', note: '约了周三' }));
      await step(work.step(agent, { ...base(), step: 'lost', note: '暂时不要' }));
      await step(work.hand(agent, { ...base(), teamId, note: '回访后又想要' }));
      expect(lead.status).toBe('handed');
      const { history } = await context.get(LeadReader).ofConversation(conversationId);
      expect(history.map((line) => line.step)).toEqual(['flagged', 'handed', 'contacted', 'lost', 'resent']);
      expect((await context.get(LeadReader).page({ teamId })).items).toHaveLength(1);
    });

    it('are no business of who does not serve', async () => {
      const flag = { conversationId: newId(), customerId: newId(), interest: 'x', quality: 'hot' as const };
      await expect(context.get(WorkLeads).flag(staffWith({}), flag)).rejects.toMatchObject({
        code: 'not-permitted',
      });
    });
  });
});
