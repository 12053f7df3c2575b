import { newId, type Clock } from '@yingda/platform';
import { type Customer, newCustomer } from '../domain/customer';
import type { Customers } from '../storage/customers';

/** Finds or makes the customer whom the shop calls by this id; inside a unit of work, locked. */
export class ShopCustomers {
  constructor(
    private readonly customers: Customers,
    private readonly clock: Clock,
  ) {}

  /** Who is called so by the shop; null when nobody is yet. */
  async find(externalId: string): Promise<string | null> {
    const found = await this.customers.findByExternalId(externalId);
    return found && this.customers.rootOf(found);
  }

  async ensure(externalId: string): Promise<{ customer: Customer; made: boolean }> {
    const found = await this.customers.findByExternalId(externalId);
    if (found) return { customer: (await this.customers.lockRoot(found.id))!, made: false };
    const customer: Customer = { ...newCustomer(newId(), this.clock.now()), isVisitor: false, externalId };
    if (await this.customers.insert(customer)) return { customer, made: true };
    // Somebody was faster: theirs is the one.
    const theirs = (await this.customers.findByExternalId(externalId))!;
    return { customer: (await this.customers.lockRoot(theirs.id))!, made: false };
  }
}
