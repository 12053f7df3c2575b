import type { CustomerActor } from '@yingda/events';
import { type Clock, type Cryptor, newId, type UnitOfWork } from '@yingda/platform';
import type { Customer } from '../domain/customer';
import { maskEmail } from '../domain/masking';
import type { Identity } from '../storage/identities';
import type { People } from './open-visitor';

/** How a customer is written to by mail through an inbox. */
export interface MailPerson {
  identityId: string;
  address: string;
  /** The address's own identity in this inbox, whoever's it is: what is known of it holds for this one, too. */
  addressIdentityId: string | null;
}

/** Writes to customers of other channels by mail: under the address they gave, or one they write from. */
export class MailIdentity {
  constructor(
    private readonly people: People,
    private readonly unitOfWork: UnitOfWork,
    private readonly platform: { cryptor: Cryptor; clock: Clock },
  ) {}

  /** Where mail to a customer would go, masked; null when no address is known, or they are blocked. */
  async masked(customerId: string, inboxId: string): Promise<string | null> {
    const customer = await this.customer(customerId);
    const address = customer && (customer.email ?? (await this.own(customer, inboxId))?.address);
    return address ? maskEmail(address) : null;
  }

  /** Identities that there are for a customer's address in a mailbox: their own and its owner's. */
  async known(customerId: string, inboxId: string): Promise<string[]> {
    const customer = await this.customer(customerId);
    if (!customer) return [];
    if (!customer.email) return [(await this.own(customer, inboxId))?.identityId ?? []].flat();
    const keys = [`email:${customer.email}`, claimKey(customer.email, customer.id)];
    const found = keys.map((key) => this.byKey(inboxId, key));
    return (await Promise.all(found)).flatMap((identity) => identity?.id ?? []);
  }

  /**
   * An address that a customer only says is theirs gets an identity of its own: mail goes there, and nothing else of its
   * real owner is touched or shown. Null when no address is known, or they are blocked.
   */
  async execute(customerId: string, inboxId: string): Promise<MailPerson | null> {
    return this.unitOfWork.run(async () => {
      const customer = await this.customer(customerId);
      if (!customer) return null;
      const { email } = customer;
      if (!email) return this.own(customer, inboxId);
      const owner = await this.byKey(inboxId, `email:${email}`);
      if (owner?.customerId === customer.id)
        return { identityId: owner.id, address: email, addressIdentityId: owner.id };
      const claimed = await this.claimed(customer, inboxId, email);
      return { identityId: claimed, address: email, addressIdentityId: owner?.id ?? null };
    });
  }

  /** Who an identity acts as; null when there is none. */
  async actorOf(
    identityId: string,
  ): Promise<{ actor: CustomerActor; fresh: false; blocked: boolean } | null> {
    const identity = await this.people.identities.find(identityId);
    const customer = identity && (await this.people.customers.find(identity.customerId));
    if (!identity || !customer) return null;
    const blocked = (await this.people.blocks.of(customer.id, this.platform.clock.now())) !== null;
    const { inboxId } = identity;
    return {
      actor: { kind: 'customer', customerId: customer.id, identityId, inboxId, name: customer.name },
      fresh: false,
      blocked,
    };
  }

  private async customer(id: string): Promise<Customer | null> {
    const found = await this.people.customers.find(id);
    if (found?.joinedInto) return this.customer(found.joinedInto);
    if (!found || (await this.people.blocks.of(found.id, this.platform.clock.now()))) return null;
    return found;
  }

  // The one they wrote from last.
  private async own(customer: Customer, inboxId: string): Promise<MailPerson | null> {
    const { identities } = this.people;
    const seen = (one: Identity) => (one.lastSeenAt ?? one.firstSeenAt).getTime();
    const [latest] = (await identities.of(customer.id))
      .filter((one) => one.channel === 'email' && one.inboxId === inboxId)
      .sort((a, b) => seen(b) - seen(a));
    const address = latest && (await identities.addressOf(latest.id));
    if (!latest || !address) return null;
    return {
      identityId: latest.id,
      address: this.platform.cryptor.decrypt(address),
      addressIdentityId: latest.id,
    };
  }

  private async claimed(customer: Customer, inboxId: string, email: string): Promise<string> {
    const { identities } = this.people;
    const key = claimKey(email, customer.id);
    const before = await this.byKey(inboxId, key);
    if (before) return before.id;
    const now = this.platform.clock.now();
    const externalKey = this.platform.cryptor.blindIndex(key);
    const identity: Identity = {
      id: newId(),
      customerId: customer.id,
      channel: 'email',
      inboxId,
      externalKey,
      label: maskEmail(email),
      verified: false,
      signedTo: null,
      firstSeenAt: now,
      lastSeenAt: null,
    };
    if (!(await identities.insert(identity))) return this.claimed(customer, inboxId, email);
    const address = this.platform.cryptor.encrypt(email);
    await identities.keep(identity.id, { externalKey, address, unionKey: null });
    return identity.id;
  }

  private byKey(inboxId: string, key: string): Promise<Identity | null> {
    return this.people.identities.findByKey('email', inboxId, this.platform.cryptor.blindIndex(key));
  }
}

function claimKey(email: string, customerId: string): string {
  return `claimed email:${email} ${customerId}`;
}
