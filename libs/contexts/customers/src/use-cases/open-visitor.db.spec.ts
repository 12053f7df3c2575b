import { newId } from '@yingda/platform';
import { eventually, recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { aSignedIdentity, customersOn, staffWith } from '../testing';
import { AddNote } from './add-note';
import { BlockCustomer } from './block-customer';
import { CustomerReader } from './customer-reader';
import { OpenVisitor, type OpenVisitorCommand } from './open-visitor';
import { PutCustomer } from './put-customer';
import { SetContact } from './set-contact';
import { VisitPage } from './visit-page';

const SECRET = 'the secret of the inbox';
const staff = staffWith({ 'customer.edit': 'all', 'customer.block': 'all' });

describe('opening a visitor’s session', () => {
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

  const open = (command: Partial<OpenVisitorCommand> = {}) =>
    context.get(OpenVisitor).execute({ inboxId, ...command });
  const signed = (sub: string, claims: object = {}, secret = SECRET) => ({
    token: aSignedIdentity({ sub, exp: db.clock.now().getTime() / 1_000 + 600, ...claims }, secret),
    secrets: [SECRET],
  });
  const record = (id: string) => context.get(CustomerReader).record(id, { masked: false });
  const customers = () =>
    db.database.query<{ id: string }>('select id from customers where joined_into is null');
  const joined = async () =>
    (await recordedEvents(db.database, 'identity.joined')).map((event) => event.payload);

  it('makes a visitor, and knows them by the token the browser brings back', async () => {
    const first = await open({ language: 'zh-CN' });
    expect(first).toMatchObject({
      fresh: true,
      customer: { name: '', isVisitor: true, blocked: false },
      identity: { inboxId },
    });
    expect(first.customer.code).toMatch(/^[2-9A-Z]{4}$/);
    db.clock.advance(3_600_000);
    const again = await open({ visitorToken: first.visitorToken, language: 'en' });
    expect(again).toMatchObject({ fresh: false, actor: first.actor });
    expect(await record(first.customer.id)).toMatchObject({
      language: 'zh-CN',
      lastSeenAt: '2026-03-02T03:00:00.000Z',
    });
    expect(await recordedEvents(db.database, 'customer.created')).toMatchObject([
      { payload: { customerId: first.customer.id, identityId: first.identity.id, inboxId, isVisitor: true } },
    ]);
  });

  it('begins afresh for a token that is forged or of another inbox', async () => {
    const { visitorToken, customer } = await open();
    for (const command of [
      { visitorToken: `${visitorToken.slice(0, -2)}xx` },
      { visitorToken: 'rubbish' },
      { visitorToken, inboxId: newId() },
    ]) {
      const opened = await open(command);
      expect(opened).toMatchObject({ fresh: true });
      expect(opened.customer.id).not.toBe(customer.id);
    }
  });

  it('in many tabs at once makes one customer', async () => {
    const { visitorToken } = await open();
    const tabs = await Promise.all(Array.from({ length: 8 }, () => open({ visitorToken })));
    expect(new Set(tabs.map((tab) => tab.customer.id)).size).toBe(1);
    expect(await customers()).toHaveLength(1);
    // The same with a token whose visitor is gone, as after a database was restored from before.
    await db.truncate();
    const restored = await Promise.all(Array.from({ length: 8 }, () => open({ visitorToken })));
    expect(new Set(restored.map((tab) => tab.customer.id)).size).toBe(1);
    expect(await customers()).toHaveLength(1);
    expect(restored.filter((tab) => tab.fresh)).toHaveLength(1);
  });

  it('signed by many tabs at once makes one customer and one join', async () => {
    const { visitorToken } = await open();
    const tabs = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        open({ identity: signed('u1'), ...(n < 6 ? { visitorToken } : {}) }),
      ),
    );
    expect(new Set(tabs.map((tab) => tab.customer.id)).size).toBe(1);
    expect(await customers()).toHaveLength(1);
    expect(await joined()).toHaveLength(1);
  });

  describe('with an identity signed by the shop', () => {
    it('takes what the shop says of its customer', async () => {
      const opened = await open({
        identity: signed('u1', {
          name: '王芳',
          phone: '13812340417',
          tier: 'gold',
          attributes: { 城市: '杭州' },
        }),
      });
      expect(opened.customer).toMatchObject({ name: '王芳', tier: 'gold', isVisitor: false });
      expect(opened.actor.name).toBe('王芳');
      expect(await record(opened.customer.id)).toMatchObject({
        externalId: 'u1',
        phone: '13812340417',
        attributes: { 城市: '杭州' },
        identities: [
          { channel: 'web', verified: true },
          { channel: 'shop', label: 'u1', verified: true },
        ],
      });
      await open({ identity: signed('u1', { name: '王芳', tier: 'vip' }) });
      expect(await record(opened.customer.id)).toMatchObject({ tier: 'vip', phone: '13812340417' });
    });

    it('gives the visitor’s history to the customer: identity, notes, pages, what they told', async () => {
      const known = await context
        .get(PutCustomer)
        .execute({ kind: 'system', name: 'erp' }, { externalId: 'u1', name: '王芳' });
      const visitor = await open();
      await context.get(SetContact).execute(visitor.actor, { name: 'guest', contact: '138 1234 0417' });
      await context.get(VisitPage).execute(visitor.actor, { url: 'https://shop.example/p/1', title: 'P1' });
      await context.get(AddNote).execute(staff, { customerId: visitor.customer.id, text: '很着急' });
      const opened = await open({ visitorToken: visitor.visitorToken, identity: signed('u1') });
      expect(opened).toMatchObject({
        fresh: false,
        customer: { id: known.id, name: '王芳' },
        identity: { id: visitor.identity.id },
      });
      expect(await joined()).toEqual([
        {
          ...{ identityId: visitor.identity.id, fromCustomerId: visitor.customer.id, toCustomerId: known.id },
          reason: 'signed-in',
          by: { kind: 'system', id: null, name: 'web visitor' },
        },
      ]);
      const after = await record(known.id);
      expect(after).toMatchObject({
        name: '王芳',
        phone: '13812340417',
        notes: [{ text: '很着急' }],
        visits: [{ title: 'P1' }],
      });
      // Whoever still names the visitor is shown the customer.
      expect((await record(visitor.customer.id)).id).toBe(known.id);
      expect((await context.get(CustomerReader).page({})).items.map((item) => item.id)).toEqual([known.id]);
      const [join] = await db.database.query<{ moved: { notes: string[] } }>(
        'select moved from customer_joins',
      );
      expect(join!.moved.notes).toHaveLength(1);
    });

    it('carries a visitor’s block along', async () => {
      const visitor = await open();
      await context.get(BlockCustomer).execute(staff, { customerId: visitor.customer.id, reason: '辱骂' });
      const opened = await open({ visitorToken: visitor.visitorToken, identity: signed('u1') });
      expect(opened.customer.blocked).toBe(true);
      expect(await context.get(CustomerReader).isBlocked(opened.customer.id)).toBe(true);
    });

    it.each([
      ['is over', 3_600_000],
      ['ends earlier', 3 * 24 * 3_600_000],
    ])('carries a visitor’s block along although the customer has one that %s', async (_, lasts) => {
      const until = (ms: number) => new Date(db.clock.now().getTime() + ms).toISOString();
      const block = (customerId: string, ms: number) =>
        context.get(BlockCustomer).execute(staff, { customerId, reason: '辱骂', until: until(ms) });
      const known = await open({ identity: signed('u1') });
      await block(known.customer.id, lasts);
      db.clock.advance(2 * 24 * 3_600_000);
      const visitor = await open();
      await block(visitor.customer.id, 30 * 24 * 3_600_000);
      const end = until(30 * 24 * 3_600_000);
      const opened = await open({ visitorToken: visitor.visitorToken, identity: signed('u1') });
      expect(opened.customer.blocked).toBe(true);
      expect(await context.get(CustomerReader).blocked()).toMatchObject([{ until: end }]);
      // Told again, so that the customer's other devices end as well.
      expect((await recordedEvents(db.database, 'customer.blocked')).pop()).toMatchObject({
        payload: { customerId: known.customer.id, until: end, by: { name: staff.name } },
      });
    });

    it('keeps the customer’s block when the visitor’s ends earlier', async () => {
      const known = await open({ identity: signed('u1') });
      await context.get(BlockCustomer).execute(staff, { customerId: known.customer.id, reason: '辱骂' });
      const visitor = await open();
      const until = new Date(db.clock.now().getTime() + 3_600_000).toISOString();
      await context
        .get(BlockCustomer)
        .execute(staff, { customerId: visitor.customer.id, reason: '广告', until });
      await open({ visitorToken: visitor.visitorToken, identity: signed('u1') });
      expect((await record(known.customer.id)).block).toMatchObject({ reason: '辱骂', until: null });
    });

    it('joins a session that is open already', async () => {
      const visitor = await open();
      const opened = await open({ identityId: visitor.identity.id, identity: signed('u1') });
      expect(opened).toMatchObject({
        fresh: false,
        identity: { id: visitor.identity.id },
        customer: { isVisitor: false },
      });
      expect((await open({ visitorToken: opened.visitorToken, identity: signed('u1') })).customer.id).toBe(
        opened.customer.id,
      );
      expect(await joined()).toHaveLength(1);
    });

    it('goes on in a session that is open, though the signature has run out meanwhile', async () => {
      const opened = await open({ identity: signed('u1') });
      db.clock.advance(3_600_000);
      const renewed = await open({ identityId: opened.identity.id });
      expect(renewed).toMatchObject({ fresh: false, actor: opened.actor });
      expect(await open({ identityId: opened.identity.id, inboxId: newId() })).toMatchObject({ fresh: true });
    });

    it('with characters that cannot be kept lets its shopper chat without them', async () => {
      const opened = await open({
        identity: signed('u\u00001', { name: '王\u0000芳', attributes: { 'a\u0000': 'b\ud800' } }),
        language: 'zh\u0000',
      });
      expect(opened.customer.name).toBe('王芳');
      expect(await record(opened.customer.id)).toMatchObject({
        externalId: 'u1',
        attributes: { a: 'b' },
        language: 'zh',
      });
    });

    it('is the same customer in another browser, with an identity of its own', async () => {
      const [one, other] = [await open({ identity: signed('u1') }), await open({ identity: signed('u1') })];
      expect(other.customer.id).toBe(one.customer.id);
      expect(other.identity.id).not.toBe(one.identity.id);
    });

    it('begins afresh for another customer in the same browser, and for nobody', async () => {
      const visitor = await open();
      const first = await open({ visitorToken: visitor.visitorToken, identity: signed('u1') });
      const second = await open({ visitorToken: first.visitorToken, identity: signed('u2') });
      expect(second).toMatchObject({ fresh: true, customer: { isVisitor: false } });
      expect(second.customer.id).not.toBe(first.customer.id);
      const nobody = await open({ visitorToken: first.visitorToken });
      expect(nobody).toMatchObject({ fresh: true, customer: { isVisitor: true } });
      const back = await open({ visitorToken: first.visitorToken, identity: signed('u1') });
      expect(back).toMatchObject({ fresh: false, customer: { id: first.customer.id } });
      expect(await joined()).toHaveLength(1);
    });

    it('that is expired, unsigned or foreign is refused, and nothing is stored or shown', async () => {
      const visitor = await open({ identity: signed('u1') });
      const events = (await recordedEvents(db.database)).length;
      const none = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      for (const token of [
        signed('u1', { exp: db.clock.now().getTime() / 1_000 - 61 }).token,
        signed('u1', {}, 'the secret of another inbox').token,
        `${none({ alg: 'none' })}.${none({ sub: 'u1', exp: 4102444800 })}.`,
      ]) {
        await expect(
          open({ visitorToken: visitor.visitorToken, identity: { token, secrets: [SECRET] } }),
        ).rejects.toMatchObject({ code: 'identity-invalid' });
      }
      expect(await recordedEvents(db.database)).toHaveLength(events);
    });
  });

  it('while the visitor is being joined waits and comes out as the customer', async () => {
    const { visitorToken } = await open();
    const slow = db.unitOfWork.run(async () => {
      const result = await open({ visitorToken, identity: signed('u1') });
      await new Promise((resolve) => setTimeout(resolve, 80));
      return result;
    });
    await eventually(async () => {
      const [row] = await db.database.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
      );
      return row!.n > 0;
    });
    const [first, second] = await Promise.all([slow, open({ visitorToken, identity: signed('u1') })]);
    expect(second.customer.id).toBe(first.customer.id);
    expect(await joined()).toHaveLength(1);
  });
});
