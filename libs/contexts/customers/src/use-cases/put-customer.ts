import { type ApiCustomer, type PutCustomer as PutCustomerCommand } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import { requireStorable } from '../domain/storable';
import { writtenContact } from './contact-input';
import type { CustomerChanges } from './customer-changes';
import { apiCustomer } from './customer-records';
import type { ShopCustomers } from './shop-customers';

/** The shop's own system writes a customer by its own id: made when new, else changed where it says something. */
export class PutCustomer {
  constructor(
    private readonly shopCustomers: ShopCustomers,
    private readonly changes: CustomerChanges,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Refusal not-permitted, invalid-payload */
  async execute(actor: Actor, command: PutCustomerCommand & { externalId: string }): Promise<ApiCustomer> {
    if (actor.kind !== 'api' && actor.kind !== 'system') {
      throw new Refusal('not-permitted', 'Only the shop’s own systems write customers by their id.');
    }
    requireStorable(command);
    const externalId = command.externalId.trim();
    if (!externalId || externalId.length > 80) {
      throw new Refusal('invalid-payload', 'The id must have 1 to 80 characters.', { field: 'externalId' });
    }
    return this.unitOfWork.run(async () => {
      const { customer } = await this.shopCustomers.ensure(externalId);
      const { name, tier, attributes } = command;
      const facts = { name: name?.trim(), tier, attributes, ...writtenContact(command) };
      return apiCustomer(await this.changes.apply(customer, facts, actor));
    });
  }
}
