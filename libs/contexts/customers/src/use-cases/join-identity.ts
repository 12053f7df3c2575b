import type { Actor } from '@yingda/events';
import { refOf } from '@yingda/events';
import type { Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { type Customer, missingFacts } from '../domain/customer';
import type { Customers } from '../storage/customers';
import type { CustomerTrails } from '../storage/customer-trails';
import type { Identities } from '../storage/identities';
import { type CustomerChanges, customerNotFound } from './customer-changes';

/**
 * A visitor's identity turns out to be a known customer's: it moves there with notes, pages and what the visitor told.
 * Conversations follow by the event.
 */
export class JoinIdentity {
  constructor(
    private readonly customers: Customers,
    private readonly identities: Identities,
    private readonly trails: CustomerTrails,
    private readonly changes: CustomerChanges,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** `signedTo`: the shop's id in the signature that proves it. @throws Refusal customer-not-found */
  async execute(
    actor: Actor,
    command: { identityId: string; customerId: string; signedTo?: string | null },
  ): Promise<Customer> {
    return this.unitOfWork.run(async () => {
      const identity = await this.identities.lock(command.identityId);
      if (!identity) throw customerNotFound();
      const from = identity.customerId;
      const locked = await this.customers.lockAll([from, command.customerId]);
      const visitor = locked.find((customer) => customer.id === from);
      const known = locked.find((customer) => customer.id === command.customerId);
      if (!visitor || !known || known.joinedInto) throw customerNotFound();
      await this.identities.move(identity.id, known.id, command.signedTo ?? null);
      if (visitor.id === known.id) return known;
      const now = this.clock.now();
      const isEmpty = (await this.identities.of(visitor.id)).length === 0;
      const moved = isEmpty ? await this.trails.move(visitor.id, known.id, now) : null;
      const facts = isEmpty ? missingFacts(known, visitor) : {};
      await this.trails.recordJoin({
        identityId: identity.id,
        from: visitor.id,
        to: known.id,
        moved: { ...moved, facts: Object.keys(facts) },
        byName: refOf(actor).name,
        at: now,
      });
      if (isEmpty)
        await this.customers.save({ ...visitor, joinedInto: known.id, version: visitor.version + 1 }, now);
      const after = await this.changes.apply(known, facts);
      // Their other devices were let in by the customer's own file, which said nothing of it.
      if (moved && moved.blocks.length > 0) await this.changes.announceBlock(known.id);
      await this.outbox.append('identity.joined', known.id, {
        identityId: identity.id,
        fromCustomerId: visitor.id,
        toCustomerId: known.id,
      });
      return after;
    });
  }
}
