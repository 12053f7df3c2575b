import { Refusal } from '@yingda/contracts/names';
import type { CustomerActor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import { contactOf } from '../domain/contact';
import type { CustomerFacts } from '../domain/customer';
import { requireStorable } from '../domain/storable';
import type { Customers } from '../storage/customers';
import { type CustomerChanges, customerNotFound } from './customer-changes';

/**
 * What a shopper tells of themselves before the chat or when leaving a message. A visitor may correct it; of a customer
 * the shop knows, only what is missing is added.
 */
export class SetContact {
  constructor(
    private readonly customers: Customers,
    private readonly changes: CustomerChanges,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** `contact` is a phone number or an e-mail address. @throws Refusal invalid-payload, customer-not-found */
  async execute(actor: CustomerActor, command: { name?: string; contact?: string }): Promise<void> {
    requireStorable(command);
    const contact = command.contact?.trim() ? contactOf(command.contact) : undefined;
    if (contact === null) {
      throw new Refusal('invalid-payload', 'This is neither a phone number nor an e-mail address.', {
        field: 'contact',
      });
    }
    const said: CustomerFacts = {
      name: command.name?.trim() || undefined,
      ...(contact ? { [contact.kind]: contact.value } : {}),
    };
    await this.unitOfWork.run(async () => {
      const customer = await this.customers.lock(actor.customerId);
      if (!customer) throw customerNotFound();
      const entries = Object.entries(said) as [keyof CustomerFacts, string | undefined][];
      const allowed = entries.filter(([field]) => customer.isVisitor || !customer[field]);
      await this.changes.apply(customer, Object.fromEntries(allowed));
    });
  }
}
