import { type AddCustomerNote, type CustomerNote } from '@yingda/contracts';
import { refOf, type Actor } from '@yingda/events';
import { newId, type Clock, type UnitOfWork } from '@yingda/platform';
import { requireRight } from '../domain/rights';
import { requireStorable } from '../domain/storable';
import type { Customers } from '../storage/customers';
import type { CustomerTrails } from '../storage/customer-trails';
import { type CustomerChanges, customerNotFound } from './customer-changes';

/** Staff write down something about a customer that stays beyond the conversation. */
export class AddNote {
  constructor(
    private readonly customers: Customers,
    private readonly trails: CustomerTrails,
    private readonly changes: CustomerChanges,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-permitted, customer-not-found */
  async execute(actor: Actor, command: AddCustomerNote & { customerId: string }): Promise<CustomerNote> {
    requireRight(actor, 'customer.edit');
    requireStorable(command);
    return this.unitOfWork.run(async () => {
      const customer = await this.customers.lock(command.customerId);
      if (!customer || customer.joinedInto) throw customerNotFound();
      const author = refOf(actor);
      const note = {
        id: newId(),
        text: command.text,
        authorId: author.id,
        authorName: author.name,
        at: this.clock.now(),
      };
      await this.trails.addNote(customer.id, note);
      await this.changes.announce(customer);
      return { id: note.id, text: note.text, authorName: note.authorName, createdAt: note.at.toISOString() };
    });
  }
}
