import { AuditLog, newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { aCustomerActor, customersOn, staffWith } from '../testing';
import { AddNote } from './add-note';
import { BlockCustomer } from './block-customer';
import { CustomerReader } from './customer-reader';
import { DefineAttributes } from './define-attributes';
import { EditCustomer } from './edit-customer';
import { OpenVisitor } from './open-visitor';
import { PutCustomer } from './put-customer';
import { RevealCustomer } from './reveal-customer';
import { SetContact } from './set-contact';
import { UnblockCustomer } from './unblock-customer';
import { VisitPage } from './visit-page';

const agent = staffWith({ 'customer.edit': 'all', 'customer.reveal': 'own', 'customer.block': 'own' });
const manager = staffWith({ 'customer.edit': 'all', 'customer.reveal': 'all', 'customer.block': 'all' });
const shop = { kind: 'api', keyId: newId(), name: 'erp' } as const;
const refusal = (code: string) => expect.objectContaining({ code });

describe('the customer file', () => {
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

  const put = (externalId: string, facts: object = {}) =>
    context.get(PutCustomer).execute(shop, { externalId, ...facts });
  const reader = () => context.get(CustomerReader);
  const audit = async () => (await new AuditLog(db.database, db.clock).list({ limit: 1 }))[0];

  it('is written by the shop’s system: made once, then changed where something is said', async () => {
    const all = await Promise.all(
      [1, 2, 3, 4].map(() => put('u1', { name: '王芳', email: 'Fang@Mail.Example' })),
    );
    expect(new Set(all.map((one) => one.id)).size).toBe(1);
    expect(await put('u1', { tier: 'gold', phone: '138 1234 0417' })).toMatchObject({
      externalId: 'u1',
      name: '王芳',
      email: 'fang@mail.example',
      phone: '13812340417',
      tier: 'gold',
    });
    expect(await put('u1', { email: null })).toMatchObject({ email: null });
    await expect(put('u1', { email: 'nonsense' })).rejects.toEqual(refusal('invalid-payload'));
    await expect(put(' ')).rejects.toEqual(refusal('invalid-payload'));
    expect(await reader().apiCustomer('u1')).toMatchObject({ phone: '13812340417' });
    await expect(reader().apiCustomer('u2')).rejects.toEqual(refusal('customer-not-found'));
    const events = await recordedEvents(db.database, 'customer.updated');
    expect(events.slice(-1)).toMatchObject([
      { payload: { name: '王芳', tier: 'gold', isVisitor: false, blocked: false } },
    ]);
  });

  it('keeps phone and e-mail encrypted, and finds them only as a whole', async () => {
    const { id } = await put('u1', { email: 'fang@mail.example', phone: '13812340417' });
    const row = JSON.stringify(await db.database.query('select * from customers'));
    expect(row).not.toMatch(/fang|13812340417|0417/);
    const found = async (q: string) => (await reader().search(q, 10)).map((hit) => hit.id);
    for (const q of ['13812340417', '+86 138 1234 0417', 'FANG@mail.example'])
      expect(await found(q)).toEqual([id]);
    for (const q of ['0417', '1381234', 'fang', 'mail.example']) expect(await found(q)).toEqual([]);
  });

  it('is found by name, sound, code, attribute and the shop’s id; whatever is typed harms nothing', async () => {
    const { id } = await put('VIP-10086', { name: '陈晓琳', attributes: { 城市: '杭州' } });
    await put('u2', { name: 'Chen Wei' });
    const { code } = await reader().record(id, { masked: true });
    const found = async (q: string) => (await reader().search(q, 10)).map((hit) => hit.name);
    for (const q of ['晓琳', 'cxl', 'vip-10086', '杭州', code, code.toLowerCase()])
      expect(await found(q)).toEqual(['陈晓琳']);
    expect((await found('chen')).sort()).toEqual(['Chen Wei', '陈晓琳']);
    for (const q of [`'; drop table customers; --`, `a' & 'b`, '\\', ':*', '!!', '%', '⺀', '😀', ' '])
      expect(await found(q)).toEqual([]);
  });

  it('is listed last seen first, page by page, each customer once', async () => {
    for (let n = 0; n < 7; n++) {
      db.clock.advance(n % 2 ? 0 : 1_000);
      await context.get(OpenVisitor).execute({ inboxId: newId() });
    }
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await reader().page({ limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.next ?? null;
    }
    const rows = await db.database.query<{ id: string }>(
      'select id from customers order by last_seen_at desc, id desc',
    );
    expect(seen).toEqual(rows.map((row) => row.id));
    expect((await reader().page({ cursor: 'rubbish' })).items).toHaveLength(7);
  });

  describe('edited by an agent', () => {
    const edit = (customerId: string, version: number, facts: object) =>
      context.get(EditCustomer).execute(agent, { customerId, version, ...facts });

    it('has a new version, and the log tells which fields, not what they say', async () => {
      const { id } = await put('u1', { name: '王芳' });
      const { version } = await reader().record(id, { masked: true });
      const record = await edit(id, version, {
        phone: '13812340417',
        tier: 'vip',
        attributes: { 生日: '5-20' },
      });
      expect(record).toMatchObject({
        version: version + 1,
        phone: '138 **** 0417',
        masked: true,
        tier: 'vip',
        attributes: { 生日: '5-20' },
      });
      expect(await audit()).toMatchObject({ action: 'customer.edited', actorId: agent.agentId });
      expect(JSON.stringify((await audit())!.details)).not.toContain('1381234');
      expect(await edit(id, version + 1, { tier: 'vip' })).toMatchObject({ version: version + 1 });
    });

    it('is not overwritten by an edit of an older version, nor by masks', async () => {
      const { id } = await put('u1', { phone: '13812340417' });
      const { version } = await reader().record(id, { masked: true });
      const both = await Promise.allSettled([
        edit(id, version, { name: 'A' }),
        edit(id, version, { name: 'B' }),
      ]);
      expect(both.filter((one) => one.status === 'rejected').map((one) => one.reason)).toEqual([
        expect.objectContaining({ code: 'stale-edit', details: { version: version + 1 } }),
      ]);
      await edit(id, version + 1, { phone: '138 **** 0417' });
      expect(await reader().record(id, { masked: false })).toMatchObject({ phone: '13812340417' });
      await expect(edit(id, version + 1, { phone: 'ask' })).rejects.toEqual(refusal('invalid-payload'));
      await expect(
        context.get(EditCustomer).execute(staffWith({}), { customerId: id, version: 1 }),
      ).rejects.toEqual(refusal('not-permitted'));
      await expect(edit(newId(), 1, {})).rejects.toEqual(refusal('customer-not-found'));
    });
  });

  it('is revealed to who serves the customer and to managers, and every look is logged', async () => {
    const { id } = await put('u1', { phone: '13812340417', email: 'fang@mail.example' });
    const reveal = (by: typeof agent) => context.get(RevealCustomer).execute(by, { customerId: id });
    expect(await reader().record(id, { masked: true })).toMatchObject({
      phone: '138 **** 0417',
      email: 'f***@mail.example',
    });
    await expect(reveal(agent)).rejects.toEqual(refusal('not-permitted'));
    await expect(reveal(staffWith({ 'customer.reveal': 'masked' }))).rejects.toEqual(
      refusal('not-permitted'),
    );
    expect(await audit()).toBeUndefined();
    context.service.agentIds = [agent.agentId];
    expect(await reveal(agent)).toMatchObject({ phone: '13812340417', masked: false });
    expect(await audit()).toMatchObject({
      action: 'customer.revealed',
      actorId: agent.agentId,
      subjectId: id,
    });
    await reveal(manager);
    expect(await audit()).toMatchObject({ actorId: manager.agentId });
  });

  it('takes notes of staff, newest first, with who wrote them', async () => {
    const { id } = await put('u1');
    await context.get(AddNote).execute(agent, { customerId: id, text: '第一条' });
    db.clock.advance(1_000);
    await context.get(AddNote).execute(manager, { customerId: id, text: '<b>第二条</b>' });
    const { notes } = await reader().record(id, { masked: true });
    expect(notes.map((note) => note.text)).toEqual(['<b>第二条</b>', '第一条']);
    expect(notes[1]).toMatchObject({ authorName: '林 婉', createdAt: '2026-03-02T02:00:00.000Z' });
    await expect(context.get(AddNote).execute(staffWith({}), { customerId: id, text: 'x' })).rejects.toEqual(
      refusal('not-permitted'),
    );
  });

  describe('of somebody blocked', () => {
    const block = (customerId: string, details: object = {}, by = manager) =>
      context.get(BlockCustomer).execute(by, { customerId, reason: '辱骂客服', ...details });

    it('says so until the end of the block, with reason and name', async () => {
      const { id } = await put('u1', { name: '王芳' });
      const until = '2026-03-03T02:00:00.000Z';
      const since = '2026-03-02T02:00:00.000Z';
      const record = await block(id, { until });
      expect(record).toEqual({
        customerId: id,
        customerName: '王芳',
        reason: '辱骂客服',
        byName: '林 婉',
        since,
        until,
      });
      expect(await reader().blocked()).toEqual([record]);
      expect((await reader().brief([id])).get(id)!.blocked).toBe(true);
      expect(await recordedEvents(db.database, 'customer.blocked')).toMatchObject([
        { payload: { customerId: id, until } },
      ]);
      db.clock.set(until);
      expect(await reader().isBlocked(id)).toBe(false);
      expect((await reader().record(id, { masked: true })).block).toBeNull();
      await block(id);
      expect(await reader().isBlocked(id)).toBe(true);
    });

    it('can be taken back by who may block, once', async () => {
      const { id } = await put('u1');
      await expect(block(id, {}, agent)).rejects.toEqual(refusal('not-permitted'));
      context.service.agentIds = [agent.agentId];
      await block(id, {}, agent);
      await block(id, { reason: '广告' });
      expect(await reader().blocked()).toMatchObject([{ reason: '广告' }]);
      await context.get(UnblockCustomer).execute(agent, { customerId: id });
      await context.get(UnblockCustomer).execute(agent, { customerId: id });
      expect(await recordedEvents(db.database, 'customer.unblocked')).toHaveLength(1);
      expect(await reader().isBlocked(id)).toBe(false);
      await expect(block(id, { until: '2026-03-02T02:00:00.000Z' })).rejects.toEqual(
        refusal('invalid-payload'),
      );
      await expect(block(newId())).rejects.toEqual(refusal('customer-not-found'));
    });

    it('by two at once is blocked once', async () => {
      const { id } = await put('u1');
      await Promise.all([block(id), block(id), block(id)]);
      expect(await reader().blocked()).toHaveLength(1);
    });
  });

  describe('of a visitor', () => {
    const visitor = async () => (await context.get(OpenVisitor).execute({ inboxId: newId() })).actor;

    it('shows the page in front of them and the latest fifty', async () => {
      const actor = await visitor();
      const visit = (url: string, title = url) => context.get(VisitPage).execute(actor, { url, title });
      for (let n = 0; n < 55; n++) {
        db.clock.advance(1_000);
        await visit(`https://shop.example/p/${n}`);
      }
      await visit('https://shop.example/p/54', 'again');
      const { visits } = await reader().record(actor.customerId, { masked: true });
      expect(visits).toHaveLength(50);
      expect(visits[0]).toMatchObject({ url: 'https://shop.example/p/54', title: 'again', current: true });
      expect(visits.filter((one) => one.current)).toHaveLength(1);
      await context.get(VisitPage).leave(actor);
      expect(
        (await reader().record(actor.customerId, { masked: true })).visits.some((one) => one.current),
      ).toBe(false);
      const [event] = (await recordedEvents(db.database, 'page.visited')).slice(-1);
      expect(event!.payload).toMatchObject({ customerId: actor.customerId, title: 'again' });
    });

    it('is one visit while the line breaks, and another one an hour later', async () => {
      const actor = await visitor();
      const visit = (page: string) =>
        context.get(VisitPage).execute(actor, { url: `https://shop.example/${page}`, title: page });
      const visited = async () =>
        (await reader().record(actor.customerId, { masked: true })).visits.map(({ title, current }) => ({
          title,
          current,
        }));
      for (let line = 0; line < 3; line++) {
        await visit('kettle');
        db.clock.advance(60_000);
        await context.get(VisitPage).leave(actor);
      }
      await visit('kettle');
      expect(await visited()).toEqual([{ title: 'kettle', current: true }]);
      await visit('lamp');
      await visit('kettle');
      expect((await visited()).map(({ title }) => title)).toEqual(['kettle', 'lamp', 'kettle']);
      await context.get(VisitPage).leave(actor);
      db.clock.advance(3_600_000);
      await visit('kettle');
      expect(await visited()).toHaveLength(4);
    });

    it('keeps no address that a click must not open, and no password in one', async () => {
      const actor = await visitor();
      const visit = (url: string) => context.get(VisitPage).execute(actor, { url, title: '' });
      for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '/relative', '']) {
        await expect(visit(url)).rejects.toEqual(refusal('invalid-payload'));
      }
      await visit('https://lin:secret@shop.example/a?b=1');
      expect((await reader().record(actor.customerId, { masked: true })).visits).toMatchObject([
        { url: 'https://shop.example/a?b=1' },
      ]);
    });

    it('has what they told before the chat; they may correct it, and are not asked again', async () => {
      const actor = await visitor();
      const tell = (said: { name?: string; contact?: string }) =>
        context.get(SetContact).execute(actor, said);
      expect(await reader().knownAnswers(actor.customerId)).toEqual({ hasName: false, hasContact: false });
      await tell({ name: ' 小王 ', contact: 'wang@mail.example' });
      await tell({ name: '王芳', contact: '138 1234 0417' });
      expect(await reader().knownAnswers(actor.customerId)).toEqual({ hasName: true, hasContact: true });
      expect(await reader().record(actor.customerId, { masked: false })).toMatchObject({
        name: '王芳',
        email: 'wang@mail.example',
        phone: '13812340417',
        isVisitor: true,
      });
      await expect(tell({ contact: 'no' })).rejects.toEqual(refusal('invalid-payload'));
      await tell({});
    });

    it('but of a customer the shop knows, tells only what was missing', async () => {
      const { id } = await put('u1', { name: '王芳' });
      const actor = aCustomerActor({ customerId: id });
      await context.get(SetContact).execute(actor, { name: 'Somebody', contact: 'x@mail.example' });
      await context.get(SetContact).execute(actor, { contact: 'y@mail.example' });
      expect(await reader().record(id, { masked: false })).toMatchObject({
        name: '王芳',
        email: 'x@mail.example',
      });
    });
  });

  it('refuses texts that cannot be kept, and keeps all others as they were written', async () => {
    const bad = { name: 'a\u0000b', attributes: { x: '\ud800' } };
    const { id } = await put('u1');
    const invalid = refusal('invalid-payload');
    await expect(put('u2', { name: bad.name })).rejects.toEqual(invalid);
    await expect(put('u2', { attributes: bad.attributes })).rejects.toEqual(invalid);
    await expect(put('u\u0000')).rejects.toEqual(invalid);
    await expect(context.get(AddNote).execute(agent, { customerId: id, text: bad.name })).rejects.toEqual(
      invalid,
    );
    await expect(
      context.get(BlockCustomer).execute(manager, { customerId: id, reason: bad.name }),
    ).rejects.toEqual(invalid);
    await expect(
      context.get(SetContact).execute(aCustomerActor({ customerId: id }), { name: bad.name }),
    ).rejects.toEqual(invalid);
    expect(await reader().search('a\u0000b', 10)).toEqual([]);
    for (const text of [
      `'; drop table customers; --`,
      '<script>alert(1)</script>',
      '\u202Eabc',
      '👩‍👩‍👧 \\ "',
      '%s ${x} {{y}}',
    ]) {
      expect(await put('u3', { name: text, attributes: { [text]: text } })).toMatchObject({ name: text });
      expect((await reader().apiCustomer('u3')).attributes[text]).toBe(text);
    }
  });

  it('asks for the attributes the shop defined, in its order', async () => {
    const define = (keys: string[], by = staffWith({ 'settings.edit': 'all' })) =>
      context.get(DefineAttributes).execute(by, {
        attributes: keys.map((key, order) => ({ key, labelZh: key, labelEn: key, order })),
      });
    await define(['city', 'size', 'birthday']);
    await define(['birthday', 'city']);
    expect((await reader().attributeDefinitions()).map((one) => one.key)).toEqual(['birthday', 'city']);
    await expect(define(['a', 'a'])).rejects.toEqual(refusal('already-exists'));
    await expect(define(['a'], manager)).rejects.toEqual(refusal('not-permitted'));
  });

  it('names which identity a conversation with the customer can be opened through', async () => {
    const inboxId = newId();
    const { actor } = await context.get(OpenVisitor).execute({ inboxId });
    expect(await reader().identity(actor.identityId)).toMatchObject({
      customerId: actor.customerId,
      channel: 'web',
      inboxId,
    });
    expect(await reader().identityIn(actor.customerId, inboxId)).toBe(actor.identityId);
    expect(await reader().identityIn(actor.customerId, newId())).toBeNull();
    expect(await reader().identity(newId())).toBeNull();
  });
});
