import type { Actor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import type { Customer } from '../domain/customer';
import { survivorOf } from '../domain/joining';
import type { Distinctions } from '../storage/distinctions';
import { type Identity, provenAs } from '../storage/identities';
import { customerNotFound } from './customer-changes';
import type { Joining, JoinStorage } from './joining';

/** A rule that joins: the shop's signature, or an account of the same person at the provider. */
export type JoinRule =
  | { reason: 'signed-in'; identityId: string; customerId: string; signedTo: string }
  | { reason: 'union'; identityId: string; sameAs: Identity };

/**
 * An identity turns out to be a known customer's: it goes there with everything else its customer is known by, and with
 * notes, pages and what they told. Conversations follow by the event. A join that was undone is not made again.
 */
export class JoinIdentity {
  constructor(
    private readonly storage: JoinStorage,
    private readonly distinctions: Distinctions,
    private readonly joining: Joining,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Gives whose the identity is now. @throws Refusal customer-not-found */
  async execute(actor: Actor, rule: JoinRule): Promise<Customer> {
    return this.unitOfWork.run(async () => {
      const { identities } = this.storage;
      const identity = await identities.lock(rule.identityId);
      if (!identity) throw customerNotFound();
      // Locked, so that it is not moved while its customer is waited for.
      const sameAs = rule.reason === 'union' ? await identities.lock(rule.sameAs.id) : null;
      const customerId = rule.reason === 'union' ? sameAs?.customerId : rule.customerId;
      if (!customerId) throw customerNotFound();
      const all = await identities.lockOf(identity.customerId);
      const [own, known] = await this.both(identity.customerId, customerId);
      if (sameAs) return this.sameAccount(actor, { identity, own, known, sameAs });
      if (rule.reason === 'union') throw customerNotFound();
      if (own.id === known.id) {
        await identities.put({
          ...identity,
          signedTo: identity.signedTo ?? rule.signedTo,
          verified: true,
          provenAs: known.id,
        });
        return known;
      }
      return this.joining.join(actor, {
        stays: known,
        goes: own,
        // Where the shop has a number for their customer already, only this one is proven to be somebody else.
        identities: own.externalId === null ? all : [identity],
        reason: 'signed-in',
        proof: { from: provenAs(identity), to: known.id },
        signed: { identityId: identity.id, sub: rule.signedTo },
      });
    });
  }

  /** Whether undoing a join, or an agent, has said that these two are not one. */
  async areApart(one: string, other: string): Promise<boolean> {
    return one !== other && this.distinctions.areApart(one, other);
  }

  private async sameAccount(
    actor: Actor,
    {
      identity,
      own,
      known,
      sameAs,
    }: { identity: Identity; own: Customer; known: Customer; sameAs: Identity },
  ): Promise<Customer> {
    const which = own.id === known.id ? null : survivorOf(own, known);
    // Two of the shop's numbers are two customers, whatever the provider says; people are shown it and decide.
    if (!which) return own;
    const ownGoes = which.goes.id === own.id;
    return this.joining.join(actor, {
      ...which,
      identities: await this.storage.identities.lockOf(which.goes.id),
      reason: 'union',
      proof: ownGoes
        ? { from: provenAs(identity), to: provenAs(sameAs) }
        : { from: provenAs(sameAs), to: provenAs(identity) },
    });
  }

  private async both(one: string, other: string): Promise<[Customer, Customer]> {
    const locked = await this.storage.customers.lockAll([one, other]);
    const own = locked.find((customer) => customer.id === one);
    const known = locked.find((customer) => customer.id === other);
    if (!own || !known || known.joinedInto) throw customerNotFound();
    return [own, known];
  }
}
