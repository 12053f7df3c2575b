import { newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { customersOn } from '../testing';
import { CustomerReader } from './customer-reader';
import { EditCustomer } from './edit-customer';
import { MeetSender, type MeetSenderCommand } from './meet-sender';

describe('people who write through a provider', () => {
  let db: TestDatabase;
  let meet: MeetSender;
  let customers: CustomerReader;
  let edit: EditCustomer;
  const inboxId = newId();
  const other = newId();

  beforeAll(async () => {
    db = await testDatabase();
    const { get } = customersOn(db);
    meet = get(MeetSender);
    customers = get(CustomerReader);
    edit = get(EditCustomer);
  });
  beforeEach(() => db.truncate());
  afterAll(() => db.close());

  const said = (with_: Partial<MeetSenderCommand> = {}): MeetSenderCommand => ({
    inboxId,
    channel: 'wechat',
    externalId: 'oABC-1',
    ...with_,
  });

  it('are one identity and one customer, also when five of their messages come at once', async () => {
    const met = await Promise.all([1, 2, 3, 4, 5].map(() => meet.execute(said({ name: '小林' }))));
    expect(new Set(met.map((one) => one.actor.identityId)).size).toBe(1);
    expect(met.filter((one) => one.fresh)).toHaveLength(1);
    expect(await recordedEvents(db.database, 'customer.created')).toHaveLength(1);
    const [count] = await db.database.query<{ n: number }>('select count(*)::int as n from customers');
    expect(count!.n).toBe(1);
    expect(met[0]!.actor).toMatchObject({ kind: 'customer', inboxId, name: '小林' });
  });

  it('are the same person in another account with the same union, also when both are new at once', async () => {
    const union = { id: 'u-1', scope: 'wechat' };
    const [one, two] = await Promise.all([
      meet.execute(said({ union })),
      meet.execute(said({ inboxId: other, externalId: 'oXYZ-9', union })),
    ]);
    expect(one.actor.customerId).toBe(two.actor.customerId);
    expect(one.actor.identityId).not.toBe(two.actor.identityId);
    const stranger = await meet.execute(said({ externalId: 'oQ', union: { id: 'u-1', scope: 'meta' } }));
    expect(stranger.actor.customerId).not.toBe(one.actor.customerId);
  });

  it('are joined when the provider tells later that they are one, and everybody is told', async () => {
    const union = { id: 'u-2', scope: 'wechat' };
    const one = await meet.execute(said({ union, name: '小林' }));
    const two = await meet.execute(said({ inboxId: other, externalId: 'oXYZ-9' }));
    expect(two.actor.customerId).not.toBe(one.actor.customerId);
    await meet.describe(two.actor.identityId, { union });
    const again = await meet.execute(said({ inboxId: other, externalId: 'oXYZ-9' }));
    expect(again.actor).toMatchObject({ customerId: one.actor.customerId, name: '小林' });
    expect(await recordedEvents(db.database, 'identity.joined')).toEqual([
      expect.objectContaining({
        payload: expect.objectContaining({
          identityId: two.actor.identityId,
          toCustomerId: one.actor.customerId,
        }),
      }),
    ]);
  });

  it('are who a colleague says they are when nobody has their number yet, and stay who they were when somebody has', async () => {
    const mei = await meet.execute(said({ name: '王梅' }));
    const { customerId } = mei.actor;
    const call = {
      channel: 'phone' as const,
      inboxId: other,
      externalId: '13800138000',
      phone: '13800138000',
    };
    const called = await meet.execute(said({ ...call, customerId }));
    expect(called.actor).toMatchObject({ customerId, inboxId: other });
    expect(called.actor.identityId).not.toBe(mei.actor.identityId);
    expect(await recordedEvents(db.database, 'customer.created')).toHaveLength(1);
    const bo = await meet.execute(said({ externalId: 'oBo', name: '李博' }));
    const again = await meet.execute(said({ ...call, customerId: bo.actor.customerId }));
    expect(again.actor).toMatchObject({ customerId, identityId: called.actor.identityId });
    const nobody = await meet.execute(said({ ...call, externalId: '13900139000', customerId: newId() }));
    expect(nobody.fresh).toBe(true);
  });

  it('keep the name the shop has given them', async () => {
    const { actor } = await meet.execute(said());
    await meet.describe(actor.identityId, { name: '阿林' });
    expect(await customers.record(actor.customerId, { masked: false })).toMatchObject({
      name: '阿林',
      isVisitor: false,
    });
    await edit.execute(
      { kind: 'system', name: 'spec' },
      { customerId: actor.customerId, name: '林女士', version: 2 },
    );
    await meet.execute(said({ name: 'Lin 🌸' }));
    expect(await customers.record(actor.customerId, { masked: false })).toMatchObject({
      name: '林女士',
      identities: [expect.objectContaining({ label: 'Lin 🌸', channel: 'wechat' })],
    });
  });

  it('can be written to, while an address stands nowhere in the clear', async () => {
    const email = 'lin@mail.example';
    const { actor } = await meet.execute(said({ channel: 'email', externalId: email, email }));
    expect(await meet.address(actor.identityId)).toMatchObject({
      inboxId,
      channel: 'email',
      externalId: email,
      customerId: actor.customerId,
    });
    const [row] = await db.database.query<{ text: string }>(
      'select identities::text as text from identities',
    );
    expect(row!.text).not.toContain(email);
    expect(row!.text).toContain('l***@mail.example');
  });

  it('who only say that an address is theirs are nobody else’s identity, and take nothing from its owner', async () => {
    const email = 'lin@mail.example';
    const mail = { channel: 'email' as const, externalId: email, email };
    const owner = await meet.execute(said({ ...mail, name: '小林' }));
    const forger = await meet.execute(said({ ...mail, name: '小林', unproven: true }));
    expect(forger.actor.customerId).not.toBe(owner.actor.customerId);
    expect(await customers.record(forger.actor.customerId, { masked: false })).toMatchObject({ email: null });
    expect((await meet.execute(said({ ...mail, unproven: true }))).actor).toEqual(forger.actor);
    expect((await meet.execute(said(mail))).actor).toEqual(owner.actor);
  });

  it('stay themselves when the channel gives them a new id', async () => {
    const before = await meet.execute(said({ channel: 'whatsapp', externalId: '85291234567' }));
    const after = await meet.execute(
      said({ channel: 'whatsapp', externalId: '85290000000', former: '85291234567' }),
    );
    expect(after.actor.identityId).toBe(before.actor.identityId);
    expect(after.fresh).toBe(false);
    expect((await meet.address(after.actor.identityId))!.externalId).toBe('85290000000');
  });
});
