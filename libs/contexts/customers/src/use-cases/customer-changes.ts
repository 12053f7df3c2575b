import { Refusal, type Tier } from '@yingda/contracts/names';
import type { Clock, Outbox } from '@yingda/platform';
import { type Customer, type CustomerFacts, withFacts } from '../domain/customer';
import type { Blocks } from '../storage/blocks';
import type { Actor } from '@yingda/events';
import type { Customers } from '../storage/customers';
import type { FileNotes } from './files/file-notes';

/** Keeps what a use case made of a customer and tells of it; inside its unit of work, under the customer's lock. */
export class CustomerChanges {
  constructor(
    private readonly customers: Customers,
    private readonly blocks: Blocks,
    private readonly outbox: Outbox,
    private readonly notes: FileNotes,
    private readonly clock: Clock,
  ) {}

  /** The customer with these facts; saved, noted and told only when they say something new. `actor`: whose word it is. */
  async apply(customer: Customer, facts: CustomerFacts, actor: Actor | null = null): Promise<Customer> {
    const after = withFacts(customer, facts);
    if (after === customer) return after;
    await this.notes.changed(actor, customer, after);
    await this.save(after, customer.tier);
    return after;
  }

  /** Something else of the customer's file is other than before: the next version, saved and told. */
  async touch(customer: Customer, tier = customer.tier): Promise<Customer> {
    const after = { ...customer, tier, version: customer.version + 1 };
    await this.save(after, customer.tier);
    return after;
  }

  /** `tierBefore`: where it may be another now. */
  async save(customer: Customer, tierBefore?: Tier): Promise<void> {
    await this.customers.save(customer, this.clock.now());
    await this.announce(customer, tierBefore);
  }

  async announce(customer: Customer, tierBefore?: Tier): Promise<void> {
    const { id, name, tier, isVisitor, code } = customer;
    const blocked = (await this.blocks.of(id, this.clock.now())) !== null;
    await this.outbox.append('customer.updated', id, {
      customerId: id,
      name,
      tier,
      isVisitor,
      code,
      blocked,
      ...(tierBefore && tierBefore !== tier ? { tierBefore } : {}),
    });
  }

  /** The customer has got a block that was set on somebody else's name. */
  async announceBlock(customerId: string): Promise<void> {
    const block = await this.blocks.of(customerId, this.clock.now());
    if (!block) return;
    await this.outbox.append('customer.blocked', customerId, {
      customerId,
      reason: block.reason,
      until: block.until?.toISOString() ?? null,
      by: { kind: 'agent', id: block.blockedBy, name: block.blockedByName },
    });
  }
}

export function customerNotFound(): Refusal {
  return new Refusal('customer-not-found', 'There is no such customer.');
}
