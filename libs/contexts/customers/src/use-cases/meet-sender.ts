import { Refusal, type Channel } from '@yingda/contracts/names';
import type { CustomerActor } from '@yingda/events';
import { type Clock, type Cryptor, newId, type Outbox, type UnitOfWork } from '@yingda/platform';
import { emailOf, phoneOf } from '../domain/contact';
import { type Customer, newCustomer } from '../domain/customer';
import { senderLabel } from '../domain/sender-label';
import { storable } from '../domain/storable';
import { type ChannelKeys, type Identity, provenAs } from '../storage/identities';
import type { CustomerChanges } from './customer-changes';
import type { JoinIdentity } from './join-identity';
import type { People } from './open-visitor';

/** Somebody who wrote to one of the shop's accounts, as its channel knows them. */
export interface MeetSenderCommand {
  inboxId: string;
  channel: Channel;
  externalId: string;
  /** What the channel called them until now. */
  former?: string | undefined;
  name?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  /** They only say that this is their address: an identity apart from its real owner's, who is not touched by it. */
  unproven?: boolean | undefined;
  /** A colleague says who they are: whoever the id belongs to already stays so. */
  customerId?: string | undefined;
  /** The same in all accounts of this scope: whoever has it is the same person. */
  union?: { id: string; scope: string } | undefined;
}

export interface MetSender {
  actor: CustomerActor;
  fresh: boolean;
  blocked: boolean;
}

const CHANNEL_ACTOR = { kind: 'system', name: 'channel' } as const;
/** Their ids are addresses or numbers of people: looked up by a keyed index, never kept in the clear. */
const PERSONAL: ReadonlySet<Channel> = new Set<Channel>(['email', 'sms', 'whatsapp', 'phone']);

/** Finds or makes the identity of who writes through a provider, and joins the same person's accounts. */
export class MeetSender {
  constructor(
    private readonly people: People,
    private readonly changes: CustomerChanges,
    private readonly join: JoinIdentity,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly platform: { cryptor: Cryptor; clock: Clock },
  ) {}

  async execute(command: MeetSenderCommand): Promise<MetSender> {
    return this.unitOfWork.run(async () => {
      const known = await this.known(command);
      if (!known) return this.begin(command);
      const now = this.platform.clock.now();
      await this.people.identities.markSeen(known.id, now);
      const customer = await this.described(known, command);
      await this.people.customers.markSeen(customer.id, now);
      return this.met(known, customer, false);
    });
  }

  /** What the provider told later: a name where there was none, and who else they are. */
  async describe(identityId: string, facts: Pick<MeetSenderCommand, 'name' | 'union'>): Promise<void> {
    await this.unitOfWork.run(async () => {
      const identity = await this.people.identities.lock(identityId);
      if (identity) await this.described(identity, facts);
    });
  }

  /** Where a message to this identity goes, and whose it is; null when it cannot be written to. */
  async address(
    identityId: string,
  ): Promise<
    (Pick<Identity, 'inboxId' | 'channel' | 'customerId'> & { externalId: string; name: string }) | null
  > {
    const identity = await this.people.identities.find(identityId);
    // A visitor is reached by their page, not by an address.
    const onWeb = identity?.channel === 'web';
    const address = identity && !onWeb ? await this.people.identities.addressOf(identityId) : null;
    if (!identity || (!address && !onWeb)) return null;
    const { inboxId, channel, customerId } = identity;
    const customer = await this.people.customers.find(customerId);
    const externalId = address ? this.platform.cryptor.decrypt(address) : '';
    return { inboxId, channel, customerId, externalId, name: customer?.name ?? '' };
  }

  private async known(command: MeetSenderCommand): Promise<Identity | null> {
    const { identities } = this.people;
    const { channel, inboxId, former } = command;
    const found = await identities.lockByKey(channel, inboxId, this.keyOf(command));
    if (found || former === undefined) return found;
    const before = await identities.lockByKey(channel, inboxId, this.keyOf({ channel, externalId: former }));
    if (before) await identities.keep(before.id, this.keysOf(command));
    return before;
  }

  private async begin(command: MeetSenderCommand): Promise<MetSender> {
    const { customers, identities } = this.people;
    const now = this.platform.clock.now();
    const keys = this.keysOf(command);
    const [same] = keys.unionKey ? await identities.sameUnion(keys.unionKey, null) : [];
    const other = same && (await this.held(same));
    const fresh: Customer = { ...newCustomer(newId(), now), ...factsOf(command) };
    const owner = other?.customerId ?? command.customerId;
    const known = owner ? await customers.lockRoot(owner) : null;
    if (!known) await customers.insert(fresh);
    const customer = known ?? fresh;
    const identity: Identity = {
      id: newId(),
      customerId: customer.id,
      channel: command.channel,
      inboxId: command.inboxId,
      externalKey: keys.externalKey,
      label: senderLabel(command, customer.code),
      // Anybody can write any sender into a mail.
      verified: command.channel !== 'email',
      signedTo: null,
      provenAs: other ? provenAs(other) : null,
      firstSeenAt: now,
      lastSeenAt: now,
    };
    if (!(await identities.insert(identity))) {
      // The same person, a moment earlier and through another door: that is who they are.
      if (!known) await customers.remove(fresh.id);
      return this.execute(command);
    }
    await identities.keep(identity.id, keys);
    await customers.markSeen(customer.id, now);
    if (command.customerId && known) await this.described(identity, command);
    if (!known)
      await this.outbox.append('customer.created', customer.id, {
        customerId: customer.id,
        inboxId: command.inboxId,
        identityId: identity.id,
        isVisitor: customer.isVisitor,
      });
    return this.met(identity, customer, true);
  }

  // An identity leaves a customer only under the customer's lock, so it stays with who is locked here. Its own row is not
  // locked: who writes through it holds that and waits for the union.
  private async held(identity: Identity): Promise<Identity> {
    const { customers, identities } = this.people;
    const customer = await customers.lockRoot(identity.customerId);
    const now = (await identities.find(identity.id))!;
    return now.customerId === customer?.id ? now : this.held(now);
  }

  // What somebody was called by a colleague, or by the shop, is not replaced by what they call themselves.
  private async described(
    identity: Identity,
    said: Pick<MeetSenderCommand, 'name' | 'union' | 'email' | 'phone' | 'unproven'>,
  ): Promise<Customer> {
    const customer = await this.joined(identity, said.union);
    const facts = factsOf(said);
    if (said.name && facts.name)
      await this.people.identities.setLabel(
        identity.id,
        senderLabel({ ...said, channel: identity.channel }, customer.code),
      );
    return this.changes.apply(customer, {
      ...(customer.name || !facts.name ? {} : { name: facts.name, isVisitor: false }),
      ...(customer.email || !facts.email ? {} : { email: facts.email }),
      ...(customer.phone || !facts.phone ? {} : { phone: facts.phone }),
    });
  }

  // Somebody may join one of the two to a third in the same moment; asked again, it is that one's. What was found out stays
  // locked, so that this is over after a few times.
  private async joinedWith(identityId: string, sameAs: Identity, tries = 3): Promise<Customer> {
    try {
      return await this.join.execute(CHANNEL_ACTOR, { reason: 'union', identityId, sameAs });
    } catch (error) {
      if (tries > 1 && error instanceof Refusal && error.code === 'customer-not-found')
        return this.joinedWith(identityId, sameAs, tries - 1);
      throw error;
    }
  }

  private async joined(identity: Identity, union: MeetSenderCommand['union']): Promise<Customer> {
    const { customers, identities } = this.people;
    const unionKey = union ? unionKeyOf(union) : null;
    const others = unionKey ? await identities.sameUnion(unionKey, identity.id) : [];
    if (unionKey) await identities.setUnion(identity.id, unionKey);
    for (const sameAs of others) {
      const { customerId } = identity;
      if (sameAs.customerId === customerId || (await this.join.areApart(customerId, sameAs.customerId)))
        continue;
      const joined = await this.joinedWith(identity.id, sameAs);
      identity.customerId = joined.id;
    }
    return (await customers.lock(identity.customerId))!;
  }

  private async met(identity: Identity, customer: Customer, fresh: boolean): Promise<MetSender> {
    const blocked = (await this.people.blocks.of(customer.id, this.platform.clock.now())) !== null;
    const { id: identityId, inboxId } = identity;
    return {
      actor: { kind: 'customer', customerId: customer.id, identityId, inboxId, name: customer.name },
      fresh,
      blocked,
    };
  }

  private keysOf(command: MeetSenderCommand): ChannelKeys {
    return {
      externalKey: this.keyOf(command),
      address: this.platform.cryptor.encrypt(command.externalId),
      unionKey: command.union ? unionKeyOf(command.union) : null,
    };
  }

  private keyOf({
    channel,
    externalId,
    unproven,
  }: Pick<MeetSenderCommand, 'channel' | 'externalId' | 'unproven'>): string {
    const { cryptor } = this.platform;
    if (unproven) return cryptor.blindIndex(`unproven ${channel}:${externalId}`);
    return channelKeyOf(cryptor, { channel, externalId });
  }
}

/** What an identity is kept under. */
export function channelKeyOf(
  cryptor: Pick<Cryptor, 'blindIndex'>,
  { channel, externalId }: Pick<MeetSenderCommand, 'channel' | 'externalId'>,
): string {
  return PERSONAL.has(channel) || externalId.length > 200
    ? cryptor.blindIndex(`${channel}:${externalId}`)
    : storable(externalId);
}

function unionKeyOf(union: { id: string; scope: string }): string {
  return `${union.scope} ${union.id}`;
}

function factsOf(said: Pick<MeetSenderCommand, 'name' | 'email' | 'phone' | 'unproven'>) {
  const name = [...storable(said.name ?? '').trim()].slice(0, 80).join('');
  const email = said.email && !said.unproven ? emailOf(said.email) : null;
  const phone = said.phone ? phoneOf(said.phone) : null;
  return { name, email, phone, isVisitor: name === '' };
}
