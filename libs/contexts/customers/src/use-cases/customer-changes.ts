import { Refusal } from '@yingda/contracts/names';
import type { Clock, Outbox } from '@yingda/platform';
import { type Customer, type CustomerFacts, withFacts } from '../domain/customer';
import type { Blocks } from '../storage/blocks';
import type { Customers } from '../storage/customers';

/** Keeps what a use case made of a customer and tells of it; inside its unit of work, under the customer's lock. */
export class CustomerChanges {
  constructor(
    private readonly customers: Customers,
    private readonly blocks: Blocks,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The customer with these facts; saved and told only when they say something new. */
  async apply(customer: Customer, facts: CustomerFacts): Promise<Customer> {
    const after = withFacts(customer, facts);
    if (after !== customer) await this.save(after);
    return after;
  }

  async save(customer: Customer): Promise<void> {
    await this.customers.save(customer, this.clock.now());
    await this.announce(customer);
  }

  async announce(customer: Customer): Promise<void> {
    const { id, name, tier, isVisitor, code } = customer;
    const blocked = (await this.blocks.of(id, this.clock.now())) !== null;
    await this.outbox.append('customer.updated', id, {
      customerId: id,
      name,
      tier,
      isVisitor,
      code,
      blocked,
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
