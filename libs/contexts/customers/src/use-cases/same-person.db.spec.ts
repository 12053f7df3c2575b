import { newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { aSignedIdentity, customersOn, staffWith } from '../testing';
import { JoinCustomers } from './join-customers';
import { MeetSender, type MeetSenderCommand } from './meet-sender';
import { OpenVisitor } from './open-visitor';
import { PutCustomer } from './put-customer';
import { SamePersonReader, TellApart } from './same-person';
import { SetContact } from './set-contact';

const SECRET = 'the secret of the inbox';
const staff = staffWith({ 'customer.edit': 'all' });

describe('who may be the same person', () => {
  let db: TestDatabase;
  let context: ReturnType<typeof customersOn>;
  const inboxId = newId();

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-02T02:00:00Z');
    context = customersOn(db);
  });
  afterAll(() => db.close());

  const meet = async (details: Partial<MeetSenderCommand> = {}) =>
    (await context.get(MeetSender).execute({ inboxId, channel: 'wechat', externalId: newId(), ...details }))
      .actor.customerId;
  const visitor = async (contact: string) => {
    const { actor } = await context.get(OpenVisitor).execute({ inboxId });
    await context.get(SetContact).execute(actor, { contact });
    return actor.customerId;
  };
  const ofShop = async (sub: string, claims: object = {}) => {
    const exp = db.clock.now().getTime() / 1_000 + 600;
    const token = aSignedIdentity({ sub, exp, ...claims }, SECRET);
    const { customer } = await context
      .get(OpenVisitor)
      .execute({ inboxId, identity: { token, secrets: [SECRET] } });
    return customer.id;
  };
  const alike = async (customerId: string) =>
    (await context.get(SamePersonReader).of(staff, customerId)).items.map(({ customer, reasons }) => ({
      id: customer.id,
      reasons: reasons.map(
        ({ likeness, value, proven }) => `${likeness} ${value} ${proven ? 'proven' : 'told'}`,
      ),
    }));

  it('is whoever has the same e-mail address, with what is proven before what was only told', async () => {
    const email = 'lin@mail.example';
    const writes = await meet({ channel: 'email', externalId: email, email });
    const elsewhere = await meet({ channel: 'email', inboxId: newId(), externalId: email });
    const told = await visitor(email);
    const shop = await ofShop('u1', { email });
    await visitor('other@mail.example');
    expect(await alike(writes)).toEqual([
      { id: expect.any(String), reasons: ['email l***@mail.example proven'] },
      { id: expect.any(String), reasons: ['email l***@mail.example proven'] },
      { id: told, reasons: ['email l***@mail.example told'] },
    ]);
    const ids = (await alike(writes)).slice(0, 2).map(({ id }) => id);
    expect(ids.sort()).toEqual([elsewhere, shop].sort());
    expect((await alike(told)).every(({ reasons }) => reasons[0]!.endsWith('told'))).toBe(true);
  });

  it('is not who only claims the address in a mail that its own domain disowns', async () => {
    const email = 'lin@mail.example';
    const owner = await meet({ channel: 'email', externalId: email, email });
    await meet({ channel: 'email', externalId: email, email, unproven: true });
    expect(await alike(owner)).toEqual([]);
  });

  it('is whoever has the same number, shop’s id, account at a provider, or names the same order', async () => {
    const shop = await ofShop('u1', { phone: '13812340417' });
    const texts = await meet({ channel: 'sms', externalId: '+8613812340417', phone: '+86 138 1234 0417' });
    const system = await meet({ channel: 'api', externalId: 'u1' });
    const orders = await meet();
    context.orders.orders = [{ order: 'YH-82347', customerIds: [orders, texts] }];
    expect(await alike(shop)).toEqual([
      { id: system, reasons: ['shop-id u1 proven'] },
      { id: texts, reasons: ['phone 138 **** 0417 proven', 'order YH-82347 told'] },
      { id: orders, reasons: ['order YH-82347 told'] },
    ]);
    context.orders.orders = [];
    expect(await alike(system)).toEqual([{ id: shop, reasons: ['shop-id u1 proven'] }]);
    // Two of the shop's numbers that the provider says are one person: no rule joins them, people look.
    const union = { id: 'un', scope: 'wechat' };
    const [one, two] = [await meet({ externalId: 'o1' }), await meet({ externalId: 'o2' })];
    const put = (externalId: string) =>
      context.get(PutCustomer).execute({ kind: 'system', name: 'erp' }, { externalId, name: externalId });
    const [a, b] = [await put('s1'), await put('s2')];
    await context.get(JoinCustomers).execute(staff, { customerId: a.id, otherId: one });
    await context.get(JoinCustomers).execute(staff, { customerId: b.id, otherId: two });
    await meet({ externalId: 'o1', union });
    await meet({ externalId: 'o2', union });
    expect(await alike(a.id)).toEqual([{ id: b.id, reasons: ['union  proven'] }]);
  });

  it('is remembered not to be, for whoever they are joined into as well, until they are joined by hand', async () => {
    const email = 'lin@mail.example';
    const [one, two, three] = [await visitor(email), await visitor(email), await meet({ name: 'C' })];
    const tell = (apart: boolean) =>
      context.get(TellApart).execute(staff, { customerId: one, otherId: two, apart });
    await Promise.all([tell(true), tell(true)]);
    expect(await alike(one)).toEqual([]);
    expect(await alike(two)).toEqual([]);
    const joined = await context.get(JoinCustomers).execute(staff, { customerId: one, otherId: three });
    expect(joined.id).toBe(three);
    expect(await alike(two)).toEqual([]);
    await tell(false);
    expect((await alike(two)).map(({ id }) => id)).toEqual([three]);
    await tell(true);
    await context.get(JoinCustomers).execute(staff, { customerId: two, otherId: three });
    const [row] = await db.database.query<{ n: number }>(
      'select count(*)::int as n from customer_distinctions',
    );
    expect(row!.n).toBe(0);
    expect((await recordedEvents(db.database, 'customer.updated')).length).toBeGreaterThan(0);
    await expect(tell(true)).rejects.toMatchObject({ code: 'not-joinable' });
  });

  it('is shown to, and decided by, whoever may edit customers', async () => {
    const [one, two] = [await meet(), await meet()];
    const handler = staffWith({});
    await expect(context.get(SamePersonReader).of(handler, one)).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await expect(
      context.get(TellApart).execute(handler, { customerId: one, otherId: two, apart: true }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(context.get(SamePersonReader).of(staff, newId())).rejects.toMatchObject({
      code: 'customer-not-found',
    });
  });
});
