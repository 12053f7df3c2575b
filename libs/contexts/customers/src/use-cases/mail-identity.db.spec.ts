import { newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { customersOn } from '../testing';
import { BlockCustomer } from './block-customer';
import { CustomerReader } from './customer-reader';
import { MailIdentity } from './mail-identity';
import { MeetSender } from './meet-sender';
import { OpenVisitor } from './open-visitor';
import { SetContact } from './set-contact';

describe('customers of other channels who are written to by mail', () => {
  let db: TestDatabase;
  let mail: MailIdentity;
  let meet: MeetSender;
  let visitors: OpenVisitor;
  let contact: SetContact;
  let reader: CustomerReader;
  let block: BlockCustomer;
  const mailbox = newId();
  const shop = newId();

  beforeAll(async () => {
    db = await testDatabase();
    const { get } = customersOn(db);
    mail = get(MailIdentity);
    meet = get(MeetSender);
    visitors = get(OpenVisitor);
    contact = get(SetContact);
    reader = get(CustomerReader);
    block = get(BlockCustomer);
  });
  beforeEach(() => db.truncate());
  afterAll(() => db.close());

  async function visitor(address?: string) {
    const { actor } = await visitors.execute({ inboxId: shop });
    if (address) await contact.execute(actor, { contact: address });
    return actor;
  }
  const writes = (address: string) =>
    meet.execute({ inboxId: mailbox, channel: 'email', externalId: address, email: address });

  it('are written to at the address they gave, under one identity of their own, however many ask at once', async () => {
    const { customerId } = await visitor('Anna@Buyer.example');
    const found = await Promise.all([1, 2, 3].map(() => mail.execute(customerId, mailbox)));
    expect(new Set(found.map((one) => one?.identityId)).size).toBe(1);
    expect(found[0]).toMatchObject({ address: 'anna@buyer.example', addressIdentityId: null });
    expect(await meet.address(found[0]!.identityId)).toMatchObject({
      inboxId: mailbox,
      channel: 'email',
      externalId: 'anna@buyer.example',
      customerId,
    });
    const labels = (await reader.identitiesOf(customerId)).map(({ label }) => label);
    expect(labels.join()).not.toContain('anna@buyer.example');
  });

  it('share nothing with whoever owns an address that they only say is theirs, before or after', async () => {
    const owner = await writes('owner@buyer.example');
    const claimed = await visitor('owner@buyer.example');
    const person = await mail.execute(claimed.customerId, mailbox);
    expect(person).toMatchObject({ addressIdentityId: owner.actor.identityId });
    expect(person!.identityId).not.toBe(owner.actor.identityId);
    const again = await writes('owner@buyer.example');
    expect(again.actor.customerId).toBe(owner.actor.customerId);

    const early = await visitor('late@buyer.example');
    await mail.execute(early.customerId, mailbox);
    const late = await writes('late@buyer.example');
    expect(late.actor.customerId).not.toBe(early.customerId);
    const other = await visitor('late@buyer.example');
    const two = await mail.execute(other.customerId, mailbox);
    const one = await mail.execute(early.customerId, mailbox);
    expect(two!.identityId).not.toBe(one!.identityId);
  });

  it('are written to where they write from, when that is the same person', async () => {
    const { actor } = await writes('anna@buyer.example');
    const person = { identityId: actor.identityId, address: 'anna@buyer.example' };
    expect(await mail.execute(actor.customerId, mailbox)).toEqual({
      ...person,
      addressIdentityId: actor.identityId,
    });
    expect(await mail.known(actor.customerId, mailbox)).toEqual([actor.identityId]);
    expect(await mail.actorOf(actor.identityId)).toMatchObject({
      actor: { customerId: actor.customerId, identityId: actor.identityId, inboxId: mailbox },
      fresh: false,
      blocked: false,
    });
  });

  it('are shown masked, and made no identity by looking', async () => {
    const { customerId } = await visitor('anna@buyer.example');
    const shown = await mail.masked(customerId, mailbox);
    expect(shown).toMatch(/^a.*\*.*@buyer\.example$/);
    expect(shown).not.toContain('anna');
    expect(await mail.known(customerId, mailbox)).toEqual([]);
    const { identityId } = (await mail.execute(customerId, mailbox))!;
    expect(await mail.known(customerId, mailbox)).toEqual([identityId]);
  });

  it('are not written to without an address, nor when they are blocked', async () => {
    const nobody = await visitor();
    expect(await mail.execute(nobody.customerId, mailbox)).toBeNull();
    expect(await mail.masked(nobody.customerId, mailbox)).toBeNull();
    expect(await mail.execute(newId(), mailbox)).toBeNull();
    const bad = await visitor('bad@buyer.example');
    await block.execute({ kind: 'system', name: 'spec' }, {
      customerId: bad.customerId,
      reason: '骚扰',
    } as never);
    expect(await mail.execute(bad.customerId, mailbox)).toBeNull();
  });
});
