import { newId } from '@yingda/platform';
import { eventually, recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { aSignedIdentity, customersOn, staffWith } from '../testing';
import { AddNote } from './add-note';
import { BlockCustomer } from './block-customer';
import { CustomerReader } from './customer-reader';
import { EditCustomer } from './edit-customer';
import { JoinCustomers } from './join-customers';
import { MeetSender, type MeetSenderCommand } from './meet-sender';
import { OpenVisitor, type OpenVisitorCommand } from './open-visitor';
import { SetContact } from './set-contact';
import { UndoJoin } from './undo-join';
import { VisitPage } from './visit-page';

const SECRET = 'the secret of the inbox';
const staff = staffWith({ 'customer.edit': 'all', 'customer.block': 'all' });

describe('joining customers', () => {
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

  const use = <T extends object>(type: abstract new (...parts: never[]) => T): T => context.get(type);
  const record = (id: string) => use(CustomerReader).record(id, { masked: false });
  const meet = (details: Partial<MeetSenderCommand> = {}) =>
    use(MeetSender).execute({ inboxId, channel: 'wechat', externalId: newId(), ...details });
  const open = (command: Partial<OpenVisitorCommand> = {}) =>
    use(OpenVisitor).execute({ inboxId, ...command });
  const signed = (sub: string) => ({
    token: aSignedIdentity({ sub, exp: db.clock.now().getTime() / 1_000 + 600 }, SECRET),
    secrets: [SECRET],
  });
  const join = (customerId: string, otherId: string) =>
    use(JoinCustomers).execute(staff, { customerId, otherId });
  const undo = (customerId: string, joinId: string) => use(UndoJoin).execute(staff, { customerId, joinId });
  const joinOf = async (identityId: string) =>
    (await record(await whose(identityId))).identities.find((one) => one.id === identityId)!.joined;
  const whose = async (identityId: string) => (await use(CustomerReader).identity(identityId))!.customerId;
  /** Everything of customers that a join may change; a person's numbers are compared in the clear. */
  const everything = async () => {
    const [customers, ...rest] = await Promise.all([
      db.database.query<{ id: string }>('select id, joined_into, last_seen_at from customers order by id'),
      db.database.query(
        `select id, customer_id, signed_to, verified, coalesce(proven_as, customer_id) as proven_as from identities order by id`,
      ),
      db.database.query('select id, customer_id, text from customer_notes order by id'),
      db.database.query('select id, customer_id, url from page_visits order by id'),
      db.database.query('select id, customer_id, undone_at from customer_blocks order by id'),
    ]);
    const alive = customers.filter((one) => (one as { joined_into?: string }).joined_into === null);
    const files = await Promise.all(alive.map(({ id }) => record(id)));
    const plain = files.map(
      ({ name, email, phone, tier, language, ownerAgentId, attributes, block, id }) => ({
        ...{ id, name, email, phone, tier, language, ownerAgentId, attributes, blocked: block?.reason },
      }),
    );
    return { alive: alive.map(({ id }) => id), plain, rest };
  };

  async function aVisitor() {
    const visitor = await open();
    await use(SetContact).execute(visitor.actor, { name: '小林', contact: '138 1234 0417' });
    await use(VisitPage).execute(visitor.actor, { url: 'https://shop.example/p/1', title: 'P1' });
    await use(AddNote).execute(staff, { customerId: visitor.customer.id, text: '很着急' });
    const { version } = await record(visitor.customer.id);
    const attributes = { 尺码: 'M' };
    await use(EditCustomer).execute(staff, {
      customerId: visitor.customer.id,
      version,
      attributes,
      tier: 'gold',
    });
    return visitor;
  }

  it('makes one of two, with everything that is known of both, and says who did it', async () => {
    const visitor = await aVisitor();
    const follower = await meet({ name: '林 🌸' });
    const one = await join(follower.actor.customerId, visitor.customer.id);
    expect(one).toMatchObject({
      tier: 'gold',
      phone: '138 **** 0417',
      attributes: { 尺码: 'M' },
      notes: [{ text: '很着急' }],
      visits: [{ title: 'P1' }],
    });
    const gone = [follower.actor.customerId, visitor.customer.id].find((id) => id !== one.id)!;
    expect((await record(gone)).id).toBe(one.id);
    const moved = one.identities.filter(({ joined }) => joined);
    expect(moved).toEqual([
      expect.objectContaining({
        joined: expect.objectContaining({
          reason: 'hand',
          byName: '林 婉',
          at: '2026-03-02T02:00:00.000Z',
        }),
      }),
    ]);
    const [event, ...more] = await recordedEvents(db.database, 'identity.joined');
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      aggregateId: moved[0]!.id,
      payload: { identityId: moved[0]!.id, fromCustomerId: gone, toCustomerId: one.id, reason: 'hand' },
    });
    const audited = await db.database.query<{ action: string }>(
      `select action from audit_log order by occurred_at`,
    );
    expect(audited.map(({ action }) => action)).toContain('customer.joined');
  });

  it('is undone exactly: people, identities, notes, pages, blocks and what was learned', async () => {
    const visitor = await aVisitor();
    const known = await meet({ name: '林 🌸' });
    const until = '2026-03-09T02:00:00.000Z';
    await use(BlockCustomer).execute(staff, { customerId: known.actor.customerId, reason: 'rude', until });
    await use(BlockCustomer).execute(staff, { customerId: visitor.customer.id, reason: 'worse' });
    const before = await everything();
    const one = await join(known.actor.customerId, visitor.customer.id);
    expect(await everything()).not.toEqual(before);
    const moved = one.identities.find(({ joined }) => joined)!;
    const answer = await undo(one.id, moved.joined!.joinId);
    expect(await everything()).toEqual(before);
    expect([answer.customer.id, answer.separatedCustomerId].sort()).toEqual([...before.alive].sort());
    expect(await recordedEvents(db.database, 'identity.separated')).toEqual([
      expect.objectContaining({
        aggregateId: moved.id,
        payload: expect.objectContaining({
          fromCustomerId: one.id,
          toCustomerId: answer.separatedCustomerId,
        }),
      }),
    ]);
    // Once more changes nothing.
    await undo(one.id, moved.joined!.joinId);
    expect(await everything()).toEqual(before);
  });

  it('gives back with an identity the pages it looked at meanwhile; what was written of the customer stays', async () => {
    const visitor = await open();
    const known = await meet({ name: '林 🌸' });
    const one = await join(known.actor.customerId, visitor.customer.id);
    expect(one.id).toBe(known.actor.customerId);
    const actor = { ...visitor.actor, customerId: one.id };
    await use(VisitPage).execute(actor, { url: 'https://shop.example/p/2', title: 'P2' });
    await use(AddNote).execute(staff, { customerId: one.id, text: 'new' });
    await undo(one.id, (await joinOf(visitor.identity.id))!.joinId);
    expect(await record(visitor.customer.id)).toMatchObject({ visits: [{ title: 'P2' }], notes: [] });
    expect(await record(one.id)).toMatchObject({ visits: [], notes: [{ text: 'new' }] });
  });

  it('of three after one another is undone in either order, each to whom it came from', async () => {
    const build = async () => {
      // The older one goes on, so that the first is joined into the second, and that one into the third.
      const c = await meet({ name: 'C' });
      db.clock.advance(1_000);
      const b = await meet({ name: 'B' });
      db.clock.advance(1_000);
      const a = await aVisitor();
      const ids = [a.customer.id, b.actor.customerId, c.actor.customerId] as const;
      return { ids, a: a.identity.id, before: await everything() };
    };
    for (const order of [
      [0, 1],
      [1, 0],
    ] as const) {
      await db.truncate();
      const { ids, a, before } = await build();
      const first = await join(ids[0], ids[1]);
      db.clock.advance(1_000);
      const inner = (await joinOf(a))!;
      const second = await join(first.id, ids[2]);
      expect([first.id, second.id]).toEqual([ids[1], ids[2]]);
      expect(second).toMatchObject({ phone: '138 **** 0417', tier: 'gold' });
      const outer = second.identities
        .map(({ joined }) => joined)
        .find((one) => one && one.joinId !== inner.joinId)!;
      const undone = [inner.joinId, outer.joinId];
      for (const which of order) {
        // The outer one undone first, the inner one is at the customer in between.
        await undo(which === 0 && order[0] === 1 ? first.id : second.id, undone[which]!);
      }
      expect(await everything()).toEqual(before);
      for (const id of ids) expect((await record(id)).identities.map(({ joined }) => joined)).toEqual([null]);
    }
  });

  it('comes back to whoever they are by now whom it came from, and goes on back with that join', async () => {
    const [c, b] = [await meet({ name: 'C' }), await meet({ name: 'B' })];
    db.clock.advance(1_000);
    const [i, j] = [await meet({ name: 'A' }), await meet({ externalId: 'j' })];
    const a = i.actor.customerId;
    await join(a, j.actor.customerId);
    // As it was done before: one identity alone was moved, and the rest stayed.
    await db.database.query('update identities set customer_id = $2 where id = $1', [
      i.actor.identityId,
      b.actor.customerId,
    ]);
    const old = newId();
    await db.database.query(
      `insert into customer_joins (id, group_id, identity_id, from_customer_id, to_customer_id, moved, reason,
         joined_by_name, joined_at) values ($1, $1, $2, $3, $4, '{"facts": []}', 'union', 'channel', $5)`,
      [old, i.actor.identityId, a, b.actor.customerId, db.clock.now()],
    );
    db.clock.advance(1_000);
    expect((await join(a, c.actor.customerId)).id).toBe(c.actor.customerId);
    const later = (await joinOf(j.actor.identityId))!;
    await undo(b.actor.customerId, old);
    expect(await whose(i.actor.identityId)).toBe(c.actor.customerId);
    expect(await joinOf(i.actor.identityId)).toMatchObject({ joinId: later.joinId });
    await undo(c.actor.customerId, later.joinId);
    expect([await whose(i.actor.identityId), await whose(j.actor.identityId)]).toEqual([a, a]);
  });

  it('by many at once leaves one customer and no ring, and undone by many at once all are who they were', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, (_, n) => meet({ name: `P${n}` })));
    const before = await everything();
    const ids = people.map(({ actor }) => actor.customerId);
    const pairs = ids.flatMap((one, at) =>
      ids.slice(at + 1).flatMap((other) => [[one, other] as const, [other, one] as const]),
    );
    const refused: unknown[] = [];
    await Promise.all(
      pairs.map(([one, other]) =>
        join(one, other).catch((error: { code?: string }) => refused.push(error.code)),
      ),
    );
    expect(refused.every((code) => code === 'stale-edit')).toBe(true);
    const roots = new Set(await Promise.all(ids.map(async (id) => (await record(id)).id)));
    for (const { actor } of people) expect(roots).toContain(await whose(actor.identityId));
    const standing = await db.database.query<{ n: number }>(
      `select count(*)::int as n from customers c join customers p on p.id = c.joined_into
       where c.joined_into is not null`,
    );
    expect(standing[0]!.n).toBe(ids.length - roots.size);
    for (let round = 0; round < 8; round++) {
      const files = await Promise.all(
        [...new Set(await Promise.all(people.map((one) => whose(one.actor.identityId))))].map(record),
      );
      const joins = files.flatMap((file) =>
        file.identities.flatMap(({ joined }) => (joined ? [[file.id, joined.joinId] as const] : [])),
      );
      if (joins.length === 0) break;
      await Promise.all([...joins, ...joins].map(([id, joinId]) => undo(id, joinId).catch(() => undefined)));
    }
    expect(await everything()).toEqual(before);
  });

  it('while the one that goes is written to loses nothing', async () => {
    const union = { id: 'u-9', scope: 'wechat' };
    const sender = { externalId: 'oABC', union };
    const a = await meet(sender);
    const b = await meet({ name: 'B' });
    await Promise.all([
      ...Array.from({ length: 6 }, () => meet(sender)),
      join(a.actor.customerId, b.actor.customerId),
      ...Array.from({ length: 6 }, () => meet(sender)),
      meet({ externalId: 'oXYZ', union }),
    ]);
    const root = (await record(a.actor.customerId)).id;
    expect((await record(root)).identities).toHaveLength(3);
    expect((await meet(sender)).actor.customerId).toBe(root);
  });

  it('met through another account in the moment of a join, is whom the first account is by then', async () => {
    const union = { id: 'u-9', scope: 'wechat' };
    const [a, b] = [await meet({ externalId: 'oABC', union }), await meet({ name: 'B' })];
    let second: ReturnType<typeof meet> | undefined;
    await db.unitOfWork.run(async () => {
      await join(a.actor.customerId, b.actor.customerId);
      second = db.database.units.exit(() => meet({ externalId: 'oXYZ', union }));
      // It stands before the join that is not committed yet.
      await db.database.units.exit(() =>
        eventually(async () => {
          const [row] = await db.database.query<{ n: number }>(
            `select count(*)::int as n from pg_locks l join pg_stat_activity a using (pid)
             where not l.granted and a.datname = current_database()`,
          );
          return row!.n > 0;
        }),
      );
    });
    const root = (await record(a.actor.customerId)).id;
    expect((await second!).actor.customerId).toBe(root);
    expect(await whose((await second!).actor.identityId)).toBe(root);
  });

  it('is for whoever may edit customers, of two records that are not both the shop’s', async () => {
    const [one, other] = [await meet(), await meet()];
    const pair = { customerId: one.actor.customerId, otherId: other.actor.customerId };
    const reviewer = staffWith({ 'conversation.monitor': 'masked' });
    await expect(use(JoinCustomers).execute(reviewer, pair)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(
      use(UndoJoin).execute(reviewer, { customerId: pair.customerId, joinId: newId() }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(join(pair.customerId, pair.customerId)).rejects.toMatchObject({ code: 'not-joinable' });
    await expect(join(pair.customerId, newId())).rejects.toMatchObject({ code: 'customer-not-found' });
    await expect(undo(pair.customerId, newId())).rejects.toMatchObject({ code: 'not-found' });
    const [u1, u2] = [await open({ identity: signed('u1') }), await open({ identity: signed('u2') })];
    await expect(join(u1.customer.id, u2.customer.id)).rejects.toMatchObject({ code: 'not-joinable' });
    expect((await join(u1.customer.id, pair.customerId)).id).toBe(u1.customer.id);
  });

  describe('by a rule', () => {
    const union = { id: 'u-1', scope: 'wechat' };

    it('and undone, is not made again by the same rule, but by hand', async () => {
      const one = await meet({ externalId: 'o1', union, name: '小林' });
      const two = await meet({ externalId: 'o2' });
      const before = await everything();
      await use(MeetSender).describe(two.actor.identityId, { union });
      const joined = await joinOf(two.actor.identityId);
      expect(joined).toMatchObject({ reason: 'union', byName: '' });
      await undo(one.actor.customerId, joined!.joinId);
      await meet({ externalId: 'o2', union });
      await meet({ externalId: 'o1', union });
      expect((await everything()).alive).toEqual(before.alive);
      const byHand = await join(one.actor.customerId, two.actor.customerId);
      expect(await whose(two.actor.identityId)).toBe(byHand.id);
      // What a person has put right, a rule does again.
      await undo(byHand.id, (await joinOf(two.actor.identityId))!.joinId);
      expect(await whose(two.actor.identityId)).toBe(two.actor.customerId);
    });

    it('takes along whatever else the same customer is known by', async () => {
      const one = await meet({ externalId: 'o1', union, name: '小林' });
      const two = await meet({ externalId: 'o2' });
      const mail = await meet({
        channel: 'email',
        externalId: 'lin@mail.example',
        email: 'lin@mail.example',
      });
      await join(two.actor.customerId, mail.actor.customerId);
      await use(MeetSender).describe(two.actor.identityId, { union });
      expect((await record(one.actor.customerId)).identities).toHaveLength(3);
    });

    it('of the shop’s signature undone, the browser goes on as the visitor it was, and signed in begins afresh', async () => {
      const visitor = await aVisitor();
      const known = await open({ identity: signed('u1') });
      const before = await everything();
      const { visitorToken } = visitor;
      await open({ visitorToken, identity: signed('u1') });
      const joined = await joinOf(visitor.identity.id);
      expect(joined).toMatchObject({ reason: 'signed-in', byName: '', fromName: '小林' });
      expect(await whose(visitor.identity.id)).toBe(known.customer.id);
      await undo(known.customer.id, joined!.joinId);
      expect(await everything()).toEqual(before);
      expect((await open({ visitorToken })).actor).toMatchObject({ customerId: visitor.customer.id });
      const again = await open({ visitorToken, identity: signed('u1') });
      expect(again).toMatchObject({ fresh: true, actor: { customerId: known.customer.id } });
      expect(again.identity.id).not.toBe(visitor.identity.id);
      expect(await whose(visitor.identity.id)).toBe(visitor.customer.id);
    });

    it('long ago, from which only that is known which was kept then, is undone as well', async () => {
      const visitor = await aVisitor();
      const known = await open({ identity: signed('u1') });
      await open({ visitorToken: visitor.visitorToken, identity: signed('u1') });
      await db.database.query(
        `update customer_joins set identity_before = null, joined_by_name = 'web visitor',
           moved = moved - 'gained' - 'endedBlocks' || '{"facts": ["name", "email", "phone"]}'::jsonb`,
      );
      await undo(known.customer.id, (await joinOf(visitor.identity.id))!.joinId);
      expect(await record(visitor.customer.id)).toMatchObject({
        name: '小林',
        notes: [{ text: '很着急' }],
        visits: [{ title: 'P1' }],
        identities: [{ verified: false, joined: null }],
      });
      expect((await open({ visitorToken: visitor.visitorToken })).actor.customerId).toBe(visitor.customer.id);
    });
  });

  it('by hand is no proof: each shopper is shown as theirs only what is proven to be', async () => {
    const visitor = await open();
    const known = await open({ identity: signed('u1') });
    const own = await open({ identity: signed('u1') });
    const alone = (opened: { identity: { id: string } }) => use(CustomerReader).isAlone(opened.identity.id);
    expect(await Promise.all([visitor, known, own].map(alone))).toEqual([false, false, false]);
    await join(known.customer.id, visitor.customer.id);
    expect(await Promise.all([visitor, known, own].map(alone))).toEqual([true, true, true]);
    await undo(known.customer.id, (await joinOf(visitor.identity.id))!.joinId);
    expect(await Promise.all([visitor, known, own].map(alone))).toEqual([false, false, false]);
  });
});
